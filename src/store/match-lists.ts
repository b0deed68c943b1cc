import type { Page, Read } from './read.ts'
import { LINES_PER_IMPORT } from './statements.ts'

/** A statement's place among those of its account. */
export interface StatementEnd {
  readonly id: number
  readonly since: string | null
  readonly until: string | null
  readonly closing: number | null
  readonly at: string
}

/** The statement of an account that ends last. */
export const latestStatement = (read: Read, account: number): StatementEnd | undefined =>
  read.one<StatementEnd>(
    'SELECT t.id, t.since, t.until, t.closing, e.at FROM statement t CROSS JOIN event e ON e.seq = t.event_seq WHERE t.bank_account = ? ORDER BY t.until DESC, t.id DESC LIMIT 1',
    account,
  )

/** Statements of an account, the newest first; `before`: the id under which they are. */
export const statementsBefore = (read: Read, account: number, before: number, most: number): number[] =>
  read.column<number>('SELECT id FROM statement WHERE bank_account = ? AND id < ? ORDER BY id DESC LIMIT ?', account, before, most)

/** Ids of breaks of an account that stand, of these kinds, oldest first. */
export const standingBreaksOf = (read: Read, account: number, kinds: readonly string[], most: number): number[] =>
  read.column<number>(
    `SELECT b.id FROM state s CROSS JOIN break b ON b.id = s.subject AND b.bank_account = ? WHERE s.noun = 'break' AND s.state <> 'resolved'
       AND b.kind IN (SELECT value FROM json_each(?)) ORDER BY b.id LIMIT ?`,
    account,
    JSON.stringify(kinds),
    most,
  )

export interface BreakCount {
  readonly kind: string
  readonly state: string
  readonly bankAccount: string | null
  readonly count: number
}

/** How many breaks stand, by kind, state and account. */
export const countBreaks = (read: Read, complaints: boolean): BreakCount[] =>
  read.all<BreakCount>(
    `SELECT y.kind, y.state, k.code AS bankAccount, sum(y.count) AS count FROM tally y LEFT JOIN bank_account k ON k.id = y.bank_account
     WHERE y.noun = 'break' ${complaints ? '' : "AND y.kind <> 'complaint'"} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  )

/** What breaks are listed: by state (absent: all that stand), kind and account. */
export interface BreaksListed {
  readonly state: string | undefined
  readonly kind: string | undefined
  readonly account: string | undefined
  readonly complaints: boolean
}

export interface BreakListed {
  readonly id: number
  readonly kind: string
  readonly state: string
  readonly since: string
  readonly bankAccount: string | null
  readonly currency: string | null
  readonly line: number | null
  readonly amount: number | null
  readonly bookedOn: string | null
  readonly payout: number | null
  readonly reference: string | null
  readonly caseNumber: string | null
}

/** Oldest first. */
export const breaksListed = (read: Read, { state, kind, account, complaints }: BreaksListed, page: Page): BreakListed[] =>
  read.all<BreakListed>(
    `SELECT b.id, b.kind, s.state, e.at AS since, k.code AS bankAccount, k.currency, b.line, l.amount, l.booked_on AS bookedOn, b.payout, p.reference, a.case_number AS caseNumber
     FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id CROSS JOIN event e ON e.seq = b.event_seq LEFT JOIN bank_account k ON k.id = b.bank_account
       LEFT JOIN statement_line l ON l.id = b.line LEFT JOIN payout p ON p.id = b.payout LEFT JOIN grant g ON g.id = p.grant LEFT JOIN application a ON a.id = g.application
     WHERE b.id > ? AND ${state === undefined ? "s.state <> coalesce(?, 'resolved')" : 's.state = ?'} AND b.kind = coalesce(?, b.kind)
       AND k.code IS coalesce(?, k.code) ${complaints ? '' : "AND b.kind <> 'complaint'"} ORDER BY b.id LIMIT ?`,
    page.after,
    state ?? null,
    kind ?? null,
    account ?? null,
    page.most,
  )

export interface LineListed {
  readonly id: number
  readonly bookedOn: string
  readonly valueOn: string | null
  readonly amount: number
  readonly state: string
  readonly match: number | null
  readonly kind: string | null
  readonly by: string | null
  readonly references: string | null
}

/** Lines of an account without their words, each with the match that stands: what may leave the house. */
export const linesListed = (read: Read, account: number, state: string | undefined, most: number): LineListed[] =>
  read.all<LineListed>(
    `SELECT l.id, l.booked_on AS bookedOn, l.value_on AS valueOn, l.amount, s.state, m.id AS match, m.kind, m.by,
       (SELECT group_concat(p.reference, ' ') FROM match_payout y CROSS JOIN payout p ON p.id = y.payout WHERE y.match = m.id) AS "references"
     FROM statement t CROSS JOIN statement_line l ON l.id BETWEEN t.id * ${LINES_PER_IMPORT} AND t.id * ${LINES_PER_IMPORT} + ${LINES_PER_IMPORT - 1}
       CROSS JOIN state s ON s.noun = 'line' AND s.subject = l.id
       LEFT JOIN match m ON m.id = (SELECT max(y.match) FROM match_line y CROSS JOIN state c ON c.noun = 'match' AND c.subject = y.match AND c.state = 'confirmed' WHERE y.line = l.id)
     WHERE +t.bank_account = ? AND s.state = coalesce(?, s.state) ORDER BY t.id, l.id LIMIT ?`,
    account,
    state ?? null,
    most,
  )

/** A payout that came back, of which something is still to be paid. `returnedOn`: the day of the bank's line. */
export interface ReturnedListed {
  readonly id: number
  readonly reference: string
  readonly application: number
  readonly caseNumber: string
  readonly amount: number
  readonly currency: string
  readonly bankAccount: string
  readonly returnedOn: string | null
}

/**
 * Payouts that came back and are to be paid again, in the order of their ids: no later one of the instalment is prepared, on its way, paid or back too, and something
 * of it is owed, as the sums of pages have it. Stops at a page: of what is paid again, or never will be, it looks at two keys and passes on.
 */
export const returnedListed = (read: Read, account: string | undefined, page: Page): ReturnedListed[] =>
  read.all<ReturnedListed>(
    `SELECT p.id, p.reference, a.id AS application, a.case_number AS caseNumber, p.amount, k.currency, k.code AS bankAccount,
       (SELECT max(l.booked_on) FROM match_payout mp CROSS JOIN match m ON m.id = mp.match AND m.kind = 'return' CROSS JOIN state c ON c.noun = 'match' AND c.subject = m.id AND c.state = 'confirmed'
          CROSS JOIN match_line ml ON ml.match = m.id CROSS JOIN statement_line l ON l.id = ml.line WHERE mp.payout = p.id) AS returnedOn
     FROM state s CROSS JOIN payout p ON p.id = s.subject CROSS JOIN payable w ON w.instalment = p.instalment
       CROSS JOIN batch b ON b.id = p.batch CROSS JOIN bank_account k ON k.id = b.bank_account CROSS JOIN grant g ON g.id = p.grant CROSS JOIN application a ON a.id = g.application
     WHERE s.noun = 'payout' AND s.state = 'returned' AND s.subject > ? AND k.code = coalesce(?, k.code)
       AND NOT EXISTS(SELECT 1 FROM payout q CROSS JOIN state t ON t.noun = 'payout' AND t.subject = q.id AND t.state NOT IN ('cancelled', 'rejected') WHERE q.instalment = p.instalment AND q.id > p.id)
     ORDER BY s.subject LIMIT ?`,
    page.after,
    account ?? null,
    page.most,
  )
