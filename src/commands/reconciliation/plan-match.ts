import { Decimal } from 'decimal.js'
import { invariant } from '../../core/invariant.ts'
import type { EntryPlan } from '../../core/ledger/entry.ts'
import { type FundSide, interestReceived, type RateUsed, repaymentReceived } from '../../core/ledger/money-in.ts'
import { bankCharge, type NamedDifference, type PayoutSide, payoutReturned, payoutSettled } from '../../core/ledger/payouts.ts'
import { done, type Result } from '../../core/result.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import { leftFor } from '../../store/matches.ts'
import { type PayoutRow, payoutById } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { type LineRow, lineById } from '../../store/statements.ts'
import { contributionsBrought } from './contributions-brought.ts'
import { bankSide, homeOf, inFund } from './in-fund.ts'

/** What a match is to tie together; ids were checked. Amounts: minor units of the account's currency. */
export interface MatchPlanned {
  readonly kind: 'settlement' | 'return' | 'charge' | 'contribution' | 'repayment' | 'interest'
  readonly lines: readonly number[]
  readonly payouts: readonly number[]
  readonly contributions: readonly number[]
  readonly chargeMinor?: number | undefined
  readonly difference?: NamedDifference | undefined
}

/** Holds the product of two amounts whole, so that it is rounded once. */
const Exact = Decimal.clone({ precision: 60 })

/** The part of a payout's approved amount that an amount of the account is: by the payout's own rate, rounded half to even; 0 where it is less than a unit. */
export const byPayoutRate = (p: PayoutRow, minor: number): number =>
  p.currency === p.fundCurrency ? minor : new Exact(minor).times(p.fundAmount).div(p.amount).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toNumber()

/** What a bank kept of a return, in the fund's currency: never all of it, since something came back. */
export const feeOfReturn = (p: PayoutRow, leftMinor: number, kept: number): number => Math.min(byPayoutRate(p, kept), leftMinor - 1)

const payoutRate = (p: PayoutRow): RateUsed | undefined => (p.rate === null ? undefined : { rate: p.rate, source: p.rateSource ?? '' })
const sideOf = (p: PayoutRow): FundSide => ({ fund: p.fund, currency: p.fundCurrency })
const approved = (p: PayoutRow): PayoutSide => ({ payout: p.id, grant: p.grant, minor: p.fundAmount })

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

/** The entries of a match. Refuses rate_missing, amount_invalid (an amount that is nothing in the fund's currency). */
export function entriesOf(read: Read, account: BankAccount, of: MatchPlanned): Result<EntryPlan[]> {
  const lines = of.lines.map((id) => lineRow(read, id))
  const [line, ...more] = lines
  invariant(line, 'a match has a line')
  const payouts = of.payouts.map((id) => payoutRow(read, id))
  if (of.kind === 'settlement') return settlement(read, account, payouts, [line, ...more], of)
  if (of.kind === 'return') return returns(read, account, payouts, [line, ...more], of)
  if (of.kind === 'contribution') return contributionsBrought(read, account, of.contributions, lines)
  return perLine(read, account, of, lines, payouts[0])
}

type Lines = readonly [LineRow, ...LineRow[]]

function settlement(read: Read, account: BankAccount, payouts: readonly PayoutRow[], lines: Lines, of: MatchPlanned): Result<EntryPlan[]> {
  const [only] = payouts
  const [line, ...rest] = lines
  if (payouts.length === 1 && only) {
    const charge = of.chargeMinor === undefined ? 0 : byPayoutRate(only, of.chargeMinor)
    // A fee that is nothing in the fund's currency stays in the position between the two
    const difference = of.difference ?? (charge === 0 ? undefined : { kind: 'charge' as const, minor: charge })
    return done([
      payoutSettled(sideOf(only), approved(only), [bankSide(account, line), ...rest.map((l) => bankSide(account, l))], payoutRate(only), difference),
    ])
  }
  const entries = payouts.map((p) => payoutSettled(sideOf(p), approved(p), [bankSide(account, line, -p.amount)], payoutRate(p)))
  return withCharge(read, account, line, entries, of.chargeMinor)
}

function returns(read: Read, account: BankAccount, payouts: readonly PayoutRow[], lines: Lines, of: MatchPlanned): Result<EntryPlan[]> {
  const [only] = payouts
  const [line] = lines
  if (payouts.length === 1 && only) return done([returned(read, account, only, lines, of.chargeMinor)])
  const entries = payouts.map((p) => {
    const left = leftFor(read, p)
    return payoutReturned(sideOf(p), { ...approved(p), minor: left.fundMinor }, bankSide(account, line, left.minor), payoutRate(p))
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
function returned(read: Read, account: BankAccount, p: PayoutRow, lines: Lines, chargeMinor = 0): EntryPlan {
  const [head, ...rest] = lines.map((l) => bankSide(account, l))
  invariant(head, 'a return has a line')
  const moved = lines.reduce((sum, l) => sum + l.amount, 0)
  const last = lines.reduce((day, l) => (l.bookedOn > day ? l.bookedOn : day), head.bookedOn)
  const left = leftFor(read, p).fundMinor
  const back = { ...head, minor: moved, bookedOn: last }
  const entry = payoutReturned(sideOf(p), { ...approved(p), minor: left }, back, payoutRate(p), feeOfReturn(p, left, chargeMinor))
  if (rest.length === 0) return entry
  return {
    ...entry,
    postings: entry.postings.flatMap((q) => (q.line === undefined ? [q] : [head, ...rest].map((b) => ({ ...q, line: b.line, minor: b.minor })))),
  }
}

function perLine(read: Read, account: BankAccount, of: MatchPlanned, lines: readonly LineRow[], payout: PayoutRow | undefined): Result<EntryPlan[]> {
  const side = payout ? sideOf(payout) : homeOf(read, account)
  const entries: EntryPlan[] = []
  for (const line of lines) {
    const bank = bankSide(account, line)
    const money = inFund(read, account, side, Math.abs(line.amount), line.bookedOn)
    if (!money.ok) return money
    const { minor, used } = money.value
    if (of.kind === 'charge') entries.push(bankCharge(side, bank, minor, used))
    else if (of.kind === 'interest') entries.push(interestReceived(side, bank, minor, used))
    else entries.push(repaymentReceived(side, bank, minor, payout?.grant ?? 0, used))
  }
  return done(entries)
}
