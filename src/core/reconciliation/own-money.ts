import { daysBetween } from '../time/dates.ts'
import { TAIL_LENGTH, wholeAccounts } from './accounts-shown.ts'
import type { Candidate } from './candidate.ts'
import type { LineRead } from './line-read.ts'
import type { Feature } from './plan.ts'
import type { Run } from './run.ts'
import type { OwnAccountSeen } from './seen.ts'
import { isOtherEnd, keptOfTransfer, type TransferSeen } from './transfers.ts'

/**
 * What a line can be between accounts of ours, never by itself: it shows another account of ours in its column (in its currency a transfer,
 * in another one currency bought), or it is exactly the other end of a transfer in transit. Nothing where another amount is on its way
 * from the account that it shows: whether a bank kept the rest is a person's to say.
 */
export function ownMoneyCandidates(run: Run, read: LineRead): readonly Candidate[] {
  const { line } = read
  const { account, daysOnTheWay, transfersOf } = run.world.ownMoney
  const shown = ownAccountShown(run, read)
  const end = { bankAccount: account.id, currency: account.currency, minor: line.minor, bookedOn: line.bookedOn }
  const fits = transfersOf(-line.minor).filter((transfer) => isOtherEnd(end, transfer, daysOnTheWay))
  if (!shown) return fits.map((transfer) => joining(line.bookedOn, 'transfer_amount', transfer))
  if (shown.currency !== account.currency) return [{ ...BARE, kind: 'exchange', reason: 'own_account', features: [OWN] }]
  const itsOwn = fits.filter(({ bankAccount }) => bankAccount === shown.id)
  if (itsOwn.length > 0) return itsOwn.map((transfer) => joining(line.bookedOn, 'own_account', transfer))
  const isKept = (transfer: TransferSeen) => Math.abs(daysBetween(transfer.bookedOn, line.bookedOn)) <= daysOnTheWay && keptOfTransfer(end, transfer, true).ok
  return run.world.ownMoney.transfersFrom(shown.id).some(isKept) ? [] : [{ ...BARE, kind: 'transfer', reason: 'own_account', features: [OWN] }]
}

const OWN: Feature = { feature: 'own_account' }
const BARE = { payouts: [], contributions: [], days: 0 } as const

function joining(bookedOn: string, reason: 'own_account' | 'transfer_amount', transfer: TransferSeen): Candidate {
  const features: readonly Feature[] = [...(reason === 'own_account' ? [OWN] : []), { feature: 'transfer_in_transit' }, { feature: 'amount_exact' }]
  return { ...BARE, kind: 'transfer', reason, transfer: transfer.id, features, days: Math.abs(daysBetween(transfer.bookedOn, bookedOn)) }
}

/** The one other account of ours that a line shows whole. */
function ownAccountShown(run: Run, { accounts }: LineRead): OwnAccountSeen | undefined {
  const found = wholeAccounts(accounts).flatMap((shown) =>
    run.world.ownMoney.others.filter(({ numbers }) =>
      numbers.some(
        (number) => number === shown || (Math.min(number.length, shown.length) >= TAIL_LENGTH && (number.endsWith(shown) || shown.endsWith(number))),
      ),
    ),
  )
  return new Set(found.map(({ id }) => id)).size === 1 ? found[0] : undefined
}
