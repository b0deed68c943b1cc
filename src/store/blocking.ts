import { linesOfStudent } from './erasure.ts'
import type { Read } from './read.ts'
import { blocking, blockingLine } from './schema/blocking.ts'
import type { Write } from './write.ts'

/** Are a student's data hidden from view? */
export const isBlocked = (read: Read, student: number): boolean =>
  read.value<number>('SELECT blocked FROM blocking WHERE student = ? ORDER BY id DESC LIMIT 1', student) === 1

/** Is nothing left of a student that could be shown again? */
export const isErased = (read: Read, student: number): boolean => read.value<number>('SELECT wrapped IS NULL FROM student WHERE id = ?', student) === 1

/** Cases of a student of which a payout is prepared or on its way: its file is made of what would be hidden. */
export const payoutsUnderWay = (read: Read, student: number): string[] =>
  read
    .all<{ n: string }>(
      `SELECT a.case_number AS n FROM grant g CROSS JOIN application a ON a.id = g.application
       WHERE g.student = ? AND EXISTS(SELECT 1 FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state IN ('prepared', 'instructed') WHERE p.grant = g.id) ORDER BY a.id`,
      student,
    )
    .map(({ n }) => n)

/** Hides a student, and the bank lines that tell of him or her. Gives how many lines. */
export function addBlocking(tx: Write, student: number): number {
  const lines = linesOfStudent(tx, student)
  const id = tx.fact(blocking, { student, blocked: 1 })
  for (const line of lines) tx.fact(blockingLine, { blocking: id, line })
  return lines.length
}

/** Shows again what was hidden. */
export const endBlocking = (tx: Write, student: number): number => tx.fact(blocking, { student, blocked: 0 })
