import { idOf } from '../../core/id.ts'
import type { NamedDifference } from '../../core/ledger/payouts.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { type BreakRow, isOfBatch } from '../../store/breaks.ts'
import { linesOfMatch, matchById, matchOfPayout, payoutsOfMatch } from '../../store/matches.ts'
import { batchById, payoutById, payoutsOfBatch, releaseOf } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import type { Action, BreakAnswer } from './break-answer.ts'
import { openLine, written } from './break-line.ts'
import { returnOther, settleDiffering } from './difference-actions.ts'
import { ownUndo, releasedBy } from './own-payouts.ts'
import { payoutRow } from './plan-match.ts'
import { ELSEWHERE, prepareMatch, ready } from './prepare-match.ts'
import { undo, undoFault } from './reverse-match.ts'
import { writeMatch } from './write-match.ts'

/** What left without an order is a charge of the bank; a second payment names its payout, as a claim of it does. */
export function bookCharge(read: Read, of: BreakRow): Result<Action> {
  const opened = openLine(read, of)
  if (!opened.ok) return opened
  const { line, account } = opened.value
  if (line.amount > 0) return problem('action_not_allowed', say.chargeIsOut)
  const payouts = of.kind === 'duplicate_payment' && of.payout !== null ? [of.payout] : []
  const made = ready(read, account, { kind: 'charge', lines: [line.id], payouts, contributions: [], features: [] })
  return made.ok ? done(written(of, made.value)) : made
}

/** The line of the break matched with what the person names; a contribution in parts or with an excess, a return or a claim with its difference named. */
export function matchByBreak(read: Read, of: BreakRow, { match, difference, evidenceSha256 }: BreakAnswer, actor: number): Result<Action> {
  const named = asReturn(of, match) ?? namedByBreak(read, of)
  if (named === undefined) return problem('invalid_input', say.sayWhatLineIs)
  if (of.line === null) return problem('action_not_allowed', say.breakWithoutLine)
  if (named.kind === 'return' && difference !== undefined) return returnByBreak(read, of, named.payouts ?? [], difference, actor)
  const asked = { ...named, lines: [String(of.line)], ...(named.kind === 'transfer' ? { difference } : {}) }
  const hasExcess = named.kind === 'claim' && difference === 'unidentified'
  const made = prepareMatch(read, asked, actor, { inParts: named.kind === 'contribution', hasExcess, hasNotice: evidenceSha256 !== undefined })
  if (made.ok) return done(written(of, made.value, hasExcess ? 'waiting' : undefined))
  return named.kind === 'return' && made.problem.code === 'amount_differs' ? problem('amount_differs', say.nameDifferenceBack) : made
}

/** What came back under a payout's reference is that payout's, where no other is named. */
function asReturn(of: BreakRow, match: BreakAnswer['match']): BreakAnswer['match'] {
  if (match?.kind !== 'return' || of.payout === null || isOfBatch(of) || (match.payouts ?? []).length > 0) return match
  return { ...match, payouts: [String(of.payout)] }
}

/** What a break names already: a late return its payout, a contribution that differs the contribution. */
function namedByBreak(read: Read, of: BreakRow) {
  if (of.kind === 'late_return' && of.payout !== null) {
    // A line under the batch's own reference brings all that left with it
    const back = isOfBatch(of) ? payoutsOfBatch(read, payoutRow(read, of.payout).batch).filter((p) => p.state === 'settled') : [{ id: of.payout }]
    return { kind: 'return' as const, payouts: back.map(({ id }) => String(id)) }
  }
  return of.contribution === null ? undefined : { kind: 'contribution' as const, contributions: [String(of.contribution)] }
}

function returnByBreak(read: Read, of: BreakRow, payouts: readonly string[], difference: NamedDifference['kind'], actor: number): Result<Action> {
  const [text, second] = payouts
  // Of several together a bank kept something: whose share that is, nobody can say
  if (second !== undefined && difference === 'charge') {
    const made = prepareMatch(read, { kind: 'return', lines: [String(of.line)], payouts: [...payouts] }, actor, { isFeeNamed: true })
    return made.ok ? done(written(of, made.value)) : made
  }
  const payout = payoutById(read, idOf(text) ?? -1)
  if (text !== undefined && !payout) return notFound(say.noPayout, text)
  if (!payout || second !== undefined) return problem('match_not_allowed', say.returnOfOne)
  const mine = releasedBy(read, [payout], actor)
  if (mine) return mine
  const opened = openLine(read, of)
  if (!opened.ok) return opened
  const { line, account } = opened.value
  if (line.amount < 0 || payout.bankAccount !== account.id) return problem('match_not_allowed', say.returnIsIn)
  return returnOther(read, of, { account, line, payout }, difference)
}

/**
 * payee_differs: the bank confirms by its notice that the payee was paid all the same. By neither who prepared nor who released. Where another amount left
 * than was ordered, the difference is named with it: to claim back what the payee has, or to give it up, would be untrue.
 */
export function settle(read: Read, of: BreakRow, { evidenceSha256, difference, match }: BreakAnswer, actor: number): Result<Action> {
  const payout = payoutRow(read, of.payout ?? -1)
  if (batchById(read, payout.batch)?.preparedBy === actor || releaseOf(read, payout.batch)?.by === actor) {
    return problem('same_person', say.ownPayoutElsewhere)
  }
  if (evidenceSha256 === undefined) return problem('invalid_input', say.noticePaid)
  if (difference !== undefined) {
    const opened = openLine(read, of)
    if (!opened.ok) return opened
    return settleDiffering(read, of, { ...opened.value, payout }, { difference, match, features: ELSEWHERE })
  }
  // A line under the batch's own reference pays all that is open of it
  const paid = isOfBatch(of) ? payoutsOfBatch(read, payout.batch).filter((p) => p.state === 'instructed') : [payout]
  const asked = { kind: 'settlement' as const, lines: [String(of.line)], payouts: paid.map((p) => String(p.id)) }
  const made = prepareMatch(read, asked, actor, { hasNotice: true })
  if (!made.ok) return made.problem.code === 'amount_differs' ? problem('amount_differs', say.nameDifference) : made
  return done(written(of, made.value))
}

/** duplicate_payment: this line shows the payout's reference, and the one that settled it does not: they change places. */
export function exchangeLines(read: Read, of: BreakRow, actor: number): Result<Action> {
  const payout = of.payout === null ? undefined : payoutRow(read, of.payout)
  const opened = openLine(read, of)
  if (!opened.ok) return opened
  const { line, account } = opened.value
  const standing = payout && matchOfPayout(read, payout.id, 'settlement')
  const match = standing === undefined ? undefined : matchById(read, standing)
  const isOther = match && of.otherLine !== null && linesOfMatch(read, match.id).includes(of.otherLine) && payoutsOfMatch(read, match.id).length === 1
  if (!payout || !match || !isOther || payout.state !== 'settled') {
    return problem('action_not_allowed', say.notSettledByOther)
  }
  const fault = ownUndo(read, match.id, [payout], actor) ?? undoFault(read, match, [payout])
  if (fault) return fault
  if (line.amount !== -payout.amount) return problem('amount_differs', say.lineNotPayouts)
  const features = [{ feature: 'reference' }, { feature: 'amount_exact' }]
  const made = ready(read, account, { kind: 'settlement', lines: [line.id], payouts: [payout.id], contributions: [], features })
  if (!made.ok) return made
  return done((tx) => {
    undo(tx, match, [payout])
    return { match: writeMatch(tx, { ...made.value, keepBreaks: [of.id] }) }
  })
}
