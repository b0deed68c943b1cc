import type { EntryPlan } from './entry.ts'
import { budgetPostings, type FundSide } from './sides.ts'

/** Entries of the promise to a student, named after the rows of the design's table of events. */

/** A grant is approved: the assistance is owed, and its money is no longer available. */
export const grantApproved = (of: FundSide, grant: number, minor: number, on: string): EntryPlan => owed('grant_approved', of, grant, minor, on)

/** What was cancelled as not paid is on its way after all, since the settlement that fell short is undone: owed as before. */
export const cancellationReversed = (of: FundSide, grant: number, minor: number, on: string): EntryPlan => owed('cancellation_reversed', of, grant, minor, on)

function owed(kind: 'grant_approved' | 'cancellation_reversed', of: FundSide, grant: number, minor: number, on: string): EntryPlan {
  return {
    kind,
    fund: of.fund,
    effectiveDate: on,
    postings: [
      { account: 'expenses:assistance', currency: of.currency, subject: grant, minor },
      { account: 'liabilities:grants-payable', currency: of.currency, subject: grant, minor: -minor },
      ...budgetPostings('committed', 'available', of, minor, grant),
    ],
  }
}

/** What of a grant is not paid any more: owed no longer, and available again. */
export function grantCancelled(of: FundSide, grant: number, minor: number, on: string): EntryPlan {
  return {
    kind: 'grant_cancelled',
    fund: of.fund,
    effectiveDate: on,
    postings: [
      { account: 'liabilities:grants-payable', currency: of.currency, subject: grant, minor },
      { account: 'expenses:assistance', currency: of.currency, subject: grant, minor: -minor },
      ...budgetPostings('available', 'committed', of, minor, grant),
    ],
  }
}
