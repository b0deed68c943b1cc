import { accountAgreement } from './accounts-shown.ts'
import type { LineRead } from './line-read.ts'
import type { PayoutSeen } from './seen.ts'

export const accountDiffers = (read: LineRead, payout: PayoutSeen): boolean => accountAgreement(read.accounts, payout.payeeAccount) === 'differs'

export const isToOneAccount = (open: readonly PayoutSeen[]): boolean => new Set(open.map(({ payeeAccount }) => payeeAccount)).size === 1

/** All to one account, and the line shows another one. */
export const goesElsewhere = (read: LineRead, open: readonly PayoutSeen[]): boolean =>
  isToOneAccount(open) && open.every((payout) => accountDiffers(read, payout))

/** Payouts that a line shows by a reference: their own, or their batch's. */
export const payoutsShown = ({ payouts, batches }: LineRead): readonly PayoutSeen[] => [
  ...payouts.map(({ payout }) => payout),
  ...batches.flatMap((batch) => batch.payouts),
]

/** Payouts that a debit shows by one reference alone, and at another account than their payee's: what becomes the break `payee_differs`. */
export function shownElsewhere(read: LineRead): readonly PayoutSeen[] {
  const [identity, second] = read.payouts
  if (read.line.minor > 0 || second) return []
  if (identity) return accountDiffers(read, identity.payout) ? [identity.payout] : []
  const [batch, another] = read.batches
  return batch && !another && goesElsewhere(read, batch.payouts) ? batch.payouts : []
}
