import type { Attempt } from '../../source.ts'

/** As far as the lines of one statement lie apart, and how many times farther makes another order of day and month unlikely. */
const NEAR_MS = 62 * 86_400_000
export const FAR_TIMES = 3

/**
 * Readings of days without a year (the shortest span first) without those of the other order of day and month, where that one makes days of many months of one month's
 * days: asked only where more than three readings stand, which are too many to tell apart. Equal sums may be standing payments: then both orders are left.
 */
export function ofNearOrder(attempts: readonly Attempt[], spanOf: (of: Attempt) => number): readonly Attempt[] {
  const [likeliest] = attempts
  const order = likeliest?.reading?.form?.dateOrder
  if (!likeliest || spanOf(likeliest) > NEAR_MS || areAlike(likeliest)) return attempts
  const isOther = ({ reading }: Attempt) => reading?.form?.dateOrder !== order
  const isFar = (of: Attempt) => spanOf(of) > FAR_TIMES * spanOf(likeliest)
  return attempts.every((one) => !isOther(one) || isFar(one)) ? attempts.filter((one) => !isOther(one)) : attempts
}

function areAlike({ reading }: Attempt): boolean {
  const lines = reading?.statement.lines ?? []
  return new Set(lines.map(({ amountMinor }) => Math.abs(amountMinor))).size * 2 <= lines.length
}
