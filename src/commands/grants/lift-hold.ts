import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { words } from '../../input/shapes.ts'
import { holdFacts } from '../../queries/holds.ts'
import { holdById, holdEndedBy } from '../../store/holds.ts'
import { addNote, addNoteOfGrant } from '../../store/notes.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

/**
 * Ends a hold that another person set. A changed payee's hold ends by the approval of the payee alone. Refuses not_found, same_person,
 * already_decided, wrong_state.
 */
export const liftHold = command({
  kind: 'hold_lifted',
  summary: 'Lift a hold that another person set',
  makes: false,
  body: z.strictObject({ reason: words(2000) }),
  refuses: ['same_person', 'already_decided', 'wrong_state'],
  decide: (read, { params, body: { reason }, actor }) => {
    const hold = holdById(read, idOf(params['id']) ?? -1)
    if (!hold) return notFound(say.noHold, params['id'])
    if (hold.actor === actor) return problem('same_person', say.ownHold)
    if (hold.state === 'ended') return problem('already_decided', say.holdEnded)
    if (hold.cause === 'payee_change') return problem('wrong_state', say.holdOfPayee)
    return done((tx) => {
      tx.step('hold', hold.id, 'standing', 'ended')
      const note = { noun: 'hold', subject: hold.id, words: { reason } }
      if (hold.grant === null) addNote(tx, note)
      else addNoteOfGrant(tx, hold.grant, note)
    })
  },
  answer: (read, seq) => holdFacts(found(holdEndedBy(read, seq)), 'ended'),
})
