import { minorAtRate } from '../core/money/money.ts'
import { bankAccountById, usableRate } from '../store/bank-accounts.ts'
import { actionsOf, type BreakRow, isOfBatch } from '../store/breaks.ts'
import { nobodysReceiptOf } from '../store/claims.ts'
import { contributionById, fundById } from '../store/funds.ts'
import { paidAgain, payoutById } from '../store/payouts.ts'
import type { Read } from '../store/read.ts'
import { lineById } from '../store/statements.ts'
import { stateOf } from '../store/states.ts'

/** What is claimed ends by its line or is given up; what is given up must be missing, or have left without a payout that it can be settled with. */
export function actionsNow(read: Read, of: BreakRow, isMissing: boolean): string[] {
  const { state } = of
  if (state === 'resolved') return []
  if (state === 'claimed') return ['write_off']
  if (state === 'waiting' && isMissing) return ['claim_back', 'write_off']
  // Sent back: it ends by the line that does it, or the match that took it in is undone
  if (state === 'waiting' && nobodysReceiptOf(read, of.id) !== undefined) return []
  const actions = actionsOf(read, of.kind)
    .map((a) => a.action)
    .filter((action) => !IN_VAIN[action]?.(read, of))
  return of.kind === 'amount_differs' || of.kind === 'payee_differs' ? actions.filter((a) => a !== 'write_off') : actions
}

/** What would be refused, whoever asked for it. */
const IN_VAIN: Readonly<Record<string, (read: Read, of: BreakRow) => boolean>> = {
  settle: isSettledOtherwise,
  settle_with_difference: (read, of) => isMatchedOtherwise(read, of),
  charge: isContributionWhole,
  reduce: isContributionWhole,
}

/** Its payout left by another line: this one settles nothing. Under the batch's reference others of it can be open. */
function isSettledOtherwise(read: Read, of: BreakRow): boolean {
  return of.payout !== null && !isOfBatch(of) && ['settled', 'returned'].includes(stateOf(read, 'payout', of.payout) ?? '')
}

/** The same of a line by which another amount left, or came back: what left by another line, or was paid again, is not settled; what is not settled does not come back. */
function isMatchedOtherwise(read: Read, of: BreakRow): boolean {
  const line = of.line === null ? undefined : lineById(read, of.line)
  const payout = of.payout === null ? undefined : payoutById(read, of.payout)
  if (!line || !payout || isOfBatch(of)) return false
  if (line.amount > 0) return payout.state !== 'settled'
  return isSettledOtherwise(read, of) || (payout.state === 'rejected' && paidAgain(read, payout))
}

/** No less came than is outstanding of the contribution by now; in another currency by the line's day, once that has a rate. */
function isContributionWhole(read: Read, of: BreakRow): boolean {
  const row = of.contribution === null ? undefined : contributionById(read, of.contribution)
  const line = of.line === null ? undefined : lineById(read, of.line)
  const from = bankAccountById(read, of.bankAccount ?? -1)?.currency
  const to = row && fundById(read, row.fund)?.currency
  if (!row || !line || from === undefined || to === undefined) return false
  if (from === to) return line.amount >= row.outstanding
  const used = usableRate(read, from, to, line.bookedOn)
  return used !== undefined && minorAtRate({ minor: line.amount, currency: from }, to, used.rate) >= row.outstanding
}
