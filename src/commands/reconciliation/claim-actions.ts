import { claimed, claimGivenUp, paymentGivenUp } from '../../core/ledger/claims.ts'
import type { EntryPlan } from '../../core/ledger/entry.ts'
import { unidentified } from '../../core/ledger/money-in.ts'
import type { FundSide, RateUsed } from '../../core/ledger/sides.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import type { BreakRow } from '../../store/breaks.ts'
import { addMissing, type MissingMoney, missingOf } from '../../store/claims.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'
import type { Write } from '../../store/write.ts'
import type { Action } from './break-answer.ts'
import { openLine } from './break-line.ts'
import { bankSide, homeOf, inFund, rateKept, sideOfPayout } from './in-fund.ts'
import { byPayoutRate, lineRow, payoutRow } from './plan-match.ts'
import { type MatchReady, writeMatch } from './write-match.ts'

/** Money that left wrongly: parked under its line and, on the day on which it left, claimed from the bank; the break waits for the claim's line. */
export function claimBack(read: Read, of: BreakRow): Result<Action> {
  const missing = of.state === 'waiting' ? missingOf(read, of.id) : undefined
  if (missing) {
    const parked = { currency: missing.currency, minor: missing.amount }
    const claim = claimed(missing, missing.line, parked, missing.amount, lineRow(read, missing.line).bookedOn)
    return done((tx) => {
      tx.entry(claim)
      return { state: 'claimed' }
    })
  }
  const left = leftWrongly(read, of)
  if (!left.ok) return left
  const { line, account, side, minor, used } = left.value
  const claim = claimed(side, line.id, { currency: account.currency, minor: -line.amount }, minor, line.bookedOn, used)
  return done((tx) => ({ match: writeMatch(tx, asPayment(of, left.value, claim)), state: 'claimed' }))
}

/**
 * Money that does not come back is given up by an approver: what is claimed, or unidentified beside a payout; or a payment made twice or unknown that
 * was never claimed. Its line may come all the same (match kind claim). Refuses action_not_allowed.
 */
export function writeOff(read: Read, of: BreakRow): Result<Action> {
  const missing = of.state === 'open' ? undefined : missingOf(read, of.id)
  if (missing) return done((tx) => lost(tx, of, missing))
  if (of.kind !== 'duplicate_payment' && of.kind !== 'unknown_debit') return problem('action_not_allowed', say.breakLacksNothing)
  const left = leftWrongly(read, of)
  if (!left.ok) return left
  const { line, account, side, minor, used } = left.value
  const loss = paymentGivenUp(side, line.id, { currency: account.currency, minor: -line.amount }, minor, read.today, used)
  return done((tx) => ({ match: writeMatch(tx, asPayment(of, left.value, loss)) }))
}

function lost(tx: Write, of: BreakRow, missing: MissingMoney): ReturnType<Action> {
  const parked = { currency: missing.currency, minor: missing.restAmount }
  tx.entry(
    of.state === 'claimed'
      ? claimGivenUp(missing, missing.line, missing.restAmount, tx.today)
      : paymentGivenUp(missing, missing.line, parked, missing.restAmount, tx.today),
  )
  return {}
}

/** A receipt that is nobody's is parked under its line; the break waits for the line out that sends it back (match kind claim). */
export function sendBack(read: Read, of: BreakRow): Result<Action> {
  const opened = openLine(read, of)
  if (!opened.ok) return opened
  const { line, account } = opened.value
  const match: MatchReady = {
    bankAccount: account.id,
    kind: 'receipt',
    by: 'person',
    features: [],
    lines: [line.id],
    payouts: of.payout === null ? [] : [of.payout],
    contributions: [],
    entries: [unidentified(account.fund, bankSide(account, line))],
    keepBreaks: [of.id],
  }
  return done((tx) => ({ match: writeMatch(tx, match), state: 'waiting' }))
}

interface LeftWrongly {
  readonly line: LineRow
  readonly account: BankAccount
  readonly side: FundSide
  /** In the fund's currency. */
  readonly minor: number
  readonly used?: RateUsed | undefined
}

/** The open line of a break by which money left: in the currency of its payout's fund at the payout's rate, else of the home fund by the day's. */
function leftWrongly(read: Read, of: BreakRow): Result<LeftWrongly> {
  const opened = openLine(read, of)
  if (!opened.ok) return opened
  const { line, account } = opened.value
  if (line.amount > 0) return problem('action_not_allowed', say.onlyMoneyOut)
  const payout = of.payout === null ? undefined : payoutRow(read, of.payout)
  if (!payout) {
    const side = homeOf(read, account)
    const money = inFund(read, account, side, -line.amount, line.bookedOn)
    return money.ok ? done({ line, account, side, ...money.value }) : money
  }
  const minor = byPayoutRate(payout, -line.amount)
  if (minor === 0) return problem('amount_invalid', say.lineNoAmount(payout.fundCurrency))
  return done({ line, account, side: sideOfPayout(payout), minor, used: rateKept(payout) })
}

/** The line booked as a payment that is missing: parked, and at once claimed or given up. */
function asPayment(of: BreakRow, { line, account, side, minor, used }: LeftWrongly, end: EntryPlan): MatchReady {
  return {
    bankAccount: account.id,
    kind: 'payment',
    by: 'person',
    features: [],
    lines: [line.id],
    payouts: of.payout === null ? [] : [of.payout],
    contributions: [],
    entries: (tx, match) => {
      noteMissing(tx, { break: of.id, line: line.id, fund: side.fund, amount: minor, moved: -line.amount, match, used })
      return [unidentified(side.fund, bankSide(account, line)), end]
    },
    keepBreaks: [of.id],
  }
}

/** Keeps what is missing by a break, with the rate at which its two currencies are one. */
export function noteMissing(
  tx: Write,
  {
    used,
    fee,
    ...of
  }: { break: number; line: number; fund: number; amount: number; moved: number; match: number | null; fee?: number; used?: RateUsed | undefined },
): void {
  addMissing(tx, { ...of, fee: fee === undefined || fee === 0 ? null : fee, rate: used?.rate ?? null, rateSource: used?.source ?? null })
}
