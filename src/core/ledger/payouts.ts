import type { EntryPlan, PostingPlan } from './entry.ts'
import { type BankSide, bankPosting, budgetPostings, chargePostings, type FundSide, fxPostings, type RateUsed, rated } from './sides.ts'

/** Entries of payouts, named after the rows of the design's table of events. Amounts: minor units of the fund's currency. */

/** One payout: its grant, and what was approved for it in the fund's currency. */
export interface PayoutSide {
  readonly payout: number
  readonly grant: number
  readonly minor: number
}

const TRANSIT = 'liabilities:payouts-in-transit'
const PAYABLE = 'liabilities:grants-payable'

/** A batch is released: what was payable is on its way. One entry for all payouts of a fund. */
export function payoutsInstructed(of: FundSide, payouts: readonly PayoutSide[], on: string): EntryPlan {
  return {
    kind: 'payout_instructed',
    fund: of.fund,
    effectiveDate: on,
    postings: payouts.flatMap((p): PostingPlan[] => [
      { account: PAYABLE, currency: of.currency, subject: p.grant, minor: p.minor },
      { account: TRANSIT, currency: of.currency, subject: p.payout, minor: -p.minor },
    ]),
  }
}

/** Nothing left the bank: the payout is payable again. */
export function payoutRejected(of: FundSide, p: PayoutSide, on: string): EntryPlan {
  return {
    kind: 'payout_rejected',
    fund: of.fund,
    effectiveDate: on,
    postings: [
      { account: TRANSIT, currency: of.currency, subject: p.payout, minor: p.minor },
      { account: PAYABLE, currency: of.currency, subject: p.grant, minor: -p.minor },
    ],
  }
}

/** What differs between a line and its payout, in minor units of the fund's currency, and what it is. */
export interface NamedDifference {
  readonly kind: 'payable' | 'charge' | 'unidentified'
  readonly minor: number
}

/**
 * A line (or several together) proves that the payout left. With a named difference: less left (`payable`: the rest is payable again), or more
 * (`charge`: ours; `unidentified`: to be claimed from the bank, under the line).
 */
export function payoutSettled(
  of: FundSide,
  p: PayoutSide,
  banks: readonly [BankSide, ...BankSide[]],
  used?: RateUsed,
  difference?: NamedDifference,
): EntryPlan {
  const bank = whole(banks)
  const short = difference?.kind === 'payable' ? difference.minor : 0
  const left = p.minor - short
  const moved = -(p.minor - short + (difference && difference.kind !== 'payable' ? difference.minor : 0))
  return {
    kind: 'payout_settled',
    fund: of.fund,
    effectiveDate: bank.bookedOn,
    ...rated(used),
    postings: [
      { account: TRANSIT, currency: of.currency, subject: p.payout, minor: p.minor },
      ...banks.map(bankPosting),
      ...fxPostings(bank, of, moved),
      ...(short > 0 ? [{ account: PAYABLE, currency: of.currency, subject: p.grant, minor: -short }] : []),
      ...(difference ? differencePostings(of, bank, difference) : []),
      ...budgetPostings('spent', 'committed', of, left, p.grant),
    ],
  }
}

/** Several lines of one account as one: their sum, on the day of the last. */
function whole(banks: readonly [BankSide, ...BankSide[]]): BankSide {
  const [first] = banks
  const days = banks.map((b) => b.bookedOn).sort()
  return { ...first, minor: banks.reduce((sum, b) => sum + b.minor, 0), bookedOn: days.at(-1) ?? first.bookedOn }
}

function differencePostings(of: FundSide, bank: BankSide, { kind, minor }: NamedDifference): PostingPlan[] {
  if (kind === 'unidentified') return [{ account: 'assets:unidentified-payments', currency: of.currency, subject: bank.line, minor }]
  return kind === 'charge' ? chargePostings(of, minor) : []
}

/** A line brings a payout back, whole or less a fee that the bank kept: payable again. */
export function payoutReturned(of: FundSide, p: PayoutSide, bank: BankSide, used?: RateUsed, chargeMinor = 0): EntryPlan {
  return {
    kind: 'payout_returned',
    fund: of.fund,
    effectiveDate: bank.bookedOn,
    ...rated(used),
    postings: [
      bankPosting(bank),
      ...fxPostings(bank, of, p.minor - chargeMinor),
      { account: PAYABLE, currency: of.currency, subject: p.grant, minor: -p.minor },
      ...budgetPostings('committed', 'spent', of, p.minor, p.grant),
      ...(chargeMinor > 0 ? chargePostings(of, chargeMinor) : []),
    ],
  }
}

/** What the bank takes for itself. `fundMinor`: in the fund's currency. */
export function bankCharge(of: FundSide, bank: BankSide, fundMinor: number, used?: RateUsed): EntryPlan {
  return {
    kind: 'bank_charge',
    fund: of.fund,
    effectiveDate: bank.bookedOn,
    ...rated(used),
    postings: [
      { account: 'expenses:bank-charges', currency: of.currency, subject: 0, minor: fundMinor },
      bankPosting(bank),
      ...fxPostings(bank, of, -fundMinor),
      ...budgetPostings('spent', 'available', of, fundMinor),
    ],
  }
}
