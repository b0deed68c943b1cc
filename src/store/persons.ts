import type { PersonSeen } from '../core/names/resembles.ts'
import { accountOf, type Payee } from '../core/payees/payee.ts'
import { accountKey, resemblanceKeys } from '../core/students/person-keys.ts'
import type { Student } from '../core/students/student.ts'
import type { Read } from './read.ts'
import { hashOf, studentNow, studentsUnder } from './students.ts'

/** Students who share a key with this person: those whom `resembles` can find, and more. */
export function personsLike(read: Read, student: Student, account: string | undefined): number[] {
  const found = new Set(resemblanceKeys(student).flatMap((key) => studentsUnder(read, key)))
  for (const id of account === undefined ? [] : studentsPaidOn(read, account)) found.add(id)
  return [...found].sort((a, b) => a - b)
}

const studentsPaidOn = (read: Read, account: string): number[] =>
  read
    .all<{ student: number }>(
      "SELECT DISTINCT p.student FROM lookup k CROSS JOIN payee p ON p.id = k.row_id WHERE k.token = ? AND k.table_name = 'payee'",
      hashOf(read, accountKey(account)),
    )
    .map((row) => row.student)

/** A student as last told, to be compared with another. */
export interface PersonNow {
  readonly caseNumber: string
  readonly seen: PersonSeen
}

/** The student as last told, with the account of the last payee; undefined where erased, or withdrawn from every application. */
export function personNow(read: Read, id: number): PersonNow | undefined {
  const row = read.one<{ caseNumber: string; payee: Buffer | null; wrapped: Buffer | null }>(
    `SELECT a.case_number AS caseNumber, s.wrapped, (SELECT personal FROM payee WHERE student = a.student ORDER BY id DESC LIMIT 1) AS payee
     FROM application a CROSS JOIN state t ON t.noun = 'application' AND t.subject = a.id AND t.state <> 'withdrawn' CROSS JOIN student s ON s.id = a.student
     WHERE a.student = ? ORDER BY a.id DESC LIMIT 1`,
    id,
  )
  const told = studentNow(read, id)?.told
  if (!row || !told) return undefined
  const payee = read.open<Payee>(read.unwrap(row.wrapped), row.payee)
  const account = payee ? accountOf(payee) : undefined
  return { caseNumber: row.caseNumber, seen: { ...told, ...(account === undefined ? {} : { account }) } }
}
