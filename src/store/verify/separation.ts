import { type Rule, rule } from './rules.ts'

interface Same {
  readonly row: number
  readonly person: number
}

const actorOf = (alias: string) => `(SELECT actor FROM event WHERE seq = ${alias}.event_seq)`

/** Two acts that are never one person's: `joined` ties the alias `x` (the later act, whose table is named) to `y`. */
const apart = (table: string, joined: string, said: string): Rule =>
  rule<Same>({
    code: 'same_person',
    table,
    sql: `SELECT DISTINCT x.id AS row, x.event_seq AS seq, ${actorOf('x')} AS person FROM ${joined} AND ${actorOf('x')} = ${actorOf('y')}`,
    words: (same) => `Person ${same.person} ${said} (row ${same.row} of ${table}).`,
  })

/** The pairs of persons of one payout and of its decisions, checked from the facts; and that nothing is paid without its approvals. */
export const SEPARATION: readonly Rule[] = [
  apart(
    'approval',
    'approval x CROSS JOIN recommendation y ON y.application = x.application WHERE 1',
    'approved an application that the same person recommended',
  ),
  apart('approval', 'approval x CROSS JOIN approval y ON y.recommendation = x.recommendation AND y.id < x.id WHERE 1', 'gave both approvals'),
  apart(
    'approval',
    'refusal y CROSS JOIN approval x ON x.application = y.application AND x.event_seq > y.event_seq WHERE 1',
    'decided the review of an own refusal',
  ),
  apart('refusal', 'refusal x CROSS JOIN recommendation y ON y.application = x.application WHERE 1', 'refused an application that the same person recommended'),
  apart(
    'payout',
    'payout x CROSS JOIN grant g ON g.id = x.grant CROSS JOIN recommendation y ON y.application = g.application WHERE 1',
    'prepared the payout of a grant that the same person recommended',
  ),
  apart(
    'payout',
    'payout x CROSS JOIN grant g ON g.id = x.grant CROSS JOIN approval y ON y.application = g.application WHERE 1',
    'prepared the payout of a grant that the same person approved',
  ),
  apart('release', 'release x CROSS JOIN batch y ON y.id = x.batch WHERE 1', 'released a batch that the same person prepared'),
  apart(
    'release',
    'release x CROSS JOIN payout p ON p.batch = x.batch CROSS JOIN grant g ON g.id = p.grant CROSS JOIN recommendation y ON y.application = g.application WHERE 1',
    'released what the same person recommended',
  ),
  apart(
    'release',
    'release x CROSS JOIN payout p ON p.batch = x.batch CROSS JOIN grant g ON g.id = p.grant CROSS JOIN approval y ON y.application = g.application WHERE 1',
    'released what the same person approved',
  ),
  apart(
    'match',
    "match x CROSS JOIN match_payout m ON m.match = x.id CROSS JOIN payout p ON p.id = m.payout CROSS JOIN release y ON y.batch = p.batch WHERE x.by = 'person'",
    'matched by hand what the same person released',
  ),
  apart(
    'brought_back',
    'brought_back x CROSS JOIN break b ON b.id = x.break CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release y ON y.batch = p.batch WHERE 1',
    'matched by hand what came back of a payout that the same person released',
  ),
  apart(
    'resolution',
    "resolution x CROSS JOIN break b ON b.id = x.break CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release y ON y.batch = p.batch WHERE x.action = 'write_off'",
    'gave up money of a payout that the same person released',
  ),
  apart(
    'resolution',
    "resolution x CROSS JOIN break b ON b.id = x.break CROSS JOIN payout p ON p.id = b.payout CROSS JOIN batch y ON y.id = p.batch WHERE x.action = 'settle'",
    'settled by hand a payout that the same person prepared',
  ),
  apart(
    'resolution',
    "resolution x CROSS JOIN break b ON b.id = x.break CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release y ON y.batch = p.batch WHERE x.action = 'settle'",
    'settled by hand a payout that the same person released',
  ),
  apart(
    'match',
    "match x CROSS JOIN match_line l ON l.match = x.id CROSS JOIN break b ON b.line = l.line AND b.event_seq < x.event_seq CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release y ON y.batch = p.batch WHERE x.by = 'person'",
    'said what a line is that a break holds against a payout which the same person released',
  ),
  apart(
    'match',
    `match x CROSS JOIN match_line l ON l.match = x.id CROSS JOIN break b ON b.line = l.line AND b.kind = 'payee_differs' AND b.event_seq < x.event_seq CROSS JOIN payout p ON p.id = b.payout
      CROSS JOIN batch y ON y.id = p.batch CROSS JOIN event v ON v.seq = x.event_seq WHERE x.by = 'person' AND NOT (x.kind = 'payment' AND v.kind = 'break_resolved')`,
    'said what a line is that shows another account than the payee of a payout which the same person prepared',
  ),
  apart(
    'resolution',
    "resolution x CROSS JOIN break b ON b.id = x.break CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release y ON y.batch = p.batch WHERE x.action NOT IN ('write_off', 'settle')",
    'answered a break about a payout that the same person released',
  ),
  apart(
    'break',
    "event v CROSS JOIN break x ON x.event_seq = v.seq CROSS JOIN payout p ON p.id = x.payout CROSS JOIN release y ON y.batch = p.batch WHERE v.kind = 'break_opened'",
    'opened a break about a payout that the same person released',
  ),
  apart(
    'entry',
    `event v CROSS JOIN entry x ON x.event_seq = v.seq AND x.kind IN ('claim_recovered', 'loss_taken_back', 'receipt_sent_back') CROSS JOIN posting q ON q.event_seq = x.event_seq AND q.entry = x.id AND q.subject <> 0
      CROSS JOIN break b ON b.line = q.subject AND b.event_seq < x.event_seq CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release y ON y.batch = p.batch WHERE v.kind IN ('match_made', 'break_resolved')`,
    'booked what comes or goes back of a line that a break holds against a payout which the same person released',
  ),
  apart(
    'step',
    `state s CROSS JOIN step x ON x.event_seq = s.since AND x.noun = s.noun AND x.subject = s.subject CROSS JOIN match_payout m ON m.match = s.subject CROSS JOIN payout p ON p.id = m.payout
      CROSS JOIN release y ON y.batch = p.batch WHERE s.noun = 'match' AND s.state = 'reversed'`,
    'undid a match of a payout that the same person released',
  ),
  apart(
    'step',
    `state s CROSS JOIN step x ON x.event_seq = s.since AND x.noun = s.noun AND x.subject = s.subject CROSS JOIN match_line l ON l.match = s.subject CROSS JOIN break b ON b.line = l.line AND b.event_seq < x.event_seq
      CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release y ON y.batch = p.batch WHERE s.noun = 'match' AND s.state = 'reversed'`,
    'undid a match of a line that a break holds against a payout which the same person released',
  ),
  apart(
    'step',
    `event v CROSS JOIN step x ON x.event_seq = v.seq AND x.noun = 'payout' AND x.from_state = 'instructed' AND x.to_state = 'rejected' CROSS JOIN payout p ON p.id = x.subject
      CROSS JOIN release y ON y.batch = p.batch WHERE v.kind IN ('payout_rejected', 'break_resolved')`,
    'rejected a payout that the same person released',
  ),
  apart('payee_approval', 'payee_approval x CROSS JOIN payee_change y ON y.id = x.payee_change WHERE 1', 'approved a payee that the same person recorded'),
  apart(
    'cooling_off_end',
    'cooling_off_end x CROSS JOIN payee_approval y ON y.id = x.payee_approval WHERE 1',
    'ended the cooling-off of a payee that the same person approved',
  ),
  apart('step', "step x CROSS JOIN hold y ON y.id = x.subject WHERE x.noun = 'hold'", 'lifted a hold that the same person set'),
  apart(
    'step',
    "step x CROSS JOIN closing y ON y.id = x.subject WHERE x.noun = 'closing' AND x.to_state = 'approved'",
    'approved a closing that the same person drew up',
  ),
  apart(
    'step',
    "step x CROSS JOIN period y ON y.id = x.subject WHERE x.noun = 'period' AND x.to_state = 'approved'",
    "approved a period's close that the same person drew up",
  ),
  apart(
    'recommendation',
    'refusal y CROSS JOIN recommendation x ON x.application = y.application AND x.event_seq > y.event_seq WHERE 1',
    'recommended in the review of an own refusal',
  ),
  apart(
    'refusal',
    'refusal y CROSS JOIN refusal x ON x.application = y.application AND x.event_seq > y.event_seq WHERE 1',
    'refused again in the review of an own refusal',
  ),
  rule<Same>({
    code: 'approval_missing',
    table: 'grant',
    sql: `SELECT g.id AS row, g.event_seq AS seq FROM grant g CROSS JOIN recommendation r ON r.id = g.recommendation CROSS JOIN programme_version v ON v.id = r.programme_version
      WHERE r.application <> g.application OR r.amount IS NOT g.amount OR r.outcome <> 'approve'
        OR (SELECT count(*) FROM approval a WHERE a.recommendation = r.id AND a.event_seq <= g.event_seq AND a.digest = r.digest) < CASE WHEN g.amount > v.second_approval_above THEN 2 ELSE 1 END`,
    words: (same) => `Grant ${same.row} stands without the approvals that its amount needs, or is not what was recommended.`,
  }),
  rule<Same>({
    code: 'approval_missing',
    table: 'payout',
    sql: `SELECT p.id AS row, p.event_seq AS seq FROM payout p CROSS JOIN grant g ON g.id = p.grant WHERE p.payee <> g.payee AND NOT EXISTS(
      SELECT 1 FROM payee_change c CROSS JOIN payee_approval a ON a.payee_change = c.id WHERE c.grant = g.id AND c.payee = p.payee AND a.event_seq <= p.event_seq)`,
    words: (same) => `Payout ${same.row} goes to a payee whom nobody approved.`,
  }),
  rule<Same>({
    code: 'approval_missing',
    table: 'payout',
    sql: `SELECT s.subject AS row, s.event_seq AS seq FROM step s CROSS JOIN payout p ON p.id = s.subject WHERE s.noun = 'payout' AND s.from_state = 'prepared' AND s.to_state = 'instructed'
      AND NOT EXISTS(SELECT 1 FROM release r WHERE r.batch = p.batch AND r.event_seq = s.event_seq)`,
    words: (same) => `Payout ${same.row} was instructed without the release of its batch.`,
  }),
  rule<Same>({
    code: 'approval_missing',
    table: 'match',
    sql: `SELECT DISTINCT m.id AS row, m.event_seq AS seq FROM break b CROSS JOIN match_line l ON l.line = b.line CROSS JOIN match m ON m.id = l.match AND m.kind = 'settlement' AND m.event_seq > b.event_seq
      WHERE b.kind = 'payee_differs' AND NOT EXISTS(SELECT 1 FROM note n WHERE n.event_seq = m.event_seq AND n.evidence_sha256 IS NOT NULL)`,
    words: (same) => `Match ${same.row} settles to another account than the payee's without a notice of the bank.`,
  }),
  rule<Same>({
    code: 'approval_missing',
    table: 'payout',
    sql: `SELECT s.subject AS row FROM state s WHERE s.noun = 'payout' AND s.state IN ('settled', 'returned') AND NOT EXISTS(
      SELECT 1 FROM match_payout m CROSS JOIN match k ON k.id = m.match CROSS JOIN state c ON c.noun = 'match' AND c.subject = m.match CROSS JOIN match_line l ON l.match = m.match
      WHERE m.payout = s.subject AND c.state = 'confirmed' AND k.kind = CASE s.state WHEN 'settled' THEN 'settlement' ELSE 'return' END)`,
    words: (same) => `Payout ${same.row} is settled or returned, and no confirmed match of a line proves it.`,
  }),
]
