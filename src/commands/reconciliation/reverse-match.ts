import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { cancellationReversed } from '../../core/ledger/grants.ts'
import { payoutRejected } from '../../core/ledger/payouts.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'
import { words } from '../../input/shapes.ts'
import { matchView } from '../../queries/matches.ts'
import { breaksEndedBy } from '../../store/breaks.ts'
import { fellAwayBy, missingByMatch } from '../../store/claims.ts'
import { addCancellation, cancelledOf } from '../../store/grants.ts'
import {
  entriesOfMatch,
  leftFor,
  linesOfMatch,
  type MatchRow,
  matchById,
  matchOfPayout,
  matchReversedBy,
  payoutsOfMatch,
  repaidOf,
  reversalOf,
  settledFrom,
  shortfallOf,
} from '../../store/matches.ts'
import { addNote } from '../../store/notes.ts'
import { isPreparedAgain, leftOfInstalment, type PayoutRow, paidAgain } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { stateOf } from '../../store/states.ts'
import { arrivalOf } from '../../store/transfers.ts'
import type { Write } from '../../store/write.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { claimAnswered, claimFault, claimInstead, fallsWith, standAgain } from './claim-undo.ts'
import { approvedOf, sideOfPayout } from './in-fund.ts'
import { ownUndo } from './own-payouts.ts'
import { endPaidTwice } from './paid-once.ts'
import { payoutRow } from './plan-match.ts'
import { refundedFault } from './undo-limits.ts'
import { stepGrant } from './write-match.ts'

/**
 * Undoes a match: its entries are turned round, its lines are open again, its payouts are what they were, and the breaks that it resolved
 * stand again; what was cancelled of a shortfall is owed again with it. Refuses same_person (who released a payout of it), already_decided (undone before), wrong_state (something was built on it: a return, a payout of the rest, a claim).
 */
export const reverseMatch = command({
  kind: 'match_reversed',
  summary: 'Undo a match by reversing entries: its lines are open again, and the next reconciliation proposes for them anew',
  makes: true,
  refuses: ['same_person', 'already_decided', 'wrong_state'],
  body: z.strictObject({ reason: words(2000) }),
  decide: (read, { params, body, actor }) => {
    const match = matchById(read, idOf(params['id']) ?? -1)
    if (!match) return notFound(say.noMatch, params['id'])
    const payouts = payoutsOfMatch(read, match.id).map((id) => payoutRow(read, id))
    const mine = ownUndo(read, match.id, payouts, actor)
    if (mine) return mine
    if (match.state !== 'confirmed') return problem('already_decided', say.undoneAlready)
    const fault = undoFault(read, match, payouts)
    if (fault) return fault
    return done((tx) => {
      undo(tx, match, payouts)
      for (const instalment of new Set(payouts.map((p) => p.instalment))) endPaidTwice(tx, instalment)
      for (const grant of new Set(payouts.map((p) => p.grant))) stepGrant(tx, grant)
      addNote(tx, { noun: 'match', subject: match.id, words: { reason: body.reason } })
    })
  },
  answer: (read, seq) => matchView(read, found(matchReversedBy(read, seq)), 'reversed'),
})

/** Why a match cannot be undone now: something was built on it. */
export function undoFault(read: Read, match: MatchRow, payouts: readonly PayoutRow[]) {
  const wrong = (said: Said) => problem('wrong_state', said)
  const claim = claimFault(read, match)
  if (claim) return claim
  const arrival = arrivalOf(read, match.id)
  if (arrival !== undefined) return wrong(say.transferArrived(arrival))
  const refunded = refundedFault(read, match)
  if (refunded !== undefined) return wrong(refunded)
  for (const p of payouts) {
    const fault = match.kind === 'settlement' ? settlementFault(read, match, p) : match.kind === 'return' ? returnFault(read, p) : undefined
    if (fault !== undefined) return wrong(fault)
  }
  return undefined
}

function settlementFault(read: Read, match: MatchRow, p: PayoutRow): Said | undefined {
  if (matchOfPayout(read, p.id, 'return') !== undefined) return say.payoutCameBack(p.id)
  if (repaidOf(read, p.id) > 0) return say.payoutRepaid(p.id)
  const isAgain = paidAgain(read, p)
  if (settledFrom(read, match.eventSeq, p.id) === 'rejected') return isAgain ? say.payoutPaidAgain(p.id) : undefined
  const gone = goneOfShortfall(read, match, p)
  if (gone === 0 || isCancelled(read, gone, match, p)) return undefined
  return isAgain ? say.shortfallPaid(p.id) : say.shortfallCancelled(p.id)
}

/** What of a settlement's shortfall is not left to be paid any more (minor units of the fund's currency). */
function goneOfShortfall(read: Read, match: MatchRow, p: PayoutRow): number {
  const fell = fellAwayBy(read, match.id).reduce((sum, { amount }) => sum + amount, 0)
  const short = Math.max(0, shortfallOf(read, p.id) - fell)
  return short === 0 ? 0 : Math.max(0, short - leftOfInstalment(read, p.instalment))
}

/** Was just that of the shortfall cancelled, and did no claim fall away by it? Then the cancellation falls with the settlement: the payout is on its way whole, and owed whole. */
const isCancelled = (read: Read, gone: number, match: MatchRow, p: PayoutRow): boolean =>
  gone <= Math.min(shortfallOf(read, p.id), cancelledOf(read, p.instalment)) && fellAwayBy(read, match.id).length === 0

function reverseCancellation(tx: Write, match: MatchRow, p: PayoutRow): void {
  const minor = match.kind === 'settlement' && settledFrom(tx, match.eventSeq, p.id) !== 'rejected' ? goneOfShortfall(tx, match, p) : 0
  if (minor === 0) return
  addCancellation(tx, { grant: p.grant, instalment: p.instalment, amount: -minor })
  tx.entry(cancellationReversed(sideOfPayout(p), p.grant, minor, tx.today))
}

const returnFault = (read: Read, p: PayoutRow): Said | undefined =>
  isReleasedAgain(read, p) && isPreparedAgain(read, p) ? say.instalmentInBatch(p.id) : undefined

/** Does the return's money serve another payout of the instalment by now? */
const isReleasedAgain = (read: Read, p: PayoutRow): boolean => leftOfInstalment(read, p.instalment) < leftFor(read, p).fundMinor

/** Turns a match round in this event. */
export function undo(tx: Write, match: MatchRow, payouts: readonly PayoutRow[]): void {
  const lines = linesOfMatch(tx, match.id)
  const answered = claimAnswered(tx, match)
  const missing = missingByMatch(tx, match.id)
  fallsWith(tx, match)
  for (const p of payouts) reverseCancellation(tx, match, p)
  const kept = match.kind === 'return' ? payouts.filter((p) => isReleasedAgain(tx, p)) : []
  for (const entry of entriesOfMatch(tx, match.id)) {
    const mirror = reversalOf(tx, entry)
    const paid = kept.find((p) => mirror.postings.some((q) => q.account === 'liabilities:grants-payable' && q.subject === p.grant))
    if (paid) claimInstead(tx, match, mirror, paid)
    else tx.entry(mirror)
  }
  tx.step('match', match.id, 'confirmed', 'reversed')
  for (const line of lines) tx.step('line', line, 'matched', 'open')
  for (const p of payouts) stepBack(tx, match, p)
  for (const b of breaksEndedBy(tx, match)) {
    const now = stateOf(tx, 'break', b.id)
    if (now === b.state) tx.step('break', b.id, now, 'open')
  }
  for (const id of missing) {
    const now = stateOf(tx, 'break', id)
    if (now !== undefined && now !== 'open') tx.step('break', id, now, 'open')
  }
  standAgain(tx, answered)
}

function stepBack(tx: Write, match: MatchRow, p: PayoutRow): void {
  if (match.kind === 'return') tx.step('payout', p.id, 'returned', 'settled')
  if (match.kind !== 'settlement') return
  const before = settledFrom(tx, match.eventSeq, p.id) === 'rejected' ? 'rejected' : 'instructed'
  tx.step('payout', p.id, 'settled', before)
  if (before === 'rejected') tx.entry(payoutRejected(sideOfPayout(p), approvedOf(p), tx.today))
}
