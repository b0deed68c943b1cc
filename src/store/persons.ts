import { type PersonSeen, personSeen } from '../core/names/resembles.ts'
import { accountOf, type Payee } from '../core/payees/payee.ts'
import { accountKey, resemblanceKeys } from '../core/students/person-keys.ts'
import type { Student } from '../core/students/student.ts'
import type { Read } from './read.ts'
import { hashOf, studentsUnder } from './students.ts'

/** Students who share a key with this person: those whom `resembles` can find, and more. */
function studentsLike(read: Read, student: Student, account: string | undefined): number[] {
  const found = new Set(resemblanceKeys(student).flatMap((key) => studentsUnder(read, key)))
  for (const id of account === undefined ? [] : studentsPaidOn(read, account)) found.add(id)
  return [...found].sort((a, b) => a - b)
}

const studentsPaidOn = (read: Read, account: string): number[] =>
  read
    .all<{ student: number }>(
      "SELECT DISTINCT p.student FROM lookup k CROSS JOIN payee p ON p.id = k.row_id WHERE k.token = ? AND k.table_name = 'payee' AND NOT EXISTS(SELECT 1 FROM blocked_student b WHERE b.student = p.student)",
      hashOf(read, accountKey(account)),
    )
    .map((row) => row.student)

/** A student as last told, to be compared with another. */
export interface PersonNow {
  readonly caseNumber: string
  readonly seen: PersonSeen
}

/** Students to compare a person with, each opened once in one view of the book. */
export class Persons {
  readonly #read: Read
  readonly #opened = new Map<number, PersonNow | undefined>()

  constructor(read: Read) {
    this.#read = read
  }

  /** Those who share a key with this person, but for `self`: everybody whom `resembles` can find, and more. */
  like(student: Student, account: string | undefined, self: number | undefined): PersonNow[] {
    return studentsLike(this.#read, student, account).flatMap((id) => (id === self ? [] : (this.#open(id) ?? [])))
  }

  #open(id: number): PersonNow | undefined {
    if (!this.#opened.has(id)) this.#opened.set(id, personNow(this.#read, id))
    return this.#opened.get(id)
  }
}

/** The student as last told, with the account of the last payee; undefined where erased, or withdrawn from every application. */
function personNow(read: Read, id: number): PersonNow | undefined {
  const row = read.one<{ caseNumber: string; told: Buffer | null; payee: Buffer | null; wrapped: Buffer | null }>(
    `SELECT a.case_number AS caseNumber, s.wrapped, (SELECT personal FROM student_version WHERE student = a.student ORDER BY id DESC LIMIT 1) AS told,
       (SELECT personal FROM payee WHERE student = a.student ORDER BY id DESC LIMIT 1) AS payee
     FROM application a CROSS JOIN state t ON t.noun = 'application' AND t.subject = a.id AND t.state <> 'withdrawn' CROSS JOIN student_key s ON s.student = a.student
     WHERE a.student = ? ORDER BY a.id DESC LIMIT 1`,
    id,
  )
  if (!row) return undefined
  const key = read.unwrap(row.wrapped)
  const [told, payee] = [read.open<Student>(key, row.told), read.open<Payee>(key, row.payee)]
  return told ? { caseNumber: row.caseNumber, seen: personSeen(told, payee ? accountOf(payee) : undefined) } : undefined
}
