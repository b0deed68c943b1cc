import { moneyToText } from '../money/money.ts'
import { problem } from '../problem.ts'
import { done, type Result } from '../result.ts'
import { type Said, say } from '../said/say.ts'
import { daysBetween } from '../time/dates.ts'

/** Money between two accounts of ours, as its first line began it. `minor` is that line's: out negative. */
export interface TransferSeen {
  readonly id: number
  readonly bankAccount: number
  readonly currency: string
  readonly minor: number
  readonly bookedOn: string
  readonly state: 'in_transit' | 'arrived' | 'undone'
}

/** A line that is an end of a transfer. `minor` is signed. */
export interface EndSeen {
  readonly bankAccount: number
  readonly currency: string
  readonly minor: number
  readonly bookedOn: string
}

/** Days that banks take for a transfer, where the account says nothing. */
export const DAYS_ON_THE_WAY = 10

/** Is it exactly the other end, within the days that a bank takes? */
export const isOtherEnd = (line: EndSeen, transfer: TransferSeen, usualDays: number): boolean =>
  transfer.state === 'in_transit' &&
  transfer.bankAccount !== line.bankAccount &&
  transfer.currency === line.currency &&
  transfer.minor === -line.minor &&
  Math.abs(daysBetween(transfer.bookedOn, line.bookedOn)) <= usualDays

/**
 * The transfer that a line joins where none is named: the only one in transit that it is exactly the other end of; undefined: it begins
 * one. Refuses match_not_allowed where several fit, and names them.
 */
export function transferJoined(line: EndSeen, inTransit: readonly TransferSeen[], usualDays: number): Result<TransferSeen | undefined> {
  const fits = inTransit.filter((transfer) => isOtherEnd(line, transfer, usualDays))
  if (fits.length < 2) return done(fits[0])
  return problem('match_not_allowed', say.transferUnclear(fits.map(({ id }) => String(id))))
}

/**
 * What a bank kept of a transfer (minor units, 0: nothing) that a line is named to be the other end of. Refuses match_not_allowed (not in
 * transit, its own account, another currency, the same way), amount_differs (more arrived than was sent, or less without naming a charge).
 */
export function keptOfTransfer(line: EndSeen, transfer: TransferSeen, isChargeNamed: boolean): Result<number> {
  const fault = joinFault(line, transfer)
  if (fault !== undefined) return problem('match_not_allowed', fault)
  const kept = -(line.minor + transfer.minor)
  if (kept === 0) return isChargeNamed ? problem('match_not_allowed', say.transferEqual) : done(0)
  if (kept > 0 && isChargeNamed) return done(kept)
  const sent = moneyToText(-Math.min(line.minor, transfer.minor), line.currency)
  const came = moneyToText(Math.max(line.minor, transfer.minor), line.currency)
  return problem('amount_differs', kept > 0 ? say.transferLess(sent, came) : say.transferMore(sent, came))
}

function joinFault(line: EndSeen, { id, bankAccount, currency, minor, state }: TransferSeen): Said | undefined {
  if (state !== 'in_transit') return say.transferIs(id, state)
  if (bankAccount === line.bankAccount) return say.transferBeganHere(id)
  if (currency !== line.currency) return say.transferInOther(id, currency, line.currency)
  if (minor < 0 === line.minor < 0) return say.transferSameWay(id)
  return undefined
}
