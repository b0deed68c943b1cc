import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { notFound } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { words } from '../../input/shapes.ts'
import { spellingOfMatch } from '../../queries/spellings.ts'
import { addNote } from '../../store/notes.ts'
import { removeSpelling, spellingRemovedBy } from '../../store/spellings.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

/** Lets the engine forget a spelling of a payee that a person's match taught it; the match itself stays. */
export const removeLearntSpelling = command({
  kind: 'spelling_removed',
  summary: 'Remove a learnt spelling of a payee',
  makes: true,
  refuses: [],
  body: z.strictObject({ reason: words(2000) }),
  decide: (read, { params, body }) => {
    const spelling = spellingOfMatch(read, idOf(params['id']) ?? -1)
    if (!spelling) return notFound(say.noSpelling, params['id'])
    return done((tx) => {
      removeSpelling(tx, spelling.id)
      addNote(tx, { noun: 'match', subject: spelling.id, words: { reason: body.reason } })
    })
  },
  answer: (read, seq) => ({ match: String(found(spellingRemovedBy(read, seq))), state: 'removed' }),
})
