import { z } from 'zod'
import { payeeFaults } from '../../core/payees/payee-faults.ts'
import { faultAt, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { words } from '../../input/shapes.ts'
import { payeeDigest } from '../../store/decision-digests.ts'
import { fundById } from '../../store/funds.ts'
import { standingHolds } from '../../store/grants.ts'
import { addNote } from '../../store/notes.ts'
import { addPayeeChange, addPayeeHold, payeeChangeRecordedBy } from '../../store/payee-changes.ts'
import { addPayee } from '../../store/payee-rows.ts'
import type { Write } from '../../store/write.ts'
import { note, payeeBody } from '../applications/application-body.ts'
import { type PayeeTold, payeeTold } from '../applications/payee-told.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { present } from '../present.ts'
import { findGrant, type OpenGrant } from './find-grant.ts'

/**
 * Records a changed payee of a grant and how the student was recognised. The grant is held until another person approves the change; recorded
 * again, it takes the place of one that waits. Not where its fund is closed: what came back into it goes to its donors. Refuses not_found, erased, wrong_state, fund_closed, payee_invalid.
 */
export const recordPayee = command({
  kind: 'payee_recorded',
  summary: 'Record a changed payee of a grant',
  makes: true,
  refuses: ['erased', 'wrong_state', 'fund_closed', 'payee_invalid'],
  body: z.strictObject({ payee: payeeBody, reason: note, recognisedBy: words(1000) }),
  decide: (read, { params, body, actor }) => {
    const opened = findGrant(read, params['id'])
    if (!opened.ok) return opened
    const { grant } = opened.value
    if (grant.state !== 'approved' && grant.state !== 'paying') return problem('wrong_state', say.grantIs(grant.caseNumber, grant.state))
    if (fundById(read, grant.fund)?.state === 'closed') return problem('fund_closed', say.payeeOfClosedFund(grant.caseNumber))
    const payee = payeeTold(read, present(body.payee))
    if (!payee.ok) return payee
    const valid = payable(payee.value)
    if (!valid.ok) return valid
    return done((tx) => {
      holdForChange(tx, opened.value, actor)
      const id = addPayeeChange(
        tx,
        grant.id,
        addPayee(tx, opened.value.student, payee.value.told, payee.value.institution),
        payeeDigest(tx, grant.caseNumber, payee.value.told),
      )
      addNote(tx, { noun: 'payee_change', subject: id, student: opened.value.student, words: { reason: body.reason, recognisedBy: body.recognisedBy } })
    })
  },
  answer: (read, seq) => ({ digest: found(payeeChangeRecordedBy(read, seq)).digest }),
})

/** No check runs on a changed payee: what can't be paid is refused here. */
function payable({ told }: PayeeTold): Result<undefined> {
  const errors = payeeFaults(told).map(({ pointer, said }) => faultAt(`/payee${pointer}`, said))
  return errors.length === 0 ? done(undefined) : problem('payee_invalid', say.payeeUnpayable(errors.map(({ said }) => said)), { errors })
}

/** One hold stands for the change that waits, set by who recorded that one. Who set a hold does not end it: recording again, the same person leaves it. */
function holdForChange(tx: Write, { grant }: OpenGrant, actor: number): void {
  const standing = standingHolds(tx, grant).filter((hold) => hold.cause === 'payee_change')
  const others = standing.filter((hold) => hold.actor !== actor)
  for (const hold of others) tx.step('hold', hold.id, 'standing', 'ended')
  if (others.length === standing.length) addPayeeHold(tx, grant.id)
}
