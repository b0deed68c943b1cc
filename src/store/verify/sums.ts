import { LINES_PER_IMPORT } from '../statements.ts'
import { type Rule, rule } from './rules.ts'

interface Differs {
  readonly key: string
  readonly is: string | null
  readonly should: string | null
}

/** A cache with what it should hold, both as `columns`, the first of which are its key. A FULL JOIN finds what is missing, what is too much and what differs in one pass. */
function sums(table: string, keys: readonly string[], values: readonly string[], should: string): Rule {
  const told = (of: string) => values.map((column) => `${of}.${column}`).join(" || ' ' || ")
  return rule<Differs>({
    code: 'cache_differs',
    table,
    sql: `SELECT ${keys.map((key) => `coalesce(x.${key}, s.${key})`).join(" || ' ' || ")} AS key, ${told('s')} AS "is", ${told('x')} AS should
      FROM (${should}) x FULL JOIN ${table} s ON ${keys.map((key) => `s.${key} = x.${key}`).join(' AND ')}
      WHERE ${values.map((column) => `s.${column} IS NOT x.${column}`).join(' OR ')}`,
    words: (d) => `What ${table} keeps under ${d.key} is ${d.is ?? 'nothing'}; the facts give ${d.should ?? 'nothing'}.`,
  })
}

const OPEN = `SELECT account, fund, since, count(*) AS count, sum(amount) AS amount FROM (
    SELECT p.account, p.fund, sum(p.amount) AS amount, min(e.effective_date) AS since FROM account a CROSS JOIN posting p ON p.account = a.id CROSS JOIN entry e ON e.id = p.entry
    WHERE a.subject_kind <> 'none' AND (a.code GLOB 'assets:*' OR a.code GLOB 'liabilities:*') GROUP BY p.account, p.subject, p.fund HAVING sum(p.amount) <> 0)
  GROUP BY account, fund, since`

const TALLY = `SELECT 'line' AS noun, l.bank_account, s.state, '' AS kind, '' AS since, count(*) AS count, sum(l.amount) AS amount
    FROM statement_line l CROSS JOIN statement t ON t.id = l.id / ${LINES_PER_IMPORT} CROSS JOIN state s ON s.noun = 'line' AND s.subject = l.id GROUP BY l.bank_account, s.state
  UNION ALL SELECT 'break', coalesce(b.bank_account, 0), s.state, b.kind, substr(e.at, 1, 10), count(*), 0
    FROM break b CROSS JOIN event e ON e.seq = b.event_seq CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id AND s.state <> 'resolved' GROUP BY 2, 3, 4, 5`

/** What pages sum up, made anew. */
export const SUMS: readonly Rule[] = [
  sums('open_sum', ['account', 'fund', 'since'], ['count', 'amount'], OPEN),
  sums('tally', ['noun', 'bank_account', 'state', 'kind', 'since'], ['count', 'amount'], TALLY),
  sums('payable', ['instalment'], ['programme', 'fund', 'currency', 'due_on', 'amount'], 'SELECT * FROM payable_now'),
  sums(
    'payable_sum',
    ['programme', 'fund', 'currency', 'due_on'],
    ['count', 'amount'],
    'SELECT programme, fund, currency, due_on, count(*) AS count, sum(amount) AS amount FROM payable GROUP BY programme, fund, currency, due_on',
  ),
  // What a statement brought, its import says too: one that is called on its way again would keep every other from its account.
  rule<Differs>({
    code: 'cache_differs',
    table: 'statement_import',
    sql: `SELECT coalesce(i.id, t.id) AS key, i.state || ' ' || i.bank_account || ' ' || i.staged AS "is", t.bank_account || ' ' || t.added AS should FROM statement t FULL JOIN statement_import i ON i.id = t.id
      WHERE (t.id IS NOT NULL) <> coalesce(i.state = 'published', 0) OR t.bank_account <> i.bank_account OR t.added <> i.staged`,
    words: (d) => `Import ${d.key} is kept as ${d.is ?? 'none'}; its statement gives ${d.should ?? 'none'}.`,
  }),
  sums('reckoned', ['id'], ['seq'], 'SELECT 1 AS id, max(seq) AS seq FROM event'),
]
