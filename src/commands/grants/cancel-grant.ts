import { z } from 'zod'
import { stateAfterCancellation } from '../../core/applications/states.ts'
import { idOf } from '../../core/id.ts'
import { grantCancelled } from '../../core/ledger/grants.ts'
import { moneyToText } from '../../core/money/money.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { addCancellation, cancelledBy, type Grant, grantById, type Instalment, instalmentsOf } from '../../store/grants.ts'
import { addNoteOfGrant } from '../../store/notes.ts'
import { mayStillBeCarriedOut } from '../../store/payable.ts'
import { type PayoutRow, payoutsOfBatch, payoutsOfGrant } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { stateAt } from '../../store/states.ts'
import type { Write } from '../../store/write.ts'
import { note } from '../applications/application-body.ts'
import { command } from '../command.ts'
import { cancelReason } from '../decisions/reasons.ts'
import { found } from '../found.ts'

/**
 * Ends what of a grant is not instructed: it is owed no longer, and available in the fund again; its prepared payouts are cancelled, and a batch that is empty then.
 * Before any payment the grant is cancelled, after one it is paid with the rest cancelled; while money is on its way it is still being paid. Refuses
 * not_found, already_decided, wrong_state (nothing is left to cancel), may_still_be_carried_out.
 */
export const cancelGrant = command({
  kind: 'grant_cancelled',
  summary: 'Cancel what of a grant is not instructed',
  makes: true,
  body: z.strictObject({
    reason: note,
    /** What the student is told of it, as a code; a hit on a screening list is told as `other`. */
    reasonTold: cancelReason.default('other'),
  }),
  refuses: ['already_decided', 'wrong_state', 'may_still_be_carried_out'],
  decide: (read, { params, body }) => {
    const grant = grantById(read, idOf(params['id']) ?? -1)
    if (!grant) return notFound(say.noGrant, params['id'])
    if (grant.state === 'cancelled') return problem('already_decided', say.grantCancelled(grant.caseNumber))
    const payouts = payoutsOfGrant(read, grant.id)
    const ends = ending(read, grant, payouts)
    if (!ends.ok) return ends
    return done((tx) => {
      cancelPayouts(tx, payouts)
      for (const { id, minor } of ends.value) addCancellation(tx, { grant: grant.id, instalment: id, amount: minor })
      const sum = ends.value.reduce((total, { minor }) => total + minor, 0)
      tx.entry(grantCancelled({ fund: grant.fund, currency: grant.currency }, grant.id, sum, tx.today))
      const then = stateAfterCancellation(payouts)
      if (then !== grant.state) tx.step('grant', grant.id, grant.state, then)
      addNoteOfGrant(tx, grant.id, { noun: 'cancellation', subject: grant.id, words: { reason: body.reason, told: body.reasonTold } })
    })
  },
  answer: (read, seq) => {
    const { grant, amount } = found(cancelledBy(read, seq))
    const { currency } = found(grantById(read, grant))
    return { id: String(grant), state: stateAt(read, 'grant', grant, seq), cancelled: moneyToText(amount, currency) }
  },
})

interface Ending {
  readonly id: number
  readonly minor: number
}

/** What of each instalment is not instructed. */
function ending(read: Read, grant: Grant, payouts: readonly PayoutRow[]): Result<readonly Ending[]> {
  const prepared = (of: Instalment) => payouts.filter((p) => p.state === 'prepared' && p.instalment === of.id).reduce((sum, p) => sum + p.fundAmount, 0)
  const ends = instalmentsOf(read, grant.id)
    .map((of) => ({ id: of.id, minor: of.left + prepared(of) }))
    .filter(({ minor }) => minor > 0)
  if (ends.length === 0) return problem('wrong_state', say.nothingToCancel(grant.caseNumber))
  return ends.some(({ id }) => mayStillBeCarriedOut(read, id)) ? problem('may_still_be_carried_out', say.earlierStillOut) : done(ends)
}

function cancelPayouts(tx: Write, payouts: readonly PayoutRow[]): void {
  const prepared = payouts.filter((p) => p.state === 'prepared')
  for (const p of prepared) tx.step('payout', p.id, 'prepared', 'cancelled')
  for (const batch of new Set(prepared.map((p) => p.batch)))
    if (!payoutsOfBatch(tx, batch).some((p) => p.state === 'prepared')) tx.step('batch', batch, 'prepared', 'cancelled')
}
