import { z } from 'zod'
import { problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { addNote } from '../../store/notes.ts'
import { addCoolingOffEnd, coolingOffEndedBy, lastPayeeChange } from '../../store/payee-changes.ts'
import { note } from '../applications/application-body.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { findGrant } from './find-grant.ts'

/**
 * Ends the cooling-off of a changed payee early, with a reason that the releaser sees. Refuses not_found, erased, same_person (who approved the payee),
 * wrong_state (none runs), already_decided.
 */
export const endCoolingOff = command({
  kind: 'cooling_off_ended',
  summary: "End a changed payee's cooling-off early",
  makes: true,
  body: z.strictObject({ reason: note }),
  refuses: ['erased', 'same_person', 'wrong_state', 'already_decided'],
  decide: (read, { params, body, actor }) => {
    const opened = findGrant(read, params['id'])
    if (!opened.ok) return opened
    const { grant, student } = opened.value
    const change = lastPayeeChange(read, grant.id)
    if (change?.approvedBy === actor) return problem('same_person', say.ownCoolingOff)
    if (!change || change.approval === null || change.payableFrom === null) return problem('wrong_state', say.noCoolingOff(grant.caseNumber))
    if (change.endedEarly === 1) return problem('already_decided', say.coolingOffEnded)
    if (change.payableFrom <= read.at) return problem('wrong_state', say.coolingOffOver(change.payableFrom))
    const { approval } = change
    return done((tx) => {
      const id = addCoolingOffEnd(tx, approval)
      addNote(tx, { noun: 'cooling_off_end', subject: id, student, words: { reason: body.reason } })
    })
  },
  answer: (read, seq) => {
    const { grant, at } = found(coolingOffEndedBy(read, seq))
    return { grant: String(grant), payableFrom: at }
  },
})
