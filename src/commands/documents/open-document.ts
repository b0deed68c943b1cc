import { idOf } from '../../core/id.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { mediaByType } from '../../files/media-of.ts'
import { caseById } from '../../store/applications.ts'
import { contentOf, documentsByHash } from '../../store/documents.ts'
import type { DownloadCommand } from '../file-command.ts'

/** A document of a case, as it came. Each look is an event that names it. Refuses not_found, erased. */
export const openDocument: DownloadCommand = {
  kind: 'document_opened',
  summary: 'A document of a case, as it came; each look is an event',
  query: [],
  refuses: ['erased'],
  perform: (book, { params, actor, key }) => {
    let file: { readonly bytes: Uint8Array; readonly contentType: string; readonly name: string } | undefined
    const hash = params['sha256'] ?? ''
    const acted = book.act({ kind: 'document_opened', actor, key, request: `${params['id'] ?? ''} ${hash}`, status: 200 }, (read) => {
      const of = caseById(read, idOf(params['id']) ?? -1)
      if (!of) return notFound(say.noApplication, params['id'])
      const [row] = documentsByHash(read, of.id, hash)
      if (!row) return problem('not_found', say.noDocumentOfCase(of.caseNumber, hash.slice(0, 64)))
      const bytes = contentOf(read, row)
      if (!bytes) return problem('erased', say.documentErased)
      file = { bytes, contentType: row.mediaType, name: `${of.caseNumber}-${row.kind}.${mediaByType(row.mediaType)?.ending ?? 'bin'}` }
      return done((tx) => void tx.documents.push(row.sha256))
    })
    if (!acted.ok) return acted
    return file ? done(file) : problem('not_found', say.noDocument)
  },
}
