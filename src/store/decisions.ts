import type { PlannedInstalment } from '../core/eligibility/caps.ts'
import type { Read } from './read.ts'
import { approval, recommendation, recommendedInstalment, refusal } from './schema/decisions.ts'
import type { Write } from './write.ts'

/** A recommendation. `amount`: minor units of the fund's currency, null to refuse. */
export interface Recommendation {
  readonly id: number
  readonly seq: number
  readonly at: string
  readonly actor: number
  readonly application: number
  readonly version: number
  readonly programmeVersion: number
  readonly outcome: 'approve' | 'refuse'
  readonly reason: string | null
  readonly amount: number | null
  readonly digest: string
}

const RECOMMENDATION = `SELECT r.id, r.event_seq AS seq, e.at, e.actor, r.application, r.application_version AS version, r.programme_version AS programmeVersion, r.outcome, r.reason, r.amount, r.digest
  FROM recommendation r CROSS JOIN event e ON e.seq = r.event_seq`

export const recommendationsOf = (read: Read, application: number): Recommendation[] =>
  read.all<Recommendation>(`${RECOMMENDATION} WHERE r.application = ? ORDER BY r.id`, application)

export const lastRecommendation = (read: Read, application: number): Recommendation | undefined =>
  read.one<Recommendation>(`${RECOMMENDATION} WHERE r.application = ? ORDER BY r.id DESC LIMIT 1`, application)

export const recommendedBy = (read: Read, seq: number): Recommendation[] =>
  read.all<Recommendation>(`${RECOMMENDATION} WHERE r.event_seq = ? ORDER BY r.id`, seq)

export const instalmentsRecommended = (read: Read, of: number): PlannedInstalment[] =>
  read.all<PlannedInstalment>('SELECT due_on AS dueOn, amount AS amountMinor FROM recommended_instalment WHERE recommendation = ? ORDER BY id', of)

export type NewRecommendation = Pick<Recommendation, 'application' | 'version' | 'programmeVersion' | 'outcome' | 'reason' | 'amount' | 'digest'>

export function addRecommendation(tx: Write, of: NewRecommendation, instalments: readonly PlannedInstalment[]): number {
  const { version, ...row } = of
  const id = tx.fact(recommendation, { ...row, applicationVersion: version })
  for (const { dueOn, amountMinor } of instalments) tx.fact(recommendedInstalment, { recommendation: id, dueOn, amount: amountMinor })
  return id
}

export interface Approval {
  readonly id: number
  readonly seq: number
  readonly at: string
  readonly actor: number
  readonly application: number
  readonly recommendation: number
  readonly nth: number
}

const APPROVAL =
  'SELECT d.id, d.event_seq AS seq, e.at, e.actor, d.application, d.recommendation, d.nth FROM approval d CROSS JOIN event e ON e.seq = d.event_seq'

export const approvalsOf = (read: Read, application: number): Approval[] => read.all<Approval>(`${APPROVAL} WHERE d.application = ? ORDER BY d.id`, application)

export const approvedBy = (read: Read, seq: number): Approval[] => read.all<Approval>(`${APPROVAL} WHERE d.event_seq = ? ORDER BY d.id`, seq)

export const addApproval = (tx: Write, of: Pick<Recommendation, 'id' | 'application' | 'digest'>, nth: number): number =>
  tx.fact(approval, { application: of.application, recommendation: of.id, nth, digest: of.digest })

export interface Refusal {
  readonly id: number
  readonly seq: number
  readonly at: string
  readonly actor: number
  readonly reason: string
}

export const refusalsOf = (read: Read, application: number): Refusal[] =>
  read.all<Refusal>(
    'SELECT d.id, d.event_seq AS seq, e.at, e.actor, d.reason FROM refusal d CROSS JOIN event e ON e.seq = d.event_seq WHERE d.application = ? ORDER BY d.id',
    application,
  )

export const addRefusal = (tx: Write, application: number, reason: string): number => tx.fact(refusal, { application, reason })

/** How often a case was led back to checking. `seq` finds its note. */
export interface Reopening {
  readonly seq: number
  readonly at: string
  readonly actor: number
  readonly from: string
}

export const reopeningsOf = (read: Read, application: number): Reopening[] =>
  read.all<Reopening>(
    `SELECT e.seq, e.at, e.actor, t.from_state AS "from" FROM step t CROSS JOIN event e ON e.seq = t.event_seq AND e.kind = 'reopened'
     WHERE t.noun = 'application' AND t.subject = ? ORDER BY t.id`,
    application,
  )

export interface Withdrawal {
  readonly id: number
  readonly at: string
  readonly actor: number
  readonly sameAs: string | null
}

export const withdrawalOf = (read: Read, application: number): Withdrawal | undefined =>
  read.one<Withdrawal>(
    `SELECT w.id, e.at, e.actor, (SELECT case_number FROM application WHERE id = w.same_as) AS sameAs FROM withdrawal w CROSS JOIN event e ON e.seq = w.event_seq WHERE w.application = ?`,
    application,
  )
