import type { BankAccount } from './bank-accounts.ts'
import { unpackLookups } from './keys.ts'
import type { Read } from './read.ts'

/** Names of so many payouts are held at a time: about 60 MB. */
const MOST = 100_000

type Row = readonly [id: number, payee: number, minor: number, lookups: Buffer]

/** Ids of payouts on their way, of an amount (minor units), whose payee is found by a look-up; undefined: they are too many to be held. */
export type OpenBearers = (token: Buffer, minor: number) => readonly number[] | undefined

const NOBODY: readonly number[] = []

/**
 * The payouts of an account that are still on their way, by what their payees are found by. A word of a name is borne by thousands whose payouts left long
 * ago: where few are open, those are read once instead.
 */
export function openBearers(read: Read, account: BankAccount): OpenBearers {
  let held: ReadonlyMap<number, ReadonlyMap<string, readonly number[]>> | 'too many' | undefined
  return (token, minor) => {
    held ??= areFew(read, account) ? bearersOf(read, account) : 'too many'
    return held === 'too many' ? undefined : (held.get(minor)?.get(token.toString('latin1')) ?? NOBODY)
  }
}

const OPEN = `FROM state s CROSS JOIN payout p ON p.id = s.subject CROSS JOIN batch b ON b.id = p.batch AND b.bank_account = ? CROSS JOIN payee q ON q.id = p.payee AND q.lookups IS NOT NULL
  WHERE s.noun = 'payout' AND s.state = 'instructed'`

const areFew = (read: Read, account: BankAccount): boolean => read.value(`SELECT 1 ${OPEN} LIMIT 1 OFFSET ?`, account.id, MOST) === undefined

function bearersOf(read: Read, account: BankAccount): ReadonlyMap<number, ReadonlyMap<string, readonly number[]>> {
  const byAmount = new Map<number, Map<string, number[]>>()
  for (const [id, , minor, lookups] of read.lists<Row>(`SELECT p.id, p.payee, p.amount, q.lookups ${OPEN} ORDER BY p.payee, p.id`, account.id)) {
    const byToken = byAmount.get(minor) ?? new Map<string, number[]>()
    byAmount.set(minor, byToken)
    for (const token of new Set(unpackLookups(lookups).map((one) => one.toString('latin1')))) {
      const ids = byToken.get(token)
      if (ids) ids.push(id)
      else byToken.set(token, [id])
    }
  }
  return byAmount
}
