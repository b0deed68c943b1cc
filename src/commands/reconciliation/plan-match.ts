import { Decimal } from 'decimal.js'
import { invariant } from '../../core/invariant.ts'
import type { EntryPlan } from '../../core/ledger/entry.ts'
import { type BankSide, contributionReceived, type FundSide, interestReceived, type RateUsed, repaymentReceived } from '../../core/ledger/money-in.ts'
import { bankCharge, type NamedDifference, type PayoutSide, payoutReturned, payoutSettled } from '../../core/ledger/payouts.ts'
import { convert } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { addDays } from '../../core/time/dates.ts'
import { type BankAccount, chartName, rateOn } from '../../store/bank-accounts.ts'
import { contributionById, fundById } from '../../store/funds.ts'
import { shortfallOf } from '../../store/matches.ts'
import { type PayoutRow, payoutById } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { type LineRow, lineById } from '../../store/statements.ts'

/** What a match is to tie together; ids were checked. Amounts: minor units of the account's currency. */
export interface MatchPlanned {
  readonly kind: 'settlement' | 'return' | 'charge' | 'contribution' | 'repayment' | 'interest'
  readonly lines: readonly number[]
  readonly payouts: readonly number[]
  readonly contributions: readonly number[]
  readonly chargeMinor?: number | undefined
  readonly difference?: NamedDifference | undefined
}

const RATE_DAYS = 3

export const bankSide = (account: BankAccount, line: LineRow, minor = line.amount): BankSide => ({
  account: chartName(account),
  currency: account.currency,
  minor,
  line: line.id,
  bookedOn: line.bookedOn,
})

/** An amount of the account in a fund's currency, by the newest rate of the last three days. Refuses rate_missing. */
export function inFund(
  read: Read,
  account: BankAccount,
  of: FundSide,
  minor: number,
  on: string,
): Result<{ readonly minor: number; readonly used?: RateUsed }> {
  if (account.currency === of.currency) return done({ minor })
  const rate = rateOn(read, account.currency, of.currency, on)
  if (!rate || rate.date < addDays(on, -RATE_DAYS))
    return problem('rate_missing', `There is no exchange rate from ${account.currency} to ${of.currency} of the three days to ${on}: record one.`)
  const money = convert({ minor, currency: account.currency }, of.currency, rate.rate)
  return money.ok ? done({ minor: money.value.minor, used: { rate: rate.rate, source: `${rate.source}, ${rate.date}` } }) : money
}

/** The part of a payout's approved amount that an amount of the account is: by the payout's own rate, rounded half to even. */
export const byPayoutRate = (p: PayoutRow, minor: number): number =>
  p.currency === p.fundCurrency ? minor : new Decimal(minor).times(p.fundAmount).div(p.amount).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toNumber()

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

/** The entries of a match. Refuses rate_missing. */
export function entriesOf(read: Read, account: BankAccount, of: MatchPlanned): Result<EntryPlan[]> {
  const lines = of.lines.map((id) => lineRow(read, id))
  const [line, ...more] = lines
  invariant(line, 'a match has a line')
  const payouts = of.payouts.map((id) => payoutRow(read, id))
  if (of.kind === 'settlement') return done(settlement(account, payouts, [line, ...more], of))
  if (of.kind === 'return') return done(payouts.flatMap((p) => returned(read, account, p, lines, payouts.length, of)))
  if (of.kind === 'contribution') return contribution(read, account, of, lines)
  return perLine(read, account, of, lines, payouts[0])
}

function settlement(account: BankAccount, payouts: readonly PayoutRow[], lines: readonly [LineRow, ...LineRow[]], of: MatchPlanned): EntryPlan[] {
  const [only] = payouts
  if (payouts.length === 1 && only) {
    const [first, ...rest] = lines
    const charge: NamedDifference | undefined = of.chargeMinor === undefined ? undefined : { kind: 'charge', minor: byPayoutRate(only, of.chargeMinor) }
    return [
      payoutSettled(
        sideOf(only),
        approved(only),
        [bankSide(account, first), ...rest.map((l) => bankSide(account, l))],
        payoutRate(only),
        of.difference ?? charge,
      ),
    ]
  }
  const [line] = lines
  const entries = payouts.map((p) => payoutSettled(sideOf(p), approved(p), [bankSide(account, line, -p.amount)], payoutRate(p)))
  const home = { fund: account.fund, currency: account.currency }
  return of.chargeMinor === undefined ? entries : [...entries, bankCharge(home, bankSide(account, line, -of.chargeMinor), of.chargeMinor)]
}

function returned(read: Read, account: BankAccount, p: PayoutRow, lines: readonly LineRow[], among: number, of: MatchPlanned): EntryPlan[] {
  const [line] = lines
  invariant(line && (among === 1 || lines.length === 1), 'one line for several payouts, or one payout')
  const left = { ...approved(p), minor: p.fundAmount - shortfallOf(read, p.id) }
  const charge = of.chargeMinor === undefined || among > 1 ? 0 : byPayoutRate(p, of.chargeMinor)
  const moved = among > 1 ? p.amount : lines.reduce((sum, l) => sum + l.amount, 0)
  // Several lines that bring one payout back are one entry on the day of the last; each is named by what it brings.
  const [head, ...rest] = lines.map((l) => bankSide(account, l, among > 1 ? moved : l.amount))
  invariant(head, 'a return has a line')
  const entry = payoutReturned(sideOf(p), left, { ...head, minor: moved }, payoutRate(p), charge)
  if (rest.length === 0) return [entry]
  return [
    { ...entry, postings: entry.postings.flatMap((q) => (q.line === undefined ? [q] : [head, ...rest].map((b) => ({ ...q, line: b.line, minor: b.minor })))) },
  ]
}

function contribution(read: Read, account: BankAccount, of: MatchPlanned, lines: readonly LineRow[]): Result<EntryPlan[]> {
  const entries: EntryPlan[] = []
  const several = of.contributions.length > 1
  for (const id of of.contributions) {
    const row = contributionById(read, id)
    const fund = row && fundById(read, row.fund)
    invariant(row && fund, 'the contribution was found')
    const side = { fund: fund.id, currency: fund.currency }
    for (const line of lines) {
      const bank = bankSide(account, line, several ? row.outstanding : line.amount)
      const money = inFund(read, account, side, bank.minor, line.bookedOn)
      if (!money.ok) return money
      entries.push(contributionReceived(side, id, bank, money.value.minor, money.value.used))
    }
  }
  return done(entries)
}

function perLine(read: Read, account: BankAccount, of: MatchPlanned, lines: readonly LineRow[], payout: PayoutRow | undefined): Result<EntryPlan[]> {
  const side = payout ? sideOf(payout) : { fund: account.fund, currency: fundById(read, account.fund)?.currency ?? account.currency }
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
