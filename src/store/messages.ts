import type { MessageAbout, MessageKind, MessageTold, ReceivedTold } from '../core/applications/message.ts'
import type { Page, Read } from './read.ts'
import { breaks } from './schema/banks.ts'
import { message, reply } from './schema/messages.ts'
import type { StudentKey } from './students.ts'
import type { Write } from './write.ts'

/** A student's message as it is kept. `told` is null where the student was erased or the keys are not at hand. */
export interface Message {
  readonly id: number
  readonly seq: number
  readonly at: string
  readonly application: number
  readonly caseNumber: string
  readonly student: number
  readonly kind: MessageKind
  readonly about: MessageAbout | null
  readonly received: ReceivedTold | null
  readonly payout: number | null
  readonly break: number | null
  readonly state: 'open' | 'answered'
  readonly told: MessageTold | null
  readonly reply: Reply | null
}

export interface Reply {
  readonly at: string
  readonly actor: number
  readonly text: string | null
}

interface Row extends Omit<Message, 'told' | 'reply'> {
  readonly wrapped: Buffer | null
  readonly personal: Buffer | null
  readonly replied: string | null
  readonly replier: number | null
  readonly replyPersonal: Buffer | null
}

const COLUMNS = `m.id, m.event_seq AS seq, e.at, m.application, a.case_number AS caseNumber, a.student, m.kind, m.about, m.received, m.payout, m.break, s.state, t.wrapped, m.personal,
    x.at AS replied, x.actor AS replier, r.personal AS replyPersonal`
const JOINS = `CROSS JOIN event e ON e.seq = m.event_seq CROSS JOIN application a ON a.id = m.application CROSS JOIN student_key t ON t.student = a.student
    LEFT JOIN reply r ON r.message = m.id LEFT JOIN event x ON x.seq = r.event_seq`
const STATE = "CROSS JOIN state s ON s.noun = 'message' AND s.subject = m.id"
const MESSAGE = `SELECT ${COLUMNS} FROM message m ${STATE} ${JOINS}`
/** By the index of states: most messages are answered. */
const MESSAGE_IN_STATE = `SELECT ${COLUMNS} FROM state s CROSS JOIN message m ON m.id = s.subject ${JOINS} WHERE s.noun = 'message' AND s.state = ?`

function opened(read: Read, { wrapped, personal, replied, replier, replyPersonal, ...row }: Row): Message {
  const key = read.unwrap(wrapped)
  const text = read.open<{ readonly text: string }>(key, replyPersonal)?.text ?? null
  return {
    ...row,
    told: read.open<MessageTold>(key, personal),
    reply: replied === null || replier === null ? null : { at: replied, actor: replier, text },
  }
}

const openedOne = (read: Read, row: Row | undefined): Message | undefined => row && opened(read, row)

export const messageById = (read: Read, id: number): Message | undefined => openedOne(read, read.one<Row>(`${MESSAGE} WHERE m.id = ?`, id))

/** The message that an event brought, or answered. */
export const messageOfEvent = (read: Read, seq: number): Message | undefined =>
  openedOne(read, read.one<Row>(`${MESSAGE} WHERE m.event_seq = ?`, seq)) ??
  openedOne(read, read.one<Row>(`${MESSAGE} WHERE m.id = (SELECT message FROM reply WHERE event_seq = ?)`, seq))

export const messageOfBreak = (read: Read, id: number): number | undefined =>
  read.value<number>('SELECT id FROM message WHERE break = ? ORDER BY id DESC LIMIT 1', id)

/** Whether those about a person are among messages, or nothing else is. */
export type Complaints = 'with' | 'without' | 'only'

const ABOUT: Readonly<Record<Complaints, string>> = { with: '', without: "AND m.about IS NOT 'person'", only: "AND m.about IS 'person'" }

/** Messages in the order of their ids. */
export function messagesAfter(
  read: Read,
  { state, complaints }: { readonly state: string | undefined; readonly complaints: Complaints },
  page: Page,
): Message[] {
  const hidden = ABOUT[complaints]
  const rows =
    state === undefined
      ? read.all<Row>(`${MESSAGE} WHERE m.id > ? ${hidden} ORDER BY m.id LIMIT ?`, page.after, page.most)
      : read.all<Row>(`${MESSAGE_IN_STATE} AND s.subject > ? ${hidden} ORDER BY s.subject LIMIT ?`, state, page.after, page.most)
  return rows.map((row) => opened(read, row))
}

export const messagesOfCase = (read: Read, application: number): Message[] =>
  read.all<Row>(`${MESSAGE} WHERE m.application = ? ORDER BY m.id`, application).map((row) => opened(read, row))

/** The instants, newest first, of a student's last messages in all cases: of answers to what was asked, or of all others. */
export const lastInstants = (read: Read, student: number, isAnswer: boolean, most: number): string[] =>
  read
    .all<{ at: string }>(
      `SELECT e.at FROM application a CROSS JOIN message m ON m.application = a.id CROSS JOIN event e ON e.seq = m.event_seq
       WHERE a.student = ? AND (m.kind = 'answer') = ? ORDER BY m.id DESC LIMIT ?`,
      student,
      Number(isAnswer),
      most,
    )
    .map(({ at }) => at)

export interface NewMessage {
  readonly application: number
  readonly kind: MessageKind
  readonly about?: MessageAbout | undefined
  readonly received?: ReceivedTold | undefined
  readonly payout?: number | undefined
  readonly break?: number | undefined
  readonly told: MessageTold
}

export const addMessage = (tx: Write, student: StudentKey, of: NewMessage): number =>
  tx.fact(message, {
    application: of.application,
    kind: of.kind,
    about: of.about ?? null,
    received: of.received ?? null,
    payout: of.payout ?? null,
    break: of.break ?? null,
    personal: tx.personal(student.key, of.told),
  })

export const addReply = (tx: Write, student: StudentKey, of: { readonly message: number; readonly text: string }): number =>
  tx.fact(reply, { message: of.message, personal: tx.personal(student.key, { text: of.text }) })

/** The break that a message makes: money that did not come, of its payout; a complaint about a person. */
export const addBreakOfMessage = (
  tx: Write,
  of: { readonly kind: 'not_received'; readonly payout: number; readonly bankAccount: number } | { readonly kind: 'complaint' },
): number => tx.fact(breaks, { ...of, features: '[]' })
