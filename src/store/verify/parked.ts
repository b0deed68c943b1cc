import { type Rule, rule } from './rules.ts'

interface Parked {
  readonly row: number
}

/** What a closing parks, to whom a repayment is booked, and whose fund a line's money is, whatever was done to the triggers that refuse it. */
export const PARKED: readonly Rule[] = [
  rule<Parked>({
    code: 'tie_broken',
    table: 'parking',
    sql: `SELECT p.id AS row, p.event_seq AS seq FROM parking p WHERE NOT EXISTS(
        SELECT 1 FROM closing c CROSS JOIN step t ON t.noun = 'closing' AND t.subject = c.id AND t.to_state = 'approved' AND t.event_seq = p.event_seq
          CROSS JOIN statement_line l ON l.id = p.line AND l.bank_account = c.bank_account AND l.booked_on <= c.as_of WHERE c.id = p.closing)`,
    words: ({ row }) => `Parking ${row} is of no line of the days and the account that its event closed.`,
  }),
  rule<Parked>({
    code: 'tie_broken',
    table: 'entry',
    sql: `SELECT e.id AS row, e.event_seq AS seq FROM event v CROSS JOIN entry e ON e.event_seq = v.seq LEFT JOIN parking p ON p.entry = e.id WHERE v.kind = 'closing_approved' AND p.id IS NULL`,
    words: ({ row }) => `Entry ${row} was booked by the approval of a closing, and parks no line.`,
  }),
  rule<Parked>({
    code: 'tie_broken',
    table: 'closing',
    sql: `SELECT c.id AS row, t.event_seq AS seq FROM step t CROSS JOIN closing c ON c.id = t.subject WHERE t.noun = 'closing' AND t.to_state = 'approved' AND EXISTS(
        SELECT 1 FROM closing o CROSS JOIN step b ON b.noun = 'closing' AND b.subject = o.id AND b.to_state = 'approved' AND b.event_seq < t.event_seq
        WHERE o.bank_account = c.bank_account AND o.as_of >= c.as_of)`,
    words: ({ row }) => `Closing ${row} was approved of days to which its account was closed already.`,
  }),
  rule<Parked>({
    code: 'tie_broken',
    table: 'match',
    sql: `SELECT DISTINCT m.id AS row, m.event_seq AS seq FROM match m CROSS JOIN match_entry y ON y.match = m.id CROSS JOIN posting q ON q.event_seq = m.event_seq AND q.entry = y.entry AND q.subject <> 0
          CROSS JOIN account a ON a.id = q.account AND a.subject_kind = 'grant'
        WHERE m.kind = 'repayment' AND EXISTS(SELECT 1 FROM match_payout WHERE match = m.id) AND NOT EXISTS(SELECT 1 FROM match_payout x CROSS JOIN payout p ON p.id = x.payout AND p.grant = q.subject WHERE x.match = m.id)`,
    words: ({ row }) => `Match ${row} books what was repaid to a grant of which it names no payout.`,
  }),
  rule<Parked>({
    code: 'tie_broken',
    table: 'match',
    sql: `SELECT DISTINCT m.id AS row, m.event_seq AS seq FROM match m CROSS JOIN bank_account k ON k.id = m.bank_account CROSS JOIN match_entry y ON y.match = m.id
          CROSS JOIN entry e ON e.id = y.entry AND e.kind IN ('bank_charge', 'interest', 'repayment', 'unidentified_payment', 'unidentified_receipt')
        WHERE e.fund <> k.fund AND NOT EXISTS(SELECT 1 FROM match_payout x CROSS JOIN payout p ON p.id = x.payout CROSS JOIN grant g ON g.id = p.grant AND g.fund = e.fund WHERE x.match = m.id)`,
    words: ({ row }) => `Match ${row} books a line in a fund that is neither its account's nor of what it names.`,
  }),
  rule<Parked>({
    code: 'tie_broken',
    table: 'parking',
    sql: 'SELECT p.id AS row, p.event_seq AS seq FROM parking p CROSS JOIN entry e ON e.id = p.entry CROSS JOIN closing c ON c.id = p.closing CROSS JOIN bank_account k ON k.id = c.bank_account WHERE e.fund <> k.fund',
    words: ({ row }) => `Parking ${row} is in another fund than its account's.`,
  }),
]
