import { type Rule, rule } from './rules.ts'

interface Stood {
  readonly row: number
  readonly by: number
}

const ORDERED = "s.noun = 'payout' AND s.subject = p.id AND s.from_state = 'prepared' AND s.to_state = 'instructed'"

/** A payout that was ordered while a hold stood, of its grant or of its programme. `grants`: from a hold `h` to its grants, as `g`. */
const held = (grants: string): Rule =>
  rule<Stood>({
    code: 'approval_missing',
    table: 'payout',
    sql: `SELECT p.id AS row, s.event_seq AS seq, h.id AS by FROM hold h ${grants} CROSS JOIN payout p ON p.grant = g.id CROSS JOIN step s ON ${ORDERED} AND s.event_seq > h.event_seq
      WHERE NOT EXISTS(SELECT 1 FROM step e WHERE e.noun = 'hold' AND e.subject = h.id AND e.event_seq < s.event_seq)`,
    words: ({ row, by }) => `Payout ${row} was ordered while hold ${by} stood.`,
  })

/**
 * What was decided rests on what stood then: reckoned from the facts, for what was changed for the moment of a decision and put back stands again where nobody looked.
 */
export const STOOD: readonly Rule[] = [
  held('CROSS JOIN grant g ON g.id = h.grant'),
  held('CROSS JOIN grant g ON g.programme = h.programme'),
  rule<Stood>({
    code: 'approval_missing',
    table: 'payout',
    sql: `SELECT p.id AS row, s.event_seq AS seq, a.id AS by FROM payee_approval a CROSS JOIN payee_change c ON c.id = a.payee_change CROSS JOIN payout p ON p.grant = c.grant AND p.payee = c.payee
        CROSS JOIN step s ON ${ORDERED} AND s.event_seq > a.event_seq CROSS JOIN event e ON e.seq = s.event_seq AND e.at < a.payable_from
      WHERE NOT EXISTS(SELECT 1 FROM cooling_off_end o WHERE o.payee_approval = a.id AND o.event_seq < s.event_seq)`,
    words: ({ row }) => `Payout ${row} was ordered while the cooling-off of its payee ran.`,
  }),
  rule<Stood>({
    code: 'approval_missing',
    table: 'payout',
    sql: `SELECT p.id AS row, s.event_seq AS seq FROM payee_approval a CROSS JOIN payee_change c ON c.id = a.payee_change CROSS JOIN payout p ON p.grant = c.grant AND p.payee <> c.payee
        CROSS JOIN step s ON ${ORDERED} AND s.event_seq > a.event_seq
      WHERE NOT EXISTS(SELECT 1 FROM payee_change n CROSS JOIN payee_approval b ON b.payee_change = n.id AND b.event_seq < s.event_seq WHERE n.grant = c.grant AND n.id > c.id)`,
    words: ({ row }) => `Payout ${row} was ordered to another payee than was approved last.`,
  }),
  rule<Stood>({
    code: 'approval_missing',
    table: 'payee_approval',
    sql: `SELECT a.id AS row, a.event_seq AS seq FROM payee_approval a CROSS JOIN event e ON e.seq = a.event_seq CROSS JOIN payee_change c ON c.id = a.payee_change CROSS JOIN grant g ON g.id = c.grant
      WHERE a.payable_from < (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', e.at, '+' || v.cooling_off_hours || ' hours') FROM programme_version v
        WHERE v.programme = g.programme AND v.event_seq < a.event_seq ORDER BY v.version DESC LIMIT 1)`,
    words: ({ row }) => `The cooling-off of payee approval ${row} is shorter than its programme has it.`,
  }),
  // From the outcomes that are no pass, which are few: each that was the last of a mandatory criterion when its case was approved.
  rule<Stood>({
    code: 'approval_missing',
    table: 'approval',
    sql: `SELECT x.id AS row, x.event_seq AS seq, k.id AS by FROM check_result k CROSS JOIN approval x ON x.application = k.application AND x.event_seq > k.event_seq
        CROSS JOIN recommendation r ON r.id = x.recommendation CROSS JOIN programme_version v ON v.id = r.programme_version CROSS JOIN json_each(v.policy, '$.criteria') c
      WHERE k.outcome <> 'pass' AND json_extract(c.value, '$.code') = k.criterion AND json_extract(c.value, '$.mandatory')
        AND NOT EXISTS(SELECT 1 FROM check_result n WHERE n.application = k.application AND n.id > k.id AND n.criterion = k.criterion AND n.event_seq < x.event_seq)`,
    words: ({ row, by }) => `Approval ${row} was given while a mandatory check had not passed (check ${by}).`,
  }),
  // By the last grant of a student under a programme: each before it was held to the cap with fewer.
  rule<Stood>({
    code: 'approval_missing',
    table: 'grant',
    sql: `SELECT g.id AS row, g.event_seq AS seq FROM (SELECT max(id) AS id FROM grant GROUP BY student, programme) k CROSS JOIN grant g ON g.id = k.id CROSS JOIN recommendation r ON r.id = g.recommendation
        CROSS JOIN programme_version v ON v.id = r.programme_version AND v.cap_per_student IS NOT NULL
      WHERE v.cap_per_student < (SELECT sum(o.amount - coalesce((SELECT sum(c.amount) FROM cancellation c WHERE c.grant = o.id AND c.event_seq < g.event_seq), 0))
        FROM grant o WHERE o.student = g.student AND o.programme = g.programme)`,
    words: ({ row }) => `Grant ${row} is beyond its programme's cap per student.`,
  }),
  rule<Stood>({
    code: 'approval_missing',
    table: 'grant',
    sql: `SELECT DISTINCT g.id AS row, g.event_seq AS seq FROM (SELECT max(id) AS id FROM grant GROUP BY student, programme) k CROSS JOIN grant g ON g.id = k.id CROSS JOIN recommendation r ON r.id = g.recommendation
        CROSS JOIN programme_version v ON v.id = r.programme_version AND v.cap_per_month IS NOT NULL CROSS JOIN instalment n ON n.grant = g.id
      WHERE v.cap_per_month < (SELECT sum(i.amount - coalesce((SELECT sum(c.amount) FROM cancellation c WHERE c.instalment = i.id AND c.event_seq < g.event_seq), 0))
        FROM grant o CROSS JOIN instalment i ON i.grant = o.id AND substr(i.due_on, 1, 7) = substr(n.due_on, 1, 7) WHERE o.student = g.student AND o.programme = g.programme)`,
    words: ({ row }) => `Grant ${row} is beyond its programme's cap per month.`,
  }),
  rule<Stood>({
    code: 'tie_broken',
    table: 'programme_version',
    sql: `SELECT id AS row, event_seq AS seq FROM programme_version WHERE second_approval_above IS NOT CAST(replace(json_extract(policy, '$.secondApprovalAbove.amount'), '.', '') AS INTEGER)
      OR cap_per_student IS NOT CAST(replace(json_extract(policy, '$.capPerStudent.amount'), '.', '') AS INTEGER)
      OR cap_per_month IS NOT CAST(replace(json_extract(policy, '$.capPerMonth.amount'), '.', '') AS INTEGER)
      OR cooling_off_hours IS NOT coalesce(json_extract(policy, '$.coolingOffHours'), 24)`,
    words: ({ row }) => `Version ${row} of a programme holds to other limits than its policy shows.`,
  }),
]
