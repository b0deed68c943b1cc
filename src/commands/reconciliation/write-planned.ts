import type { MatchPlan } from '../../core/reconciliation/plan.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import { type PayoutRow, paidAgain } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import type { Write } from '../../store/write.ts'
import { entriesOf, payoutRow } from './plan-match.ts'
import { writeMatch } from './write-match.ts'

/**
 * A match of the engine: exact, so that its entries need no other rate than the payout's own. False where it is left: a fee has no rate,
 * or another match of the run settled the same instalment (two of its payouts were rejected, and the lines of both came).
 */
export function writePlanned(tx: Write, account: BankAccount, plan: MatchPlan): boolean {
  if (!plan.payouts.every((id) => stillFits(tx, plan.kind, payoutRow(tx, id)))) return false
  const entries = entriesOf(tx, account, {
    kind: plan.kind,
    lines: plan.lines,
    payouts: plan.payouts,
    contributions: plan.contributions,
    chargeMinor: plan.kind === 'charge' ? undefined : plan.chargeMinor,
  })
  if (!entries.ok) return false
  writeMatch(tx, {
    bankAccount: account.id,
    kind: plan.kind,
    by: 'engine',
    features: plan.features,
    lines: plan.lines,
    payouts: plan.payouts,
    contributions: plan.contributions,
    entries: entries.value,
  })
  return true
}

function stillFits(read: Read, kind: MatchPlan['kind'], payout: PayoutRow): boolean {
  if (kind === 'settlement') return payout.state === 'instructed' || (payout.state === 'rejected' && !paidAgain(read, payout))
  return kind !== 'return' || payout.state === 'settled'
}
