import { invariant } from '../../core/invariant.ts'
import type { EntryPlan } from '../../core/ledger/entry.ts'
import { interestReceived, repaymentReceived } from '../../core/ledger/money-in.ts'
import { bankCharge, payoutReturned, payoutSettled } from '../../core/ledger/payouts.ts'
import type { BankSide, FundSide, RateUsed } from '../../core/ledger/sides.ts'
import { proportion } from '../../core/money/money.ts'
import { spread } from '../../core/reconciliation/spread.ts'
import { done, type Result } from '../../core/result.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import { leftFor } from '../../store/matches.ts'
import { type PayoutRow, payoutById } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { type LineRow, lineById } from '../../store/statements.ts'
import { claimMade } from './claims.ts'
import { contributionsBrought } from './contributions-brought.ts'
import { approvedOf, bankSide, homeOf, inFund, rateKept, sideOfPayout } from './in-fund.ts'
import type { EntriesOfKind, Lines, MatchEntries, MatchPlanned, PlannedKind } from './match-planned.ts'
import { exchangeMade, transferMade } from './own-money.ts'
import { refundsMoved } from './refunds.ts'

/** The part of a payout's approved amount that an amount of the account is: by the payout's own rate, rounded half to even; 0 where it is less than a unit. */
export const byPayoutRate = (p: PayoutRow, minor: number): number => (p.currency === p.fundCurrency ? minor : proportion(minor, p.fundAmount, p.amount))

/** What a bank kept of a return, in the fund's currency: never all of it, since something came back. */
export const feeOfReturn = (p: PayoutRow, leftMinor: number, kept: number): number => Math.min(byPayoutRate(p, kept), leftMinor - 1)

export function payoutRow(read: Read, id: number): PayoutRow {
  const row = payoutById(read, id)
  invariant(row, `payout ${id} was found`)
  return row
}

export function lineRow(read: Read, id: number): LineRow {
  const row = lineById(read, id)
  invariant(row, `line ${id} was found`)
  return row
}

/** What each kind of match posts. */
const ENTRIES: Readonly<Record<PlannedKind, EntriesOfKind>> = {
  settlement,
  return: returns,
  contribution: (read, account, of, lines) => contributionsBrought(read, account, of.contributions, lines),
  charge: (read, account, of, lines) => perLine(read, account, of, lines, (side, bank, money) => bankCharge(side, bank, money.minor, money.used)),
  interest: (read, account, of, lines) => perLine(read, account, of, lines, (side, bank, money) => interestReceived(side, bank, money.minor, money.used)),
  repayment: (read, account, of, lines) =>
    perLine(read, account, of, lines, (side, bank, money, payout) => repaymentReceived(side, bank, money.minor, payout?.grant ?? 0, money.used)),
  transfer: transferMade,
  exchange: exchangeMade,
  claim: claimMade,
  refund: refundsMoved,
}

/** The entries of a match. Refuses rate_missing, amount_invalid (an amount that is nothing in the fund's currency), and what its kind refuses. */
export function entriesOf(read: Read, account: BankAccount, of: MatchPlanned): Result<MatchEntries> {
  const [line, ...more] = of.lines.map((id) => lineRow(read, id))
  invariant(line, 'a match has a line')
  return ENTRIES[of.kind](read, account, of, [line, ...more])
}

function settlement(read: Read, account: BankAccount, of: MatchPlanned, lines: Lines): Result<EntryPlan[]> {
  const payouts = of.payouts.map((id) => payoutRow(read, id))
  const [only] = payouts
  const [line, ...rest] = lines
  if (payouts.length === 1 && only) {
    const charge = of.chargeMinor === undefined ? 0 : byPayoutRate(only, of.chargeMinor)
    // A fee that is nothing in the fund's currency stays in the position between the two
    const difference = of.difference ?? (charge === 0 ? undefined : { kind: 'charge' as const, minor: charge })
    return done([
      payoutSettled(sideOfPayout(only), approvedOf(only), [bankSide(account, line), ...rest.map((l) => bankSide(account, l))], rateKept(only), difference),
    ])
  }
  if (rest.length > 0) {
    const paid = partsOf(account, lines, payouts, (p) => p.amount)
    return done(paid.map(([p, parts]) => payoutSettled(sideOfPayout(p), approvedOf(p), parts, rateKept(p))))
  }
  const whole = payouts.reduce((sum, p) => sum + p.amount, 0)
  const entries = payouts.map((p) => {
    const isDiffering = p.id === of.differing
    const moved = isDiffering ? line.amount + whole - p.amount : -p.amount
    return payoutSettled(sideOfPayout(p), approvedOf(p), [bankSide(account, line, moved)], rateKept(p), isDiffering ? of.difference : undefined)
  })
  return withCharge(read, account, line, entries, of.chargeMinor)
}

type Parts = readonly [BankSide, ...BankSide[]]

/** Several lines and several payouts of one row: what each payout takes of each line, in minor units of the account. */
function partsOf(
  account: BankAccount,
  lines: Lines,
  payouts: readonly PayoutRow[],
  minorOf: (p: PayoutRow) => number,
): ReadonlyArray<readonly [PayoutRow, Parts]> {
  const taken = spread(
    lines.map(({ amount }) => amount),
    payouts.map(minorOf),
  )
  return payouts.map((p, n) => {
    const [first, ...more] = (taken[n] ?? []).map(({ line, minor }) => bankSide(account, lines[line] ?? lines[0], minor))
    invariant(first, 'lines and payouts of one row come to the same sum')
    return [p, [first, ...more]]
  })
}

function returns(read: Read, account: BankAccount, of: MatchPlanned, lines: Lines): Result<EntryPlan[]> {
  const payouts = of.payouts.map((id) => payoutRow(read, id))
  const [only] = payouts
  const [line, ...rest] = lines
  if (payouts.length === 1 && only) return done([returned(read, only, [bankSide(account, line), ...rest.map((l) => bankSide(account, l))], of.chargeMinor)])
  if (rest.length > 0) return done(partsOf(account, lines, payouts, (p) => leftFor(read, p).minor).map(([p, parts]) => returned(read, p, parts)))
  const entries = payouts.map((p) => {
    const left = leftFor(read, p)
    return payoutReturned(sideOfPayout(p), { ...approvedOf(p), minor: left.fundMinor }, bankSide(account, line, left.minor), rateKept(p))
  })
  return withCharge(read, account, line, entries, of.chargeMinor)
}

/** A fee for several payouts together is the home fund's. */
function withCharge(read: Read, account: BankAccount, line: LineRow, entries: readonly EntryPlan[], chargeMinor: number | undefined): Result<EntryPlan[]> {
  if (chargeMinor === undefined) return done([...entries])
  const home = homeOf(read, account)
  const money = inFund(read, account, home, chargeMinor, line.bookedOn)
  return money.ok ? done([...entries, bankCharge(home, bankSide(account, line, -chargeMinor), money.value.minor, money.value.used)]) : money
}

/** One payout comes back by one line, or by several: then one entry on the day of the last. */
function returned(read: Read, p: PayoutRow, banks: Parts, chargeMinor = 0): EntryPlan {
  const [head] = banks
  const moved = banks.reduce((sum, b) => sum + b.minor, 0)
  const last = banks.reduce((day, b) => (b.bookedOn > day ? b.bookedOn : day), head.bookedOn)
  const left = leftFor(read, p).fundMinor
  const back = { ...head, minor: moved, bookedOn: last }
  const entry = payoutReturned(sideOfPayout(p), { ...approvedOf(p), minor: left }, back, rateKept(p), feeOfReturn(p, left, chargeMinor))
  if (banks.length === 1) return entry
  return { ...entry, postings: entry.postings.flatMap((q) => (q.line === undefined ? [q] : banks.map((b) => ({ ...q, line: b.line, minor: b.minor })))) }
}

type LineEntry = (side: FundSide, bank: BankSide, money: { readonly minor: number; readonly used?: RateUsed }, payout: PayoutRow | undefined) => EntryPlan

/** One entry a line, in the fund of the payout that the match names, else in the account's home fund. */
function perLine(read: Read, account: BankAccount, of: MatchPlanned, lines: Lines, entry: LineEntry): Result<EntryPlan[]> {
  const [payout] = of.payouts.map((id) => payoutRow(read, id))
  const side = payout ? sideOfPayout(payout) : homeOf(read, account)
  const entries: EntryPlan[] = []
  for (const line of lines) {
    const money = inFund(read, account, side, Math.abs(line.amount), line.bookedOn)
    if (!money.ok) return money
    entries.push(entry(side, bankSide(account, line), money.value, payout))
  }
  return done(entries)
}
