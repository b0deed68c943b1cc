import { CleanPayouts } from '../core/reconciliation/clean-payouts.ts'
import type { BankAccount } from './bank-accounts.ts'
import { head } from './ledger.ts'
import type { Waiting } from './payout-counts.ts'
import type { Read } from './read.ts'

type Row = readonly [id: number, reference: string, minor: number, payee: number, batch: number]

/** A batch of the account, and what of it is on its way. */
interface Batch {
  readonly id: number
  /** The bank is told of it as one row. */
  readonly isOneRow: boolean
  count: number
  total: number
}

/** All payouts of an account that are on their way: those that wait for a line of their own, and how many there are of each kind. */
export interface OpenPayouts {
  readonly clean: CleanPayouts
  readonly waiting: Waiting
}

/** Reads them once: by the hash under which lines show their references (a batch in one row has no such), and counted. */
export function openPayouts(read: Read, account: BankAccount): OpenPayouts {
  const [clean, ofAmount, batches] = [new CleanPayouts(), new Map<number, number>(), new Map<number, Batch | undefined>()]
  let of: Batch | undefined
  let last = 0
  for (const [id, reference, minor, payee, batch] of instructed(read)) {
    // Those of a batch mostly stand together
    if (batch !== last) of = batchOf(read, account, batches, batch)
    last = batch
    if (!of) continue
    of.count += 1
    of.total += minor
    ofAmount.set(minor, (ofAmount.get(minor) ?? 0) + 1)
    if (!of.isOneRow) clean.add(read.keys.lookup('reference', reference), { id, minor, payee, batch })
  }
  return { clean, waiting: { seq: head(read).seq, ofAmount, totals: totalsOf(batches) } }
}

const INSTRUCTED = `SELECT p.id, p.reference, p.amount, p.payee, p.batch FROM state s CROSS JOIN payout p ON p.id = s.subject
  WHERE s.noun = 'payout' AND s.state = 'instructed' AND s.subject > ? ORDER BY s.subject LIMIT 2000`

/** In the order of their ids, in pieces: row by row takes half as long again. */
function* instructed(read: Read): Generator<Row> {
  for (let after: number | undefined = 0; after !== undefined; ) {
    const rows: readonly Row[] = read.lists<Row>(INSTRUCTED, after)
    yield* rows
    after = rows.at(-1)?.[0]
  }
}

/** A batch of the account; undefined: it is another's. */
function batchOf(read: Read, account: BankAccount, batches: Map<number, Batch | undefined>, id: number): Batch | undefined {
  if (batches.has(id)) return batches.get(id)
  const isOneRow = read.value<0 | 1>('SELECT institution IS NOT NULL FROM batch WHERE id = ? AND bank_account = ?', id, account.id)
  const batch = isOneRow === undefined ? undefined : { id, isOneRow: isOneRow === 1, count: 0, total: 0 }
  batches.set(id, batch)
  return batch
}

function totalsOf(batches: ReadonlyMap<number, Batch | undefined>): ReadonlyMap<number, readonly number[]> {
  const totals = new Map<number, number[]>()
  for (const of of batches.values()) if (of && of.count > 1) totals.set(of.total, [...(totals.get(of.total) ?? []), of.id])
  return totals
}
