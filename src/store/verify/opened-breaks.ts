import { LINES_PER_IMPORT } from '../statements.ts'
import { type Rule, rule } from './rules.ts'

interface Opened {
  readonly row: number | null
  readonly seq: number
}

/** The state of a thing before the event `e`. */
const stood = (noun: string, subject: string, first: string) =>
  `coalesce((SELECT t.to_state FROM step t WHERE t.noun = '${noun}' AND t.subject = ${subject} AND t.event_seq < e.seq ORDER BY t.id DESC LIMIT 1), '${first}')`

/** A break that a person opened is of a line that was open then and that a run had looked at, as what that line can be, beside no other of it or of its payout, with the reason. */
export const OPENED_BREAKS: readonly Rule[] = [
  rule<Opened>({
    code: 'tie_broken',
    table: 'break',
    sql: `SELECT (SELECT min(id) FROM break WHERE event_seq = e.seq) AS row, e.seq AS seq FROM event e WHERE e.kind = 'break_opened' AND (1 <> (SELECT count(*) FROM break WHERE event_seq = e.seq)
      OR NOT EXISTS(SELECT 1 FROM break b CROSS JOIN note n ON n.noun = 'break' AND n.subject = b.id AND n.event_seq = e.seq WHERE b.event_seq = e.seq))`,
    words: ({ seq }) => `Event ${seq} opened not one break, or without a note.`,
  }),
  rule<Opened>({
    code: 'tie_broken',
    table: 'break',
    sql: `SELECT b.id AS row, e.seq AS seq FROM event e CROSS JOIN break b ON b.event_seq = e.seq LEFT JOIN statement_line l ON l.id = b.line AND l.bank_account = b.bank_account WHERE e.kind = 'break_opened' AND (
      l.id IS NULL OR b.contribution IS NOT NULL OR b.statement IS NOT NULL OR b.other_line IS NOT NULL OR ${stood('line', 'l.id', 'open')} <> 'open'
      OR NOT CASE b.kind WHEN 'unknown_debit' THEN l.amount < 0 AND b.payout IS NULL WHEN 'unknown_receipt' THEN l.amount > 0 AND b.payout IS NULL
        WHEN 'payee_differs' THEN l.amount < 0 AND b.payout IS NOT NULL WHEN 'amount_differs' THEN b.payout IS NOT NULL ELSE 0 END
      OR b.payout IS NOT NULL AND (${stood('payout', 'b.payout', 'prepared')} NOT IN (SELECT CASE WHEN l.amount < 0 THEN 'instructed' ELSE 'settled' END UNION ALL SELECT 'rejected' WHERE l.amount < 0)
        OR NOT EXISTS(SELECT 1 FROM payout p CROSS JOIN batch k ON k.id = p.batch AND k.bank_account = b.bank_account WHERE p.id = b.payout)))`,
    words: ({ row, seq }) => `Break ${row} was opened by a person (event ${seq}) as what its line was not.`,
  }),
  rule<Opened>({
    code: 'tie_broken',
    table: 'break',
    sql: `SELECT b.id AS row, e.seq AS seq FROM event e CROSS JOIN break b ON b.event_seq = e.seq CROSS JOIN break o ON o.line = b.line AND o.id < b.id
      WHERE e.kind = 'break_opened' AND (b.payout IS NULL OR o.kind NOT IN ('unknown_debit', 'unknown_receipt')) AND ${stood('break', 'o.id', 'open')} <> 'resolved'`,
    words: ({ row, seq }) => `Break ${row} was opened by a person (event ${seq}) beside another of its line.`,
  }),
  rule<Opened>({
    code: 'tie_broken',
    table: 'break',
    sql: `SELECT b.id AS row, e.seq AS seq FROM event e CROSS JOIN break b ON b.event_seq = e.seq WHERE e.kind = 'break_opened' AND NOT EXISTS(
      SELECT 1 FROM statement t CROSS JOIN reconciliation r ON r.bank_account = b.bank_account AND r.event_seq > t.event_seq AND r.event_seq < e.seq WHERE t.id = b.line / ${LINES_PER_IMPORT})`,
    words: ({ row, seq }) => `Break ${row} was opened by a person (event ${seq}) of a line that no run had looked at.`,
  }),
  rule<Opened>({
    code: 'tie_broken',
    table: 'break',
    sql: `SELECT b.id AS row, e.seq AS seq FROM event e CROSS JOIN break b ON b.event_seq = e.seq CROSS JOIN statement_line l ON l.id = b.line
      CROSS JOIN break o ON o.payout = b.payout AND o.id < b.id AND o.kind IN ('amount_differs', 'payee_differs') CROSS JOIN statement_line x ON x.id = o.line AND x.id <> l.id
      WHERE e.kind = 'break_opened' AND (x.amount < 0) = (l.amount < 0) AND ${stood('break', 'o.id', 'open')} = 'open'`,
    words: ({ row, seq }) => `Break ${row} was opened by a person (event ${seq}) about a payout that another line was said to have moved.`,
  }),
]
