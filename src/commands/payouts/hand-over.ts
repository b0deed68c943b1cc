import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { faultAt, notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'
import { isInstant } from '../../core/time/dates.ts'
import { refusing, words } from '../../input/shapes.ts'
import { batchView } from '../../queries/payouts.ts'
import { batchById, batchHandedOverBy, handOverOf, releaseOf } from '../../store/payouts.ts'
import { handOver } from '../../store/schema/payouts.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

const instant = z.string().refine(isInstant, refusing(say.instantForm))

/**
 * Says that the bank has a released batch, since when and under which reference: from now on a stop has to wait for the statements.
 * Refuses not_found, batch_not_released, already_decided (handed over, or stopped), date_invalid (before the release), date_in_future.
 */
export const handOverBatch = command({
  kind: 'batch_handed_over',
  summary: 'Say that a released batch was handed over to the bank',
  makes: false,
  body: z.strictObject({ bankReference: words(140).optional(), at: instant.optional() }),
  refuses: ['batch_not_released', 'already_decided', 'date_invalid', 'date_in_future'],
  decide: (read, { params, body }) => {
    const batch = batchById(read, idOf(params['id']) ?? -1)
    if (!batch) return notFound(say.noBatch, params['id'])
    const release = releaseOf(read, batch.id)
    if (!release) return problem('batch_not_released', say.handOverReleased(batch.state))
    if (batch.state !== 'released') return problem('already_decided', say.batchIs(batch.state))
    const before = handOverOf(read, batch.id)
    if (before) return problem('already_decided', say.handedOver(before.at))
    const at = body.at ?? read.at
    const refused = (code: 'date_invalid' | 'date_in_future', said: Said) => problem(code, said, { errors: [faultAt('/at', said)] })
    if (at > read.at) return refused('date_in_future', say.handOverAfterNow(read.at))
    if (at < release.at) return refused('date_invalid', say.handOverBefore(release.at))
    return done((tx) => {
      tx.fact(handOver, { batch: batch.id, at, bankReference: body.bankReference ?? null })
    })
  },
  answer: (read, seq) => batchView(read, found(batchHandedOverBy(read, seq)), seq, true),
})
