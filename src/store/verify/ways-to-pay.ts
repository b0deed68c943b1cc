import { type Rule, rule } from './rules.ts'

interface Paid {
  readonly row: number
}

/** Whoever is paid is paid the way in which the account pays; an institution in a batch of its own, whose one row is carried out or not. */
export const WAYS: readonly Rule[] = [
  rule<Paid>({
    code: 'tie_broken',
    table: 'payout',
    sql: `SELECT p.id AS row, p.event_seq AS seq FROM payout p CROSS JOIN payee q ON q.id = p.payee CROSS JOIN batch b ON b.id = p.batch CROSS JOIN bank_account k ON k.id = b.bank_account
      WHERE q.way <> CASE k.kind WHEN 'bank' THEN 'account' WHEN 'agent' THEN 'pickup' ELSE 'cash' END`,
    words: (paid) => `Payout ${paid.row} goes to a payee who is paid another way than its account pays.`,
  }),
  rule<Paid>({
    code: 'tie_broken',
    table: 'payout',
    sql: 'SELECT p.id AS row, p.event_seq AS seq FROM payout p CROSS JOIN payee q ON q.id = p.payee CROSS JOIN batch b ON b.id = p.batch WHERE q.institution IS NOT b.institution',
    words: (paid) => `Payout ${paid.row} goes to an institution outside a batch of its own, or stands in one and goes to somebody else.`,
  }),
  rule<Paid>({
    code: 'tie_broken',
    table: 'batch',
    // A payout whose settlement is undone later is on its way again beside those: at the rejection it was not.
    sql: `SELECT DISTINCT b.id AS row, t.event_seq AS seq FROM batch b CROSS JOIN payout p ON p.batch = b.id CROSS JOIN step t ON t.noun = 'payout' AND t.subject = p.id AND t.from_state = 'instructed' AND t.to_state = 'rejected'
        CROSS JOIN payout o ON o.batch = b.id WHERE b.institution IS NOT NULL AND 'instructed' = (
          SELECT s.to_state FROM step s WHERE s.noun = 'payout' AND s.subject = o.id AND s.event_seq <= t.event_seq ORDER BY s.id DESC LIMIT 1)`,
    words: (paid) => `Batch ${paid.row} is one row to an institution, and is rejected in part.`,
  }),
  rule<Paid>({
    code: 'tie_broken',
    table: 'release',
    sql: 'SELECT r.id AS row, r.event_seq AS seq FROM release r CROSS JOIN batch b ON b.id = r.batch CROSS JOIN bank_account k ON k.id = b.bank_account WHERE r.template IS NOT k.payment_file',
    words: (paid) => `Release ${paid.row} fixed another template of the payment file than its account has.`,
  }),
]
