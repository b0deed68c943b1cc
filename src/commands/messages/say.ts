import { type DocumentTold, type MessageAbout, type MessageKind, type MessageTold, messageInWords, type ReceivedTold } from '../../core/applications/message.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { addHours, instantAt } from '../../core/time/dates.ts'
import { type CodeAndYear, studentByCode } from '../../queries/status.ts'
import { type Case, caseByNumber } from '../../store/applications.ts'
import type { Book } from '../../store/book.ts'
import { addDocument, documentsByHash } from '../../store/documents.ts'
import { addBreakOfMessage, addMessage, lastInstants, type Message, messageOfEvent, messagesOfCase } from '../../store/messages.ts'
import { studentKey } from '../../store/notes.ts'
import type { PayoutRow } from '../../store/payouts.ts'
import { STUDENT } from '../../store/people.ts'
import type { Read } from '../../store/read.ts'
import { stateOf } from '../../store/states.ts'
import type { StudentKey } from '../../store/students.ts'
import type { Write } from '../../store/write.ts'
import { found } from '../found.ts'

/** The same message of the same case within this time is one: a form that was sent twice. */
const TWICE_MS = 10 * 60_000
const MOST_A_DAY = 20

/** Who says something, of which case: by code and year of birth, as the status page is opened. */
export interface Speaker extends CodeAndYear {
  readonly caseNumber: string
}

/** A file that comes with an answer: `mediaType` by its content. */
export interface SentDocument extends DocumentTold {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What is said. `payout`: the one of which it is told whether it arrived, with the break that stands of it already. `documents`: files that come with it. */
export interface Saying {
  readonly kind: MessageKind
  readonly about?: MessageAbout | undefined
  readonly received?: ReceivedTold | undefined
  readonly told: MessageTold
  readonly payout?: PayoutRow
  readonly break?: number | undefined
  readonly documents?: readonly SentDocument[]
}

/** A message as its student gets it back. */
export interface Said {
  readonly caseNumber: string
  readonly at: string
  readonly from: 'student'
  readonly text: string
}

/** A key that came with the message, and the request that it is bound to. Nobody needs one: what is said twice is one without it. */
export interface SentUnder {
  readonly key: string
  readonly request: string
}

/**
 * Takes a student's message in: a proposal beside the case. `plan` says what it comes to, or refuses. Refuses not_found_or_wrong and too_many_tries
 * as the page does, then what a repeated key refuses, then not_found (no such case of this student), too_many_messages, then what `plan` refuses.
 */
export function speak(book: Book, { caseNumber, ...who }: Speaker, plan: (read: Read, of: Case) => Result<Saying>, under?: SentUnder): Result<Said> {
  const student = studentByCode(book, who)
  if (!student.ok) return student
  const sent = { kind: 'message_received', actor: STUDENT, status: 201 }
  const keyed = under && { ...sent, request: under.request, key: book.read((read) => keyOf(read, student.value, under.key)) }
  const earlier = keyed ? book.read((read) => book.repeated(read, keyed)) : done(undefined)
  if (!earlier.ok) return earlier
  if (earlier.value) return done(said(book, earlier.value.seq))
  const planned = book.read((read) => planOf(read, student.value, caseNumber, plan))
  if (!planned.ok) return planned
  const { twin, key } = planned.value
  if (twin !== undefined) return done(said(book, twin))
  const acted = book.act(keyed ?? { ...sent, key, request: key }, (read) => {
    const now = planOf(read, student.value, caseNumber, plan)
    return now.ok ? done((tx) => write(tx, now.value)) : now
  })
  return acted.ok ? done(said(book, acted.value.seq)) : acted
}

/** All students are one actor of the book: a key belongs to the student who sent it. */
const keyOf = (read: Read, student: number, key: string): string => read.keys.hmac('requests', `sent ${student} ${key}`).toString('hex')

interface Plan {
  readonly of: Case
  readonly student: StudentKey
  readonly saying: Saying
  /** The files that are not kept already. */
  readonly fresh: readonly SentDocument[]
  /** The event of the same message, sent just before. */
  readonly twin: number | undefined
  /** Two requests for one message that come at once have the same key. */
  readonly key: string
}

function planOf(read: Read, student: number, caseNumber: string, plan: (read: Read, of: Case) => Result<Saying>): Result<Plan> {
  const of = caseByNumber(read, caseNumber)
  const key = studentKey(read, student)
  if (!of || of.student !== student || !key) return notFound(say.noOwnCase, caseNumber)
  const saying = plan(read, of)
  if (!saying.ok) return saying
  const content = contentOf(saying.value)
  const told = messagesOfCase(read, of.id)
  const same = told.filter((m) => contentOf(m) === content)
  const last = told.filter((m) => m.kind === saying.value.kind).at(-1)
  const twin = last !== undefined && contentOf(last) === content && isJustSent(read, last) ? last.seq : undefined
  const wait = twin === undefined ? waitSeconds(read, student, saying.value.kind) : 0
  if (wait > 0) return problem('too_many_messages', say.wroteALot, { members: { retryAfter: wait } })
  const number = `${of.caseNumber} ${same.length}`
  const fresh = (saying.value.documents ?? []).filter(({ kind, sha256 }) => !documentsByHash(read, of.id, sha256).some((kept) => kept.kind === kind))
  return done({ of, student: { id: student, key }, saying: saying.value, fresh, twin, key: read.keys.hmac('requests', `${number} ${content}`).toString('hex') })
}

/** Sent so shortly before that it can be the same form, and nobody has answered it since: what is said again after an answer is new. */
function isJustSent(read: Read, { at, reply, break: of }: Message): boolean {
  const since = instantAt(Date.parse(read.at) - TWICE_MS)
  return at > since && reply === null && (of === null || stateOf(read, 'break', of) !== 'resolved')
}

const contentOf = ({ kind, about, received, told }: Pick<Message, 'kind' | 'about' | 'received' | 'told'> | Saying): string =>
  JSON.stringify([kind, about ?? null, received ?? null, told?.text ?? null, told?.payee ?? null, told?.amount ?? null, told?.documents ?? null])

/** 0, or the seconds until the student may write again. What was asked for has a limit of its own: whoever wrote a lot can still send account details. */
function waitSeconds(read: Read, student: number, kind: MessageKind): number {
  const first = lastInstants(read, student, kind === 'answer', MOST_A_DAY)[MOST_A_DAY - 1]
  return first === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(addHours(first, 24)) - Date.parse(read.at)) / 1000))
}

function write(tx: Write, { of, student, saying, fresh }: Plan): void {
  const { kind, about, received, payout, told } = saying
  const isMissing = received === 'no' || received === 'less'
  const missing =
    isMissing && payout ? (saying.break ?? addBreakOfMessage(tx, { kind: 'not_received', payout: payout.id, bankAccount: payout.bankAccount })) : undefined
  const complaint = about === 'person' ? addBreakOfMessage(tx, { kind: 'complaint' }) : undefined
  const id = addMessage(tx, student, { application: of.id, kind, about, received, payout: payout?.id, break: missing ?? complaint, told })
  for (const document of fresh) addDocument(tx, student, { application: of.id, ...document })
  if (received === 'all') tx.step('message', id, 'open', 'answered')
}

const said = (book: Book, seq: number): Said =>
  book.read((read) => {
    const { caseNumber, at, received, told } = found(messageOfEvent(read, seq))
    return { caseNumber, at, from: 'student', text: told ? messageInWords(received, told) : '' }
  })
