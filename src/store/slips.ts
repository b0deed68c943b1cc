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

/** New students of a programme, of one source or all, who are not erased and have had neither a slip nor a later code; by country and source. */
export function newSlips(read: Read, programme: number, source: string | undefined): NewSlip[] {
  return read
    .all<Row>(
      `SELECT c.id AS studentCode, c.student, c.event_seq AS seq, a.case_number AS caseNumber, i.source,
         (SELECT host_country FROM application_version WHERE application = a.id ORDER BY id DESC LIMIT 1) AS hostCountry
       FROM application a CROSS JOIN student_code c ON c.student = a.student AND c.nth = 1 AND c.event_seq = a.event_seq LEFT JOIN intake i ON i.id = a.intake
       WHERE a.programme = ? AND (? IS NULL OR i.source = ?) AND NOT EXISTS(SELECT 1 FROM slip WHERE student_code = c.id)
         AND NOT EXISTS(SELECT 1 FROM student_code WHERE student = a.student AND nth > 1)
       ORDER BY hostCountry, i.source, a.id`,
      programme,
      source ?? null,
      source ?? null,
    )
    .flatMap(({ student, seq, ...row }) => {
      const [code, now] = [codeGivenBy(read, seq, student), studentNow(read, student)]
      return code !== null && now?.told ? [{ ...row, code, told: now.told }] : []
    })
}

export const addSlip = (tx: Write, studentCode: number): number => tx.fact(slip, { studentCode })
