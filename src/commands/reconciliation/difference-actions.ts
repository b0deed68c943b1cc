import { idOf } from '../../core/id.ts'
import { unidentified } from '../../core/ledger/money-in.ts'
import { type NamedDifference, payoutReturned } from '../../core/ledger/payouts.ts'
import { moneyToText } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import { type BreakRow, isOfBatch } from '../../store/breaks.ts'
import { paidAgainOf } from '../../store/claims.ts'
import { leftFor, repaidOf } from '../../store/matches.ts'
import { type PayoutRow, paidAgain, payoutsOfBatch } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'
import type { Action, BreakAnswer } from './break-answer.ts'
import { openLine, written } from './break-line.ts'
import { noteMissing } from './claim-actions.ts'
import { approvedOf, bankSide, rateKept, sideOfPayout } from './in-fund.ts'
import { byPayoutRate, feeOfReturn, payoutRow } from './plan-match.ts'
import { ready } from './prepare-match.ts'
import type { MatchReady } from './write-match.ts'

/** amount_differs: the payout is settled (or came back) by the line, and the difference is named. */
export function settleWithDifference(read: Read, of: BreakRow, { difference, match }: BreakAnswer): Result<Action> {
  if (of.payout === null) return problem('action_not_allowed', say.breakOfSeveral)
  const payout = payoutRow(read, of.payout)
  if (difference === undefined) return problem('invalid_input', say.nameDifference)
  const opened = openLine(read, of)
  if (!opened.ok) return opened
  const { line, account } = opened.value
  return line.amount > 0
    ? returnOther(read, of, { account, line, payout }, difference)
    : settleDiffering(read, of, { account, line, payout }, { difference, match })
}

/** A line by which another amount left than was ordered settles its payout. `features`: what else the match keeps. */
export function settleDiffering(
  read: Read,
  of: BreakRow,
  { account, line, payout }: Differing,
  {
    difference,
    match,
    features = [],
  }: { readonly difference: NamedDifference['kind']; readonly match: BreakAnswer['match']; readonly features?: readonly unknown[] },
): Result<Action> {
  const meant = isOfBatch(of) ? openOfBatch(read, { account, line, payout }, match?.payouts) : done({ account, line, payout })
  return meant.ok ? settleOther(read, of, meant.value, difference, features) : meant
}

export interface Differing {
  readonly account: BankAccount
  readonly line: LineRow
  /** The one with which the line differs. */
  readonly payout: PayoutRow
  /** Others that left whole by the line, under the reference of their batch. */
  readonly others?: readonly PayoutRow[]
}

/** A line under the batch's own reference pays all that is open of it. Where less left, the person names the payout of which. */
function openOfBatch(read: Read, { account, line, payout }: Differing, named: readonly string[] = []): Result<Differing> {
  const of = payoutsOfBatch(read, payout.batch)
  const instructed = of.filter((p) => p.state === 'instructed')
  // What was rejected left all the same where the line pays for it too
  const notPaid = of.filter((p) => p.state === 'instructed' || (p.state === 'rejected' && !paidAgain(read, p)))
  const open = -line.amount >= sumOf(notPaid) ? notPaid : instructed
  const [first, ...more] = open
  if (!first) return problem('wrong_state', say.payoutIsNow(payout.state))
  const isShort = -line.amount < sumOf(open)
  if (named.length === 0 && (!isShort || more.length === 0)) return done({ account, line, payout: first, others: more })
  const [text, second] = named
  const meant = open.find((p) => p.id === idOf(text))
  if (!meant || second !== undefined) return problem('invalid_input', say.nameShortPayout)
  return done({ account, line, payout: meant, others: open.filter((p) => p !== meant) })
}

const sumOf = (payouts: readonly PayoutRow[]): number => payouts.reduce((sum, p) => sum + p.amount, 0)

function settleOther(
  read: Read,
  of: BreakRow,
  { account, line, payout, others = [] }: Differing,
  kind: NamedDifference['kind'],
  features: readonly unknown[],
): Result<Action> {
  if (payout.state !== 'instructed' && payout.state !== 'rejected') return problem('wrong_state', say.payoutIsNow(payout.state))
  if (payout.state === 'rejected' && paidAgain(read, payout)) return problem('wrong_state', say.rejectedPaidAgain)
  const expected = sumOf([payout, ...others])
  const more = -line.amount - expected
  if (more === 0) return problem('match_not_allowed', say.amountsEqual)
  if (more < 0 !== (kind === 'payable')) {
    const differing = moneyToText(Math.abs(more), account.currency)
    return problem('action_not_allowed', more < 0 ? say.leftLess(differing) : say.leftMore(differing))
  }
  const minor = byPayoutRate(payout, Math.abs(more))
  const isNone = (minor === 0 && kind === 'unidentified') || (kind === 'payable' && (minor >= payout.fundAmount || -more >= payout.amount))
  if (isNone) return problem('amount_differs', say.differenceNoAmount)
  // Less than a unit of the fund's currency stays in the position between the two
  const difference = minor === 0 ? undefined : { kind, minor }
  const made = ready(read, account, {
    kind: 'settlement',
    lines: [line.id],
    payouts: [payout, ...others].map(({ id }) => id),
    contributions: [],
    difference,
    differing: payout.id,
    features: [...features, ...differs(line, expected)],
  })
  if (!made.ok) return made
  if (kind === 'unidentified') return done(written(of, alsoMissing(of, line, payout, made.value, { minor, more }), 'waiting'))
  return done(written(of, kind === 'payable' && minor > 0 ? { ...made.value, shortfall: { payout: payout.id, minor } } : made.value))
}

/** What left beyond the payout is missing: the break waits until somebody claims it, or gives it up. */
function alsoMissing(of: BreakRow, line: LineRow, payout: PayoutRow, made: MatchReady, { minor, more }: { minor: number; more: number }): MatchReady {
  return {
    ...made,
    entries: (tx, match) => {
      noteMissing(tx, { break: of.id, line: line.id, fund: payout.fund, amount: minor, moved: more, match, used: rateKept(payout) })
      return typeof made.entries === 'function' ? made.entries(tx, match) : made.entries
    },
  }
}

/** Another amount came back than left: what is missing is a charge, what is beyond is unidentified. */
export function returnOther(read: Read, of: BreakRow, { account, line, payout }: Differing, kind: NamedDifference['kind']): Result<Action> {
  if (payout.state !== 'settled') return problem('wrong_state', say.payoutNotSettled(payout.state))
  if (paidAgainOf(read, payout.instalment).length > 0) return problem('match_not_allowed', say.paidTwiceNoReturn)
  if (repaidOf(read, payout.id) > 0) return problem('match_not_allowed', say.repaidBefore(payout.id))
  const left = leftFor(read, payout)
  const kept = left.minor - line.amount
  if (kept === 0) return problem('match_not_allowed', say.amountsEqual)
  if (kept > 0 ? kind !== 'charge' : kind !== 'unidentified') {
    return problem('action_not_allowed', kept > 0 ? say.cameLess : say.cameMore)
  }
  const whole = { ...approvedOf(payout), minor: left.fundMinor }
  const back = bankSide(account, line, Math.min(line.amount, left.minor))
  const entries = [payoutReturned(sideOfPayout(payout), whole, back, rateKept(payout), kept > 0 ? feeOfReturn(payout, left.fundMinor, kept) : 0)]
  if (kept < 0) entries.push(unidentified(account.fund, bankSide(account, line, -kept)))
  return done(
    written(
      of,
      {
        bankAccount: account.id,
        kind: 'return',
        by: 'person',
        features: differs(line, left.minor),
        lines: [line.id],
        payouts: [payout.id],
        contributions: [],
        entries,
      },
      kept < 0 ? 'waiting' : undefined,
    ),
  )
}

const differs = (line: LineRow, expected: number) => [
  { feature: 'amount_line', minor: Math.abs(line.amount) },
  { feature: 'amount_expected', minor: expected },
]
