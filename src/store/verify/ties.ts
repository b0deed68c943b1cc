import { type Rule, rule } from './rules.ts'

interface FundTie {
  readonly fund: string
  readonly appropriated: number
  readonly income: number
  readonly promised: number
  readonly expenses: number
}

interface Sums {
  readonly row: number
  readonly is: number | null
  readonly should: number
}

const sumOf = (codes: string) => `sum(CASE WHEN ${codes} THEN b.amount ELSE 0 END)`

/** The budget follows the books: per fund what was appropriated and what was spent or promised, per grant what is still owed. Minor units. */
export const TIES: readonly Rule[] = [
  rule<FundTie>({
    code: 'tie_broken',
    table: 'balance',
    sql: `SELECT * FROM (SELECT f.code AS fund, ${sumOf("a.code = 'budget:appropriated'")} AS appropriated, ${sumOf("a.code IN ('income:contributions', 'income:interest')")} AS income,
        ${sumOf("a.code IN ('budget:committed', 'budget:spent')")} AS promised, ${sumOf("a.code LIKE 'expenses:%'")} AS expenses
        FROM balance b CROSS JOIN account a ON a.id = b.account CROSS JOIN fund f ON f.id = b.fund GROUP BY f.id)
      WHERE appropriated <> income OR promised <> expenses`,
    words: (t) =>
      `Fund ${t.fund}: appropriated ${-t.appropriated} against income ${-t.income}; committed and spent ${t.promised} against expenses ${t.expenses} (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'grant',
    sql: 'SELECT grant AS row, committed AS "is", payable + instructed AS should FROM grant_money WHERE committed <> payable + instructed OR prepared > payable',
    words: (t) => `Grant ${t.row}: ${t.is} is committed and ${t.should} is still owed, or more is prepared than is payable (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'grant',
    sql: `SELECT g.grant AS row, g.payable AS "is", sum(max(0, m.amount - m.taken)) + g.prepared AS should FROM grant_money g CROSS JOIN instalment i ON i.grant = g.grant CROSS JOIN instalment_money m ON m.instalment = i.id
      GROUP BY g.grant HAVING "is" <> should`,
    words: (t) => `Of grant ${t.row} ${t.is} is payable, and what is left of its instalments, with what is prepared, is ${t.should} (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'payout',
    sql: `SELECT p.id AS row, coalesce(b.amount, 0) AS "is", CASE s.state WHEN 'instructed' THEN -p.fund_amount ELSE 0 END AS should
      FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id CROSS JOIN grant g ON g.id = p.grant CROSS JOIN fund f ON f.id = g.fund
      LEFT JOIN account t ON t.code = 'liabilities:payouts-in-transit' AND t.currency = f.currency LEFT JOIN balance b ON b.account = t.id AND b.fund = g.fund AND b.subject = p.id
      WHERE coalesce(b.amount, 0) <> CASE s.state WHEN 'instructed' THEN -p.fund_amount ELSE 0 END`,
    words: (t) => `Payout ${t.row} has ${t.is} in transit where its state wants ${t.should} (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'payout',
    sql: `SELECT p.id AS row, p.amount AS should, sum(l.amount) AS "is" FROM match m CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.id AND s.state = 'confirmed'
        CROSS JOIN match_payout x ON x.match = m.id CROSS JOIN payout p ON p.id = x.payout CROSS JOIN state w ON w.noun = 'payout' AND w.subject = p.id
        CROSS JOIN match_line n ON n.match = m.id CROSS JOIN statement_line l ON l.id = n.line
      WHERE m.kind = 'repayment' GROUP BY p.id HAVING w.state <> 'settled' OR sum(l.amount) > p.amount`,
    words: (t) => `Payout ${t.row} of ${t.should} was repaid with ${t.is}, and is not settled or was repaid beyond what left (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'grant',
    sql: `SELECT g.id AS row, g.event_seq AS seq, g.amount AS should, (SELECT sum(amount) FROM instalment WHERE grant = g.id) AS "is" FROM grant g
      WHERE g.amount IS NOT (SELECT sum(amount) FROM instalment WHERE grant = g.id)
        OR g.amount IS NOT (SELECT sum(p.amount) FROM account a CROSS JOIN fund f ON f.id = g.fund CROSS JOIN posting p ON p.account = a.id AND p.subject = g.id AND p.event_seq = g.event_seq
          WHERE a.code = 'budget:committed' AND a.currency = f.currency)`,
    words: (t) => `Grant ${t.row} is of ${t.should}; its instalments sum to ${t.is ?? 'nothing'}, or its approval promised another sum (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'grant',
    sql: `SELECT row, should, "is" FROM (
        SELECT g.id AS row, (SELECT coalesce(sum(amount), 0) FROM cancellation WHERE grant = g.id) AS should, (SELECT coalesce(sum(p.amount), 0) FROM fund f CROSS JOIN account a ON a.code = 'liabilities:grants-payable' AND a.currency = f.currency
          CROSS JOIN posting p ON p.account = a.id AND p.subject = g.id CROSS JOIN entry e ON e.id = p.entry AND e.kind IN ('grant_cancelled', 'cancellation_reversed') WHERE f.id = g.fund) AS "is" FROM grant g)
      WHERE "is" <> should`,
    words: (t) => `Of grant ${t.row} ${t.should} is cancelled; what was booked for that is ${t.is ?? 0} (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'cancellation',
    sql: `SELECT * FROM (SELECT c.id AS row, c.event_seq AS seq, -c.amount AS "is", coalesce((SELECT sum(f.amount) FROM step t CROSS JOIN shortfall f ON f.match = t.subject CROSS JOIN payout p ON p.id = f.payout AND p.instalment = c.instalment
        WHERE t.event_seq = c.event_seq AND t.noun = 'match' AND t.to_state = 'reversed'), 0) AS should FROM cancellation c WHERE c.amount < 0) WHERE "is" > should`,
    words: (t) => `Of a cancellation ${t.is} is reversed (row ${t.row}) where ${t.should} had fallen short by the settlements undone with it (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'contribution',
    sql: `SELECT row, seq, should, "is" FROM (
        SELECT c.id AS row, c.event_seq AS seq, -c.amount AS should, (SELECT sum(p.amount) FROM fund f CROSS JOIN account a ON a.code = 'income:contributions' AND a.currency = f.currency
          CROSS JOIN posting p ON p.account = a.id AND p.subject = c.id AND p.event_seq = c.event_seq WHERE f.id = c.fund) AS "is" FROM contribution c)
      WHERE "is" IS NOT should`,
    words: (t) => `Contribution ${t.row} is of ${-t.should}; what was booked for it is ${-(t.is ?? 0)} (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'batch',
    sql: `SELECT b.id AS row, b.event_seq AS seq, b.total AS should, (SELECT sum(amount) FROM payout WHERE batch = b.id) AS "is" FROM batch b
      WHERE (b.count, b.total) IS NOT (SELECT count(*), sum(amount) FROM payout WHERE batch = b.id)`,
    words: (t) => `Batch ${t.row} was prepared as ${t.should}; its payouts sum to ${t.is ?? 'nothing'}, or are another number (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'transfer',
    sql: `SELECT row, seq, should, "is" FROM (
        SELECT t.id AS row, t.event_seq AS seq, coalesce(b.amount, 0) AS "is", CASE (SELECT count(*) FROM match_transfer m CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.match AND s.state = 'confirmed'
          WHERE m.transfer = t.id) WHEN 1 THEN -t.amount ELSE 0 END AS should
        FROM transfer t LEFT JOIN account a ON a.code = 'assets:transfers-in-transit' AND a.currency = t.currency LEFT JOIN balance b ON b.account = a.id AND b.fund = t.fund AND b.subject = t.id)
      WHERE "is" <> should`,
    words: (t) => `Transfer ${t.row} has ${t.is} in transit where its lines leave ${t.should} (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'missing_money',
    sql: `SELECT row, "is", should FROM (
        SELECT k.line AS row, coalesce((SELECT x.amount FROM account a CROSS JOIN balance x ON x.account = a.id AND x.fund = k.fund AND x.subject = k.line WHERE a.code = 'assets:claims' AND a.currency = f.currency), 0) AS "is",
          coalesce((SELECT sum(r.rest_amount) FROM missing_rest r CROSS JOIN state s ON s.noun = 'break' AND s.subject = r.break AND s.state = 'claimed' WHERE r.line = k.line AND r.fund = k.fund), 0) AS should
        FROM (SELECT x.subject AS line, x.fund FROM account a CROSS JOIN balance x ON x.account = a.id WHERE a.code = 'assets:claims' UNION SELECT line, fund FROM missing_money) k CROSS JOIN fund f ON f.id = k.fund)
      WHERE "is" <> should`,
    words: (t) => `Under line ${t.row} claims of ${t.is} stand, and what is missing by its claimed breaks is ${t.should} (minor units).`,
  }),
  rule<Sums>({
    code: 'tie_broken',
    table: 'missing_money',
    sql: `SELECT row, "is", should FROM (
        SELECT f.id AS row, coalesce((SELECT x.amount FROM account a CROSS JOIN balance x ON x.account = a.id AND x.fund = f.id AND x.subject = 0 WHERE a.code = 'expenses:losses' AND a.currency = f.currency), 0) AS "is",
          coalesce((SELECT sum(r.rest_amount) FROM missing_rest r CROSS JOIN state s ON s.noun = 'break' AND s.subject = r.break AND s.state = 'resolved' WHERE r.fund = f.id), 0) AS should FROM fund f)
      WHERE "is" <> should`,
    words: (t) => `Fund ${t.row} has losses of ${t.is}, and what was given up comes to ${t.should} (minor units).`,
  }),
  rule<Sums>({
    code: 'limit_broken',
    table: 'balance',
    sql: 'SELECT b.subject AS row, b.amount AS "is", a.limit_side AS should FROM balance b CROSS JOIN account a ON a.id = b.account WHERE a.limit_side * b.amount < 0',
    words: (t) => `A balance is beyond its limit: ${t.is} minor units for subject ${t.row}, on an account that is never ${t.should > 0 ? 'credit' : 'debit'}.`,
  }),
  rule<{ row: number }>({
    code: 'entry_wrong',
    table: 'entry',
    sql: `SELECT row, seq FROM (SELECT e.id AS row, e.event_seq AS seq, sum(p.amount) AS amount, max(e.rate IS NULL OR e.rate_source IS NULL) AS unrated
        FROM account a CROSS JOIN posting p ON p.account = a.id AND p.subject = 0 CROSS JOIN entry e ON e.id = p.entry AND e.kind NOT IN ('reversal', 'exchange', 'rate_difference', 'opening_carried')
        WHERE a.code = 'equity:fx-position' GROUP BY e.id, a.id)
      GROUP BY row HAVING count(*) <> 2 OR max(unrated) OR max(amount) <= 0 OR min(amount) >= 0`,
    words: (t) => `Entry ${t.row} names the exchange position without two currencies, of which one gives what the other takes, and a rate.`,
  }),
  rule<{ row: number; date: string; through: string }>({
    code: 'entry_wrong',
    table: 'entry',
    sql: `SELECT e.id AS row, e.event_seq AS seq, e.effective_date AS date, max(l.closed_through) AS through FROM period_lock l CROSS JOIN entry e
      WHERE e.event_seq > l.event_seq AND e.effective_date <= l.closed_through GROUP BY e.id`,
    words: (t) => `Entry ${t.row} is dated ${t.date}, and the books were closed through ${t.through} already.`,
  }),
  rule<{ row: number; reverses: number }>({
    code: 'reversal_wrong',
    table: 'entry',
    sql: `SELECT DISTINCT e.id AS row, e.event_seq AS seq, o.id AS reverses FROM entry e CROSS JOIN entry o ON o.id = e.reverses CROSS JOIN posting p ON p.event_seq IN (e.event_seq, o.event_seq) AND p.entry IN (e.id, o.id)
      WHERE e.reverses IS NOT NULL GROUP BY e.id, p.account, p.subject, p.bank_line HAVING sum(p.amount) <> 0`,
    words: (t) => `Entry ${t.row} is not the mirror of entry ${t.reverses}, which it reverses.`,
  }),
]
