import type { Read } from '../read.ts'
import type { Axes } from './axes.ts'

/** What an assistance report counts. `received`: a student says that the money came, whole; `not_received`: that it did not, or less. */
export type Counted = 'granted' | 'paid' | 'returned' | 'received' | 'not_received' | 'complaint'

/** One thing that is counted, with what it is counted by. `minor`: of the fund's currency. `days`: from the list to the first instalment's payment. */
export interface Happened {
  readonly what: Counted
  readonly on: string
  readonly student: number
  readonly currency: string
  readonly minor: number
  readonly days: number | null
  readonly country: string
  readonly sex: string | null
  readonly way: string | null
  /** As the application tells it; null where it tells none, undefined where it was erased or the key is not at hand. */
  readonly institution: string | null | undefined
}

interface Row extends Omit<Happened, 'institution'> {
  readonly wrapped: Buffer | null
  readonly personal: Buffer | null
}

/** Which part of the life of the cases. `first`: the first event of the period, `from`: its first day; of one fund, of one programme. */
export interface AssistancePart {
  readonly axes: Axes
  readonly from: string
  readonly first: number
  readonly fund: number | undefined
  readonly programme: number | undefined
}

/** The case of a row, as it was told by an event. */
const CASE = `CROSS JOIN application_version v ON v.id = (SELECT max(id) FROM application_version WHERE application = a.id AND event_seq <= ?)
  CROSS JOIN student_version w ON w.id = v.student_version CROSS JOIN student t ON t.id = a.student`
const COLUMNS = 'a.student, f.currency, v.host_country AS country, w.sex, t.wrapped, v.personal'
const PART = 'AND (? IS NULL OR f.id = ?) AND (? IS NULL OR a.programme = ?)'

/** Is an entry not turned round, as of a date, as known at an event? */
const STANDS = 'NOT EXISTS(SELECT 1 FROM entry r WHERE r.reverses = e.id AND r.event_seq <= ? AND r.effective_date <= ?)'
/** What an entry moved of a grant's money from promised to proven, or back. */
const SPENT = `coalesce((SELECT sum(s.amount) FROM account b CROSS JOIN posting s ON s.account = b.id AND s.subject = g.id AND s.event_seq = e.event_seq AND s.entry = e.id
  WHERE b.code = 'budget:spent' AND b.currency = f.currency), 0)`

const GRANTED = `SELECT 'granted' AS what, substr(x.at, 1, 10) AS "on", g.amount AS minor, NULL AS days, y.way, ${COLUMNS}
  FROM grant g CROSS JOIN event x ON x.seq = g.event_seq CROSS JOIN application a ON a.id = g.application CROSS JOIN fund f ON f.id = g.fund CROSS JOIN payee y ON y.id = g.payee ${CASE}
  WHERE g.event_seq BETWEEN ? AND ? ${PART} ORDER BY a.student`

/** By the postings to what is in transit: a settlement brings its payout's to zero. */
const PAID = `SELECT 'paid' AS what, e.effective_date AS "on", ${SPENT} AS minor, y.way, ${COLUMNS},
    CASE WHEN i.nth = 1 AND NOT EXISTS(SELECT 1 FROM step z WHERE z.noun = 'payout' AND z.subject = p.id AND z.to_state = 'returned' AND z.event_seq <= ?)
      THEN CAST(julianday(coalesce(e.bank_date, e.effective_date)) - julianday(substr(x.at, 1, 10)) AS INTEGER) END AS days
  FROM account c CROSS JOIN posting q ON q.account = c.id AND q.event_seq <= ? CROSS JOIN entry e ON e.id = q.entry AND e.kind = 'payout_settled' AND e.effective_date BETWEEN ? AND ?
    CROSS JOIN payout p ON p.id = q.subject CROSS JOIN instalment i ON i.id = p.instalment CROSS JOIN grant g ON g.id = p.grant CROSS JOIN application a ON a.id = g.application
    CROSS JOIN event x ON x.seq = a.event_seq CROSS JOIN fund f ON f.id = g.fund CROSS JOIN payee y ON y.id = p.payee ${CASE}
  WHERE c.code = 'liabilities:payouts-in-transit' AND ${STANDS} ${PART}`

const RETURNED = `SELECT 'returned' AS what, e.effective_date AS "on", -${SPENT} AS minor, NULL AS days, y.way, ${COLUMNS}
  FROM match m CROSS JOIN match_payout o ON o.match = m.id CROSS JOIN match_entry n ON n.match = m.id CROSS JOIN entry e ON e.id = n.entry AND e.kind = 'payout_returned' AND e.effective_date BETWEEN ? AND ?
    CROSS JOIN payout p ON p.id = o.payout CROSS JOIN grant g ON g.id = p.grant CROSS JOIN application a ON a.id = g.application CROSS JOIN fund f ON f.id = g.fund CROSS JOIN payee y ON y.id = p.payee ${CASE}
  WHERE m.kind = 'return' AND m.event_seq <= ? AND ${STANDS} ${PART}`

/** The last that a student said of a payout counts; complaints are those about a person. */
const SAID = `SELECT CASE WHEN m.kind = 'message' THEN 'complaint' WHEN m.received = 'all' THEN 'received' ELSE 'not_received' END AS what, substr(x.at, 1, 10) AS "on", 0 AS minor, NULL AS days,
    (SELECT way FROM payee WHERE id = coalesce((SELECT payee FROM payout WHERE id = m.payout), v.payee)) AS way, ${COLUMNS}
  FROM message m CROSS JOIN event x ON x.seq = m.event_seq CROSS JOIN application a ON a.id = m.application CROSS JOIN programme_version k ON k.programme = a.programme AND k.version = 1
    CROSS JOIN fund f ON f.id = k.fund ${CASE}
  WHERE m.event_seq BETWEEN ? AND ? AND (m.about = 'person' OR m.kind = 'received' AND NOT EXISTS(
    SELECT 1 FROM message l WHERE l.application = m.application AND l.id > m.id AND l.payout = m.payout AND l.event_seq <= ?)) ${PART}`

const opened = (read: Read, { wrapped, personal, ...row }: Row): Happened => {
  const told = read.open<{ readonly institution?: string }>(read.unwrap(wrapped), personal)
  return { ...row, institution: told === null ? undefined : (told.institution ?? null) }
}

/** Everything that the report counts; what is granted comes student by student. */
export function* happened(read: Read, { axes, from, first, fund, programme }: AssistancePart): Generator<Happened> {
  const part = [fund ?? null, fund ?? null, programme ?? null, programme ?? null]
  const stands = [axes.knownAt, axes.asOf]
  const asked = [
    read.iterate<Row>(GRANTED, axes.upTo, first, axes.upTo, ...part),
    read.iterate<Row>(PAID, axes.knownAt, axes.knownAt, from, axes.asOf, axes.knownAt, ...stands, ...part),
    read.iterate<Row>(RETURNED, from, axes.asOf, axes.knownAt, axes.knownAt, ...stands, ...part),
    read.iterate<Row>(SAID, axes.upTo, first, axes.upTo, axes.upTo, ...part),
  ]
  for (const rows of asked) for (const row of rows) yield opened(read, row)
}

/** Institutions that are no person's to tell: those on the programmes' lists, and those that are registered. */
export const institutionsKnown = (read: Read): ReadonlySet<string> =>
  new Set(
    read
      .all<{ name: string }>(
        `SELECT json_extract(i.value, '$.name') AS name FROM programme_version v CROSS JOIN json_each(v.policy, '$.criteria') c CROSS JOIN json_each(c.value, '$.institutions') i
         WHERE json_extract(c.value, '$.kind') = 'institution' UNION SELECT name FROM institution`,
      )
      .map(({ name }) => name),
  )
