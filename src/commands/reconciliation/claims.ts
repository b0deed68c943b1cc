import { idOf } from '../../core/id.ts'
import { claimRecovered, lossTakenBack, receiptSentBack, shareOfClaim } from '../../core/ledger/claims.ts'
import type { EntryPlan } from '../../core/ledger/entry.ts'
import { unidentified } from '../../core/ledger/money-in.ts'
import { moneyToText } from '../../core/money/money.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'
import { type BankAccount, bankAccountById } from '../../store/bank-accounts.ts'
import { breakById } from '../../store/breaks.ts'
import {
  addBroughtBack,
  claimsOfAmount,
  givenUpOn,
  lessLeftBy,
  type MissingMoney,
  missingOf,
  missingOfPayout,
  type NobodysReceipt,
  nobodysReceiptOf,
  receiptsWaiting,
} from '../../store/claims.ts'
import { type PayoutRow, payoutById } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'
import type { Write } from '../../store/write.ts'
import { bankSide, rateKept } from './in-fund.ts'
import type { EntriesOfKind } from './match-planned.ts'

/** How a claim is named: by the break that waits for it, by the payout, or by neither where one alone has exactly the amount. */
interface ClaimNamed {
  readonly break?: string | undefined
  readonly payouts: readonly number[]
}

const sum = (lines: readonly LineRow[]) => lines.reduce((total, l) => total + l.amount, 0)
const money = (minor: number, account: BankAccount) => moneyToText(minor, account.currency)

/**
 * Match kind `claim`. A line in brings back what is claimed of another, or what of it was given up: by `break`, by `payouts[0]`, or the one
 * standing claim of exactly its amount. Less leaves the rest claimed; more is nobody's yet where its break says so (difference unidentified). A line out sends a receipt back that was taken in as nobody's
 * (action send_back), named the same way. Refuses match_not_allowed (none, or several that fit), amount_differs (more than stands), amount_invalid.
 */
export const claimMade: EntriesOfKind = (read, account, of, lines) => {
  const way = Math.sign(lines[0].amount)
  if (lines.some((l) => Math.sign(l.amount) !== way)) return problem('match_not_allowed', say.claimOneWay)
  if (way < 0) return sentBack(read, account, of, lines)
  const meant = claimMeant(read, account, of, sum(lines))
  if (!meant.ok) return meant
  return of.hasExcess ? broughtMore(account, meant.value, lines[0]) : broughtBack(read, account, meant.value, lines)
}

/**
 * How a claim's match is named in full: by the break that it answers and the payout of that, so that whoever released it does not match what
 * comes back (`about`: the line under which it stands). As it was named, where that is no one claim.
 */
export function claimNamed<T extends { readonly lines: readonly LineRow[]; readonly payouts: readonly PayoutRow[] }>(
  read: Read,
  of: T,
  named: string | undefined,
): { readonly known: T; readonly break: string | undefined; readonly released: readonly PayoutRow[]; readonly about: readonly number[] } {
  const account = bankAccountById(read, of.lines[0]?.bankAccount ?? -1)
  const moved = sum(of.lines)
  const as = { payouts: of.payouts.map((p) => p.id), break: named }
  const asNamed = { known: of, break: named, released: of.payouts, about: [] }
  if (!account || moved === 0) return asNamed
  const meant = moved > 0 ? claimMeant(read, account, as, moved) : receiptMeant(read, account, as, -moved)
  if (!meant.ok) return asNamed
  const payout = meant.value.payout === null ? undefined : payoutById(read, meant.value.payout)
  const known = payout && of.payouts.length === 0 ? { ...of, payouts: [payout] } : of
  return { known, break: String(meant.value.break), released: [...of.payouts, ...(payout ? [payout] : [])], about: [meant.value.line] }
}

/** What a claim's naming lacks sense in. */
export function claimNamingFault({ kind, break: named }: { readonly kind: string; readonly break?: string | undefined }): Said | undefined {
  return kind !== 'claim' && named !== undefined ? say.onlyClaimNames : undefined
}

function claimMeant(read: Read, account: BankAccount, named: ClaimNamed, moved: number): Result<MissingMoney> {
  const [payout] = named.payouts
  if (named.break !== undefined) return claimOfBreak(read, account, named.break, payout)
  if (payout === undefined) {
    const fit = claimsOfAmount(read, account.id, moved)
    return oneOf(fit, say.noClaimOf(money(moved, account)))
  }
  const all = missingOfPayout(read, payout)
  const standing = all.filter((m) => m.state === 'claimed')
  const givenUp = all.filter((m) => m.state === 'resolved')
  const fit = standing.length > 0 ? standing : givenUp
  const exact = fit.filter((m) => m.restMoved === moved)
  return oneOf(exact.length === 1 ? exact : fit, say.nothingClaimedOf(payout))
}

function claimOfBreak(read: Read, account: BankAccount, text: string, payout: number | undefined): Result<MissingMoney> {
  const of = breakById(read, idOf(text) ?? -1)
  if (of?.bankAccount !== account.id) return notFound(say.noBreakOfAccount, text)
  const missing = missingOf(read, of.id)
  if (payout !== undefined && !missingOfPayout(read, payout).some((m) => m.break === of.id))
    return problem('match_not_allowed', say.breakNotAbout(text, payout))
  if (missing && missing.state !== 'claimed' && missing.state !== 'resolved') return problem('match_not_allowed', say.notClaimedYet(text))
  return missing && missing.restMoved > 0 ? done(missing) : problem('match_not_allowed', say.nothingMissing(text))
}

function oneOf<T extends { readonly break: number }>(fit: readonly T[], none: Said): Result<T> {
  const [only, second] = fit
  if (!only) return problem('match_not_allowed', none)
  return second ? problem('match_not_allowed', say.severalFit(fit.map((f) => String(f.break)))) : done(only)
}

function broughtBack(read: Read, account: BankAccount, of: MissingMoney, lines: readonly LineRow[]): ReturnType<EntriesOfKind> {
  const moved = sum(lines)
  if (moved > of.restMoved) {
    const fell = lessLeftBy(read, of.break)
    const told = [money(moved, account), money(of.restMoved, account), of.break] as const
    return problem('amount_differs', fell === undefined ? say.moreThanMissing(...told) : say.moreThanLeftOf(...told, fell))
  }
  const entries: EntryPlan[] = []
  let [backAmount, backMoved] = [of.amount - of.restAmount, of.moved - of.restMoved]
  for (const line of lines) {
    const minor = shareOfClaim({ amount: of.amount, moved: of.moved, backAmount, backMoved }, line.amount)
    if (minor === 0) return problem('amount_invalid', say.noAmountOfClaim(line.id, of.currency))
    entries.push(claimRecovered(of, of.line, bankSide(account, line), minor, rateKept(of)))
    backAmount += minor
    backMoved += line.amount
  }
  const amount = backAmount - of.amount + of.restAmount
  const isWhole = moved === of.restMoved
  return done((tx, match) => {
    if (of.state === 'resolved') claimAgain(tx, of, lines[0]?.bookedOn ?? tx.today)
    addBroughtBack(tx, { match, break: of.break, amount, moved })
    if ((of.state === 'claimed') === isWhole) tx.step('break', of.break, of.state, isWhole ? 'resolved' : 'claimed')
    return entries
  })
}

/** The line brings all that is missing, and more: what is beyond is nobody's yet, and its break waits to send it back. */
function broughtMore(account: BankAccount, of: MissingMoney, line: LineRow): ReturnType<EntriesOfKind> {
  const beyond = line.amount - of.restMoved
  if (beyond <= 0) return problem('amount_differs', say.noMoreThanMissing(money(line.amount, account), money(of.restMoved, account), of.break))
  const recovered = claimRecovered(of, of.line, bankSide(account, line, of.restMoved), of.restAmount, rateKept(of))
  return done((tx, match) => {
    if (of.state === 'resolved') claimAgain(tx, of, line.bookedOn)
    addBroughtBack(tx, { match, break: of.break, amount: of.restAmount, moved: of.restMoved })
    if (of.state === 'claimed') tx.step('break', of.break, 'claimed', 'resolved')
    return [recovered, unidentified(account.fund, bankSide(account, line, beyond))]
  })
}

/** What was given up is a claim again, all of it; whoever gives up money does so anew for the rest. Never before the day of the loss, or there would be less than none in between. */
export function claimAgain(tx: Write, of: MissingMoney, on: string): void {
  const lost = givenUpOn(tx, of.break)
  tx.entry(lossTakenBack(of, of.line, of.restAmount, lost !== undefined && lost > on ? lost : on))
}

function receiptMeant(read: Read, account: BankAccount, named: ClaimNamed, minor: number): Result<NobodysReceipt> {
  if (named.break === undefined) {
    const fit = receiptsWaiting(read, account.id, minor)
    return oneOf(fit, say.noReceiptOf(money(minor, account)))
  }
  const of = breakById(read, idOf(named.break) ?? -1)
  if (of?.bankAccount !== account.id) return notFound(say.noBreakOfAccount, named.break)
  const receipt = nobodysReceiptOf(read, of.id)
  return receipt?.state === 'waiting' ? done(receipt) : problem('match_not_allowed', say.noReceiptWaits(named.break))
}

function sentBack(read: Read, account: BankAccount, named: ClaimNamed, lines: readonly LineRow[]): ReturnType<EntriesOfKind> {
  const moved = -sum(lines)
  const meant = receiptMeant(read, account, named, moved)
  if (!meant.ok) return meant
  const of = meant.value
  if (moved > of.minor) {
    return problem('amount_differs', say.moreThanReceipt(money(moved, account), money(of.minor, account), of.break))
  }
  return done((tx) => {
    if (moved === of.minor) tx.step('break', of.break, 'waiting', 'resolved')
    return lines.map((l) => receiptSentBack(of.fund, of.line, bankSide(account, l)))
  })
}
