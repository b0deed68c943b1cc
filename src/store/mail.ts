import { invariant } from '../core/invariant.ts'
import { leasedUntil, type MailState, MOST_ATTEMPTS, type NewsKind, newsSince, nextTry, type Posted } from '../core/mail/delivery.ts'
import type { StagingWrite } from './book.ts'
import { sha256 } from './keys.ts'
import type { Read } from './read.ts'
import { studentNow } from './students.ts'

/** Up to which event news was made into mails; undefined where mails were never switched on. */
export const mailPlace = (read: Read): number | undefined => read.value<number>('SELECT seq FROM mail_place WHERE id = 1')

const headOf = (read: Read): number => read.value<number | null>('SELECT max(seq) FROM event') ?? 0

/** Is there an event that was not looked at, or no place yet? */
export const hasUnread = (read: Read): boolean => mailPlace(read) !== headOf(read)

/** From here on: nothing that the book holds by now is news. */
export const beginMails = (tx: StagingWrite): void => tx.run('INSERT INTO mail_place(id, seq) VALUES(1, ?)', headOf(tx))

/** A move of a case that its student is to hear of. */
export interface News {
  readonly seq: number
  readonly at: string
  readonly application: number
  readonly kind: NewsKind
}

/** What a noun was moved to by the events of the span. By the index of events: by that of nouns every move ever made would be read. */
const MOVED = (noun: string, states: string) =>
  `span x CROSS JOIN step t INDEXED BY step_event ON t.event_seq > x.after AND t.event_seq <= x.through AND t.noun = '${noun}' AND t.to_state IN (${states})`

/** Of a case: its own states, those of its payouts, what was cancelled of its grant, and what the office wrote back. Nothing of students who are erased or blocked. */
const NEWS = `WITH span(after, through) AS (VALUES(?, ?)), n AS (
    SELECT t.event_seq AS seq, t.subject AS application, t.to_state AS kind FROM ${MOVED('application', "'information_needed', 'approved', 'refused', 'withdrawn'")}
    UNION ALL SELECT t.event_seq, g.application, CASE t.to_state WHEN 'instructed' THEN 'on_its_way' WHEN 'settled' THEN 'paid' ELSE t.to_state END
      FROM ${MOVED('payout', "'instructed', 'settled', 'returned', 'rejected'")} CROSS JOIN payout p ON p.id = t.subject CROSS JOIN grant g ON g.id = p.grant
    UNION ALL SELECT DISTINCT c.event_seq, g.application, 'cancelled' FROM span x CROSS JOIN cancellation c INDEXED BY cancellation_event ON c.event_seq > x.after AND c.event_seq <= x.through AND c.amount > 0 CROSS JOIN grant g ON g.id = c.grant
    UNION ALL SELECT r.event_seq, m.application, 'reply' FROM span x CROSS JOIN reply r ON r.event_seq > x.after AND r.event_seq <= x.through CROSS JOIN message m ON m.id = r.message)
  SELECT n.seq, e.at, n.application, n.kind FROM n CROSS JOIN event e ON e.seq = n.seq CROSS JOIN application a ON a.id = n.application CROSS JOIN student_key k ON k.student = a.student
  WHERE e.at >= ? AND k.wrapped IS NOT NULL ORDER BY n.seq, n.application`

/** The news of the next events, at most so many, and the last of these. */
export function nextNews(read: Read, most: number): { readonly news: readonly News[]; readonly through: number } {
  const after = mailPlace(read) ?? 0
  const through = Math.min(headOf(read), after + most)
  return { news: read.all<News>(NEWS, after, through, newsSince(read.at)), through }
}

/** All events up to this one were looked at. */
export const moveMailPlace = (tx: StagingWrite, through: number): void => tx.run('UPDATE mail_place SET seq = ? WHERE id = 1', through)

/** Adds news to the mail of its case that nobody has tried yet, else a mail that is due at `dueAt`. Gives whether it is a new one. */
export function addNews(tx: StagingWrite, { seq, application, kind }: News, dueAt: string): boolean {
  const waiting = tx.value<number>("SELECT id FROM mail WHERE application = ? AND state = 'waiting' AND attempts = 0 ORDER BY id DESC LIMIT 1", application)
  if (waiting !== undefined) {
    tx.run('UPDATE mail SET event_seq = ?, kind = ?, news = news + 1 WHERE id = ?', seq, kind, waiting)
    return false
  }
  const id = (tx.value<number | null>('SELECT max(id) FROM mail') ?? 0) + 1
  tx.run(
    "INSERT INTO mail(id, application, event_seq, kind, news, state, attempts, due_at) VALUES(?, ?, ?, ?, 1, 'waiting', 0, ?)",
    id,
    application,
    seq,
    kind,
    dueAt,
  )
  return true
}

/** A mail that is ours to send. `address`: as it was given; undefined where there is none. `isHidden`: the student is erased or blocked. */
export interface DueMail {
  readonly id: number
  readonly caseNumber: string
  readonly attempts: number
  readonly address: string | undefined
  readonly isHidden: boolean
  /** 32 hexadecimal digits: the same at each try, another for every other mail of every book. */
  readonly mark: string
}

const DUE = 'SELECT id, application, event_seq AS seq, attempts FROM mail WHERE due_at <= ? ORDER BY due_at, id LIMIT 1'

/** Is a mail due? */
export const isMailDue = (read: Read): boolean => read.one(DUE, read.at) !== undefined

/** Takes the mail that is due for the longest time: while it is being sent, it is due to nobody else. One that was tried too often ends instead. */
export function takeDueMail(tx: StagingWrite): DueMail | undefined {
  let row = tx.one<{ id: number; application: number; seq: number; attempts: number }>(DUE, tx.at)
  while (row && row.attempts >= MOST_ATTEMPTS) {
    tx.run("UPDATE mail SET state = 'failed', due_at = NULL, ended_at = ?, last_error = coalesce(last_error, 'interrupted') WHERE id = ?", tx.at, row.id)
    row = tx.one(DUE, tx.at)
  }
  if (!row) return undefined
  const { id, application, seq } = row
  const of = tx.one<{ student: number; caseNumber: string }>('SELECT student, case_number AS caseNumber FROM application WHERE id = ?', application)
  const hash = tx.value<Buffer>('SELECT hash FROM seal WHERE event_seq = ?', seq)
  invariant(of && hash, 'a mail is of a case, and of an event that was sealed')
  tx.run("UPDATE mail SET state = 'sending', attempts = attempts + 1, due_at = ? WHERE id = ?", leasedUntil(tx.at), id)
  const told = studentNow(tx, of.student)?.told
  return {
    id,
    caseNumber: of.caseNumber,
    attempts: row.attempts + 1,
    address: told?.email,
    isHidden: told == null,
    mark: sha256(`${hash.toString('hex')} ${application}`).slice(0, 32),
  }
}

/** Nobody is there to send it to. */
export const skipMail = (tx: StagingWrite, id: number, code: string): void =>
  tx.run("UPDATE mail SET state = 'skipped', due_at = NULL, ended_at = ?, last_error = ? WHERE id = ? AND state = 'sending'", tx.at, code, id)

/** What became of a try. Nothing is written where the mail went with its student's data meanwhile, or somebody else has ended it. */
export function endTry(tx: StagingWrite, { id, attempts }: DueMail, posted: Posted): void {
  if (posted.outcome === 'sent')
    tx.run("UPDATE mail SET state = 'sent', due_at = NULL, ended_at = ?, last_error = NULL WHERE id = ? AND state = 'sending'", tx.at, id)
  else if (posted.outcome === 'refused' || attempts >= MOST_ATTEMPTS)
    tx.run("UPDATE mail SET state = 'failed', due_at = NULL, ended_at = ?, last_error = ? WHERE id = ? AND state = 'sending'", tx.at, posted.code, id)
  else
    tx.run(
      "UPDATE mail SET state = 'waiting', due_at = ?, last_error = ? WHERE id = ? AND state = 'sending' AND attempts = ?",
      nextTry(attempts, tx.at),
      posted.code,
      id,
      attempts,
    )
}

/** The mails of a student go with his or her data. After the student's key was blanked. */
export const forgetMails = (tx: { run(sql: string, ...params: number[]): void }, student: number): void =>
  tx.run('DELETE FROM mail WHERE application IN (SELECT id FROM application WHERE student = ?)', student)

/** How many mails there are in each state that has any. */
export const mailCounts = (read: Read): { readonly state: MailState; readonly count: number }[] =>
  read.all('SELECT state, count(*) AS count FROM mail GROUP BY state')

/** When the next mail is due. */
export const nextMailAt = (read: Read): string | undefined => read.value<string>('SELECT due_at FROM mail WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1')

/** A mail as the log tells it. */
export interface MailLogged {
  readonly id: number
  readonly caseNumber: string
  readonly kind: NewsKind
  readonly news: number
  readonly state: MailState
  readonly attempts: number
  readonly newsAt: string
  readonly dueAt: string | null
  readonly endedAt: string | null
  readonly lastError: string | null
}

/** The last mails, newest first. */
export const mailsLogged = (read: Read, most: number): MailLogged[] =>
  read.all<MailLogged>(
    `SELECT m.id, a.case_number AS caseNumber, m.kind, m.news, m.state, m.attempts, e.at AS newsAt, m.due_at AS dueAt, m.ended_at AS endedAt, m.last_error AS lastError
     FROM mail m CROSS JOIN application a ON a.id = m.application CROSS JOIN event e ON e.seq = m.event_seq ORDER BY m.id DESC LIMIT ?`,
    most,
  )
