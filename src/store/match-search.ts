import { searchTokens } from '../core/names/skeleton.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Read } from './read.ts'

/** What somebody looks for among an account's payouts: a beginning of a reference, words of a payee's name, an amount. */
export interface PayoutSought {
  readonly reference?: string
  readonly name?: string
  /** Minor units of the account's currency. */
  readonly minor?: number
  readonly states: readonly string[]
}

const PAYOUTS = `CROSS JOIN batch b ON b.id = p.batch AND b.bank_account = ? CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id
  WHERE s.state IN (SELECT value FROM json_each(?))`

/** More than these bear a word of a name: the search asks for another word. */
const MOST_NAMED = 5000

/** Ids of payouts, oldest first; those of several things sought have them all. */
export function payoutsSought(read: Read, account: BankAccount, { reference, name, minor, states }: PayoutSought, most: number): number[] {
  const known = name === undefined ? undefined : payeesNamed(read, name)
  const from = known === undefined ? 'payout p' : 'json_each(?) k CROSS JOIN payout p ON p.payee = k.value'
  const end = reference === undefined ? 'TO' : reference
  return read.column<number>(
    `SELECT p.id FROM ${from} ${PAYOUTS} AND p.reference >= ? AND p.reference < ? AND p.amount = coalesce(?, p.amount) ORDER BY p.id LIMIT ?`,
    ...(known === undefined ? [] : [JSON.stringify(known)]),
    account.id,
    JSON.stringify(states),
    end,
    `${end}~`,
    minor ?? null,
    most,
  )
}

/** Payees whose names have every word of a text, in any spelling, or begin one with it. */
function payeesNamed(read: Read, text: string): readonly number[] {
  const words = searchTokens(text).map((alternatives) => new Set(alternatives.flatMap((normal) => payeesUnder(read, normal))))
  const [first, ...others] = words
  return [...(first ?? [])].filter((payee) => others.every((word) => word.has(payee)))
}

const payeesUnder = (read: Read, normal: string): number[] =>
  read.column<number>(`SELECT row_id FROM lookup WHERE token = ? AND table_name = 'payee' LIMIT ${MOST_NAMED}`, read.keys.lookup('name', normal))

/** Contributions that a line of the account can bring, or refund: open ones to it first. */
export const contributionIds = (read: Read, account: BankAccount, most: number): number[] =>
  read.column<number>('SELECT c.id FROM contribution c ORDER BY c.bank_account = ? DESC, c.id DESC LIMIT ?', account.id, most)

/** Claims and receipts to be sent back that stand on an account: the breaks that a line can answer. */
export const answerableBreaks = (read: Read, account: BankAccount, most: number): { readonly id: number; readonly kind: string; readonly state: string }[] =>
  read.all(
    `SELECT b.id, b.kind, s.state FROM state s CROSS JOIN break b ON b.id = s.subject AND b.bank_account = ? WHERE s.noun = 'break' AND s.state IN ('claimed', 'waiting') ORDER BY b.id LIMIT ?`,
    account.id,
    most,
  )
