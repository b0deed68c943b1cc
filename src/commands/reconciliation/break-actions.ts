import { invariant } from '../../core/invariant.ts'
import { unidentified } from '../../core/ledger/money-in.ts'
import { claimed, type NamedDifference, payoutReturned } from '../../core/ledger/payouts.ts'
import { amountText } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { type BankAccount, bankAccountById } from '../../store/bank-accounts.ts'
import type { BreakRow } from '../../store/breaks.ts'
import { fundById } from '../../store/funds.ts'
import { linesOfMatch, matchById, matchOfPayout, shortfallOf } from '../../store/matches.ts'
import { batchById, type PayoutRow, releaseOf } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'
import type { Action, BreakAnswer } from './break-answer.ts'
import { prepareMatch, ready } from './make-match.ts'
import { bankSide, byPayoutRate, inFund, lineRow, payoutRow } from './plan-match.ts'
import { undo } from './reverse-match.ts'
import { type MatchReady, writeMatch } from './write-match.ts'

/** The line that a break is about, open still, with its account. Refuses line_already_matched. */
export function openLine(read: Read, of: BreakRow): Result<{ readonly line: LineRow; readonly account: BankAccount }> {
  const line = lineRow(read, of.line ?? -1)
  const account = bankAccountById(read, line.bankAccount)
  invariant(account, 'a line is of a bank account')
  return line.state === 'open' ? done({ line, account }) : problem('line_already_matched', `Line ${line.id} is matched already.`)
}

/** Writes the match of an action; the break itself is answered by its resolution. */
export const written =
  (of: BreakRow, made: MatchReady): Action =>
  (tx) => ({ match: writeMatch(tx, { ...made, keepBreaks: [of.id] }) })

/** amount_differs: the payout is settled (or came back) by the line, and the difference is named. */
export function settleWithDifference(read: Read, of: BreakRow, { difference }: BreakAnswer): Result<Action> {
  if (difference === undefined) return problem('invalid_input', 'Name the difference: payable, charge or unidentified.')
  const opened = openLine(read, of)
  if (!opened.ok) return opened
  if (of.payout === null) return problem('action_not_allowed', 'The break names no single payout: match its line by hand.')
  const { line, account } = opened.value
  const payout = payoutRow(read, of.payout)
  return line.amount < 0 ? settleOther(read, of, { account, line, payout }, difference) : returnOther(read, of, { account, line, payout }, difference)
}

interface Differing {
  readonly account: BankAccount
  readonly line: LineRow
  readonly payout: PayoutRow
}

function settleOther(read: Read, of: BreakRow, { account, line, payout }: Differing, kind: NamedDifference['kind']): Result<Action> {
  if (payout.state !== 'instructed' && payout.state !== 'rejected') return problem('wrong_state', `The payout is ${payout.state} now.`)
  const more = -line.amount - payout.amount
  if (more === 0) return problem('match_not_allowed', 'The amounts are equal: match the line instead.')
  if (more < 0 !== (kind === 'payable')) {
    const words =
      more < 0 ? 'less left than was ordered: the rest is payable again (payable)' : 'more left than was ordered: the rest is a charge, or unidentified'
    return problem('action_not_allowed', `${amountText(Math.abs(more), account.currency)} ${account.currency} ${words}.`)
  }
  const minor = byPayoutRate(payout, Math.abs(more))
  if (minor === 0 || (kind === 'payable' && minor >= payout.fundAmount))
    return problem('amount_differs', 'The difference is no amount in the currency of the fund, or all of it.')
  const made = ready(read, account, {
    kind: 'settlement',
    lines: [line.id],
    payouts: [payout.id],
    contributions: [],
    difference: { kind, minor },
    features: differs(line, payout),
  })
  if (!made.ok) return made
  return done(written(of, kind === 'payable' ? { ...made.value, shortfall: { payout: payout.id, minor } } : made.value))
}

function returnOther(read: Read, of: BreakRow, { account, line, payout }: Differing, kind: NamedDifference['kind']): Result<Action> {
  if (payout.state !== 'settled') return problem('wrong_state', `The payout is ${payout.state} now: only one that was settled can come back.`)
  const kept = payout.amount - line.amount
  if (kept === 0) return problem('match_not_allowed', 'The amounts are equal: match the line instead.')
  if (kept > 0 ? kind !== 'charge' : kind !== 'unidentified') {
    return problem(
      'action_not_allowed',
      kept > 0 ? 'Less came back than left: what is missing is a charge.' : 'More came back than left: the rest is unidentified.',
    )
  }
  const side = { fund: payout.fund, currency: payout.fundCurrency }
  const rate = payout.rate === null ? undefined : { rate: payout.rate, source: payout.rateSource ?? '' }
  const whole = { payout: payout.id, grant: payout.grant, minor: payout.fundAmount - shortfallOf(read, payout.id) }
  const back = bankSide(account, line, Math.min(line.amount, payout.amount))
  const entries = [payoutReturned(side, whole, back, rate, kept > 0 ? byPayoutRate(payout, kept) : 0)]
  if (kept < 0) entries.push(unidentified(account.fund, bankSide(account, line, -kept)))
  return done(
    written(of, {
      bankAccount: account.id,
      kind: 'return',
      by: 'person',
      features: differs(line, payout),
      lines: [line.id],
      payouts: [payout.id],
      contributions: [],
      entries,
    }),
  )
}

const differs = (line: LineRow, payout: PayoutRow) => [
  { feature: 'amount_line', minor: Math.abs(line.amount) },
  { feature: 'amount_expected', minor: payout.amount },
]

/** Money that left wrongly: parked under its line and claimed from the bank; the break waits for the claim's line. */
export function claimBack(read: Read, of: BreakRow): Result<Action> {
  const opened = openLine(read, of)
  if (!opened.ok) return opened
  const { line, account } = opened.value
  if (line.amount > 0) return problem('action_not_allowed', 'Only money that left can be claimed back.')
  const payout = of.payout === null ? undefined : payoutRow(read, of.payout)
  const side = payout
    ? { fund: payout.fund, currency: payout.fundCurrency }
    : { fund: account.fund, currency: fundById(read, account.fund)?.currency ?? account.currency }
  const money = payout
    ? done({ minor: byPayoutRate(payout, -line.amount), used: payout.rate === null ? undefined : { rate: payout.rate, source: payout.rateSource ?? '' } })
    : inFund(read, account, side, -line.amount, line.bookedOn)
  if (!money.ok) return money
  const parked = unidentified(side.fund, bankSide(account, line))
  const claim = claimed(side, line.id, { currency: account.currency, minor: -line.amount }, money.value.minor, line.bookedOn, money.value.used)
  const match: MatchReady = {
    bankAccount: account.id,
    kind: 'payment',
    by: 'person',
    features: [],
    lines: [line.id],
    payouts: [],
    contributions: [],
    entries: [parked, claim],
    keepBreaks: [of.id],
  }
  return done((tx) => ({ match: writeMatch(tx, match), state: 'claimed' }))
}

/** An unknown debit is a charge of the bank. */
export function bookCharge(read: Read, of: BreakRow): Result<Action> {
  const opened = openLine(read, of)
  if (!opened.ok) return opened
  const { line, account } = opened.value
  if (line.amount > 0) return problem('action_not_allowed', 'A charge is money that left.')
  const made = ready(read, account, { kind: 'charge', lines: [line.id], payouts: [], contributions: [], features: [] })
  return made.ok ? done(written(of, made.value)) : made
}

/** The line of the break matched with what the person names. */
export function matchByBreak(read: Read, of: BreakRow, { match }: BreakAnswer, actor: number): Result<Action> {
  if (match === undefined) return problem('invalid_input', 'Say in "match" what the line is: kind, and the payouts or contributions that it proves.')
  if (of.line === null) return problem('action_not_allowed', 'The break is about no line.')
  const made = prepareMatch(read, { ...match, lines: [String(of.line)] }, actor)
  return made.ok ? done(written(of, made.value)) : made
}

/** payee_differs: the bank confirms by its notice that the payee was paid all the same. By neither who prepared nor who released. */
export function settle(read: Read, of: BreakRow, { evidenceSha256 }: BreakAnswer, actor: number): Result<Action> {
  const payout = payoutRow(read, of.payout ?? -1)
  if (batchById(read, payout.batch)?.preparedBy === actor || releaseOf(read, payout.batch)?.by === actor) {
    return problem('same_person', 'Whoever prepared or released the payout does not settle it to another account: ask a colleague.')
  }
  if (evidenceSha256 === undefined) return problem('invalid_input', "Give the SHA-256 of the bank's notice that the payee was paid.")
  const made = prepareMatch(read, { kind: 'settlement', lines: [String(of.line)], payouts: [String(payout.id)] }, actor, {
    features: [{ feature: 'account_differs' }],
  })
  return made.ok ? done(written(of, made.value)) : made
}

/** duplicate_payment: this line shows the payout's reference, and the one that settled it does not: they change places. */
export function exchangeLines(read: Read, of: BreakRow): Result<Action> {
  const opened = openLine(read, of)
  if (!opened.ok) return opened
  const { line, account } = opened.value
  const payout = payoutRow(read, of.payout ?? -1)
  const standing = matchOfPayout(read, payout.id, 'settlement')
  const match = standing === undefined ? undefined : matchById(read, standing)
  if (!match || of.otherLine === null || !linesOfMatch(read, match.id).includes(of.otherLine) || payout.state !== 'settled') {
    return problem('action_not_allowed', 'The payout is not settled by the other line that the break names.')
  }
  if (line.amount !== -payout.amount) return problem('amount_differs', "The line's amount is not the payout's.")
  const made = ready(read, account, {
    kind: 'settlement',
    lines: [line.id],
    payouts: [payout.id],
    contributions: [],
    features: [{ feature: 'reference' }, { feature: 'amount_exact' }],
  })
  if (!made.ok) return made
  return done((tx) => {
    undo(tx, match, [payout])
    return { match: writeMatch(tx, { ...made.value, keepBreaks: [of.id] }) }
  })
}
