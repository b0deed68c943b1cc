import type { Read } from '../read.ts'
import { type Rule, rule } from './rules.ts'

interface Differs {
  readonly account: string
  readonly fund: number
  readonly subject: number
  readonly date: string
  readonly is: number | null
  readonly should: number | null
}

const told = (value: number | string | null) => (value === null ? 'nothing' : String(value))

/** Balances and turnovers made anew from the postings. A FULL JOIN finds what is missing, what is too much and what differs in one pass. */
export const MONEY_CACHES: readonly Rule[] = [
  rule<Differs>({
    code: 'cache_differs',
    table: 'balance',
    sql: `SELECT coalesce(p.account, b.account) AS account, coalesce(p.fund, b.fund) AS fund, coalesce(p.subject, b.subject) AS subject, b.amount AS "is", p.amount AS should
      FROM (SELECT account, fund, subject, sum(amount) AS amount, max(id) AS last FROM posting GROUP BY account, fund, subject) p
      FULL JOIN balance b ON b.account = p.account AND b.fund = p.fund AND b.subject = p.subject
      WHERE b.amount IS NOT p.amount OR b.last_posting IS NOT p.last`,
    words: (d) =>
      `The balance of account ${d.account}, fund ${d.fund}, subject ${d.subject} is kept as ${told(d.is)}, its postings give ${told(d.should)} (or another last posting).`,
  }),
  rule<Differs>({
    code: 'cache_differs',
    table: 'turnover',
    sql: `SELECT coalesce(p.account, t.account) AS account, coalesce(p.fund, t.fund) AS fund, coalesce(p.date, t.effective_date) AS date, t.amount AS "is", p.amount AS should
      FROM (SELECT q.event_seq / 4096 AS bucket, q.account, q.fund, e.effective_date AS date, sum(q.amount) AS amount, max(q.event_seq) AS last FROM posting q CROSS JOIN entry e ON e.id = q.entry GROUP BY 1, 2, 3, 4) p
      FULL JOIN turnover t ON t.bucket = p.bucket AND t.account = p.account AND t.fund = p.fund AND t.effective_date = p.date
      WHERE t.amount IS NOT p.amount OR t.last_seq IS NOT p.last`,
    words: (d) => `The turnover of account ${d.account}, fund ${d.fund} on ${d.date} is kept as ${told(d.is)}, its postings give ${told(d.should)}.`,
  }),
]

interface StateDiffers {
  readonly row: number
  readonly noun: string
  readonly is: string | null
  readonly should: string | null
  readonly since: number | null
}

/** The table of a noun that has states: its own name, but for lines. */
const tableOf = (noun: string): string => (noun === 'line' ? 'statement_line' : noun)

/** Every subject of a noun with states has its row, what its steps give, and there are no others. */
export function stateCache(read: Read): Rule {
  const subjects = read
    .all<{ noun: string; state: string }>('SELECT noun, state FROM first_state ORDER BY noun')
    .map(
      ({ noun, state }) =>
        `SELECT '${noun}' AS noun, id AS subject, ${noun === 'line' ? '0' : 'event_seq'} AS seq, '${state}' AS first FROM "${tableOf(noun)}"`,
    )
  return rule<StateDiffers>({
    code: 'cache_differs',
    table: 'state',
    sql: `SELECT coalesce(x.noun, s.noun) AS noun, coalesce(x.subject, s.subject) AS row, s.state AS "is", x.state AS should, x.since FROM (
        SELECT n.noun, n.subject, coalesce(l.to_state, n.first) AS state, coalesce(l.event_seq, n.seq) AS since FROM (${subjects.join(' UNION ALL ')}) n
          LEFT JOIN step l ON l.id = (SELECT max(id) FROM step WHERE noun = n.noun AND subject = n.subject)) x
      FULL JOIN state s ON s.noun = x.noun AND s.subject = x.subject
      WHERE s.state IS NOT x.state OR s.since IS NOT x.since`,
    words: (d) =>
      `The state of ${d.noun} ${d.row} is kept as ${told(d.is)}; its facts give ${told(d.should)}${d.since === null ? '' : ` since event ${d.since}`}.`,
  })
}

interface StepBreach {
  readonly row: number
  readonly noun: string
  readonly subject: number
  readonly from: string
  readonly before: string | null
}

/** Each step begins where the one before it ended, the first one at the noun's first state. */
export const STEPS: Rule = rule<StepBreach>({
  code: 'step_wrong',
  table: 'step',
  sql: `SELECT id AS row, seq, noun, subject, "from", coalesce(before, first) AS before FROM (
      SELECT s.id, s.event_seq AS seq, s.noun, s.subject, s.from_state AS "from", (SELECT f.state FROM first_state f WHERE f.noun = s.noun) AS first,
        lag(s.to_state) OVER (PARTITION BY s.noun, s.subject ORDER BY s.id) AS before FROM step s)
    WHERE "from" IS NOT coalesce(before, first)`,
  words: (b) => `Step ${b.row} takes ${b.noun} ${b.subject} from ${b.from}, but it was ${told(b.before)}.`,
})
