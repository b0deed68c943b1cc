import { proportion } from '../money/money.ts'
import type { EntryPlan, PostingPlan } from './entry.ts'
import { type BankSide, bankPosting, budgetPostings, type FundSide, fxPostings, type RateUsed, rated } from './sides.ts'

/** Entries of what is claimed and given up, named after the rows of the design's table of events. `line`: the one by which the money left. */

const claims = (of: FundSide, line: number, minor: number): PostingPlan => ({ account: 'assets:claims', currency: of.currency, subject: line, minor })

const losses = (of: FundSide, minor: number): PostingPlan => ({ account: 'expenses:losses', currency: of.currency, subject: 0, minor })

/** What is parked as unidentified under the line by which it left, in its own currency. */
interface Parked {
  readonly currency: string
  readonly minor: number
}

/** Parked money leaves its place under `line`; `minor`: what it is in the fund's currency. */
const unparked = (of: FundSide, line: number, { currency, minor: moved }: Parked, minor: number): PostingPlan[] => [
  { account: 'assets:unidentified-payments', currency, subject: line, minor: -moved },
  ...fxPostings({ currency, minor: -moved }, of, -minor),
]

/** What is missing, and what came back of it already: each in the fund's currency and (moved) in the account's. */
export interface Missing {
  readonly amount: number
  readonly moved: number
  readonly backAmount: number
  readonly backMoved: number
}

/**
 * What `moved` of the account's currency brings back of a claim, in the fund's currency: by the claim's own rate over all that came back, so
 * that the claim clears to exactly 0 with the whole amount and never before. 0: it is too little to be anything.
 */
export function shareOfClaim(of: Missing, moved: number): number {
  const [rest, left] = [of.amount - of.backAmount, of.moved - of.backMoved]
  if (moved === left) return rest
  return Math.max(0, Math.min(proportion(of.backMoved + moved, of.amount, of.moved) - of.backAmount, rest - 1))
}

/** Money that left wrongly is claimed back from the bank. `minor`: in the fund's currency. */
export function claimed(of: FundSide, line: number, parked: Parked, minor: number, on: string, used?: RateUsed): EntryPlan {
  return { kind: 'claim', fund: of.fund, effectiveDate: on, ...rated(used), postings: [claims(of, line, minor), ...unparked(of, line, parked, minor)] }
}

/** A claim is none, since the match by which its money left is undone: what left is unidentified again, for that to be turned round. */
export const claimTakenBack = (of: FundSide, line: number, minor: number, on: string): EntryPlan =>
  claimed(of, line, { currency: of.currency, minor: -minor }, -minor, on)

/** A line brings back `fundMinor` of what is claimed under another. */
export function claimRecovered(of: FundSide, line: number, bank: BankSide, fundMinor: number, used?: RateUsed): EntryPlan {
  return {
    kind: 'claim_recovered',
    fund: of.fund,
    effectiveDate: bank.bookedOn,
    ...rated(used),
    postings: [bankPosting(bank), claims(of, line, -fundMinor), ...fxPostings(bank, of, fundMinor)],
  }
}

/** A claim is given up: the money is lost, and spent without a grant. */
export function claimGivenUp(of: FundSide, line: number, minor: number, on: string): EntryPlan {
  return {
    kind: 'loss',
    fund: of.fund,
    effectiveDate: on,
    postings: [losses(of, minor), claims(of, line, -minor), ...budgetPostings('spent', 'available', of, minor)],
  }
}

/** A payment that was never claimed is given up. `minor`: in the fund's currency. */
export function paymentGivenUp(of: FundSide, line: number, parked: Parked, minor: number, on: string, used?: RateUsed): EntryPlan {
  return {
    kind: 'loss',
    fund: of.fund,
    effectiveDate: on,
    ...rated(used),
    postings: [losses(of, minor), ...unparked(of, line, parked, minor), ...budgetPostings('spent', 'available', of, minor)],
  }
}

/** What was given up is claimed again, since something of it comes after all: the loss is none any more, and its budget is available. */
export function lossTakenBack(of: FundSide, line: number, minor: number, on: string): EntryPlan {
  return {
    kind: 'loss_taken_back',
    fund: of.fund,
    effectiveDate: on,
    postings: [claims(of, line, minor), losses(of, -minor), ...budgetPostings('available', 'spent', of, minor)],
  }
}

/**
 * A claim on an instalment that was paid twice falls away, all or a part, since it was paid once after all: what is payable for the second time is what the first payout paid.
 * `fee`: what a bank kept of the return that was none, and was spent for that.
 */
export function paidOnce(of: FundSide, { line, grant }: { readonly line: number; readonly grant: number }, minor: number, fee: number, on: string): EntryPlan {
  return {
    kind: 'paid_once',
    fund: of.fund,
    effectiveDate: on,
    postings: [
      { account: 'liabilities:grants-payable', currency: of.currency, subject: grant, minor: minor + fee },
      claims(of, line, -minor),
      ...budgetPostings('spent', 'committed', of, minor + fee, grant),
      ...(fee > 0
        ? [{ account: 'expenses:bank-charges', currency: of.currency, subject: 0, minor: -fee }, ...budgetPostings('available', 'spent', of, fee)]
        : []),
    ],
  }
}

/** What of a claim `minor` is of the account's currency: of its rest, in proportion, all of it only with all of the rest. */
export function movedOfClaim(rest: { readonly amount: number; readonly moved: number }, minor: number): number {
  if (minor === rest.amount) return rest.moved
  return Math.max(0, Math.min(proportion(minor, rest.moved, rest.amount), rest.moved - 1))
}

/** A line out sends back what of another was nobody's: in the account's own currency, so that nothing is exchanged. */
export function receiptSentBack(fund: number, line: number, bank: BankSide): EntryPlan {
  return {
    kind: 'receipt_sent_back',
    fund,
    effectiveDate: bank.bookedOn,
    postings: [bankPosting(bank), { account: 'liabilities:unidentified-receipts', currency: bank.currency, subject: line, minor: -bank.minor }],
  }
}
