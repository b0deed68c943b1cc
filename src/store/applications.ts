import type { ApplicationState } from '../core/applications/states.ts'
import { invariant } from '../core/invariant.ts'
import type { Payee } from '../core/payees/payee.ts'
import type { ApplicationFacts, Student } from '../core/students/student.ts'
import { addPayee } from './payee-rows.ts'
import type { Page, Read } from './read.ts'
import { application, applicationVersion } from './schema/cases.ts'
import type { StudentKey } from './students.ts'
import type { Write } from './write.ts'

/** An application as it stands. `version`: its last version's id; `since`: the event of its state. */
export interface Case {
  readonly id: number
  readonly student: number
  readonly programme: number
  readonly programmeCode: string
  readonly caseNumber: string
  readonly state: ApplicationState
  readonly since: number
  readonly version: number
  /** The line of the list that brought it. */
  readonly line: number | null
}

const COLUMNS = `a.id, a.student, a.programme, p.code AS programmeCode, a.case_number AS caseNumber, s.state, s.since,
    (SELECT max(id) FROM application_version WHERE application = a.id) AS version, a.intake_line AS line`
const CASE = `SELECT ${COLUMNS} FROM application a CROSS JOIN programme p ON p.id = a.programme CROSS JOIN state s ON s.noun = 'application' AND s.subject = a.id`
/** By the index of states: most applications are in another one. */
const CASE_IN_STATE = `SELECT ${COLUMNS} FROM state s INDEXED BY state_by CROSS JOIN application a ON a.id = s.subject CROSS JOIN programme p ON p.id = a.programme
  WHERE s.noun = 'application' AND s.state = ?`

export const caseById = (read: Read, id: number): Case | undefined => read.one<Case>(`${CASE} WHERE a.id = ?`, id)

export const caseByNumber = (read: Read, caseNumber: string): Case | undefined => read.one<Case>(`${CASE} WHERE a.case_number = ?`, caseNumber)

/** The applications that an event brought, in their order. */
export const casesReceivedBy = (read: Read, seq: number): Case[] => read.all<Case>(`${CASE} WHERE a.event_seq = ? ORDER BY a.id`, seq)

export interface CaseFilters {
  readonly programme?: number | undefined
  readonly state?: string | undefined
  readonly students?: readonly number[] | undefined
}

/** Applications in the order of their ids: of a programme, in a state, of some students. */
export function casesAfter(read: Read, { programme, state, students }: CaseFilters, page: Page): Case[] {
  const ofProgramme = programme === undefined ? '' : 'AND a.programme = ?'
  const params = programme === undefined ? [] : [programme]
  if (students) {
    const inState = state === undefined ? '' : 'AND s.state = ?'
    const sql = `${CASE} WHERE a.student IN (SELECT value FROM json_each(?)) AND a.id > ? ${ofProgramme} ${inState} ORDER BY a.id LIMIT ?`
    return read.all<Case>(sql, JSON.stringify(students), page.after, ...params, ...(state === undefined ? [] : [state]), page.most)
  }
  if (state === undefined) return read.all<Case>(`${CASE} WHERE a.id > ? ${ofProgramme} ORDER BY a.id LIMIT ?`, page.after, ...params, page.most)
  return read.all<Case>(`${CASE_IN_STATE} AND s.subject > ? ${ofProgramme} ORDER BY s.subject LIMIT ?`, state, page.after, ...params, page.most)
}

/** What an application says: the person, the payee, the rest. */
export interface Told {
  readonly student: Student
  readonly facts: ApplicationFacts
  readonly payee?: Payee
}

/** A version of an application. `told` is null where the student was erased or the keys are not at hand. */
export interface Version {
  readonly id: number
  readonly seq: number
  readonly studentVersion: number
  readonly payee: number | null
  readonly hostCountry: string
  readonly told: Told | null
}

interface VersionRow extends Omit<Version, 'told'> {
  readonly wrapped: Buffer | null
  readonly personal: Buffer | null
  readonly student: Buffer | null
  readonly payeeTold: Buffer | null
}

export function versionById(read: Read, id: number): Version {
  const row = read.one<VersionRow>(
    `SELECT v.id, v.event_seq AS seq, v.student_version AS studentVersion, v.payee, v.host_country AS hostCountry, s.wrapped, v.personal, w.personal AS student,
       (SELECT personal FROM payee WHERE id = v.payee) AS payeeTold
     FROM application_version v CROSS JOIN student_version w ON w.id = v.student_version CROSS JOIN student_key s ON s.student = w.student WHERE v.id = ?`,
    id,
  )
  invariant(row, 'an application has its version')
  const key = read.unwrap(row.wrapped)
  const [student, facts, payee] = [
    read.open<Student>(key, row.student),
    read.open<Omit<ApplicationFacts, 'hostCountry'>>(key, row.personal),
    read.open<Payee>(key, row.payeeTold),
  ]
  const told = student && facts ? { student, facts: { hostCountry: row.hostCountry, ...facts }, ...(payee ? { payee } : {}) } : null
  return { id: row.id, seq: row.seq, studentVersion: row.studentVersion, payee: row.payee, hostCountry: row.hostCountry, told }
}

/** The last application of a student in a programme that is neither refused nor withdrawn. */
export const openCaseOf = (read: Read, student: number, programme: number): Case | undefined =>
  read.one<Case>(`${CASE} WHERE a.student = ? AND a.programme = ? AND s.state NOT IN ('refused', 'withdrawn') ORDER BY a.id DESC LIMIT 1`, student, programme)

/** The version that an application had once the event `seq` was written. */
export const versionAt = (read: Read, application: number, seq: number): number | undefined =>
  read.value<number>('SELECT id FROM application_version WHERE application = ? AND event_seq <= ? ORDER BY id DESC LIMIT 1', application, seq)

/** The payee of a case's grant that was approved in place of another by then. */
export const payeeChangedBy = (read: Read, application: number, seq: number): number | undefined =>
  read.value<number>(
    `SELECT c.payee FROM grant g CROSS JOIN payee_change c ON c.grant = g.id CROSS JOIN payee_approval a ON a.payee_change = c.id AND a.event_seq <= ?
     WHERE g.application = ? ORDER BY c.id DESC LIMIT 1`,
    seq,
    application,
  )

/** How many applications were received in the year of `today`: case numbers are gapless in each. */
export const lastCaseOfYear = (read: Read, year: string): number =>
  Number(read.value<string | null>("SELECT max(case_number) FROM application WHERE case_number BETWEEN ? || '-' AND ? || '-:'", year, year)?.slice(5) ?? 0)

export const caseNumber = (year: string, nth: number): string => `${year}-${String(nth).padStart(6, '0')}`

export interface NewApplication {
  readonly student: StudentKey
  readonly studentVersion: number
  readonly programme: number
  readonly caseNumber: string
  readonly facts: ApplicationFacts
  readonly payee: { readonly told: Payee; readonly institution: number | null } | undefined
  readonly intake?: number
  readonly line?: number
}

export function addApplication(tx: Write, of: NewApplication): number {
  const id = tx.fact(application, {
    student: of.student.id,
    programme: of.programme,
    caseNumber: of.caseNumber,
    intake: of.intake ?? null,
    intakeLine: of.line ?? null,
  })
  const payee = of.payee ? addPayee(tx, of.student, of.payee.told, of.payee.institution) : null
  addVersion(tx, of.student, { application: id, studentVersion: of.studentVersion, payee, facts: of.facts })
  return id
}

/** A new version of an application. Gives its id. */
export function addVersion(
  tx: Write,
  student: StudentKey,
  of: { readonly application: number; readonly studentVersion: number; readonly payee: number | null; readonly facts: ApplicationFacts },
): number {
  const { hostCountry, ...facts } = of.facts
  return tx.fact(applicationVersion, {
    application: of.application,
    studentVersion: of.studentVersion,
    payee: of.payee,
    hostCountry,
    personal: tx.personal(student.key, facts),
  })
}
