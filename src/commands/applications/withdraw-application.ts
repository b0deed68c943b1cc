import { z } from 'zod'
import { done } from '../../core/result.ts'
import { addWithdrawal, caseMovedBy } from '../../store/corrections.ts'
import { addNote } from '../../store/notes.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { note } from './application-body.ts'
import { findCase, inState } from './open-case.ts'

/** Withdraws an application at the student's wish, before it is decided. Refuses not_found, already_decided. */
export const withdrawApplication = command({
  kind: 'withdrawn',
  summary: "Withdraw an application at the student's wish",
  makes: true,
  refuses: ['erased', 'already_decided', 'wrong_state'],
  body: z.strictObject({ note }),
  decide: (read, { params, body }) => {
    const opened = findCase(read, params['id'])
    if (!opened.ok) return opened
    const { of, student } = opened.value
    const state = inState(of, ['received', 'checking', 'information_needed', 'recommended'])
    if (!state.ok) return state
    return done((tx) => {
      const id = addWithdrawal(tx, of.id)
      addNote(tx, { noun: 'withdrawal', subject: id, student, words: { note: body.note } })
      tx.step('application', of.id, of.state, 'withdrawn')
    })
  },
  answer: (read, seq) => ({ state: found(caseMovedBy(read, seq)).state }),
})
