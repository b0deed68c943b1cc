import { z } from 'zod'
import { done } from '../../core/result.ts'
import { words } from '../../input/shapes.ts'
import { addNote } from '../../store/notes.ts'
import { addCode, codeGivenBy, codesOf, studentCodedBy } from '../../store/students.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { note } from './application-body.ts'
import { findCase } from './open-case.ts'

/** Gives the student of a case a new code, told in this answer alone; the one before ends. Refuses not_found, erased. */
export const issueCode = command({
  kind: 'code_issued',
  summary: 'Issue a new code to a student who was recognised',
  makes: true,
  body: z.strictObject({ recognisedBy: words(1000), note }),
  refuses: ['erased'],
  decide: (read, { params, body }) => {
    const opened = findCase(read, params['id'])
    if (!opened.ok) return opened
    const { of, student } = opened.value
    const nth = codesOf(read, student.id) + 1
    return done((tx) => {
      addCode(tx, student.id, nth)
      addNote(tx, { noun: 'code', subject: of.id, student, words: { recognisedBy: body.recognisedBy, note: body.note } })
    })
  },
  answer: (read, seq) => ({ code: codeGivenBy(read, seq, found(studentCodedBy(read, seq))) }),
})
