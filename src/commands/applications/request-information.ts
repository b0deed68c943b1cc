import { z } from 'zod'
import { faultAt, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { date, words } from '../../input/shapes.ts'
import { addInformationRequest, requestMadeBy } from '../../store/corrections.ts'
import { addNote } from '../../store/notes.ts'
import { stateAt } from '../../store/states.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { findCase, inState } from './open-case.ts'

const items = z.array(z.enum(['passport', 'enrolment', 'residence', 'payee_account', 'birth_date', 'contact', 'other'])).min(1)

/**
 * Asks the student for what is missing, by a date; asked again, it sets a new date. Refuses not_found, already_decided, wrong_state,
 * date_invalid (not after today).
 */
export const requestInformation = command({
  kind: 'information_requested',
  summary: 'Ask a student for information',
  makes: true,
  refuses: ['erased', 'already_decided', 'wrong_state'],
  body: z.strictObject({ items: items.transform((list) => [...new Set(list)]), message: words(2000).optional(), dueDate: date }),
  decide: (read, { params, body }) => {
    const opened = findCase(read, params['id'])
    if (!opened.ok) return opened
    const { of, student } = opened.value
    const state = inState(of, ['received', 'checking', 'information_needed'], say.reopenBeforeAsked)
    if (!state.ok) return state
    if (body.dueDate <= read.today)
      return problem('date_invalid', say.giveTime(read.today), {
        errors: [faultAt('/dueDate', say.notAfterToday)],
      })
    return done((tx) => {
      const id = addInformationRequest(tx, of.id, body.items, body.dueDate)
      if (body.message !== undefined) addNote(tx, { noun: 'information_request', subject: id, student, words: { message: body.message } })
      if (of.state !== 'information_needed') tx.step('application', of.id, of.state, 'information_needed')
    })
  },
  answer: (read, seq) => {
    const { id, application, items: asked, dueDate } = found(requestMadeBy(read, seq))
    return { id: String(id), state: stateAt(read, 'application', application, seq), items: asked, dueDate }
  },
})
