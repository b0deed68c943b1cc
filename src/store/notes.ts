import type { Read } from './read.ts'
import { note } from './schema/people.ts'
import type { Write } from './write.ts'

/** What a person wrote about something, encrypted: by the student's key where it concerns one, else by the book's. */
export interface NewNote {
  readonly noun: string
  readonly subject: number
  readonly student?: { readonly id: number; readonly key: Uint8Array }
  readonly words: Readonly<Record<string, string>>
  readonly evidenceSha256?: string | undefined
}

export function addNote(tx: Write, of: NewNote): number {
  if (of.evidenceSha256 !== undefined) tx.documents.push(of.evidenceSha256)
  return tx.fact(note, {
    noun: of.noun,
    subject: of.subject,
    student: of.student?.id ?? null,
    evidenceSha256: of.evidenceSha256 ?? null,
    personal: tx.personal(of.student?.key ?? 'notes', of.words),
  })
}

/** The key of a student, or null where it was erased or is blocked. */
export const studentKey = (read: Read, student: number): Buffer | null =>
  read.unwrap(read.value<Buffer | null>('SELECT wrapped FROM student_key WHERE student = ?', student) ?? null)

/** The key of a student who is blocked too: for what is written or erased, and shown to nobody. */
export const ownKey = (read: Read, student: number): Buffer | null =>
  read.unwrap(read.value<Buffer | null>('SELECT wrapped FROM student WHERE id = ?', student) ?? null)

/** A note about a grant's student. */
export function addNoteOfGrant(tx: Write, grant: number, of: Omit<NewNote, 'student'>): number {
  const id = tx.value<number>('SELECT student FROM grant WHERE id = ?', grant)
  const key = id === undefined ? null : ownKey(tx, id)
  return addNote(tx, id !== undefined && key ? { ...of, student: { id, key } } : of)
}

/** The subject about which an event wrote a note. */
export const noteSubjectOf = (read: Read, seq: number, noun: string): number | undefined =>
  read.value<number>('SELECT subject FROM note WHERE event_seq = ? AND noun = ?', seq, noun)

export interface NoteRow {
  readonly seq: number
  readonly evidenceSha256: string | null
  readonly words: Readonly<Record<string, string>> | null
}

/** Notes about a subject, oldest first; words are null where they were erased. */
export function notesOf(read: Read, noun: string, subject: number): NoteRow[] {
  return read
    .all<{ seq: number; student: number | null; evidenceSha256: string | null; personal: Buffer | null }>(
      'SELECT event_seq AS seq, student, evidence_sha256 AS evidenceSha256, personal FROM note WHERE noun = ? AND subject = ? ORDER BY id',
      noun,
      subject,
    )
    .map(({ seq, student, evidenceSha256, personal }) => ({
      seq,
      evidenceSha256,
      words: read.open(student === null ? 'notes' : studentKey(read, student), personal),
    }))
}
