import { faultAt, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { code } from '../../input/shapes.ts'
import { readScreeningList } from '../../intake/screening-rows.ts'
import { screeningListView } from '../../queries/screening-lists.ts'
import { sha256 } from '../../store/keys.ts'
import { addScreeningList, screeningListImportedBy } from '../../store/screening.ts'
import type { FileCommand } from '../file-command.ts'
import { found } from '../found.ts'

/** Imports a screening list; it takes the place of the one before under its code. Refuses invalid_input (the code), list_unreadable, list_refused. */
export const importScreeningList: FileCommand = {
  kind: 'screening_list_imported',
  summary: 'Import a screening list (CSV)',
  refuses: ['list_refused', 'list_unreadable'],
  types: ['text/csv'],
  mostBytes: 16 * 1024 * 1024,
  query: ['code'],
  perform: async (book, upload) => {
    const named = code.safeParse(upload.query['code'])
    if (!named.success) return problem('invalid_input', say.nameList, { errors: [faultAt('/code', say.codeNeeded)] })
    const request = { kind: 'screening_list_imported', actor: upload.actor, key: upload.key, request: upload.request, status: 201 }
    const acted = book.act(request, () => {
      const entries = readScreeningList(upload.bytes)
      return entries.ok ? done((tx) => addScreeningList(tx, named.data, sha256(upload.bytes), entries.value)) : entries
    })
    if (!acted.ok) return acted
    const { seq, status, repeated } = acted.value
    return done({ seq, status, repeated, answer: book.read((read) => screeningListView(found(screeningListImportedBy(read, seq)))) })
  },
}
