import type { Page, Read } from './read.ts'

/**
 * What waits for somebody. Every list stops at `most`: the start page says '50+' and need not know more. All go by the index of states, in
 * which what is done stands apart.
 */

const inState = (noun: string, state: string): string => `FROM state s WHERE s.noun = '${noun}' AND s.state = '${state}'`

/** Nothing can be done any more with a case whose student was erased, nor now where the student is blocked: nobody is led to it. */
const isKept = (application: string): string =>
  `EXISTS(SELECT 1 FROM application a CROSS JOIN student_key k ON k.student = a.student WHERE a.id = ${application} AND k.wrapped IS NOT NULL)`

const LISTS = {
  received: `SELECT s.subject ${inState('application', 'received')} AND ${isKept('s.subject')} ORDER BY s.subject LIMIT ?`,
  checking: `SELECT s.subject ${inState('application', 'checking')} AND ${isKept('s.subject')} ORDER BY s.subject LIMIT ?`,
  /** Messages to answer but those about a person. */
  messages: `SELECT m.id FROM state s CROSS JOIN message m ON m.id = s.subject WHERE s.noun = 'message' AND s.state = 'open' AND m.about IS NOT 'person' AND ${isKept('m.application')} ORDER BY m.id LIMIT ?`,
  complaints: `SELECT m.id FROM state s CROSS JOIN message m ON m.id = s.subject WHERE s.noun = 'message' AND s.state = 'open' AND m.about = 'person' AND ${isKept('m.application')} ORDER BY m.id LIMIT ?`,
  ordered: `SELECT s.subject ${inState('payout', 'instructed')} ORDER BY s.subject LIMIT ?`,
  openLines: `SELECT s.subject ${inState('line', 'open')} ORDER BY s.subject LIMIT ?`,
  breaks: `SELECT s.subject ${inState('break', 'open')} ORDER BY s.subject LIMIT ?`,
  batches: `SELECT s.subject ${inState('batch', 'prepared')} ORDER BY s.subject LIMIT ?`,
  closings: `SELECT s.subject ${inState('closing', 'drawn_up')} ORDER BY s.subject LIMIT ?`,
  periods: `SELECT s.subject ${inState('period', 'drawn_up')} ORDER BY s.subject LIMIT ?`,
} as const

export type Waiting = keyof typeof LISTS

/** Ids of what waits, at most so many. */
export const waiting = (read: Read, list: Waiting, most: number): number[] => read.column<number>(LISTS[list], most)

/** Cases by their numbers, after one: whose student answered what was asked or asks for a review, has not answered by the last date that was set, or whose money came back and was not ordered anew. */
const CASES = {
  answered: `SELECT DISTINCT m.application FROM state s CROSS JOIN message m ON m.id = s.subject WHERE s.noun = 'message' AND s.state = 'open' AND m.kind IN ('answer', 'review')
      AND ${isKept('m.application')} AND m.application > ? ORDER BY m.application LIMIT ?`,
  overdue: `SELECT s.subject ${inState('application', 'information_needed')} AND ${isKept('s.subject')} AND s.subject > ?
      AND (SELECT due_date FROM information_request WHERE application = s.subject ORDER BY id DESC LIMIT 1) < ? ORDER BY s.subject LIMIT ?`,
  returned: `SELECT DISTINCT g.application FROM state s CROSS JOIN payout p ON p.id = s.subject CROSS JOIN grant g ON g.id = p.grant
      CROSS JOIN state t ON t.noun = 'grant' AND t.subject = g.id AND t.state IN ('approved', 'paying')
    WHERE s.noun = 'payout' AND s.state = 'returned' AND NOT EXISTS(SELECT 1 FROM payout q WHERE q.instalment = p.instalment AND q.id > p.id)
      AND g.application > ? ORDER BY g.application LIMIT ?`,
} as const

/** Why a case waits for an officer. */
export type WaitsFor = keyof typeof CASES

/** Cases that wait for an officer for one reason, at most so many. */
export const casesWaitingFor = (read: Read, why: WaitsFor, { after, most }: Page): number[] =>
  why === 'overdue' ? read.column<number>(CASES.overdue, after, read.today, most) : read.column<number>(CASES[why], after, most)

/** Instalments that are due and of which something is still to be ordered. */
export const dueInstalments = (read: Read, most: number): number[] =>
  read.column<number>('SELECT instalment FROM payable WHERE due_on <= ? ORDER BY due_on LIMIT ?', read.today, most)

/** Who recommended, refused or approved a case does not decide on it (again). */
const NOT_DECIDED_BY = `NOT EXISTS(SELECT 1 FROM recommendation r CROSS JOIN event e ON e.seq = r.event_seq WHERE r.application = s.subject AND e.actor = ?)
    AND NOT EXISTS(SELECT 1 FROM refusal f CROSS JOIN event e ON e.seq = f.event_seq WHERE f.application = s.subject AND e.actor = ?)
    AND NOT EXISTS(SELECT 1 FROM approval d CROSS JOIN event e ON e.seq = d.event_seq WHERE d.application = s.subject AND e.actor = ?
      AND d.recommendation = (SELECT max(id) FROM recommendation WHERE application = s.subject))`

/** Recommended cases after one, on which a person may decide. */
export const toDecide = (read: Read, person: number, after: number, most: number): number[] =>
  read.column<number>(
    `SELECT s.subject ${inState('application', 'recommended')} AND s.subject > ? AND ${isKept('s.subject')} AND ${NOT_DECIDED_BY} ORDER BY s.subject LIMIT ?`,
    after,
    person,
    person,
    person,
    most,
  )

/** A changed payee that waits for its approval. */
export interface WaitingPayee {
  readonly id: number
  readonly recordedBy: number
  readonly at: string
}

/** Grants whose changed payee waits for its approval, in their order. */
export const waitingPayees = (read: Read, after: number, most: number): WaitingPayee[] =>
  read.all<WaitingPayee>(
    `SELECT g.id, e.actor AS recordedBy, e.at FROM grant g CROSS JOIN payee_change c ON c.id = (SELECT max(id) FROM payee_change WHERE grant = g.id)
       CROSS JOIN event e ON e.seq = c.event_seq
     WHERE g.id IN (SELECT h.grant FROM state s CROSS JOIN hold h ON h.id = s.subject WHERE s.noun = 'hold' AND s.state = 'standing' AND h.cause = 'payee_change')
       AND g.id > ? AND NOT EXISTS(SELECT 1 FROM payee_approval WHERE payee_change = c.id) ORDER BY g.id LIMIT ?`,
    after,
    most,
  )

/** A changed payee that was approved and can't be paid yet. */
export interface CoolingPayee {
  readonly id: number
  readonly approvedBy: number
  readonly payableFrom: string
}

/** Grants whose changed payee cools off now. Changes of payees are few beside everything else. */
export const coolingPayees = (read: Read, most: number): CoolingPayee[] =>
  read.all<CoolingPayee>(
    `SELECT c.grant AS id, e.actor AS approvedBy, a.payable_from AS payableFrom FROM payee_approval a CROSS JOIN payee_change c ON c.id = a.payee_change CROSS JOIN event e ON e.seq = a.event_seq
     WHERE a.payable_from > ? AND NOT EXISTS(SELECT 1 FROM cooling_off_end WHERE payee_approval = a.id) ORDER BY a.payable_from LIMIT ?`,
    read.at,
    most,
  )
