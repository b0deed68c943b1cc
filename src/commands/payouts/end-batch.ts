import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { payoutRejected } from '../../core/ledger/payouts.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { nothing, words } from '../../input/shapes.ts'
import { batchView } from '../../queries/payouts.ts'
import { standingBreaksOfPayout } from '../../store/breaks.ts'
import { addNote } from '../../store/notes.ts'
import { batchById, batchMovedBy, type PayoutRow, payoutsOfBatch } from '../../store/payouts.ts'
import type { Write } from '../../store/write.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { approvedOf, sideOfPayout } from '../reconciliation/in-fund.ts'
import { endPaidTwice } from '../reconciliation/paid-once.ts'
import { stepGrant } from '../reconciliation/write-match.ts'

/** Takes back a batch that is not released: its instalments are payable again. Refuses already_decided. */
export const cancelBatch = command({
  kind: 'batch_cancelled',
  summary: 'Cancel a batch before its release',
  makes: false,
  refuses: ['already_decided'],
  body: nothing,
  decide: (read, { params }) => {
    const batch = batchById(read, idOf(params['id']) ?? -1)
    if (!batch) return notFound(say.noBatch, params['id'])
    if (batch.state !== 'prepared') return problem('already_decided', say.batchIs(batch.state))
    const payouts = payoutsOfBatch(read, batch.id).filter((p) => p.state === 'prepared')
    return done((tx) => {
      tx.step('batch', batch.id, 'prepared', 'cancelled')
      for (const p of payouts) tx.step('payout', p.id, 'prepared', 'cancelled')
    })
  },
  answer: (read, seq) => batchView(read, found(batchMovedBy(read, seq)), seq, true),
})

/**
 * Stops a released batch: what no line has settled becomes rejected. After a hand-over it may still be carried out, and is payable again
 * only once the statements show that it was not. Refuses batch_not_released, wrong_state.
 */
export const stopBatch = command({
  kind: 'batch_stopped',
  summary: 'Stop a released batch',
  makes: false,
  refuses: ['already_decided', 'wrong_state', 'batch_not_released'],
  body: z.strictObject({ reason: words(2000) }),
  decide: (read, { params, body }) => {
    const batch = batchById(read, idOf(params['id']) ?? -1)
    if (!batch) return notFound(say.noBatch, params['id'])
    if (batch.state === 'prepared') return problem('batch_not_released', say.cancelInstead)
    if (batch.state !== 'released') return problem('already_decided', say.batchIs(batch.state))
    const payouts = payoutsOfBatch(read, batch.id).filter((p) => p.state === 'instructed')
    if (payouts.length === 0) return problem('wrong_state', say.nothingToStop)
    return done((tx) => {
      tx.step('batch', batch.id, 'released', 'stopped')
      for (const p of payouts) reject(tx, p)
      addNote(tx, { noun: 'batch', subject: batch.id, words: { reason: body.reason } })
    })
  },
  answer: (read, seq) => batchView(read, found(batchMovedBy(read, seq)), seq, true),
})

/** An instructed payout never left: payable again, unless its instalment was paid before; no more overdue, and no wonder that it did not arrive. `answered`: the break that is answered by it, and ends by its answer. */
export function reject(tx: Write, p: PayoutRow, answered?: number): void {
  tx.step('payout', p.id, 'instructed', 'rejected')
  tx.entry(payoutRejected(sideOfPayout(p), approvedOf(p), tx.today))
  endPaidTwice(tx, p.instalment)
  stepGrant(tx, p.grant)
  for (const b of standingBreaksOfPayout(tx, p.id)) {
    if ((b.kind === 'in_transit_too_long' || b.kind === 'not_received') && b.id !== answered) tx.step('break', b.id, b.state, 'resolved')
  }
}
