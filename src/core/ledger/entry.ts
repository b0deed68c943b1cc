/** One posting as planned: an account of the chart (or `assets:bank:<code>`) in a currency; minor units, debit positive. */
export interface PostingPlan {
  readonly account: string
  readonly currency: string
  /** The id that the account's subject kind names (grant, payout, contribution, line); 0 for none. */
  readonly subject: number
  readonly minor: number
  /** The statement line that a posting to a bank account names. */
  readonly line?: number
}

/** An entry as planned. It sums to zero per layer and currency; `effectiveDate` is moved to the first open day by the store. */
export interface EntryPlan {
  readonly kind: string
  readonly fund: number
  readonly effectiveDate: string
  readonly reverses?: number
  readonly rate?: string
  readonly rateSource?: string
  readonly postings: readonly PostingPlan[]
}

/** The lines that an entry books; of one that only moves on what is parked as unidentified, those under which it is: it stands in no day without them. */
export function linesOf({ postings }: EntryPlan): number[] {
  const booked = postings.flatMap(({ line }) => line ?? [])
  const about = booked.length > 0 ? booked : postings.flatMap(({ account, subject }) => (account === 'assets:unidentified-payments' ? subject : []))
  return [...new Set(about)]
}
