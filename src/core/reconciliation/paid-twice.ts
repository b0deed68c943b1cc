import type { LineRead } from './line-read.ts'
import type { Run } from './run.ts'
import type { PayoutSeen } from './seen.ts'

/** Does a receipt answer one claim alone of a payout: the only one of its amount, or a part of the only one? More than a claim is what a person tells apart. */
export function answersOneClaim({ claimedMinor }: PayoutSeen, minor: number): boolean {
  if (claimedMinor === undefined) return true
  const exact = claimedMinor.filter((claimed) => claimed === minor).length
  const [only, second] = claimedMinor
  return exact === 1 || (only !== undefined && second === undefined && only > minor)
}

/**
 * Did money leave for a payout beside its settlement, by its own reference or by its batch's, as far as open lines, breaks and claims tell?
 * Then what comes back can be either's: its return, or the refund of what left wrongly.
 */
export function paidTwice(run: Run, payout: PayoutSeen, settlement: number | undefined): boolean {
  const isBeside = ({ line }: LineRead) => line.id !== settlement && -line.minor >= payout.minor
  if (payout.duplicateOpen || payout.claimed) return true
  if ((run.debitsOf.get(payout.id) ?? []).some(isBeside)) return true
  // What settles others of the batch in this run is no second payment of this one
  return (run.debitsOfBatch.get(payout.batch) ?? []).some((read) => isBeside(read) && !run.matched.has(read.line.id))
}
