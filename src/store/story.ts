import type { Page, Read } from './read.ts'
import { LINES_PER_IMPORT } from './statements.ts'
import { OF_CASES, OF_GRANTS, ofMessages } from './story-cases.ts'
import { OF_BANKS, OF_PAYOUTS } from './story-money.ts'
import type { Roots } from './story-roots.ts'

/** One thing that an event did, in codes and references that tell nothing of the person. Amounts stand beside their currency: `minor` and `currency`. */
export interface StoryTold {
  readonly seq: number
  readonly what: string
  readonly facts: Readonly<Record<string, string | number | null>>
}

/** Everything that a story tells, in the order of events. A complaint about a person is told to auditors alone. */
export function storyTold(read: Read, roots: Roots, complaints: boolean): StoryTold[] {
  const isSeen = ({ facts }: StoryTold) => complaints || facts['broken'] !== 'complaint'
  return [...OF_CASES, ...OF_GRANTS, ...ofMessages(complaints), ...OF_PAYOUTS, ...OF_BANKS]
    .flatMap(({ of, sql }) =>
      roots[of].length === 0
        ? []
        : read
            .all<{ seq: number; what: string; facts: string }>(`${sql} ORDER BY seq`, JSON.stringify(roots[of]))
            .map((row) => ({ ...row, facts: JSON.parse(row.facts) as StoryTold['facts'] })),
    )
    .filter(isSeen)
    .sort((a, b) => a.seq - b.seq)
}

/** A payout, for the way to its own story. Minor units of the account's currency. */
export interface StoryPayout {
  readonly id: number
  readonly reference: string
  readonly state: string
  readonly caseNumber: string
  readonly minor: number
  readonly currency: string
}

const PAYOUT = `SELECT p.id, p.reference, s.state, a.case_number AS caseNumber, p.amount AS minor, k.currency FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id CROSS JOIN grant g ON g.id = p.grant
  CROSS JOIN application a ON a.id = g.application CROSS JOIN batch b ON b.id = p.batch CROSS JOIN bank_account k ON k.id = b.bank_account`

/** The payouts of a batch after one of them. */
export const payoutsOfBatchAfter = (read: Read, batch: number, page: Page): StoryPayout[] =>
  read.all<StoryPayout>(`${PAYOUT} WHERE p.batch = ? AND p.id > ? ORDER BY p.id LIMIT ?`, batch, page.after, page.most)

/** Those of some payouts after one of them. */
export const payoutsNamedAfter = (read: Read, payouts: readonly number[], page: Page): StoryPayout[] =>
  read.all<StoryPayout>(
    `${PAYOUT} WHERE p.id IN (SELECT value FROM json_each(?)) AND p.id > ? ORDER BY p.id LIMIT ?`,
    JSON.stringify(payouts),
    page.after,
    page.most,
  )

/** A line of a statement, for the way to its own story. Minor units of the account's currency. */
export interface StoryLine {
  readonly id: number
  readonly bookedOn: string
  readonly state: string
  readonly minor: number
  readonly currency: string
}

/** The lines that a statement brought, after one of them. */
export const linesOfStatementAfter = (read: Read, statement: number, page: Page): StoryLine[] =>
  read.all<StoryLine>(
    `SELECT l.id, l.booked_on AS bookedOn, s.state, l.amount AS minor, k.currency FROM statement_line l CROSS JOIN state s ON s.noun = 'line' AND s.subject = l.id CROSS JOIN bank_account k ON k.id = l.bank_account
     WHERE l.id BETWEEN ? AND ? AND l.id > ? ORDER BY l.id LIMIT ?`,
    statement * LINES_PER_IMPORT,
    (statement + 1) * LINES_PER_IMPORT - 1,
    page.after,
    page.most,
  )

/** Of a line: its account's code and currency, and the event that brought it. */
export const lineOrigin = (read: Read, line: number) =>
  read.one<{ seq: number; account: string; currency: string; fingerprint: string }>(
    `SELECT t.event_seq AS seq, k.code AS account, k.currency, l.fingerprint FROM statement_line l CROSS JOIN statement t ON t.id = l.id / ${LINES_PER_IMPORT} CROSS JOIN bank_account k ON k.id = l.bank_account WHERE l.id = ?`,
    line,
  )

/** Did this person open the case's personal data on this day? */
export const isDisclosedTo = (read: Read, application: number, person: number): boolean =>
  read.value(
    "SELECT 1 FROM note n CROSS JOIN event e ON e.seq = n.event_seq WHERE n.noun = 'disclosure' AND n.subject = ? AND e.actor = ? AND substr(e.at, 1, 10) = ? LIMIT 1",
    application,
    person,
    read.today,
  ) !== undefined

/** The number of a case. */
export const caseNumberOf = (read: Read, application: number): string =>
  read.value<string>('SELECT case_number FROM application WHERE id = ?', application) ?? ''
