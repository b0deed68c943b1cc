import type { PayoutSeenState } from '../core/reconciliation/seen.ts'
import type { BankAccount } from './bank-accounts.ts'
import { head } from './ledger.ts'
import type { Read } from './read.ts'

/** Open payouts of an account, counted while they were read. */
export interface Waiting {
  /** The last event of the book when they were: counts are of no other state of it. */
  readonly seq: number
  /** Amount (minor units) → how many. */
  readonly ofAmount: ReadonlyMap<number, number>
  /** Sum → batches with two or more of them. */
  readonly totals: ReadonlyMap<number, readonly number[]>
}

/** What a run settled before the engine began: since which event, how many days after their release, and what waited until then. */
export interface SettledBefore {
  readonly since: number | undefined
  readonly days: ReadonlyMap<number, number>
  readonly waiting?: Waiting | undefined
}

/** Later than every event. */
const NEVER = Number.MAX_SAFE_INTEGER

/** A payout's state as it was before the event `since` (?): what a run settled since then was on its way. */
const STATE_BEFORE = "CASE WHEN s.state = 'settled' AND s.since >= ? THEN 'instructed' ELSE s.state END"

/** How many released payouts of an account have an amount and a state, counted once for a run: one of flat amounts asks for the same again and again. */
export function countOfAmount(read: Read, account: BankAccount, before?: SettledBefore): (minor: number, state: PayoutSeenState) => number {
  const counted = new Map<string, number>()
  const waiting = stillCounted(read, before)
  return (minor, state) => {
    if (waiting && state === 'instructed') return waiting.ofAmount.get(minor) ?? 0
    const known = counted.get(`${state} ${minor}`)
    if (known !== undefined) return known
    const count =
      read.value<number>(
        `SELECT count(*) FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id CROSS JOIN batch b ON b.id = p.batch AND b.bank_account = ?
         WHERE p.amount = ? AND ${STATE_BEFORE} = ? AND EXISTS(SELECT 1 FROM release r WHERE r.batch = b.id)`,
        account.id,
        minor,
        before?.since ?? NEVER,
        state,
      ) ?? 0
    counted.set(`${state} ${minor}`, count)
    return count
  }
}

/** What waited before the run, where the book is as the run left it then. */
const stillCounted = (read: Read, before: SettledBefore | undefined): Waiting | undefined =>
  before?.waiting && before.waiting.seq === head(read).seq ? before.waiting : undefined

/** Totals of an account's batches of two or more payouts on their way: sum → batches. */
export function openTotals(read: Read, account: BankAccount, before?: SettledBefore): ReadonlyMap<number, readonly number[]> {
  const waiting = stillCounted(read, before)
  if (waiting) return waiting.totals
  const rows = read.all<{ id: number; total: number }>(
    `SELECT b.id, sum(p.amount) AS total FROM batch b CROSS JOIN payout p ON p.batch = b.id CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND ${STATE_BEFORE} = 'instructed'
     WHERE b.bank_account = ? GROUP BY b.id HAVING count(*) > 1`,
    before?.since ?? NEVER,
    account.id,
  )
  const totals = new Map<number, number[]>()
  for (const { id, total } of rows) totals.set(total, [...(totals.get(total) ?? []), id])
  return totals
}
