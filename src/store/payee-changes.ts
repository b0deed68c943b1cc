import type { Read } from './read.ts'
import { hold, payeeApproval, payeeChange } from './schema/decisions.ts'
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
}

const CHANGE = `SELECT c.id, c.event_seq AS seq, c.grant, c.payee, c.digest, e.actor, e.at, a.payable_from AS payableFrom
  FROM payee_change c CROSS JOIN event e ON e.seq = c.event_seq LEFT JOIN payee_approval a ON a.payee_change = c.id`

export const lastPayeeChange = (read: Read, grant: number): PayeeChange | undefined =>
  read.one<PayeeChange>(`${CHANGE} WHERE c.grant = ? ORDER BY c.id DESC LIMIT 1`, grant)

export const payeeChangeRecordedBy = (read: Read, seq: number): PayeeChange | undefined => read.one<PayeeChange>(`${CHANGE} WHERE c.event_seq = ?`, seq)

export const payeeChangeApprovedBy = (read: Read, seq: number): PayeeChange | undefined => read.one<PayeeChange>(`${CHANGE} WHERE a.event_seq = ?`, seq)

export const addPayeeChange = (tx: Write, grant: number, payee: number, digest: string): number => tx.fact(payeeChange, { grant, payee, digest })

export const addPayeeApproval = (tx: Write, change: number, payableFrom: string): number => tx.fact(payeeApproval, { payeeChange: change, payableFrom })

export const addPayeeHold = (tx: Write, grant: number): number => tx.fact(hold, { cause: 'payee_change', grant, programme: null })
