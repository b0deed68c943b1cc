import { type Rule, rule } from './rules.ts'

interface Answered {
  readonly row: number
  readonly seq: number
}

/** An answer to a break is one, and does what its action does: so whoever may give up alone does not match, and the other way round. Nor does the engine answer any. */
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
  rule<Answered>({
    code: 'tie_broken',
    table: 'break',
    sql: `SELECT t.subject AS row, t.event_seq AS seq FROM step t CROSS JOIN event e ON e.seq = t.event_seq AND e.kind NOT IN ('match_reversed', 'message_answered') CROSS JOIN break b ON b.id = t.subject
      WHERE t.noun = 'break' AND t.to_state <> 'open' AND NOT EXISTS(SELECT 1 FROM resolution r WHERE r.event_seq = e.seq AND r.break = b.id)
        AND NOT EXISTS(SELECT 1 FROM match_line l WHERE l.line = b.line AND +l.event_seq = e.seq)
        AND NOT EXISTS(SELECT 1 FROM brought_back k WHERE k.break = b.id AND +k.event_seq = e.seq)
        AND NOT EXISTS(SELECT 1 FROM paid_once k WHERE k.break = b.id AND +k.event_seq = e.seq)
        AND NOT EXISTS(SELECT 1 FROM entry n CROSS JOIN posting q ON q.event_seq = n.event_seq AND q.entry = n.id AND q.subject = b.line WHERE n.event_seq = e.seq AND n.kind = 'receipt_sent_back')
        AND NOT (b.kind IN ('in_transit_too_long', 'not_received') AND EXISTS(SELECT 1 FROM match_payout x WHERE x.payout = b.payout AND +x.event_seq = e.seq))
        AND NOT (b.kind IN ('in_transit_too_long', 'not_received') AND EXISTS(SELECT 1 FROM step p WHERE p.event_seq = e.seq AND p.noun = 'payout' AND p.subject = b.payout AND p.to_state = 'rejected'))`,
    words: ({ row, seq }) => `Break ${row} was put away (event ${seq}) by nothing that explains it.`,
  }),
  rule<Answered>({
    code: 'tie_broken',
    table: 'resolution',
    sql: `SELECT r.id AS row, r.event_seq AS seq FROM event e CROSS JOIN resolution r ON r.event_seq = e.seq WHERE e.kind = 'break_resolved' AND coalesce(
        (SELECT t.to_state FROM step t WHERE t.noun = 'break' AND t.subject = r.break AND t.event_seq <= e.seq ORDER BY t.id DESC LIMIT 1), 'open') NOT IN (
      SELECT x.state FROM (SELECT 'claim_back' AS action, 'claimed' AS state UNION ALL VALUES ('wait', 'waiting'), ('recall', 'waiting'), ('send_back', 'waiting'), ('settle_with_difference', 'resolved'),
        ('settle_with_difference', 'waiting'), ('settle', 'resolved'), ('settle', 'waiting'), ('match', 'resolved'), ('match', 'waiting')) x WHERE x.action = r.action
      UNION ALL SELECT 'resolved' WHERE r.action NOT IN ('claim_back', 'wait', 'recall', 'send_back'))`,
    words: ({ row, seq }) => `Answer ${row} (event ${seq}) left its break in another state than its action does.`,
  }),
  rule<Answered>({
    code: 'tie_broken',
    table: 'resolution',
    sql: `SELECT r.id AS row, r.event_seq AS seq FROM resolution r CROSS JOIN event e ON e.seq = r.event_seq AND e.kind = 'break_resolved' CROSS JOIN break b ON b.id = r.break
      WHERE (r.action IN ('explained', 'traced', 'settle') OR r.action = 'reject' AND (SELECT kind FROM bank_account WHERE id = b.bank_account) = 'bank')
        AND (r.statement IS NULL OR r.action = 'settle') AND NOT EXISTS(SELECT 1 FROM note n WHERE n.event_seq = r.event_seq AND n.evidence_sha256 IS NOT NULL)`,
    words: ({ row, seq }) => `Answer ${row} (event ${seq}) names no statement, and keeps no notice.`,
  }),
  rule<Answered>({
    code: 'tie_broken',
    table: 'entry',
    sql: `SELECT n.id AS row, n.event_seq AS seq FROM account a CROSS JOIN posting q ON q.account = a.id AND q.amount < 0 CROSS JOIN entry n ON n.id = q.entry AND n.kind = 'claim'
      WHERE a.code = 'assets:claims' AND NOT EXISTS(
        SELECT 1 FROM missing_money m CROSS JOIN step t ON t.noun = 'match' AND t.subject = m.match AND t.to_state = 'reversed' AND t.event_seq = n.event_seq WHERE m.line = q.subject)`,
    words: ({ row, seq }) => `Entry ${row} took a claim back (event ${seq}) whose match was not undone by that.`,
  }),
  rule<Answered>({
    code: 'tie_broken',
    table: 'match',
    sql: "SELECT m.id AS row, m.event_seq AS seq FROM match m CROSS JOIN event e ON e.seq = m.event_seq AND e.kind <> 'break_resolved' WHERE m.kind IN ('payment', 'receipt')",
    words: ({ row, seq }) => `Match ${row} (event ${seq}) takes in what is nobody's, and answers no break.`,
  }),
  rule<Answered>({
    code: 'tie_broken',
    table: 'match',
    sql: `SELECT DISTINCT m.id AS row, m.event_seq AS seq FROM break b CROSS JOIN match_line l ON l.line = b.line CROSS JOIN match m ON m.id = l.match AND m.by = 'engine' AND m.event_seq > b.event_seq
      WHERE b.kind NOT IN ('unknown_debit', 'unknown_receipt', 'contribution_differs', 'line_changed') AND coalesce(
        (SELECT t.to_state FROM step t WHERE t.noun = 'break' AND t.subject = b.id AND t.event_seq < m.event_seq ORDER BY t.id DESC LIMIT 1), 'open') <> 'resolved'`,
    words: ({ row, seq }) => `Match ${row} of the engine (event ${seq}) is of a line that a person was to explain.`,
  }),
  rule<Answered>({
    code: 'tie_broken',
    table: 'match',
    sql: `SELECT DISTINCT m.id AS row, m.event_seq AS seq FROM match m CROSS JOIN match_line k ON k.match = m.id CROSS JOIN statement_line l ON l.id = k.line
      WHERE m.by = 'engine' AND m.kind = 'charge' AND (1 <> (SELECT count(*) FROM match_payout WHERE match = m.id)
        OR -10 * l.amount > (SELECT p.amount FROM match_payout x CROSS JOIN payout p ON p.id = x.payout WHERE x.match = m.id))`,
    words: ({ row, seq }) => `Match ${row} of the engine (event ${seq}) is a charge that is no fee of one payout.`,
  }),
]
