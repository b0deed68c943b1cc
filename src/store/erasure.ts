import { getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { accountOf, type Payee } from '../core/payees/payee.ts'
import { accountKey } from '../core/students/person-keys.ts'
import type { Student } from '../core/students/student.ts'
import { ownKey } from './notes.ts'
import type { Read } from './read.ts'
import { statementLine } from './schema/banks.ts'
import { applicationVersion, checkResult, intake, payee, student, studentCode, studentVersion } from './schema/cases.ts'
import { document, message, reply } from './schema/messages.ts'
import { note } from './schema/people.ts'
import { hashOf } from './students.ts'
import type { Write } from './write.ts'

/** What the book holds of a person in one table: the erasable columns of these rows. */
export interface Remains {
  readonly table: SQLiteTable
  readonly columns: readonly string[]
  readonly rows: readonly number[]
}

const ids = (read: Read, sql: string, ...params: (number | string | Uint8Array)[]): number[] => read.all<{ id: number }>(sql, ...params).map(({ id }) => id)

/** The student of a case, whether his or her data are still there, and every case number of that student. */
export interface ErasureSeen {
  readonly student: number
  readonly application: number
  readonly isErased: boolean
  readonly caseNumbers: readonly string[]
}

export function erasureSeen(read: Read, caseNumber: string): ErasureSeen | undefined {
  const row = read.one<{ student: number; application: number; erased: number }>(
    'SELECT a.student, a.id AS application, s.wrapped IS NULL AS erased FROM application a CROSS JOIN student s ON s.id = a.student WHERE a.case_number = ?',
    caseNumber,
  )
  if (!row) return undefined
  const caseNumbers = read.all<{ n: string }>('SELECT case_number AS n FROM application WHERE student = ? ORDER BY id', row.student).map(({ n }) => n)
  return { student: row.student, application: row.application, isErased: row.erased === 1, caseNumbers }
}

/**
 * An erasure as it is listed outside the book, with nothing of the person: `book`: the hash of the book's first event; `student`, and `made`, the hash of the
 * event that took the student in: together they name the student in every copy of the book, and nobody in another.
 */
export interface ErasureListed {
  readonly book: string
  readonly student: number
  readonly made: string
  readonly caseNumber: string
  readonly erasedAt: string
}

/** Every erasure that the book knows of, oldest first. */
export const erasuresOf = (read: Read): ErasureListed[] =>
  read.all<ErasureListed>(
    `SELECT (SELECT lower(hex(hash)) FROM seal WHERE event_seq = 1) AS book, b.row_id AS student, lower(hex(m.hash)) AS made,
       (SELECT case_number FROM application WHERE student = b.row_id ORDER BY id LIMIT 1) AS caseNumber, e.at AS erasedAt
     FROM blanked b CROSS JOIN event e ON e.seq = b.event_seq CROSS JOIN student s ON s.id = b.row_id CROSS JOIN seal m ON m.event_seq = s.event_seq
     WHERE b.table_name = 'student' AND b.column_name = 'wrapped' ORDER BY b.event_seq`,
  )

/** Is a student of the list in this copy of the book, and not erased? */
export const isToErase = (read: Read, { book, student: of, made }: ErasureListed): boolean =>
  read.value(
    `SELECT 1 FROM student s CROSS JOIN seal m ON m.event_seq = s.event_seq AND lower(hex(m.hash)) = ? CROSS JOIN seal g ON g.event_seq = 1 AND lower(hex(g.hash)) = ?
     WHERE s.id = ? AND s.wrapped IS NOT NULL AND EXISTS(SELECT 1 FROM application WHERE student = s.id)`,
    made,
    book,
    of,
  ) !== undefined

/** Cases of a student of which money is open: the grant is still to be paid, or a payout is prepared or on its way. */
export const openMoneyOf = (read: Read, of: number): string[] =>
  read
    .all<{ n: string }>(
      `SELECT a.case_number AS n FROM grant g CROSS JOIN application a ON a.id = g.application CROSS JOIN state s ON s.noun = 'grant' AND s.subject = g.id
       WHERE g.student = ? AND (s.state IN ('approved', 'paying') OR EXISTS(
         SELECT 1 FROM payout p CROSS JOIN state t ON t.noun = 'payout' AND t.subject = p.id AND t.state IN ('prepared', 'instructed') WHERE p.grant = g.id)) ORDER BY a.id`,
      of,
    )
    .map(({ n }) => n)

/** Every erasable value that is of one student: the own rows, the lists and bank lines that tell of the student, and notes about those. */
export function remainsOf(read: Read, of: number): Remains[] {
  const key = ownKey(read, of)
  const payees = payeesOf(read, of)
  const versions = read
    .all<{ personal: Buffer | null }>('SELECT personal FROM student_version WHERE student = ?', of)
    .flatMap(({ personal }) => read.open<Student>(key, personal) ?? [])
  const lines = linesOfStudent(read, of)
  const own = (sql: string) => ids(read, sql, of)
  return [
    { table: student, columns: ['wrapped'], rows: [of] },
    { table: studentVersion, columns: ['lookups', 'personal'], rows: own('SELECT id FROM student_version WHERE student = ?') },
    { table: studentCode, columns: ['lookups'], rows: own('SELECT id FROM student_code WHERE student = ?') },
    { table: payee, columns: ['lookups', 'personal'], rows: own('SELECT id FROM payee WHERE student = ?') },
    {
      table: applicationVersion,
      columns: ['personal'],
      rows: own('SELECT v.id FROM application a CROSS JOIN application_version v ON v.application = a.id WHERE a.student = ?'),
    },
    {
      table: checkResult,
      columns: ['personal'],
      rows: own('SELECT k.id FROM application a CROSS JOIN check_result k ON k.application = a.id WHERE a.student = ?'),
    },
    { table: message, columns: ['personal'], rows: own('SELECT m.id FROM application a CROSS JOIN message m ON m.application = a.id WHERE a.student = ?') },
    {
      table: reply,
      columns: ['personal'],
      rows: own('SELECT r.id FROM application a CROSS JOIN message m ON m.application = a.id CROSS JOIN reply r ON r.message = m.id WHERE a.student = ?'),
    },
    { table: document, columns: ['personal'], rows: own('SELECT d.id FROM application a CROSS JOIN document d ON d.application = a.id WHERE a.student = ?') },
    { table: intake, columns: ['personal'], rows: intakesOf(read, of, versions, payees) },
    { table: statementLine, columns: ['personal', 'evidence'], rows: lines },
    { table: note, columns: ['personal'], rows: [...new Set([...own('SELECT id FROM note WHERE student = ?'), ...notesAbout(read, of, lines)])] },
  ]
}

const payeesOf = (read: Read, of: number): Payee[] =>
  read
    .all<{ personal: Buffer | null }>('SELECT personal FROM payee WHERE student = ?', of)
    .flatMap(({ personal }) => read.open<Payee>(ownKey(read, of), personal) ?? [])

/** The bank lines that tell of a student. */
export const linesOfStudent = (read: Read, of: number): number[] =>
  linesOf(
    read,
    of,
    payeesOf(read, of).flatMap((told) => accountOf(told) ?? []),
  )

/** Lists that brought the student, or whose answer tells of him or her: by case number, passport, account or contact. */
function intakesOf(read: Read, of: number, versions: readonly Student[], payees: readonly Payee[]): number[] {
  const cases = read.all<{ n: string }>('SELECT case_number AS n FROM application WHERE student = ?', of).map(({ n }) => n)
  const told = [...versions.flatMap((v) => [v.passportNumber, v.email, v.phone]), ...payees.flatMap((p) => [p.iban, p.accountNumber])]
  const words = [...cases, ...told].filter((word): word is string => word !== undefined && word !== '')
  const brought = new Set(ids(read, 'SELECT DISTINCT intake AS id FROM application WHERE student = ? AND intake IS NOT NULL', of))
  for (const { id, personal } of read.all<{ id: number; personal: Buffer | null }>('SELECT id, personal FROM intake WHERE personal IS NOT NULL')) {
    const text = JSON.stringify(read.open<unknown>('lists', personal))
    if (words.some((word) => text.includes(JSON.stringify(word).slice(1, -1)))) brought.add(id)
  }
  return [...brought].sort((a, b) => a - b)
}

const PAYOUTS = 'SELECT p.id, p.reference FROM grant g CROSS JOIN payout p ON p.grant = g.id WHERE g.student = ?'

/**
 * Lines matched with the student's payouts, in a break about one of them, parked or claimed for one; that show the reference of one, or an account
 * that is the student's alone; and what a break holds against such a line.
 */
function linesOf(read: Read, of: number, accounts: readonly string[]): number[] {
  const found = new Set<number>()
  const add = (lines: readonly number[]) => {
    for (const id of lines) found.add(id)
  }
  for (const { id, reference } of read.all<{ id: number; reference: string }>(PAYOUTS, of)) {
    add(ids(read, 'SELECT l.line AS id FROM match_payout m CROSS JOIN match_line l ON l.match = m.match WHERE m.payout = ?', id))
    add(
      ids(
        read,
        'SELECT line AS id FROM break WHERE payout = ? AND line IS NOT NULL UNION SELECT other_line FROM break WHERE payout = ? AND other_line IS NOT NULL',
        id,
        id,
      ),
    )
    add(
      ids(
        read,
        'SELECT l.line AS id FROM break b CROSS JOIN resolution r ON r.break = b.id CROSS JOIN match_line l ON l.match = r.match WHERE b.payout = ?',
        id,
      ),
    )
    add(linesShowing(read, read.keys.lookup('reference', reference)))
  }
  for (const account of new Set(accounts)) {
    const token = hashOf(read, accountKey(account))
    if (!isOthers(read, of, token)) add(linesShowing(read, token))
  }
  for (const line of [...found]) {
    add(ids(read, 'SELECT other_line AS id FROM break WHERE line = ? AND other_line IS NOT NULL', line))
    add(ids(read, 'SELECT line AS id FROM break WHERE other_line = ? AND line IS NOT NULL', line))
  }
  return [...found].sort((a, b) => a - b)
}

const linesShowing = (read: Read, token: Uint8Array): number[] =>
  ids(read, "SELECT row_id AS id FROM lookup WHERE token = ? AND table_name = 'statement_line'", token)

/** Is the account also that of another student's payee, or of an institution? */
const isOthers = (read: Read, of: number, token: Uint8Array): boolean =>
  read.value(
    `SELECT 1 FROM lookup k WHERE k.token = ? AND (k.table_name = 'institution' OR k.table_name = 'payee' AND EXISTS(SELECT 1 FROM payee p WHERE p.id = k.row_id AND p.student <> ?)) LIMIT 1`,
    token,
    of,
  ) !== undefined

/** What people wrote about matches and breaks of these lines and payouts: it can name the student. */
const notesAbout = (read: Read, of: number, lines: readonly number[]): number[] =>
  ids(
    read,
    `WITH lines AS (SELECT value AS line FROM json_each(?)), payouts AS (SELECT p.id FROM grant g CROSS JOIN payout p ON p.grant = g.id WHERE g.student = ?)
     SELECT n.id FROM note n WHERE n.noun = 'match' AND n.subject IN (SELECT match FROM match_line WHERE line IN (SELECT line FROM lines) UNION SELECT match FROM match_payout WHERE payout IN (SELECT id FROM payouts))
     UNION SELECT n.id FROM note n WHERE n.noun = 'break' AND n.subject IN (SELECT id FROM break WHERE line IN (SELECT line FROM lines) UNION SELECT id FROM break WHERE payout IN (SELECT id FROM payouts))`,
    JSON.stringify(lines),
    of,
  )

/** Blanks them and names each in the chain. Gives how many values there were. */
export function blankAll(tx: Write, remains: readonly Remains[]): number {
  for (const { table, columns, rows } of remains) for (const row of rows) tx.blank(table, row, columns)
  return tx.value<number>('SELECT count(*) FROM blanked WHERE event_seq = ?', tx.seq) ?? 0
}

/** The columns that an erasure reaches, as `table.column`. */
export const columnsReached = (remains: readonly Remains[]): string[] =>
  remains.flatMap(({ table, columns }) => columns.map((column) => `${getTableName(table)}.${column}`))
