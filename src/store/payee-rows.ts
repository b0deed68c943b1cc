import type { Payee } from '../core/payees/payee.ts'
import { accountOf } from '../core/payees/payee.ts'
import { accountKey } from '../core/students/person-keys.ts'
import { payeeLookups, payeeMarks } from './payees.ts'
import type { Page, Read } from './read.ts'
import { institution, payee } from './schema/cases.ts'
import { hashOf, type StudentKey } from './students.ts'
import type { Write } from './write.ts'

/** Keeps whom to pay for a student, as told. `institution`: the institutional payee whose account it is. */
export function addPayee(tx: Write, of: StudentKey, told: Payee, institutionId: number | null): number {
  const row = {
    student: of.id,
    institution: institutionId,
    relation: told.relation,
    way: told.way,
    currency: told.currency,
    personal: tx.personal(of.key, told),
  }
  return tx.factWithLookups(payee, row, payeeLookups(tx, told), payeeMarks(tx, told))
}

/** An institutional payee. `payee` is null where the keys are not at hand. */
export interface Institution {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly payee: Payee | null
}

interface Row {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly personal: Buffer | null
}

const INSTITUTION = 'SELECT id, code, name, kind, personal FROM institution'

const opened = (read: Read, { id, code, name, kind, personal }: Row): Institution => ({
  id,
  code,
  name,
  kind,
  payee: read.open<Payee>('institutions', personal),
})

export function institutionByCode(read: Read, code: string): Institution | undefined {
  const row = read.one<Row>(`${INSTITUTION} WHERE code = ?`, code)
  return row && opened(read, row)
}

export function institutionById(read: Read, id: number): Institution | undefined {
  const row = read.one<Row>(`${INSTITUTION} WHERE id = ?`, id)
  return row && opened(read, row)
}

export function institutionRegisteredBy(read: Read, seq: number): Institution | undefined {
  const row = read.one<Row>(`${INSTITUTION} WHERE event_seq = ?`, seq)
  return row && opened(read, row)
}

export const institutionsAfter = (read: Read, page: Page): Institution[] =>
  read.all<Row>(`${INSTITUTION} WHERE id > ? ORDER BY id LIMIT ?`, page.after, page.most).map((row) => opened(read, row))

export function addInstitution(tx: Write, of: Omit<Institution, 'id' | 'payee'>, told: Payee): void {
  const account = accountOf(told)
  const row = { code: of.code, name: of.name, kind: of.kind, personal: tx.personal('institutions', told) }
  tx.factWithLookups(institution, row, account === undefined ? [] : [hashOf(tx, accountKey(account))])
}
