import type { Way } from '../payees/payee.ts'
import { USUAL_DAYS } from '../reconciliation/seen.ts'

/** Whose account of ours it is: a bank's, a transfer agent's or a cash desk's. */
export type AccountKind = 'bank' | 'agent' | 'cash_desk'

/** How each kind of account pays. */
const PAYS: Readonly<Record<AccountKind, Way>> = { bank: 'account', agent: 'pickup', cash_desk: 'cash' }

/** Can a payee be paid from an account of this kind? */
export const paysThatWay = (kind: AccountKind, way: Way): boolean => PAYS[kind] === way

/** Days in which money is collected from an agent or a cash desk, where the account says nothing. */
const COLLECT_DAYS = 10

/** What of an account tells how long a payout from it can still be carried out. */
export interface CarriesOut {
  readonly kind: AccountKind
  readonly usualDays: number | null
  readonly collectDays: number | null
}

/** Days after its release within which a payout can be carried out: what a bank takes, or in which an agent's or cash desk's money is collected. */
export const daysToCarryOut = ({ kind, usualDays, collectDays }: CarriesOut): number =>
  kind === 'bank' ? (usualDays ?? USUAL_DAYS) : (collectDays ?? COLLECT_DAYS)
