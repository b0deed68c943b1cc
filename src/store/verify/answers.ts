import { type Rule, rule } from './rules.ts'

interface Answered {
  readonly row: number
  readonly seq: number
}

/** An answer to a break is one, and does what its action does: so whoever may give up alone does not match, and the other way round. */
export const ANSWERS: readonly Rule[] = [
  rule<Answered>({
    code: 'tie_broken',
    table: 'resolution',
    sql: "SELECT e.seq AS seq FROM event e WHERE e.kind = 'break_resolved' AND 1 <> (SELECT count(*) FROM resolution WHERE event_seq = e.seq)",
    words: ({ seq }) => `Event ${seq} answers no break, or several.`,
  }),
  rule<Answered>({
    code: 'tie_broken',
    table: 'match',
    sql: `SELECT m.id AS row, e.seq AS seq FROM match m CROSS JOIN event e ON e.seq = m.event_seq AND e.kind = 'break_resolved' WHERE NOT EXISTS(
      SELECT 1 FROM resolution r CROSS JOIN action_match x ON x.action = r.action AND x.match_kind = m.kind CROSS JOIN break b ON b.id = r.break
      WHERE r.event_seq = e.seq AND r.match = m.id AND NOT EXISTS(SELECT 1 FROM match_line l WHERE l.match = m.id AND l.line IS NOT b.line))`,
    words: ({ row, seq }) => `Match ${row} was made by the answer to a break (event ${seq}) whose action or line it is not.`,
  }),
  rule<Answered>({
    code: 'tie_broken',
    table: 'entry',
    sql: `SELECT n.id AS row, e.seq AS seq FROM entry n CROSS JOIN event e ON e.seq = n.event_seq AND e.kind = 'break_resolved' WHERE n.kind NOT IN ('reversal', 'overspent', 'overspent_cleared')
      AND NOT EXISTS(SELECT 1 FROM match_entry WHERE entry = n.id)
      AND NOT EXISTS(SELECT 1 FROM resolution r CROSS JOIN action_entry x ON x.action = r.action AND x.entry_kind = n.kind WHERE r.event_seq = e.seq)`,
    words: ({ row, seq }) => `Entry ${row} was booked by the answer to a break (event ${seq}) whose action books none of its kind.`,
  }),
]
