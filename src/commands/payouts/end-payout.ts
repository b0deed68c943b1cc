import { z } from 'zod'
import { problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { payoutView } from '../../queries/payouts.ts'
import { idOf } from '../../queries/query.ts'
import { addNoteOfGrant } from '../../store/notes.ts'
import { payoutById, payoutMovedBy, payoutsOfBatch } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { stateAt } from '../../store/states.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { nothing, sha256, words } from '../input.ts'
import { reject } from './end-batch.ts'

/** The bank never carried a payout out, as it says itself. Refuses wrong_state. */
export const rejectPayout = command({
  kind: 'payout_rejected',
  summary: 'Record that the bank did not carry a payout out',
  makes: false,
  body: z.strictObject({ reason: words(2000), evidenceSha256: sha256.optional() }),
  decide: (read, { params, body }) => {
    const payout = payoutById(read, idOf(params['id']) ?? -1)
    if (!payout) return problem('not_found', `There is no payout ${params['id'] ?? ''}.`)
    if (payout.state !== 'instructed') return problem('wrong_state', `The payout is ${payout.state}: only one that is on its way can be rejected.`)
    return done((tx) => {
      reject(tx, payout)
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
  body: nothing,
  decide: (read, { params }) => {
    const payout = payoutById(read, idOf(params['id']) ?? -1)
    if (!payout) return problem('not_found', `There is no payout ${params['id'] ?? ''}.`)
    if (payout.state !== 'prepared') return problem('wrong_state', `The payout is ${payout.state}: only one whose batch is not released can be cancelled.`)
    const others = payoutsOfBatch(read, payout.batch).filter((p) => p.state === 'prepared' && p.id !== payout.id)
    return done((tx) => {
      tx.step('payout', payout.id, 'prepared', 'cancelled')
      if (others.length === 0) tx.step('batch', payout.batch, 'prepared', 'cancelled')
    })
  },
  answer: moved,
})

function moved(read: Read, seq: number) {
  const payout = found(payoutMovedBy(read, seq))
  return payoutView(read, payout, true, stateAt(read, 'payout', payout.id, seq))
}
