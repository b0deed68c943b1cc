import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { nothing, sha256, words } from '../../input/shapes.ts'
import { payoutView } from '../../queries/payouts.ts'
import { bankAccountById } from '../../store/bank-accounts.ts'
import { addNoteOfGrant } from '../../store/notes.ts'
import { isNotCarriedOut, lastDayOf } from '../../store/payable.ts'
import { batchById, type PayoutRow, payoutById, payoutMovedBy, payoutsOfBatch, releaseOf } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { stateAt } from '../../store/states.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { reject } from './end-batch.ts'

/**
 * A payout was never carried out: as the bank says itself, or since nobody collected it. From an agent or a cash desk without their notice only
 * when the statements cover the days in which it could be collected and show no line for it. What goes as one row is rejected whole. Refuses
 * same_person (who released it, and may stop its batch), wrong_state, may_still_be_carried_out.
 */
export const rejectPayout = command({
  kind: 'payout_rejected',
  summary: 'Record that the bank did not carry a payout out',
  makes: false,
  refuses: ['same_person', 'wrong_state', 'may_still_be_carried_out'],
  body: z.strictObject({ reason: words(2000), evidenceSha256: sha256.optional() }),
  decide: (read, { params, body, actor }) => {
    const payout = payoutById(read, idOf(params['id']) ?? -1)
    if (!payout) return notFound(say.noPayout, params['id'])
    if (releaseOf(read, payout.batch)?.by === actor) return problem('same_person', say.ownRejection)
    if (payout.state !== 'instructed') return problem('wrong_state', say.rejectOnlyOnWay(payout.state))
    const isCollected = bankAccountById(read, payout.bankAccount)?.kind !== 'bank'
    const fault = isCollected && body.evidenceSha256 === undefined ? carriedOutStill(read, payout) : undefined
    if (fault) return fault
    return done((tx) => {
      for (const p of inItsRow(tx, payout)) reject(tx, p)
      addNoteOfGrant(tx, payout.grant, { noun: 'payout', subject: payout.id, words: { reason: body.reason }, evidenceSha256: body.evidenceSha256 })
    })
  },
  answer: moved,
})

/** Takes one prepared payout out of its batch. Refuses wrong_state. */
export const cancelPayout = command({
  kind: 'payout_cancelled',
  summary: 'Cancel a prepared payout',
  makes: false,
  refuses: ['wrong_state'],
  body: nothing,
  decide: (read, { params }) => {
    const payout = payoutById(read, idOf(params['id']) ?? -1)
    if (!payout) return notFound(say.noPayout, params['id'])
    if (payout.state !== 'prepared') return problem('wrong_state', say.cancelOnlyPrepared(payout.state))
    const others = payoutsOfBatch(read, payout.batch).filter((p) => p.state === 'prepared' && p.id !== payout.id)
    return done((tx) => {
      tx.step('payout', payout.id, 'prepared', 'cancelled')
      if (others.length === 0) tx.step('batch', payout.batch, 'prepared', 'cancelled')
    })
  },
  answer: moved,
})

/** A payout with all that goes as one row with it and is on its way: it comes first. */
export function inItsRow(read: Read, payout: PayoutRow): readonly PayoutRow[] {
  if ((batchById(read, payout.batch)?.institution ?? null) === null) return [payout]
  const others = payoutsOfBatch(read, payout.batch).filter((p) => p.id !== payout.id && p.state === 'instructed')
  return [payout, ...others]
}

/** A payout can be carried out, or collected, in its account's days: until statements cover them without its line, only a notice tells that it was not. */
export function carriedOutStill(read: Read, payout: PayoutRow) {
  const account = bankAccountById(read, payout.bankAccount)
  const batch = batchById(read, payout.batch)
  const releasedAt = releaseOf(read, payout.batch)?.at
  if (!account || !batch || releasedAt === undefined) return undefined
  const of = { reference: payout.reference, batchReference: batch.reference, bankAccount: account.id, releasedAt }
  return isNotCarriedOut(read, account, of)
    ? undefined
    : problem('may_still_be_carried_out', say.mayStillBePaid(payout.id, account.code, lastDayOf(account, releasedAt)))
}

function moved(read: Read, seq: number) {
  const payout = found(payoutMovedBy(read, seq))
  return payoutView(read, payout, true, stateAt(read, 'payout', payout.id, seq))
}
