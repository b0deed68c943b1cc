import { codeFrom, normaliseCode } from '../core/students/code.ts'
import { identityKey, type Key, studentKeys } from '../core/students/person-keys.ts'
import type { Student } from '../core/students/student.ts'
import type { Read } from './read.ts'
import { student, studentCode, studentVersion } from './schema/cases.ts'
import type { Write } from './write.ts'

/** A student with the key that opens what is told of him or her. */
export interface StudentKey {
  readonly id: number
  readonly key: Uint8Array
}

export const hashOf = (read: Read, key: Key): Buffer => read.keys.lookup(key.kind, key.normal)

export function addStudent(tx: Write): StudentKey {
  const { key, wrapped } = tx.keys.newKey()
  return { id: tx.fact(student, { wrapped }), key }
}

/** Who the student is, as told now. Gives the version's id. */
export function addStudentVersion(tx: Write, of: StudentKey, told: Student): number {
  const row = { student: of.id, sex: told.sex ?? null, personal: tx.personal(of.key, told) }
  return tx.factWithLookups(
    studentVersion,
    row,
    studentKeys(told).map((key) => hashOf(tx, key)),
  )
}

/** The nth code of a student: derived, so that it can be told again; it is found by its keyed hash. */
export function addCode(tx: Write, of: number, nth: number): void {
  const normal = normaliseCode(codeOf(tx, of, nth)) ?? ''
  tx.factWithLookups(studentCode, { student: of, nth }, [tx.keys.lookup('code', normal)])
}

/** How many codes a student was given. */
export const codesOf = (read: Read, of: number): number => read.value<number>('SELECT max(nth) FROM student_code WHERE student = ?', of) ?? 0

/** The student to whom an event gave a code. */
export const studentCodedBy = (read: Read, seq: number): number | undefined => read.value<number>('SELECT student FROM student_code WHERE event_seq = ?', seq)

const codeOf = (read: Read, of: number, nth: number): string => codeFrom(read.keys.hmac('codes', `${of}:${nth}`))

/**
 * The code that an event gave to a student; null where it gave none, or the student was erased. Found by the student, who has few codes
 * (the + keeps SQLite from the index of events): a list gives thousands in one event.
 */
export function codeGivenBy(read: Read, seq: number, of: number): string | null {
  const nth = read.value<number>(
    'SELECT c.nth FROM student_code c CROSS JOIN student_key s ON s.student = c.student WHERE c.student = ? AND +c.event_seq = ? AND s.wrapped IS NOT NULL',
    of,
    seq,
  )
  return nth === undefined ? null : codeOf(read, of, nth)
}

/** The last version of a student, opened; null where it was erased. */
export interface StudentNow {
  readonly version: number
  readonly told: Student | null
}

export function studentNow(read: Read, of: number): StudentNow | undefined {
  const row = read.one<{ version: number; wrapped: Buffer | null; personal: Buffer | null }>(
    'SELECT v.id AS version, s.wrapped, v.personal FROM student_key s CROSS JOIN student_version v ON v.student = s.student WHERE s.student = ? ORDER BY v.id DESC LIMIT 1',
    of,
  )
  return row && { version: row.version, told: read.open<Student>(read.unwrap(row.wrapped), row.personal) }
}

/** The student with this passport number and birth date, as last told. */
export function studentByIdentity(read: Read, told: Student): number | undefined {
  const key = identityKey(told)
  if (!key) return undefined
  return read.value<number>(
    `SELECT v.student FROM lookup k CROSS JOIN student_version v ON v.id = k.row_id
     WHERE k.token = ? AND k.table_name = 'student_version' AND v.id = (SELECT max(id) FROM student_version WHERE student = v.student)
       AND NOT EXISTS(SELECT 1 FROM blocked_student b WHERE b.student = v.student) ORDER BY v.student LIMIT 1`,
    hashOf(read, key),
  )
}

/** Students of whom a version has the key. */
export const studentsUnder = (read: Read, key: Key): number[] =>
  read
    .all<{ student: number }>(
      "SELECT DISTINCT v.student FROM lookup k CROSS JOIN student_version v ON v.id = k.row_id WHERE k.token = ? AND k.table_name = 'student_version' AND NOT EXISTS(SELECT 1 FROM blocked_student b WHERE b.student = v.student) ORDER BY v.student",
      hashOf(read, key),
    )
    .map((row) => row.student)
