import type { Read } from '../read.ts'

/** A case of a student, and when it ended; `endedAt` is null while it goes on. */
export interface CaseEnd {
  readonly student: number
  readonly caseNumber: string
  readonly state: string
  readonly endedAt: string | null
}

const stateOf = (noun: string, subject: string) =>
  `(SELECT to_state FROM step WHERE noun = '${noun}' AND subject = ${subject} AND event_seq <= ? ORDER BY id DESC LIMIT 1)`
const sinceOf = (noun: string, subject: string) =>
  `(SELECT e.at FROM step s CROSS JOIN event e ON e.seq = s.event_seq WHERE s.noun = '${noun}' AND s.subject = ${subject} AND s.event_seq <= ? ORDER BY s.id DESC LIMIT 1)`

/**
 * Every case known by an event (`upTo`) of the students who had one by another (`old`) and were not erased, student by student. A case ends
 * when it is refused or withdrawn, or its grant is paid or cancelled.
 */
export const caseEnds = (read: Read, old: number, upTo: number): IterableIterator<CaseEnd> =>
  read.iterate<CaseEnd>(
    `SELECT student, caseNumber, coalesce(grantState, state) AS state, CASE WHEN state IN ('refused', 'withdrawn') THEN caseAt WHEN grantState IN ('paid', 'cancelled') THEN grantAt END AS endedAt FROM (
       SELECT a.student, a.case_number AS caseNumber, coalesce(${stateOf('application', 'a.id')}, 'received') AS state, ${sinceOf('application', 'a.id')} AS caseAt,
         ${stateOf('grant', 'g.id')} AS grantState, ${sinceOf('grant', 'g.id')} AS grantAt
       FROM (SELECT DISTINCT student FROM application INDEXED BY application_event WHERE event_seq <= ?) o CROSS JOIN application a ON a.student = o.student AND a.event_seq <= ? LEFT JOIN grant g ON g.application = a.id AND g.event_seq <= ?
       WHERE NOT EXISTS(SELECT 1 FROM blanked b WHERE b.table_name = 'student' AND b.row_id = a.student AND b.column_name = 'wrapped' AND b.event_seq <= ?)
     ) ORDER BY student, caseNumber`,
    upTo,
    upTo,
    upTo,
    upTo,
    old,
    upTo,
    upTo,
    upTo,
  )

/** The settings once an event was written (JSON), undefined where there were none. */
export const settingsAt = (read: Read, upTo: number): string | undefined =>
  read.value<string>('SELECT value FROM settings WHERE event_seq <= ? ORDER BY id DESC LIMIT 1', upTo)
