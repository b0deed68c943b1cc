import type { Payee } from '../core/payees/payee.ts'
import type { Read } from './read.ts'

/** A payee as it was told. */
export type PayeePersonal = Payee

interface Row {
  readonly personal: Buffer | null
  readonly wrapped: Buffer | null
}

/** A payee's data, or null where it was erased or the key is not at hand. */
export function payeePersonal(read: Read, id: number): PayeePersonal | null {
  const row = read.one<Row>('SELECT p.personal, s.wrapped FROM payee p CROSS JOIN student s ON s.id = p.student WHERE p.id = ?', id)
  return row ? read.open<PayeePersonal>(read.unwrap(row.wrapped), row.personal) : null
}
