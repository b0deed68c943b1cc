import { z } from 'zod'
import { problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { addHours } from '../../core/time/dates.ts'
import { standingHolds } from '../../store/grants.ts'
import { addPayeeApproval, lastPayeeChange, payeeChangeApprovedBy } from '../../store/payee-changes.ts'
import { policyOf, programmeById } from '../../store/programmes.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { findGrant } from './find-grant.ts'

/**
 * Approves a changed payee as it was seen: its hold ends, and its cooling-off begins. Refuses not_found, erased, same_person, wrong_state (nothing waits),
 * already_decided, approval_outdated.
 */
export const approvePayee = command({
  kind: 'payee_approved',
  summary: 'Approve a changed payee of a grant',
  makes: true,
  refuses: ['erased', 'same_person', 'already_decided', 'wrong_state', 'approval_outdated'],
  body: z.strictObject({ expected: z.strictObject({ digest: z.string().max(100) }) }),
  decide: (read, { params, body, actor }) => {
    const opened = findGrant(read, params['id'])
    if (!opened.ok) return opened
    const { grant } = opened.value
    const change = lastPayeeChange(read, grant.id)
    if (change?.payableFrom === null && change.actor === actor) return problem('same_person', say.ownPayee)
    if (!change) return problem('wrong_state', say.noPayeeWaits(grant.caseNumber))
    if (change.payableFrom !== null) return problem('already_decided', say.payeeApproved(grant.caseNumber))
    if (body.expected.digest !== change.digest) {
      return problem('approval_outdated', say.payeeOutdated, {
        members: { difference: ['payee'], now: { digest: change.digest } },
      })
    }
    const { coolingOffHours } = policyOf(found(programmeById(read, grant.programme)))
    return done((tx) => {
      addPayeeApproval(tx, change.id, addHours(tx.at, coolingOffHours))
      for (const hold of standingHolds(tx, grant)) if (hold.cause === 'payee_change') tx.step('hold', hold.id, 'standing', 'ended')
    })
  },
  answer: (read, seq) => {
    const { grant, digest, payableFrom } = found(payeeChangeApprovedBy(read, seq))
    return { grant: String(grant), digest, payableFrom }
  },
})
