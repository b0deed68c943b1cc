import type { Carried, ContributionHeld, Share } from '../funds/closure.ts'
import type { EntryPlan, PostingPlan } from './entry.ts'
import { type BankSide, bankPosting, budgetPostings, type FundSide, fxPostings, type RateUsed, rated } from './sides.ts'

/** Entries of a fund's end and of the refunds to its donors, named after the rows of the design's table of events. Amounts: minor units of the fund's currency. */

const OPENING = 'equity:opening'
const POSITION = 'equity:fx-position'
const REFUNDS = 'liabilities:donor-refunds'

/** What accounts in other currencies opened with, and the contributions that were in it, leave the opening for the position. */
export function openingCarried(of: FundSide, carried: readonly Carried[], on: string): EntryPlan {
  const explained = carried.reduce((sum, c) => sum + c.explained, 0)
  const pair = (currency: string, minor: number): PostingPlan[] => [
    { account: OPENING, currency, subject: 0, minor: -minor },
    { account: POSITION, currency, subject: 0, minor },
  ]
  return {
    kind: 'opening_carried',
    fund: of.fund,
    effectiveDate: on,
    postings: [...carried.flatMap((c) => pair(c.currency, c.opening)), ...pair(of.currency, explained)],
  }
}

/** What rates lost (above zero) or gained (below) over the fund's life, once no other currency is left. */
export function rateDifference(of: FundSide, minor: number, on: string): EntryPlan {
  return {
    kind: 'rate_difference',
    fund: of.fund,
    effectiveDate: on,
    postings: [
      { account: 'expenses:fx-difference', currency: of.currency, subject: 0, minor },
      { account: POSITION, currency: of.currency, subject: 0, minor: -minor },
      ...budgetPostings('spent', 'available', of, minor),
    ],
  }
}

/** From which accounts a refund is taken. Minor units, credit positive: what of each can be given back. */
export interface Refundable {
  readonly contributions: readonly ContributionHeld[]
  readonly interest: number
  /** Accounts of expense on which more came back than went out, rate differences first. */
  readonly gains: ReadonlyArray<{ readonly account: string; readonly minor: number }>
}

/**
 * A fund closes: what is left of its money is owed to its donors. Their contributions are turned round first, each up to what it brought;
 * interest was earned on them and is refunded with them, so what is beyond the contributions is taken from interest; and what is beyond that
 * was gained by rates, or came back beyond what was spent. So income never falls below zero, and the budget follows it: appropriated by what is
 * taken from income, spent by what is taken from expenses.
 */
export function fundClosed(of: FundSide, shares: readonly Share[], from: Refundable, on: string): EntryPlan {
  const total = shares.reduce((sum, { minor }) => sum + minor, 0)
  const own = new Map(from.contributions.map(({ id, income }) => [id, Math.max(Math.min(income, shares.find((s) => s.contribution === id)?.minor ?? 0), 0)]))
  let left = total - [...own.values()].reduce((sum, minor) => sum + minor, 0)
  const take = (most: number): number => {
    const taken = Math.max(Math.min(most, left), 0)
    left -= taken
    return taken
  }
  for (const { id, income } of from.contributions) own.set(id, (own.get(id) ?? 0) + take(income - (own.get(id) ?? 0)))
  const interest = take(from.interest)
  const gains = from.gains.map(({ account, minor }) => ({ account, minor: take(minor) }))
  const spent = gains.reduce((sum, { minor }) => sum + minor, 0)
  const debit = (account: string, minor: number, subject = 0): PostingPlan[] => (minor === 0 ? [] : [{ account, currency: of.currency, subject, minor }])
  return {
    kind: 'fund_closed',
    fund: of.fund,
    effectiveDate: on,
    postings: [
      ...[...own].flatMap(([id, minor]) => debit('income:contributions', minor, id)),
      ...debit('income:interest', interest),
      ...gains.flatMap(({ account, minor }) => debit(account, minor)),
      ...shares.map(({ contribution, minor }): PostingPlan => ({ account: REFUNDS, currency: of.currency, subject: contribution, minor: -minor })),
      ...(total === spent ? [] : budgetPostings('appropriated', 'available', of, total - spent)),
      ...(spent === 0 ? [] : budgetPostings('spent', 'available', of, spent)),
    ],
  }
}

/** A line pays a donor's refund; one that brings it back (`bank` in) is owed again. `minor`: of the fund's currency, positive. */
export function refundMoved(of: FundSide, contribution: number, bank: BankSide, minor: number, used?: RateUsed): EntryPlan {
  const signed = bank.minor < 0 ? minor : -minor
  return {
    kind: bank.minor < 0 ? 'refund_paid' : 'refund_returned',
    fund: of.fund,
    effectiveDate: bank.bookedOn,
    ...rated(used),
    postings: [{ account: REFUNDS, currency: of.currency, subject: contribution, minor: signed }, bankPosting(bank), ...fxPostings(bank, of, -signed)],
  }
}
