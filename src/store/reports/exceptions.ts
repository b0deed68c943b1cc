import { OPERATOR } from '../people.ts'
import type { Read } from '../read.ts'

/** Something out of the ordinary: which event, by whom, of what (a case's number, a reference, a code), in codes. Money in minor units. */
export interface ExceptionRow {
  readonly seq: number
  readonly at: string
  readonly actor: number
  readonly of: string | null
  readonly detail: string | null
  readonly minor: number | null
  readonly currency: string | null
}

const CASE_OF_GRANT = '(SELECT c.case_number FROM grant q CROSS JOIN application c ON c.id = q.application WHERE q.id = '

/** Of a match: the reference of its payout, or the first of them, and the lines' sum. */
const OF_MATCH = `(SELECT p.reference FROM match_payout x CROSS JOIN payout p ON p.id = x.payout WHERE x.match = m.id ORDER BY x.id LIMIT 1) AS "of"`
const MATCH_MONEY = `(SELECT sum(l.amount) FROM match_line x CROSS JOIN statement_line l ON l.id = x.line WHERE x.match = m.id) AS minor, k.currency`

/** What lines of the bank date: an entry of these kinds is dated before its event by its nature. */
const OF_LINES = `'payout_settled', 'payout_returned', 'bank_charge', 'contribution_received', 'contribution_excess', 'interest', 'repayment', 'unidentified_receipt', 'unidentified_payment',
  'exchange', 'transfer', 'receipt_sent_back', 'claim_recovered', 'refund_paid', 'reversal'`

/** `seq, of, detail, minor, currency` of each kind of exception; each takes the first and the last event. */
const EXCEPTIONS = {
  decided_anew: `SELECT k.event_seq AS seq, a.case_number AS "of", k.criterion || ': ' || o.outcome || ' became ' || k.outcome AS detail, NULL AS minor, NULL AS currency
    FROM check_result k CROSS JOIN check_result o ON o.id = k.decided_anew CROSS JOIN application a ON a.id = k.application WHERE k.decided_anew IS NOT NULL AND k.event_seq BETWEEN ? AND ?`,
  cooling_off_ended: `SELECT o.event_seq AS seq, ${CASE_OF_GRANT} c.grant) AS "of", 'it ran until ' || p.payable_from AS detail, NULL AS minor, NULL AS currency
    FROM cooling_off_end o CROSS JOIN payee_approval p ON p.id = o.payee_approval CROSS JOIN payee_change c ON c.id = p.payee_change WHERE o.event_seq BETWEEN ? AND ?`,
  matched_by_hand: `SELECT m.event_seq AS seq, ${OF_MATCH}, 'match ' || m.id || ', ' || m.kind || ' on ' || k.code AS detail, ${MATCH_MONEY}
    FROM match m CROSS JOIN bank_account k ON k.id = m.bank_account WHERE m.by = 'person' AND m.event_seq BETWEEN ? AND ?`,
  match_reversed: `SELECT s.event_seq AS seq, ${OF_MATCH}, 'match ' || m.id || ', ' || m.kind || ' by ' || m.by || ' on ' || k.code AS detail, ${MATCH_MONEY}
    FROM step s CROSS JOIN match m ON m.id = s.subject CROSS JOIN bank_account k ON k.id = m.bank_account WHERE s.noun = 'match' AND s.event_seq BETWEEN ? AND ?`,
  written_off: `SELECT r.event_seq AS seq, (SELECT reference FROM payout WHERE id = b.payout) AS "of", 'break ' || b.id || ', ' || b.kind AS detail, l.amount AS minor, k.currency
    FROM resolution r CROSS JOIN break b ON b.id = r.break LEFT JOIN statement_line l ON l.id = b.line LEFT JOIN bank_account k ON k.id = l.bank_account
    WHERE r.action = 'write_off' AND r.event_seq BETWEEN ? AND ?`,
  settled_with_difference: `SELECT r.event_seq AS seq, (SELECT reference FROM payout WHERE id = b.payout) AS "of", 'break ' || b.id || ': ' || coalesce(r.difference, '') AS detail, l.amount AS minor, k.currency
    FROM resolution r CROSS JOIN break b ON b.id = r.break LEFT JOIN statement_line l ON l.id = b.line LEFT JOIN bank_account k ON k.id = l.bank_account
    WHERE (r.action = 'settle_with_difference' OR r.action = 'settle' AND r.difference IS NOT NULL) AND r.event_seq BETWEEN ? AND ?`,
  hold_lifted: `SELECT s.event_seq AS seq, coalesce(${CASE_OF_GRANT} h.grant), 'programme ' || (SELECT code FROM programme WHERE id = h.programme)) AS "of", h.cause || ', set by event ' || h.event_seq AS detail,
      NULL AS minor, NULL AS currency
    FROM step s CROSS JOIN event e ON e.seq = s.event_seq AND e.kind = 'hold_lifted' CROSS JOIN hold h ON h.id = s.subject WHERE s.noun = 'hold' AND s.event_seq BETWEEN ? AND ?`,
  rejected_then_paid: `SELECT s.event_seq AS seq, p.reference AS "of", 'a line came for a payout that counted as rejected' AS detail, p.amount AS minor, k.currency
    FROM step s INDEXED BY step_rejected CROSS JOIN payout p ON p.id = s.subject CROSS JOIN batch b ON b.id = p.batch CROSS JOIN bank_account k ON k.id = b.bank_account
    WHERE s.noun = 'payout' AND s.from_state = 'rejected' AND s.event_seq BETWEEN ? AND ?`,
  backdated: `SELECT v.seq, f.code AS "of", e.kind || ', entry ' || e.id || ' dated ' || e.effective_date AS detail, NULL AS minor, NULL AS currency
    FROM event v CROSS JOIN entry e ON e.event_seq = v.seq CROSS JOIN fund f ON f.id = e.fund WHERE v.seq BETWEEN ? AND ? AND e.effective_date < substr(v.at, 1, 10) AND e.kind NOT IN (${OF_LINES})`,
  booked_after_closing: `SELECT e.event_seq AS seq, f.code AS "of", e.kind || ', entry ' || e.id || ' of ' || e.bank_date || ' booked on ' || e.effective_date AS detail, NULL AS minor, NULL AS currency
    FROM entry e CROSS JOIN fund f ON f.id = e.fund WHERE e.bank_date IS NOT NULL AND e.event_seq BETWEEN ? AND ?`,
  reading_confirmed: `SELECT r.event_seq AS seq, k.code AS "of", r.format || coalesce(', kept as ' || r.name, '') AS detail, NULL AS minor, NULL AS currency
    FROM bank_account k CROSS JOIN confirmed_reading r ON r.bank_account = k.id WHERE r.event_seq BETWEEN ? AND ?`,
  people_changed: `WITH asked(low, high) AS (VALUES(?, ?))
    SELECT g.event_seq AS seq, 'person ' || u.id AS "of", coalesce('roles: ' || group_concat(CASE WHEN g.ended = 0 THEN g.role || coalesce(' until ' || g.until, '') END, ', '), 'no role any more') AS detail, NULL AS minor, NULL AS currency
    FROM asked CROSS JOIN person u CROSS JOIN role_grant g ON g.person = u.id WHERE u.kind = 'user' AND g.event_seq BETWEEN low AND high GROUP BY u.id, g.event_seq
    UNION ALL SELECT e.seq, 'person ' || u.id, 'sign-in reset', NULL, NULL
    FROM asked CROSS JOIN person u CROSS JOIN credential c ON c.person = u.id CROSS JOIN event e ON e.seq = c.event_seq AND e.kind = 'user_reset' WHERE c.event_seq BETWEEN low AND high
    UNION ALL SELECT r.event_seq, 'person ' || t.person, 'token ' || t.id || ' revoked', NULL, NULL
    FROM asked CROSS JOIN person u CROSS JOIN token t ON t.person = u.id CROSS JOIN token_revocation r ON r.token = t.id WHERE r.event_seq BETWEEN low AND high`,
  rules_and_data: `SELECT e.seq, NULL AS "of", e.kind AS detail, NULL AS minor, NULL AS currency FROM event e
    WHERE e.kind IN ('personal_disclosed', 'erased', 'settings_changed', 'programme_versioned', 'screening_list_imported', 'institution_registered') AND e.seq BETWEEN ? AND ?`,
  operator: `SELECT e.seq, NULL AS "of", e.kind AS detail, NULL AS minor, NULL AS currency FROM event e WHERE e.actor = ${OPERATOR} AND e.seq BETWEEN ? AND ?`,
} as const

export type ExceptionKind = keyof typeof EXCEPTIONS

export const EXCEPTION_KINDS = Object.keys(EXCEPTIONS) as ExceptionKind[]

/** The exceptions of a kind among the events from one to another, oldest first. */
export const exceptionsOf = (read: Read, kind: ExceptionKind, from: number, to: number): IterableIterator<ExceptionRow> =>
  read.iterate<ExceptionRow>(`SELECT o.*, e.at, e.actor FROM (${EXCEPTIONS[kind]}) o CROSS JOIN event e ON e.seq = o.seq ORDER BY o.seq`, from, to)

/** A pair of persons whose grants, each by one approval, come within a tenth of the amount above which a second person must approve. */
export interface NearLimit {
  readonly programme: string
  readonly recommendedBy: number
  readonly approvedBy: number
  readonly limitMinor: number
  readonly currency: string
  readonly count: number
  readonly minor: number
}

export const nearLimits = (read: Read, from: number, to: number): NearLimit[] =>
  read.all<NearLimit>(
    `SELECT p.code AS programme, re.actor AS recommendedBy, ge.actor AS approvedBy, v.second_approval_above AS limitMinor, f.currency, count(*) AS count, sum(g.amount) AS minor
     FROM grant g CROSS JOIN recommendation r ON r.id = g.recommendation CROSS JOIN programme_version v ON v.id = r.programme_version CROSS JOIN programme p ON p.id = g.programme
       CROSS JOIN fund f ON f.id = g.fund CROSS JOIN event re ON re.seq = r.event_seq CROSS JOIN event ge ON ge.seq = g.event_seq
     WHERE g.event_seq BETWEEN ? AND ? AND g.amount <= v.second_approval_above AND g.amount * 10 >= v.second_approval_above * 9
     GROUP BY p.id, re.actor, ge.actor, v.second_approval_above ORDER BY count(*) DESC, p.code, re.actor, ge.actor`,
    from,
    to,
  )

/** A break that is not resolved: its owners are the roles whose actions it has. */
export interface OpenBreak {
  readonly id: number
  readonly kind: string
  readonly state: string
  readonly at: string
  readonly owners: string
  readonly bankAccount: string | null
  readonly payout: string | null
  readonly line: number | null
  readonly minor: number | null
  readonly currency: string | null
  readonly until: string | null
}

/** The breaks that were open, waiting or claimed once an event was written. `complaints`: with those about a person. */
export const openBreaks = (read: Read, upTo: number, complaints: boolean): IterableIterator<OpenBreak> =>
  read.iterate<OpenBreak>(
    `SELECT * FROM (SELECT b.id, b.kind, coalesce((SELECT s.to_state FROM step s WHERE s.noun = 'break' AND s.subject = b.id AND s.event_seq <= ? ORDER BY s.id DESC LIMIT 1), 'open') AS state, e.at,
         (SELECT group_concat(DISTINCT a.role) FROM break_action a WHERE a.kind = b.kind) AS owners, k.code AS bankAccount, p.reference AS payout, b.line, l.amount AS minor, k.currency,
         (SELECT r.until FROM resolution r WHERE r.break = b.id AND r.event_seq <= ? ORDER BY r.id DESC LIMIT 1) AS until
       FROM break b CROSS JOIN event e ON e.seq = b.event_seq LEFT JOIN bank_account k ON k.id = b.bank_account LEFT JOIN payout p ON p.id = b.payout LEFT JOIN statement_line l ON l.id = b.line
       WHERE b.event_seq <= ? ${complaints ? '' : "AND b.kind <> 'complaint'"} ORDER BY b.event_seq, b.id) WHERE state <> 'resolved'`,
    upTo,
    upTo,
    upTo,
  )
