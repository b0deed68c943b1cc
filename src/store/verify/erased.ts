import { type Rule, rule } from './rules.ts'

interface Erased {
  readonly row: number
  readonly seq: number
}

/** An erasure is of one student of whom no money was open, and of nothing else: so nobody hides what screening, sign-in or the evidence of other cases rests on. */
export const ERASED: readonly Rule[] = [
  rule<Erased>({
    code: 'erasable_differs',
    table: 'blanked',
    sql: "SELECT e.seq AS seq FROM event e WHERE e.kind = 'erased' AND 1 <> (SELECT count(*) FROM blanked WHERE event_seq = e.seq AND table_name = 'student')",
    words: ({ seq }) => `Event ${seq} erases no student, or several.`,
  }),
  rule<Erased>({
    code: 'erasable_differs',
    table: 'blanked',
    sql: `SELECT b.blanked AS row, e.seq AS seq FROM event e CROSS JOIN blanked_of b ON b.event_seq = e.seq WHERE e.kind = 'erased'
      AND b.student <> (SELECT row_id FROM blanked WHERE event_seq = e.seq AND table_name = 'student')`,
    words: ({ row, seq }) => `Row ${row} of blanked (event ${seq}) blanks what is not the erased student's.`,
  }),
  rule<Erased>({
    code: 'erasable_differs',
    table: 'blanked',
    sql: `SELECT DISTINCT b.row_id AS row, b.event_seq AS seq FROM blanked b CROSS JOIN grant g ON g.student = b.row_id CROSS JOIN payout p ON p.grant = g.id AND p.event_seq < b.event_seq
      WHERE b.table_name = 'student' AND coalesce((SELECT t.to_state FROM step t WHERE t.noun = 'payout' AND t.subject = p.id AND t.event_seq < b.event_seq ORDER BY t.id DESC LIMIT 1), 'prepared') IN ('prepared', 'instructed')`,
    words: ({ row, seq }) => `Student ${row} was erased (event ${seq}) while a payout was under way.`,
  }),
]
