import { z } from 'zod'
import { done } from '../../core/result.ts'
import { personalView } from '../../queries/applications.ts'
import { addNote, noteSubjectOf } from '../../store/notes.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { note } from './application-body.ts'
import { findCase } from './open-case.ts'

/** Opens the personal data of one case to an auditor, with a reason that stays in the chain. Refuses not_found, erased. */
export const disclose = command({
  kind: 'personal_disclosed',
  summary: "Open one case's personal data, with a reason",
  makes: false,
  body: z.strictObject({ reason: note }),
  refuses: ['erased'],
  decide: (read, { params, body }) => {
    const opened = findCase(read, params['id'])
    if (!opened.ok) return opened
    const { of, student } = opened.value
    return done((tx) => {
      addNote(tx, { noun: 'disclosure', subject: of.id, student, words: { reason: body.reason } })
    })
  },
  answer: (read, seq) => personalView(read, found(noteSubjectOf(read, seq, 'disclosure')), seq),
})
