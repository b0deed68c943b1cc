import { decrypt, encrypt } from './keys.ts'
import type { Page, Read } from './read.ts'
import { document } from './schema/messages.ts'
import type { StudentKey } from './students.ts'
import type { Write } from './write.ts'

/** A document of a case. `erased`: its content is gone, its hash stays. */
export interface DocumentRow {
  readonly id: number
  readonly application: number
  readonly kind: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly at: string
  readonly actor: number
  readonly erased: 0 | 1
}

const DOCUMENT = `SELECT d.id, d.application, d.kind, d.media_type AS mediaType, d.size_bytes AS sizeBytes, d.sha256, e.at, e.actor, d.personal IS NULL AS erased
  FROM document d CROSS JOIN event e ON e.seq = d.event_seq`

export const documentsOf = (read: Read, application: number, page: Page): DocumentRow[] =>
  read.all<DocumentRow>(`${DOCUMENT} WHERE d.application = ? AND d.id > ? ORDER BY d.id LIMIT ?`, application, page.after, page.most)

export const documentsByHash = (read: Read, application: number, sha256: string): DocumentRow[] =>
  read.all<DocumentRow>(`${DOCUMENT} WHERE d.application = ? AND d.sha256 = ? ORDER BY d.id`, application, sha256)

/** How many documents of a case a person has added since an instant. */
export const documentsSince = (read: Read, application: number, person: number, since: string): number =>
  read.value<number>(
    'SELECT count(*) FROM document d CROSS JOIN event e ON e.seq = d.event_seq WHERE d.application = ? AND e.actor = ? AND e.at > ?',
    application,
    person,
    since,
  ) ?? 0

export const documentAddedBy = (read: Read, seq: number): DocumentRow | undefined => read.one<DocumentRow>(`${DOCUMENT} WHERE d.event_seq = ?`, seq)

/** The file itself; null where it was erased. */
export function contentOf(read: Read, of: DocumentRow): Buffer | null {
  const row = read.one<{ wrapped: Buffer | null; personal: Buffer | null }>(
    'SELECT s.wrapped, d.personal FROM document d CROSS JOIN application a ON a.id = d.application CROSS JOIN student_key s ON s.student = a.student WHERE d.id = ?',
    of.id,
  )
  const key = row ? read.unwrap(row.wrapped) : null
  return row?.personal && key ? decrypt(key, row.personal) : null
}

export interface NewDocument {
  readonly application: number
  readonly kind: string
  readonly mediaType: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** Keeps a file under the student's key, and tells its hash to the chain. */
export function addDocument(tx: Write, student: StudentKey, { bytes, ...of }: NewDocument): number {
  tx.documents.push(of.sha256)
  return tx.fact(document, { ...of, sizeBytes: bytes.length, personal: encrypt(student.key, bytes) })
}
