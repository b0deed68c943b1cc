import type { EntryPlan, PostingPlan } from './entry.ts'

/** The sides of an entry, bank, fund and budget, and the postings that each brings: what the entries of this folder are put together from. */

export interface BankSide {
  /** `assets:bank:<code>` */
  readonly account: string
  readonly currency: string
  /** Signed as the bank tells it: in positive, out negative. */
  readonly minor: number
  readonly line: number
  readonly bookedOn: string
}

/** A fund's side of an entry: its id and currency. */
export interface FundSide {
  readonly fund: number
  readonly currency: string
}

/** How the bank's currency becomes the fund's; absent where they are one. */
export interface RateUsed {
  readonly rate: string
  readonly source: string
}

/** The rate of an entry of two currencies; nothing of one in one. */
export const rated = (used: RateUsed | undefined): Pick<EntryPlan, 'rate' | 'rateSource'> => (used ? { rate: used.rate, rateSource: used.source } : {})

export const bankPosting = (bank: BankSide): PostingPlan => ({ account: bank.account, currency: bank.currency, subject: 0, minor: bank.minor, line: bank.line })

/** Closes an entry of two currencies: each side is completed against the position in its own currency. Nothing where they are one. */
export function fxPostings(bank: Pick<BankSide, 'currency' | 'minor'>, of: FundSide, fundMinor: number): PostingPlan[] {
  if (bank.currency === of.currency) return []
  return [
    { account: 'equity:fx-position', currency: bank.currency, subject: 0, minor: -bank.minor },
    { account: 'equity:fx-position', currency: of.currency, subject: 0, minor: fundMinor },
  ]
}

/** Dr and Cr of the budget layer; `subject`: the grant, for what is committed or spent. */
export const budgetPostings = (debit: string, credit: string, of: FundSide, minor: number, subject = 0): PostingPlan[] => [
  { account: `budget:${debit}`, currency: of.currency, subject: subjectOf(debit, subject), minor },
  { account: `budget:${credit}`, currency: of.currency, subject: subjectOf(credit, subject), minor: -minor },
]

const subjectOf = (account: string, subject: number) => (account === 'committed' || account === 'spent' ? subject : 0)

/** What a bank kept for itself: spent, without a grant. */
export const chargePostings = (of: FundSide, minor: number): PostingPlan[] => [
  { account: 'expenses:bank-charges', currency: of.currency, subject: 0, minor },
  ...budgetPostings('spent', 'available', of, minor),
]
