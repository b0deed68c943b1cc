import type { CapSums, PlannedInstalment } from '../core/eligibility/caps.ts'
import type { Page, Read } from './read.ts'
import { cancellation, grant, instalment } from './schema/decisions.ts'
import type { Write } from './write.ts'

/** A grant. Amounts: minor units of the fund's currency. `payee`: as approved; the present one is `grantPayee` (store/payouts.ts). */
export interface Grant {
  readonly id: number
  readonly seq: number
  readonly application: number
  readonly caseNumber: string
  readonly student: number
  readonly programme: number
  readonly programmeCode: string
  readonly fund: number
  readonly currency: string
  readonly payee: number
  readonly amount: number
  readonly state: string
}

const COLUMNS = `g.id, g.event_seq AS seq, g.application, a.case_number AS caseNumber, g.student, g.programme, p.code AS programmeCode, g.fund, f.currency, g.payee, g.amount, s.state`
const JOINS = 'CROSS JOIN application a ON a.id = g.application CROSS JOIN programme p ON p.id = g.programme CROSS JOIN fund f ON f.id = g.fund'
const GRANT = `SELECT ${COLUMNS} FROM grant g CROSS JOIN state s ON s.noun = 'grant' AND s.subject = g.id ${JOINS}`
const GRANT_IN_STATE = `SELECT ${COLUMNS} FROM state s CROSS JOIN grant g ON g.id = s.subject ${JOINS} WHERE s.noun = 'grant' AND s.state = ?`

export const grantById = (read: Read, id: number): Grant | undefined => read.one<Grant>(`${GRANT} WHERE g.id = ?`, id)

export const grantOfCase = (read: Read, application: number): Grant | undefined => read.one<Grant>(`${GRANT} WHERE g.application = ?`, application)

export const grantsMadeBy = (read: Read, seq: number): Grant[] => read.all<Grant>(`${GRANT} WHERE g.event_seq = ? ORDER BY g.id`, seq)

/** Grants in the order of their ids: in a state, of a programme. */
export function grantsAfter(read: Read, of: { readonly state?: string | undefined; readonly programme?: number | undefined }, page: Page): Grant[] {
  const ofProgramme = of.programme === undefined ? '' : 'AND g.programme = ?'
  const params = of.programme === undefined ? [] : [of.programme]
  if (of.state === undefined) return read.all<Grant>(`${GRANT} WHERE g.id > ? ${ofProgramme} ORDER BY g.id LIMIT ?`, page.after, ...params, page.most)
  return read.all<Grant>(`${GRANT_IN_STATE} AND s.subject > ? ${ofProgramme} ORDER BY s.subject LIMIT ?`, of.state, page.after, ...params, page.most)
}

export interface Instalment {
  readonly id: number
  readonly nth: number
  readonly dueOn: string
  readonly amount: number
  /** What of the amount is cancelled, and what of the rest is neither prepared, nor on its way, nor proven paid. */
  readonly cancelled: number
  readonly left: number
}

export const instalmentsOf = (read: Read, of: number): Instalment[] =>
  read.all<Instalment>(
    `SELECT i.id, i.nth, i.due_on AS dueOn, i.amount, i.amount - m.amount AS cancelled, m.amount - m.taken AS "left"
     FROM instalment i CROSS JOIN instalment_money m ON m.instalment = i.id WHERE i.grant = ? ORDER BY i.nth`,
    of,
  )

export type NewGrant = Pick<Grant, 'application' | 'student' | 'programme' | 'fund' | 'payee' | 'amount'> & { readonly recommendation: number }

export function addGrant(tx: Write, of: NewGrant, instalments: readonly PlannedInstalment[]): number {
  const id = tx.fact(grant, of)
  for (const [place, { dueOn, amountMinor }] of instalments.entries()) tx.fact(instalment, { grant: id, nth: place + 1, dueOn, amount: amountMinor })
  return id
}

/** Cancels what of an instalment is not paid any more; below zero: reverses that, with the settlement that had fallen short. */
export const addCancellation = (tx: Write, of: { readonly grant: number; readonly instalment: number; readonly amount: number }): number =>
  tx.fact(cancellation, of)

/** What of an instalment is cancelled (minor units of the fund's currency). */
export const cancelledOf = (read: Read, instalment: number): number =>
  read.value<number>('SELECT coalesce(sum(amount), 0) FROM cancellation WHERE instalment = ?', instalment) ?? 0

/** What an event cancelled of a grant. */
export const cancelledBy = (read: Read, seq: number): { readonly grant: number; readonly amount: number } | undefined =>
  read.one('SELECT grant, sum(amount) AS amount FROM cancellation WHERE event_seq = ? GROUP BY grant', seq)

/** What a student has of a programme, granted and not cancelled; one application left out. */
export function capSumsOf(read: Read, student: number, programme: number, without: number): CapSums {
  const rows = read.all<{ month: string; amount: number }>(
    `SELECT substr(i.due_on, 1, 7) AS month, sum(o.amount) AS amount FROM grant g CROSS JOIN instalment i ON i.grant = g.id CROSS JOIN instalment_owed o ON o.instalment = i.id
     WHERE g.student = ? AND g.programme = ? AND g.application <> ? GROUP BY 1`,
    student,
    programme,
    without,
  )
  return { studentMinor: rows.reduce((sum, row) => sum + row.amount, 0), byMonthMinor: Object.fromEntries(rows.map((row) => [row.month, row.amount])) }
}

/** A hold that stands on a grant, or on its whole programme. */
export interface Hold {
  readonly id: number
  readonly cause: string
  readonly ofProgramme: number
  readonly actor: number
  readonly at: string
}

export const standingHolds = (read: Read, of: Pick<Grant, 'id' | 'programme'>): Hold[] =>
  read.all<Hold>(
    `SELECT h.id, h.cause, h.programme IS NOT NULL AS ofProgramme, e.actor, e.at FROM hold h CROSS JOIN state s ON s.noun = 'hold' AND s.subject = h.id AND s.state = 'standing' CROSS JOIN event e ON e.seq = h.event_seq
     WHERE h.grant = ? UNION ALL
     SELECT h.id, h.cause, h.programme IS NOT NULL, e.actor, e.at FROM hold h CROSS JOIN state s ON s.noun = 'hold' AND s.subject = h.id AND s.state = 'standing' CROSS JOIN event e ON e.seq = h.event_seq
     WHERE h.programme = ? ORDER BY 1`,
    of.id,
    of.programme,
  )
