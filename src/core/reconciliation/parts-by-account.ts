import type { LineRead } from './line-read.ts'
import { addProposal, isTimely, objections, type Run } from './run.ts'
import type { PayoutSeen } from './seen.ts'
import { payoutsAtAccounts } from './settle-by-account.ts'

/**
 * Debits without a reference that show one payout's whole account and make up its amount together: a person decides whether the bank paid in
 * parts. All such lines are taken, never some of them.
 */
export function proposePartsByAccount(run: Run, reads: readonly LineRead[]): void {
  const parts = new Map<number, { payout: PayoutSeen; reads: LineRead[] }>()
  for (const read of reads) {
    const payout = onlyLarger(run, read)
    if (!payout) continue
    const part = parts.get(payout.id)
    if (part) part.reads.push(read)
    else parts.set(payout.id, { payout, reads: [read] })
  }
  for (const { payout, reads: lines } of parts.values()) {
    if (lines.length < 2 || lines.reduce((sum, { line }) => sum - line.minor, 0) !== payout.minor) continue
    addProposal(run, {
      kind: 'settlement',
      reason: 'lines_together',
      rank: 1,
      preselected: false,
      lines: lines.map(({ line }) => line.id),
      payouts: [payout.id],
      contributions: [],
      features: [{ feature: 'account' }, { feature: 'lines_together', count: lines.length }],
    })
  }
}

/** The only payout that is open to the account that a debit shows whole, where it is larger than the line and nothing speaks against it. */
function onlyLarger(run: Run, read: LineRead): PayoutSeen | undefined {
  if (read.line.minor > 0 || read.payouts.length > 0 || read.batches.length > 0 || read.stranger || read.accounts.length === 0) return undefined
  const at = payoutsAtAccounts(run, read)
  const [payout, second] = at.payouts.filter(({ id, state, inOneRow }) => state === 'instructed' && !inOneRow && !run.settledBy.has(id))
  if (!payout || second || at.more || payout.minor <= -read.line.minor || run.debitsOf.has(payout.id) || run.proposedFor.has(payout.id)) return undefined
  return isTimely(run, read.line, payout) && objections(run, read, payout).length === 0 ? payout : undefined
}
