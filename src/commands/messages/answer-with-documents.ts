import { z } from 'zod'
import { faultAt, type Problem, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say, type Said as Why } from '../../core/said/say.ts'
import { addHours } from '../../core/time/dates.ts'
import { mediaOf } from '../../files/media-of.ts'
import { inputProblem } from '../../input/input-problem.ts'
import type { Book } from '../../store/book.ts'
import { requestsOf } from '../../store/corrections.ts'
import { documentsSince } from '../../store/documents.ts'
import { sha256 } from '../../store/keys.ts'
import { STUDENT } from '../../store/people.ts'
import type { Read } from '../../store/read.ts'
import { payeeBody } from '../applications/application-body.ts'
import { MOST_BYTES } from '../documents/add-document.ts'
import { present } from '../present.ts'
import { type Said, type SentDocument, speak } from './say.ts'
import { answerRequest, nothingAsked, speaker, text } from './student-messages.ts'

/** A file that a student sends: `kind` is what was asked for. */
export interface SentFile {
  readonly kind: string
  readonly bytes: Uint8Array
}

/** Files of a case that its student sends within a day: more than is ever asked for, and a limit to what one code can fill. */
const MOST_A_DAY = 24
const DAY_SECONDS = 86_400

const body = z.strictObject({ ...speaker, message: text.optional(), payee: payeeBody.optional() })

/**
 * The answer of the page's form, with files: answer and documents are one event, so that nothing is half sent. A file is a PDF or an image by its content, 10 MiB at
 * most, and of a kind that the last information request asks for; one that is kept already is not kept twice. Refuses as `answerRequest` does, and
 * document_too_large, document_not_taken, whose `errors` name each file by its kind;
 * too_many_messages also where too many files came within a day.
 */
export function answerWithDocuments(book: Book, sent: unknown, files: readonly SentFile[]): Result<Said> {
  if (files.length === 0) return answerRequest.ask(book, sent)
  const asked = body.safeParse(sent)
  if (!asked.success) return { ok: false, problem: inputProblem(asked.error) }
  const taken = documentsOf(files)
  if (!taken.ok) return taken
  const { message, payee, ...who } = asked.data
  const documents = taken.value
  return speak(book, who, (read, of) => {
    const wanted = of.state === 'information_needed' ? requestsOf(read, of.id).at(-1)?.items : undefined
    if (!documents.every(({ kind }) => wanted?.includes(kind))) return nothingAsked()
    if (sentToday(read, of.id) + documents.length > MOST_A_DAY)
      return problem('too_many_messages', say.sentManyFiles, {
        members: { retryAfter: DAY_SECONDS },
      })
    const names = documents.map(({ kind, sha256: hash }) => ({ kind, sha256: hash }))
    return done({ kind: 'answer', documents, told: present({ text: message, payee: payee && present(payee), documents: names }) })
  })
}

const sentToday = (read: Read, application: number): number => documentsSince(read, application, STUDENT, addHours(read.at, -24))

function documentsOf(files: readonly SentFile[]): Result<SentDocument[]> {
  const large = faultsOf(files, ({ bytes }) => bytes.length > MOST_BYTES, say.moreThanTenMib)
  const other = faultsOf(files, ({ bytes }) => bytes.length <= MOST_BYTES && !mediaOf(bytes), say.noPdfNoImage)
  const errors = [...large, ...other]
  if (large.length > 0) return problem('document_too_large', say.documentTooLarge, { errors })
  if (errors.length > 0) return problem('document_not_taken', say.documentKinds, { errors })
  return done(files.map(({ kind, bytes }) => ({ kind, bytes, mediaType: mediaOf(bytes)?.type ?? '', sha256: sha256(bytes) })))
}

const faultsOf = (files: readonly SentFile[], isAtFault: (file: SentFile) => boolean, why: Why): NonNullable<Problem['errors']> =>
  files.filter(isAtFault).map(({ kind }) => faultAt(`/files/${kind}`, why))
