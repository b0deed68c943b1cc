import { LINES_PER_IMPORT } from '../statements.ts'
import { type Rule, rule } from './rules.ts'

interface LineBreach {
  readonly row: number
  readonly amount: number | null
  readonly sum: number
}

interface Used {
  readonly row: number
  readonly by: string
}

/** What the books say of bank lines: each is used whole or not at all, by its own account, once published; its state is its matches'. */
export const LINE_RULES: readonly Rule[] = [
  rule<LineBreach>({
    code: 'line_money_wrong',
    table: 'statement_line',
    sql: `SELECT k.line AS row, l.amount, k.sum FROM (SELECT bank_line AS line, sum(amount) AS sum FROM posting WHERE bank_line IS NOT NULL GROUP BY bank_line) k
      LEFT JOIN statement_line l ON l.id = k.line WHERE l.id IS NULL OR k.sum NOT IN (0, l.amount)`,
    words: (b) => `The postings that name line ${b.row} sum to ${b.sum} minor units; the line is ${b.amount ?? 'not there'}.`,
  }),
  rule<Used>({
    code: 'line_money_wrong',
    table: 'posting',
    sql: `SELECT p.id AS row, p.event_seq AS seq, a.code AS by FROM posting p CROSS JOIN account a ON a.id = p.account CROSS JOIN statement_line l ON l.id = p.bank_line
      WHERE p.bank_line IS NOT NULL AND l.bank_account IS NOT a.bank_account`,
    words: (b) => `Posting ${b.row} to ${b.by} names a line of another bank account.`,
  }),
  rule<Used>({
    code: 'line_not_published',
    table: 'statement_line',
    sql: `SELECT u.line AS row, u.by FROM (
        SELECT line, 'match ' || match AS by FROM match_line UNION ALL SELECT bank_line, 'posting ' || id FROM posting WHERE bank_line IS NOT NULL
        UNION ALL SELECT line, 'break ' || id FROM break WHERE line IS NOT NULL UNION ALL SELECT other_line, 'break ' || id FROM break WHERE other_line IS NOT NULL) u
      WHERE NOT EXISTS(SELECT 1 FROM statement WHERE id = u.line / ${LINES_PER_IMPORT})`,
    words: (b) => `Line ${b.row} is used by ${b.by}, and no statement that was taken in has it.`,
  }),
  rule<Used>({
    code: 'line_state_wrong',
    table: 'statement_line',
    sql: `SELECT s.subject AS row, s.state AS by FROM state s WHERE s.noun = 'line'
      AND (s.state = 'matched') <> EXISTS(SELECT 1 FROM match_line o CROSS JOIN state c ON c.noun = 'match' AND c.subject = o.match WHERE o.line = s.subject AND c.state = 'confirmed')`,
    words: (b) => `Line ${b.row} is ${b.by}, and the confirmed matches say otherwise.`,
  }),
  rule<Used>({
    code: 'line_state_wrong',
    table: 'match_line',
    sql: `SELECT o.line AS row, count(*) AS by FROM match_line o CROSS JOIN state c ON c.noun = 'match' AND c.subject = o.match WHERE c.state = 'confirmed' GROUP BY o.line HAVING count(*) > 1`,
    words: (b) => `Line ${b.row} has ${b.by} confirmed matches.`,
  }),
]
