import type { ApplicationState, GrantState, PayoutState } from '../core/applications/states.ts'
import type { AccountKind } from '../core/payouts/ways-to-pay.ts'
import type { Student } from '../core/students/student.ts'
import type { Read } from './read.ts'

/** The student whom a code leads to. `isNewest`: it is in the book, and the student's last one. */
export interface CodeHolder {
  readonly student: number
  readonly isNewest: boolean
  readonly birthYear: number
}

/**
 * The holder of a code. For a code that is not in the book another student is looked up and decrypted (and `isNewest` is false), so
 * that a miss takes the time of a hit; undefined in a book without codes.
 */
export function codeHolder(read: Read, code: string): CodeHolder | undefined {
  const token = read.keys.lookup('code', code)
  const last = read.value<number | null>('SELECT max(id) FROM student_code') ?? 0
  const found =
    read.value<number>(
      // Whoever is blocked is a miss below: asked here, it would take longer for a code that exists
      "SELECT coalesce((SELECT row_id FROM lookup WHERE token = ? AND table_name = 'student_code'), 0)",
      token,
    ) ?? 0
  const decoy = 1 + (token.readUInt32BE() % Math.max(last, 1))
  const asked = found === 0 ? decoy : found
  const row = read.one<{ id: number; student: number; nth: number }>(
    'SELECT id, student, nth FROM student_code WHERE id <= ? AND lookups IS NOT NULL ORDER BY id DESC LIMIT 1',
    asked,
  )
  if (!row) return undefined
  const of = read.one<{ newest: number; wrapped: Buffer | null; personal: Buffer | null }>(
    `SELECT (SELECT max(nth) FROM student_code WHERE student = s.id) AS newest, s.wrapped, (SELECT personal FROM student_version WHERE student = s.id ORDER BY id DESC LIMIT 1) AS personal
     FROM (SELECT student AS id, wrapped FROM student_key) s WHERE s.id = ?`,
    row.student,
  )
  const told = of && read.open<Student>(read.unwrap(of.wrapped), of.personal)
  return { student: row.student, isNewest: row.id === found && row.nth === of?.newest, birthYear: Number(told?.birthDate.slice(0, 4) ?? 0) }
}

/** An application as its student's page needs it. Dates are those of the events. */
export interface StatusCase {
  readonly id: number
  readonly caseNumber: string
  readonly programme: number
  readonly receivedOn: string
  readonly state: ApplicationState
  readonly since: string
  readonly payee: number | null
  readonly sameAs: string | null
  /** Of the last information request: what is asked for (JSON), and by which day. */
  readonly items: string | null
  readonly dueDate: string | null
}

export const statusCases = (read: Read, student: number): StatusCase[] =>
  read.all<StatusCase>(
    `SELECT a.id, a.case_number AS caseNumber, a.programme, substr(r.at, 1, 10) AS receivedOn, s.state, substr(e.at, 1, 10) AS since,
       (SELECT payee FROM application_version WHERE application = a.id ORDER BY id DESC LIMIT 1) AS payee,
       (SELECT n.case_number FROM withdrawal w CROSS JOIN application n ON n.id = w.same_as WHERE w.application = a.id) AS sameAs,
       q.items, q.due_date AS dueDate
     FROM application a LEFT JOIN information_request q ON q.id = (SELECT max(id) FROM information_request WHERE application = a.id) CROSS JOIN event r ON r.seq = a.event_seq CROSS JOIN state s ON s.noun = 'application' AND s.subject = a.id CROSS JOIN event e ON e.seq = s.since
     WHERE a.student = ? ORDER BY a.id`,
    student,
  )

/** The states that an application went through after it was received. */
export const statesGoneThrough = (read: Read, application: number): { readonly state: ApplicationState; readonly on: string }[] =>
  read.all(
    'SELECT t.to_state AS state, substr(e.at, 1, 10) AS "on" FROM step t CROSS JOIN event e ON e.seq = t.event_seq WHERE t.noun = \'application\' AND t.subject = ? ORDER BY t.id',
    application,
  )

/** A grant of the student's page. Amount: minor units of `currency`, the fund's. */
export interface StatusGrant {
  readonly id: number
  readonly programme: number
  readonly payee: number
  readonly amount: number
  readonly currency: string
  readonly approvedOn: string
  readonly state: GrantState
  readonly since: string
  readonly fundState: 'open' | 'closed'
  /** The day on which something of it was last cancelled. */
  readonly cancelledOn: string | null
  /** The event that last approved a changed payee, 0 for none. */
  readonly payeeRenewedBy: number
}

export const statusGrant = (read: Read, application: number): StatusGrant | undefined =>
  read.one<StatusGrant>(
    `SELECT g.id, g.programme, y.payee, g.amount, f.currency, substr(m.at, 1, 10) AS approvedOn, s.state, substr(e.at, 1, 10) AS since,
       (SELECT state FROM state WHERE noun = 'fund' AND subject = f.id) AS fundState,
       (SELECT substr(max(x.at) FILTER (WHERE c.amount > 0), 1, 10) FROM cancellation c CROSS JOIN event x ON x.seq = c.event_seq WHERE c.grant = g.id HAVING sum(c.amount) > 0) AS cancelledOn,
       coalesce((SELECT max(p.event_seq) FROM payee_change c CROSS JOIN payee_approval p ON p.payee_change = c.id WHERE c.grant = g.id), 0) AS payeeRenewedBy
     FROM grant g CROSS JOIN event m ON m.seq = g.event_seq CROSS JOIN fund f ON f.id = g.fund CROSS JOIN grant_payee y ON y.grant = g.id
       CROSS JOIN state s ON s.noun = 'grant' AND s.subject = g.id CROSS JOIN event e ON e.seq = s.since WHERE g.application = ?`,
    application,
  )

/** The latest payout of an instalment that was not cancelled. `state` is null where there is none. */
export interface StatusInstalment {
  readonly nth: number
  readonly dueOn: string
  readonly amount: number
  /** What of the amount did not leave with what was paid, and is neither on its way (minor units of the fund's currency). */
  readonly rest: number
  readonly payout: number | null
  readonly state: PayoutState | null
  /** The event of its state, and that event's date. */
  readonly movedBy: number | null
  readonly movedOn: string | null
  readonly orderedOn: string | null
  /** The days of the bank lines that show it paid, and returned. */
  readonly paidOn: string | null
  readonly returnedOn: string | null
  readonly paidAmount: number | null
  readonly paidCurrency: string | null
  readonly rate: string | null
  readonly payee: number | null
  readonly accountKind: AccountKind | null
  readonly accountName: string | null
  readonly usualDays: number | null
  readonly collectDays: number | null
  readonly agentNumber: string | null
}

const LINE_DAY = (kind: 'settlement' | 'return') => `(SELECT max(l.booked_on) FROM match_payout mp CROSS JOIN match m ON m.id = mp.match AND m.kind = '${kind}'
    CROSS JOIN state c ON c.noun = 'match' AND c.subject = m.id AND c.state = 'confirmed' CROSS JOIN match_line ml ON ml.match = m.id CROSS JOIN statement_line l ON l.id = ml.line WHERE mp.payout = p.id)`

/** What the bank's line shows where less left than was ordered, less what others left whole by it: a student is not told more than was sent. */
const LESS_SENT = `(SELECT -sum(l.amount) - coalesce((SELECT sum(q.amount) FROM match_payout o CROSS JOIN payout q ON q.id = o.payout WHERE o.match = m.id AND o.payout <> p.id), 0)
    FROM match_payout mp CROSS JOIN match m ON m.id = mp.match AND m.kind = 'settlement' CROSS JOIN state c ON c.noun = 'match' AND c.subject = m.id AND c.state = 'confirmed'
    CROSS JOIN match_line ml ON ml.match = m.id CROSS JOIN statement_line l ON l.id = ml.line WHERE mp.payout = p.id
    AND (EXISTS(SELECT 1 FROM shortfall f WHERE f.payout = p.id AND f.match = m.id) OR NOT EXISTS(SELECT 1 FROM match_payout o WHERE o.match = m.id AND o.payout <> p.id)
      AND EXISTS(SELECT 1 FROM break b CROSS JOIN resolution r ON r.break = b.id AND r.match = m.id AND r.difference = 'payable' WHERE b.payout = p.id)))`

/** What is owed of an instalment beyond what was proven paid and what is on its way: less than was ordered left, or an earlier payment came back. */
const REST = `max(0, w.amount - (SELECT sum(o.fund_amount - CASE t.state WHEN 'settled' THEN coalesce((SELECT sum(f.amount) FROM shortfall f CROSS JOIN state m ON m.noun = 'match' AND m.subject = f.match AND m.state = 'confirmed' WHERE f.payout = o.id), 0) ELSE 0 END)
    FROM payout o CROSS JOIN state t ON t.noun = 'payout' AND t.subject = o.id AND t.state IN ('instructed', 'settled') WHERE o.instalment = i.id))`

/** The payout that an instalment is told by: the latest that was not cancelled; while the rest of one is only prepared, the one that was paid. */
const TOLD_BY = `(SELECT max(o.id) FROM payout o CROSS JOIN state t ON t.noun = 'payout' AND t.subject = o.id AND t.state <> 'cancelled' WHERE o.instalment = i.id
    AND (t.state <> 'prepared' OR NOT EXISTS(SELECT 1 FROM payout e CROSS JOIN state c ON c.noun = 'payout' AND c.subject = e.id AND c.state = 'settled' WHERE e.instalment = i.id)))`

/** Instalments of which something is not cancelled, in their order. */
export const statusInstalments = (read: Read, grant: number): StatusInstalment[] =>
  read.all<StatusInstalment>(
    `SELECT i.nth, i.due_on AS dueOn, w.amount, CASE s.state WHEN 'settled' THEN ${REST} ELSE 0 END AS rest, p.id AS payout, s.state, s.since AS movedBy, substr(e.at, 1, 10) AS movedOn,
       (SELECT substr(x.at, 1, 10) FROM release r CROSS JOIN event x ON x.seq = r.event_seq WHERE r.batch = p.batch) AS orderedOn, ${LINE_DAY('settlement')} AS paidOn, ${LINE_DAY('return')} AS returnedOn,
       coalesce(${LESS_SENT}, p.amount) AS paidAmount, k.currency AS paidCurrency, p.rate, p.payee, k.kind AS accountKind, k.name AS accountName, k.usual_days AS usualDays, k.collect_days AS collectDays,
       (SELECT number FROM payout_number WHERE payout = p.id) AS agentNumber
     FROM instalment i CROSS JOIN instalment_owed w ON w.instalment = i.id LEFT JOIN payout p ON p.id = ${TOLD_BY}
       LEFT JOIN state s ON s.noun = 'payout' AND s.subject = p.id LEFT JOIN event e ON e.seq = s.since LEFT JOIN batch b ON b.id = p.batch LEFT JOIN bank_account k ON k.id = b.bank_account
     WHERE i.grant = ? AND w.amount > 0 ORDER BY i.nth`,
    grant,
  )

/** What was paid of an instalment before the payout by which it is told: its rest went, or goes, by that one. */
export interface PaidBefore {
  readonly nth: number
  readonly payout: number
  readonly orderedOn: string | null
  readonly paidOn: string | null
}

/** Every payout of a grant that is proven paid, in the order in which they were made. */
export const paidOfGrant = (read: Read, grant: number): PaidBefore[] =>
  read.all<PaidBefore>(
    `SELECT i.nth, p.id AS payout, (SELECT substr(x.at, 1, 10) FROM release r CROSS JOIN event x ON x.seq = r.event_seq WHERE r.batch = p.batch) AS orderedOn, ${LINE_DAY('settlement')} AS paidOn
     FROM instalment i CROSS JOIN payout p ON p.instalment = i.id CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'settled' WHERE i.grant = ? ORDER BY p.id`,
    grant,
  )

/** The bank's line that brought a payout back, the last one. */
export const returnLineOf = (read: Read, payout: number): number | undefined =>
  read.value<number>(
    `SELECT ml.line FROM match_payout mp CROSS JOIN match m ON m.id = mp.match AND m.kind = 'return' CROSS JOIN state c ON c.noun = 'match' AND c.subject = m.id AND c.state = 'confirmed'
       CROSS JOIN match_line ml ON ml.match = m.id CROSS JOIN statement_line l ON l.id = ml.line WHERE mp.payout = ? ORDER BY l.booked_on DESC, ml.line DESC LIMIT 1`,
    payout,
  )
