import { lookupTokens } from '../core/names/skeleton.ts'
import { nameTokens } from '../core/names/tokens.ts'
import { accountOf, type Payee } from '../core/payees/payee.ts'
import type { Marks } from './keys.ts'
import type { Read } from './read.ts'

/** A payee as it was told. */
export type PayeePersonal = Payee

/** A payee's data and its student's key, as they stand in the file. */
export interface PayeeSealed {
  readonly personal: Buffer | null
  readonly wrapped: Buffer | null
}

/** Opens them; null where they were erased or the key is not at hand. */
export const openPayee = (read: Read, { personal, wrapped }: PayeeSealed): PayeePersonal | null => read.open<PayeePersonal>(read.unwrap(wrapped), personal)

/** A payee's data, or null where it was erased or the key is not at hand. */
export function payeePersonal(read: Read, id: number): PayeePersonal | null {
  const row = read.one<PayeeSealed>('SELECT p.personal, s.wrapped FROM payee p CROSS JOIN student_key s ON s.student = p.student WHERE p.id = ?', id)
  return row ? openPayee(read, row) : null
}

const TAIL = 10
const END = 4

/** What a payee is found by: the whole account, its last 10 and last 4 characters, the words of the name. */
export function payeeLookups(read: Read, payee: Payee): Buffer[] {
  const account = accountOf(payee)
  const ofAccount =
    account === undefined
      ? []
      : [read.keys.lookup('account', account), read.keys.lookup('account-tail', account.slice(-TAIL)), read.keys.lookup('account-end', account.slice(-END))]
  return [...ofAccount, ...lookupTokens(payee.name).map((token) => read.keys.lookup('name', token))]
}

/** The words of the name as they stand: a line whose name has one of them is not another's. */
export const payeeMarks = (read: Read, payee: Payee): Marks => ({
  marks: [...new Set(nameTokens(payee.name))].map((word) => read.keys.lookup('word', word)),
  said: 0,
})
