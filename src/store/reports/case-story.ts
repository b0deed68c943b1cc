import type { Read } from '../read.ts'

/** Something that happened in a case: what, with codes and references that tell nothing of the person. Money in minor units. */
export interface CaseEvent {
  readonly seq: number
  readonly at: string
  readonly actor: number
  readonly what: string
  readonly detail: string | null
  readonly minor: number | null
  readonly currency: string | null
}

/** `seq, what, detail, minor, currency` of rows under an application; each takes the application and the last event that counts. */
const OF_CASE: readonly string[] = [
  `SELECT a.event_seq AS seq, 'received' AS what, p.code || CASE WHEN a.intake IS NULL THEN '' ELSE ', list ' || a.intake || ' line ' || a.intake_line END AS detail, NULL AS minor, NULL AS currency
   FROM application a CROSS JOIN programme p ON p.id = a.programme WHERE a.id = ?`,
  `SELECT event_seq AS seq, 'corrected' AS what, 'said by ' || source AS detail, NULL AS minor, NULL AS currency FROM correction WHERE application = ?`,
  `SELECT event_seq AS seq, 'checked' AS what, criterion || ': ' || outcome || ', ' || by || CASE WHEN decided_anew IS NULL THEN '' ELSE ', decided anew' END AS detail, NULL AS minor, NULL AS currency
   FROM check_result WHERE application = ?`,
  `SELECT event_seq AS seq, 'information requested' AS what, 'by ' || due_date AS detail, NULL AS minor, NULL AS currency FROM information_request WHERE application = ?`,
  `SELECT r.event_seq AS seq, 'recommended' AS what, 'to ' || r.outcome || coalesce(': ' || r.reason, '') AS detail, r.amount AS minor, f.currency
   FROM recommendation r CROSS JOIN programme_version v ON v.id = r.programme_version CROSS JOIN fund f ON f.id = v.fund WHERE r.application = ?`,
  `SELECT event_seq AS seq, 'approved' AS what, 'approval ' || nth AS detail, NULL AS minor, NULL AS currency FROM approval WHERE application = ?`,
  `SELECT event_seq AS seq, 'refused' AS what, reason AS detail, NULL AS minor, NULL AS currency FROM refusal WHERE application = ?`,
  `SELECT w.event_seq AS seq, 'withdrawn' AS what, 'same person as ' || (SELECT case_number FROM application WHERE id = w.same_as) AS detail, NULL AS minor, NULL AS currency FROM withdrawal w WHERE w.application = ?`,
  `SELECT s.event_seq AS seq, 'reopened' AS what, 'from ' || s.from_state AS detail, NULL AS minor, NULL AS currency FROM step s CROSS JOIN event e ON e.seq = s.event_seq AND e.kind = 'reopened'
   WHERE s.noun = 'application' AND s.subject = ?`,
  `SELECT event_seq AS seq, 'document added' AS what, kind || ' ' || sha256 AS detail, NULL AS minor, NULL AS currency FROM document WHERE application = ?`,
  `SELECT event_seq AS seq, 'personal data disclosed' AS what, NULL AS detail, NULL AS minor, NULL AS currency FROM note WHERE noun = 'disclosure' AND subject = ?`,
  `SELECT event_seq AS seq, 'new code issued' AS what, NULL AS detail, NULL AS minor, NULL AS currency FROM note WHERE noun = 'code' AND subject = ?`,
]

const OF_GRANT: readonly string[] = [
  `SELECT g.event_seq AS seq, 'grant' AS what, 'grant ' || g.id AS detail, g.amount AS minor, f.currency FROM grant g CROSS JOIN fund f ON f.id = g.fund WHERE g.application = ?`,
  `SELECT i.event_seq AS seq, 'instalment' AS what, 'instalment ' || i.nth || ' due on ' || i.due_on AS detail, i.amount AS minor, f.currency
   FROM grant g CROSS JOIN fund f ON f.id = g.fund CROSS JOIN instalment i ON i.grant = g.id WHERE g.application = ?`,
  `SELECT c.event_seq AS seq, CASE WHEN c.amount > 0 THEN 'cancelled' ELSE 'cancellation reversed' END AS what, 'instalment ' || i.nth AS detail, abs(c.amount) AS minor, f.currency
   FROM grant g CROSS JOIN fund f ON f.id = g.fund CROSS JOIN cancellation c ON c.grant = g.id CROSS JOIN instalment i ON i.id = c.instalment WHERE g.application = ?`,
  `SELECT h.event_seq AS seq, 'held' AS what, h.cause AS detail, NULL AS minor, NULL AS currency FROM grant g CROSS JOIN hold h ON h.grant = g.id WHERE g.application = ?`,
  `SELECT s.event_seq AS seq, 'hold ended' AS what, h.cause AS detail, NULL AS minor, NULL AS currency
   FROM grant g CROSS JOIN hold h ON h.grant = g.id CROSS JOIN step s ON s.noun = 'hold' AND s.subject = h.id WHERE g.application = ?`,
  `SELECT c.event_seq AS seq, 'payee recorded' AS what, NULL AS detail, NULL AS minor, NULL AS currency FROM grant g CROSS JOIN payee_change c ON c.grant = g.id WHERE g.application = ?`,
  `SELECT a.event_seq AS seq, 'payee approved' AS what, 'payable from ' || a.payable_from AS detail, NULL AS minor, NULL AS currency
   FROM grant g CROSS JOIN payee_change c ON c.grant = g.id CROSS JOIN payee_approval a ON a.payee_change = c.id WHERE g.application = ?`,
  `SELECT o.event_seq AS seq, 'cooling-off ended early' AS what, NULL AS detail, NULL AS minor, NULL AS currency
   FROM grant g CROSS JOIN payee_change c ON c.grant = g.id CROSS JOIN payee_approval a ON a.payee_change = c.id CROSS JOIN cooling_off_end o ON o.payee_approval = a.id WHERE g.application = ?`,
]

const PAYOUTS = 'FROM grant g CROSS JOIN payout p ON p.grant = g.id'
const OF_PAYOUTS: readonly string[] = [
  `SELECT p.event_seq AS seq, 'payout prepared' AS what, p.reference || ' in batch ' || b.reference AS detail, p.amount AS minor, k.currency
   ${PAYOUTS} CROSS JOIN batch b ON b.id = p.batch CROSS JOIN bank_account k ON k.id = b.bank_account WHERE g.application = ?`,
  `SELECT s.event_seq AS seq, 'payout ' || s.to_state AS what, p.reference AS detail, NULL AS minor, NULL AS currency ${PAYOUTS} CROSS JOIN step s ON s.noun = 'payout' AND s.subject = p.id WHERE g.application = ?`,
  `SELECT h.event_seq AS seq, 'handed over' AS what, p.reference || ' at ' || h.at AS detail, NULL AS minor, NULL AS currency ${PAYOUTS} CROSS JOIN hand_over h ON h.batch = p.batch WHERE g.application = ?`,
  `SELECT f.event_seq AS seq, 'payment file' AS what, p.reference || ' ' || f.format || ' ' || f.sha256 AS detail, NULL AS minor, NULL AS currency ${PAYOUTS} CROSS JOIN payment_file f ON f.batch = p.batch WHERE g.application = ?`,
  `SELECT m.event_seq AS seq, 'bank line' AS what, k.kind || ' of ' || p.reference || ' by ' || k.by || ': line ' || l.id || ' of ' || l.booked_on AS detail, l.amount AS minor, b.currency
   ${PAYOUTS} CROSS JOIN match_payout m ON m.payout = p.id CROSS JOIN match k ON k.id = m.match CROSS JOIN match_line x ON x.match = k.id CROSS JOIN statement_line l ON l.id = x.line
     CROSS JOIN bank_account b ON b.id = l.bank_account WHERE g.application = ?`,
  `SELECT s.event_seq AS seq, 'match reversed' AS what, k.kind || ' of ' || p.reference AS detail, NULL AS minor, NULL AS currency
   ${PAYOUTS} CROSS JOIN match_payout m ON m.payout = p.id CROSS JOIN match k ON k.id = m.match CROSS JOIN step s ON s.noun = 'match' AND s.subject = k.id WHERE g.application = ?`,
  `SELECT x.event_seq AS seq, 'break' AS what, x.kind || ' of ' || p.reference AS detail, NULL AS minor, NULL AS currency ${PAYOUTS} CROSS JOIN break x ON x.payout = p.id WHERE g.application = ?`,
  `SELECT r.event_seq AS seq, 'break answered' AS what, x.kind || ' of ' || p.reference || ': ' || r.action AS detail, NULL AS minor, NULL AS currency
   ${PAYOUTS} CROSS JOIN break x ON x.payout = p.id CROSS JOIN resolution r ON r.break = x.id WHERE g.application = ?`,
]

/** `complaints`: with those about a person, which auditors alone see. */
const ofMessages = (complaints: boolean): readonly string[] => {
  const seen = complaints ? '' : " AND m.about IS NOT 'person'"
  return [
    `SELECT m.event_seq AS seq, 'message' AS what, m.kind || coalesce(' about ' || m.about, '') || coalesce(': ' || m.received, '') AS detail, NULL AS minor, NULL AS currency FROM message m WHERE m.application = ?${seen}`,
    `SELECT r.event_seq AS seq, 'message answered' AS what, m.kind AS detail, NULL AS minor, NULL AS currency FROM message m CROSS JOIN reply r ON r.message = m.id WHERE m.application = ?${seen}`,
  ]
}

/** Everything that happened in a case until an event, in order. */
export const caseStory = (read: Read, application: number, upTo: number, complaints: boolean): CaseEvent[] =>
  [...OF_CASE, ...OF_GRANT, ...OF_PAYOUTS, ...ofMessages(complaints)]
    .flatMap((sql) =>
      read.all<CaseEvent>(`SELECT o.*, e.at, e.actor FROM (${sql}) o CROSS JOIN event e ON e.seq = o.seq WHERE o.seq <= ? ORDER BY o.seq`, application, upTo),
    )
    .sort((a, b) => a.seq - b.seq)

/** A posting of a case. Minor units, debit positive. */
export interface CasePosting {
  readonly seq: number
  readonly effectiveDate: string
  readonly entry: number
  readonly kind: string
  readonly layer: string
  readonly account: string
  readonly currency: string
  readonly of: string | null
  readonly minor: number
}

/** What was posted for a case's grant and its payouts, as of a date, as known at an event. */
export const casePostings = (read: Read, application: number, asOf: string, knownAt: number): CasePosting[] =>
  [
    ['grant', 'g.id', ''],
    ['payout', 'o.id', 'CROSS JOIN payout o ON o.grant = g.id'],
  ]
    .flatMap(([kind, subject, join]) =>
      read.all<CasePosting & { id: number }>(
        `SELECT p.id, p.event_seq AS seq, e.effective_date AS effectiveDate, e.id AS entry, e.kind, a.layer, a.code AS account, a.currency, ${kind === 'payout' ? 'o.reference' : 'NULL'} AS "of", p.amount AS minor
         FROM grant g CROSS JOIN fund f ON f.id = g.fund ${join} CROSS JOIN account a ON a.subject_kind = '${kind}' AND a.currency = f.currency
           CROSS JOIN posting p ON p.account = a.id AND p.subject = ${subject} AND p.event_seq <= ? CROSS JOIN entry e ON e.id = p.entry AND e.effective_date <= ?
         WHERE g.application = ?`,
        knownAt,
        asOf,
        application,
      ),
    )
    .sort((a, b) => a.id - b.id)
    .map(({ id: _id, ...row }) => row)
