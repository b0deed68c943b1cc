import type { Read } from './read.ts'
import { coolingOffEnd, hold, payeeApproval, payeeChange } from './schema/decisions.ts'
import type { Write } from './write.ts'

/** A change of a grant's payee, as recorded. `payableFrom`: when its cooling-off ends, once it was approved. */
export interface PayeeChange {
  readonly id: number
  readonly seq: number
  readonly grant: number
  readonly payee: number
  readonly digest: string
  readonly actor: number
  readonly at: string
  readonly payableFrom: string | null
  /** The approval's id, who gave it, and whether its cooling-off was ended early. */
  readonly approval: number | null
  readonly approvedBy: number | null
  readonly endedEarly: 0 | 1
}

const CHANGE = `SELECT c.id, c.event_seq AS seq, c.grant, c.payee, c.digest, e.actor, e.at, a.payable_from AS payableFrom, a.id AS approval,
    (SELECT actor FROM event WHERE seq = a.event_seq) AS approvedBy, EXISTS(SELECT 1 FROM cooling_off_end WHERE payee_approval = a.id) AS endedEarly
  FROM payee_change c CROSS JOIN event e ON e.seq = c.event_seq LEFT JOIN payee_approval a ON a.payee_change = c.id`

export const lastPayeeChange = (read: Read, grant: number): PayeeChange | undefined =>
  read.one<PayeeChange>(`${CHANGE} WHERE c.grant = ? ORDER BY c.id DESC LIMIT 1`, grant)

export const payeeChangeRecordedBy = (read: Read, seq: number): PayeeChange | undefined => read.one<PayeeChange>(`${CHANGE} WHERE c.event_seq = ?`, seq)

export const payeeChangeApprovedBy = (read: Read, seq: number): PayeeChange | undefined =>
  read.one<PayeeChange>(`${CHANGE} WHERE c.id = (SELECT payee_change FROM payee_approval WHERE event_seq = ?)`, seq)

export const addPayeeChange = (tx: Write, grant: number, payee: number, digest: string): number => tx.fact(payeeChange, { grant, payee, digest })

export const addPayeeApproval = (tx: Write, change: number, payableFrom: string): number => tx.fact(payeeApproval, { payeeChange: change, payableFrom })

export const addCoolingOffEnd = (tx: Write, approval: number): number => tx.fact(coolingOffEnd, { payeeApproval: approval })

/** An early end of a cooling-off. */
export interface CoolingOffEnd {
  readonly id: number
  readonly grant: number
  readonly actor: number
  readonly at: string
}

const END = `SELECT o.id, c.grant, e.actor, e.at FROM cooling_off_end o CROSS JOIN event e ON e.seq = o.event_seq
  CROSS JOIN payee_approval a ON a.id = o.payee_approval CROSS JOIN payee_change c ON c.id = a.payee_change`

export const coolingOffEndedBy = (read: Read, seq: number): CoolingOffEnd | undefined => read.one<CoolingOffEnd>(`${END} WHERE o.event_seq = ?`, seq)

/** How the cooling-off of a grant's payee was ended early, if it was. */
export const coolingOffEndOf = (read: Read, grant: number, payee: number): CoolingOffEnd | undefined =>
  read.one<CoolingOffEnd>(
    `SELECT o.id, c.grant, e.actor, e.at FROM payee_change c CROSS JOIN payee_approval a ON a.payee_change = c.id CROSS JOIN cooling_off_end o ON o.payee_approval = a.id
       CROSS JOIN event e ON e.seq = o.event_seq WHERE c.grant = ? AND c.payee = ?`,
    grant,
    payee,
  )

export const addPayeeHold = (tx: Write, grant: number): number => tx.fact(hold, { cause: 'payee_change', grant, programme: null })
