import type { Student } from '../core/students/student.ts'
import type { Read } from './read.ts'
import { slip } from './schema/messages.ts'
import { codeGivenBy, studentNow } from './students.ts'
import type { Write } from './write.ts'

/** A new student whose code stands on no slip yet. `source`: the list that brought the application. */
export interface NewSlip {
  readonly studentCode: number
  readonly caseNumber: string
  readonly source: string | null
  readonly hostCountry: string
  readonly told: Student
  readonly code: string
}

interface Row extends Pick<NewSlip, 'studentCode' | 'caseNumber' | 'source' | 'hostCountry'> {
  readonly student: number
  readonly seq: number
}

const COLUMNS = `SELECT c.id AS studentCode, c.student, c.event_seq AS seq, a.case_number AS caseNumber, i.source,
         (SELECT host_country FROM application_version WHERE application = a.id ORDER BY id DESC LIMIT 1) AS hostCountry`
const IN_ORDER = 'ORDER BY hostCountry, i.source, a.id'

/** With name and code, where the student is not erased. */
const opened = (read: Read, rows: readonly Row[]): NewSlip[] =>
  rows.flatMap(({ student, seq, ...row }) => {
    const [code, now] = [codeGivenBy(read, seq, student), studentNow(read, student)]
    return code !== null && now?.told ? [{ ...row, code, told: now.told }] : []
  })

/** New students of a programme, of one source or all, who are not erased and have had neither a slip nor a later code; by country and source. */
export const newSlips = (read: Read, programme: number, source: string | undefined): NewSlip[] =>
  opened(
    read,
    read.all<Row>(
      `${COLUMNS} FROM application a CROSS JOIN student_code c ON c.student = a.student AND c.nth = 1 AND c.event_seq = a.event_seq LEFT JOIN intake i ON i.id = a.intake
       WHERE a.programme = ? AND (? IS NULL OR i.source = ?) AND NOT EXISTS(SELECT 1 FROM slip WHERE student_code = c.id)
         AND NOT EXISTS(SELECT 1 FROM student_code WHERE student = a.student AND nth > 1)
       ${IN_ORDER}`,
      programme,
      source ?? null,
      source ?? null,
    ),
  )

/** The slips that an event made, but for those of students who are erased since. */
export const slipsMadeBy = (read: Read, seq: number): NewSlip[] =>
  opened(
    read,
    read.all<Row>(
      `${COLUMNS} FROM slip s CROSS JOIN student_code c ON c.id = s.student_code
         CROSS JOIN application a ON a.student = c.student AND a.event_seq = c.event_seq LEFT JOIN intake i ON i.id = a.intake
       WHERE s.event_seq = ? ${IN_ORDER}`,
      seq,
    ),
  )

export const addSlip = (tx: Write, studentCode: number): number => tx.fact(slip, { studentCode })
