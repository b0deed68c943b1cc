import { z } from 'zod'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { caseMovedBy } from '../../store/corrections.ts'
import { addRefusal } from '../../store/decisions.ts'
import { addNote } from '../../store/notes.ts'
import { note } from '../applications/application-body.ts'
import { findCase, inState } from '../applications/open-case.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { mayRefuse } from './deciders.ts'
import { refusalReason } from './reasons.ts'

/** Refuses a recommended application, whichever way it was recommended. Refuses not_found, same_person, already_decided, wrong_state. */
export const refuse = command({
  kind: 'refused',
  summary: 'Refuse a recommended application',
  makes: true,
  refuses: ['erased', 'same_person', 'already_decided', 'wrong_state'],
  body: z.strictObject({ reason: refusalReason, note }),
  decide: (read, { params, body, actor }) => {
    const opened = findCase(read, params['id'])
    if (!opened.ok) return opened
    const { of, student } = opened.value
    const person = mayRefuse(read, of.id, actor)
    if (!person.ok) return person
    const state = inState(of, ['recommended'], say.onlyRecommendedRefused)
    if (!state.ok) return state
    return done((tx) => {
      const id = addRefusal(tx, of.id, body.reason)
      addNote(tx, { noun: 'refusal', subject: id, student, words: { note: body.note } })
      tx.step('application', of.id, 'recommended', 'refused')
    })
  },
  answer: (read, seq) => ({ state: found(caseMovedBy(read, seq)).state }),
})
