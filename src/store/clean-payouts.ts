import { CleanPayouts } from '../core/reconciliation/clean-payouts.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Read } from './read.ts'

type Row = readonly [id: number, reference: string, minor: number, payee: number, batch: number]

/** The payouts of an account that wait for a line of their own, by the hash under which lines show their references. A batch in one row has no such. */
export function cleanPayouts(read: Read, account: BankAccount): CleanPayouts {
  const payouts = new CleanPayouts()
  const batches = new Map<number, boolean>()
  const isMeant = (batch: number): boolean => {
    const known = batches.get(batch)
    if (known !== undefined) return known
    const meant = read.value('SELECT 1 FROM batch WHERE id = ? AND bank_account = ? AND institution IS NULL', batch, account.id) !== undefined
    batches.set(batch, meant)
    return meant
  }
  for (const [id, reference, minor, payee, batch] of read.iterateLists<Row>(
    "SELECT p.id, p.reference, p.amount, p.payee, p.batch FROM state s CROSS JOIN payout p ON p.id = s.subject WHERE s.noun = 'payout' AND s.state = 'instructed'",
  )) {
    if (isMeant(batch)) payouts.add(read.keys.lookup('reference', reference), { id, minor, payee, batch })
  }
  return payouts
}
