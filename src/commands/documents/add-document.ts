import { idOf } from '../../core/id.ts'
import { faultAt, notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { mediaOf } from '../../files/media-of.ts'
import { saidOf } from '../../input/input-problem.ts'
import { code } from '../../input/shapes.ts'
import { documentView } from '../../queries/documents.ts'
import { caseById } from '../../store/applications.ts'
import type { Book } from '../../store/book.ts'
import { addDocument, documentAddedBy, documentsByHash } from '../../store/documents.ts'
import { sha256 } from '../../store/keys.ts'
import { studentKey } from '../../store/notes.ts'
import type { Answered } from '../command.ts'
import type { FileCommand, Upload } from '../file-command.ts'
import { found } from '../found.ts'

/** The largest file that is kept as a document. */
export const MOST_BYTES = 10 * 1024 * 1024
/** What a form adds to its file: boundaries, headers, the other field. */
const FORM_BYTES = 16 * 1024

/**
 * Keeps a document of a case: a PDF or an image by its content, encrypted with the student's key; its SHA-256 is told to the chain.
 * Refuses invalid_input, document_too_large, document_not_taken, not_found, erased, already_exists (the same file of that kind).
 */
export const addDocumentOfCase: FileCommand = {
  kind: 'document_added',
  summary: 'Keep a document of a case: a PDF or an image, 10 MiB at most, as a form with kind and file',
  types: ['multipart/form-data'],
  mostBytes: MOST_BYTES + FORM_BYTES,
  query: [],
  refuses: ['document_too_large', 'document_not_taken', 'erased', 'already_exists'],
  perform: async (book, upload) => {
    const form = await formOf(upload)
    if (!form.ok) return form
    const { kind, bytes } = form.value
    const digest = sha256(bytes)
    // Bound to what is kept, and not to the form's boundary, which clients draw anew.
    const request = { kind: 'document_added', actor: upload.actor, key: upload.key, request: `${upload.params['id'] ?? ''} ${kind} ${digest}`, status: 201 }
    const acted = book.act(request, (read) => {
      const of = caseById(read, idOf(upload.params['id']) ?? -1)
      if (!of) return notFound(say.noApplication, upload.params['id'])
      const key = studentKey(read, of.student)
      if (!key) return problem('erased', say.erasedKeepNothing(of.caseNumber))
      if (documentsByHash(read, of.id, digest).some((one) => one.kind === kind)) return problem('already_exists', say.fileKept(kind))
      const mediaType = mediaOf(bytes)?.type ?? ''
      return done((tx) => void addDocument(tx, { id: of.student, key }, { application: of.id, kind, mediaType, sha256: digest, bytes }))
    })
    return acted.ok ? done(answered(book, acted.value.seq, acted.value.repeated)) : acted
  },
}

const answered = (book: Book, seq: number, repeated: boolean): Answered => ({
  status: 201,
  answer: book.read((read) => documentView(read, found(documentAddedBy(read, seq)))),
  seq,
  repeated,
})

async function formOf({ bytes, contentTypeHeader }: Upload): Promise<Result<{ readonly kind: string; readonly bytes: Uint8Array }>> {
  const form = await new Response(Uint8Array.from(bytes), { headers: { 'Content-Type': contentTypeHeader } }).formData().catch(() => undefined)
  if (!form) return problem('invalid_input', say.noFormRead)
  const unknown = [...form.keys()].find((name) => name !== 'kind' && name !== 'file')
  if (unknown !== undefined) return problem('unknown_member', say.noFormMember(unknown.slice(0, 60)))
  const [kind, file] = [code.safeParse(form.get('kind')), form.get('file')]
  if (!kind.success)
    return problem('invalid_input', say.sayWhatDocument, {
      errors: [faultAt('/kind', kind.error.issues[0] ? saidOf(kind.error.issues[0]) : say.isMissing)],
    })
  if (file === null || typeof file === 'string') return problem('invalid_input', say.sendDocument, { errors: [faultAt('/file', say.isMissing)] })
  const content = new Uint8Array(await file.arrayBuffer())
  if (content.length > MOST_BYTES) return problem('document_too_large', say.documentTooLarge)
  if (!mediaOf(content)) return problem('document_not_taken', say.documentNotTaken)
  return done({ kind: kind.data, bytes: content })
}
