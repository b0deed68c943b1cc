/** What a run of the engine comes to: matches to write, proposals to show, breaks to open. Features carry no personal data. */

/** Raised whenever a rule changes; kept with every match. */
export const RULES_VERSION = 11

/** What was seen. Codes are stored; `words.ts` says them in words. */
export type FeatureCode =
  // identity
  | 'reference'
  | 'reference_folded'
  | 'agent_number'
  | 'batch_reference'
  | 'account'
  | 'contribution_reference'
  // evidence
  | 'reference_one_edit'
  | 'reference_two_edits'
  | 'reference_cut'
  | 'account_masked'
  | 'name'
  | 'name_near'
  | 'name_learnt'
  | 'donor_name'
  | 'batch_total'
  | 'own_account'
  | 'transfer_in_transit'
  // amount
  | 'amount_exact'
  | 'amount_with_fee'
  | 'amount_at_rate'
  | 'fee_of_schedule'
  | 'amount_line'
  | 'amount_expected'
  // uniqueness and time
  | 'only_one'
  | 'earliest'
  | 'waited'
  | 'undoes_rejection'
  | 'lines_together'
  // what speaks against it, or leaves it open
  | 'account_differs'
  | 'name_differs'
  | 'booked_before_release'
  | 'returned_before_settlement'
  | 'undone_before'
  | 'other_reference'
  | 'duplicate_open'
  | 'days_missing'
  | 'claim_stands'
  | 'several_lines'
  | 'several_fit'
  | 'several_references'
  | 'payouts_missing'
  | 'payouts_settled'
  // why a line is nobody's
  | 'foreign_reference'
  | 'reference_not_payable'
  | 'batch_other_amount'
  | 'payout_instructed'
  | 'payout_settled'
  | 'payout_returned'
  | 'payout_rejected'
  | 'paid_again'
  | 'return_undone'
  | 'settled_without_reference'
  | 'payouts_of_amount'
  | 'bound_reached'
  | 'fee_words'
  | 'overdue'
  | 'days_closed'
  | 'fund_closed'
  | 'by_person'

/** `count` is a number of things or days, `minor` an amount in minor units of the account's currency. */
export interface Feature {
  readonly feature: FeatureCode
  readonly count?: number
  readonly minor?: number
}

export type EngineMatchKind = 'settlement' | 'return' | 'contribution' | 'charge' | 'transfer' | 'exchange' | 'claim'

export interface MatchPlan {
  /** Money between own accounts is proposed, and never matched by itself. */
  readonly kind: Exclude<EngineMatchKind, 'transfer' | 'exchange'>
  readonly lines: readonly number[]
  readonly payouts: readonly number[]
  readonly contributions: readonly number[]
  readonly features: readonly Feature[]
  /** The fee of the schedule by which line and payout differ (positive). */
  readonly chargeMinor?: number
  /** The payout was rejected and the line came all the same: undo the rejection, then settle, in one event. */
  readonly undoesRejection?: true
}

/** Why something is proposed, the surest first. */
export const REASONS = [
  'reference_but',
  'several_references',
  'lines_together',
  'batch_part',
  'own_account',
  'reference_one_edit',
  'account',
  'account_masked_and_name',
  'reference_cut',
  'reference_two_edits',
  'account_masked',
  'batch_total',
  'name',
  'name_near',
  'donor_name',
  'contribution_amount',
  'transfer_amount',
  'fee_words',
] as const

export type Reason = (typeof REASONS)[number]

/** One thing that a person can confirm for `lines`. A line has up to 3, `rank` 1 first; only a rank 1 that nothing equals is preselected. */
export interface ProposalPlan {
  readonly kind: EngineMatchKind
  readonly reason: Reason
  readonly rank: number
  readonly preselected: boolean
  readonly lines: readonly number[]
  readonly payouts: readonly number[]
  readonly contributions: readonly number[]
  readonly features: readonly Feature[]
  readonly chargeMinor?: number
  /** The transfer in transit that the line is the other end of; a transfer without it begins one. */
  readonly transfer?: number
  /** The next best for the same line. `claim`: the money may be that of a payment made twice. */
  readonly runnerUp?: RunnerUp
}

export interface RunnerUp {
  readonly kind: EngineMatchKind
  readonly payouts: readonly number[]
  readonly contributions: readonly number[]
  readonly features: readonly Feature[]
}

export type BreakKind =
  | 'amount_differs'
  | 'duplicate_payment'
  | 'payee_differs'
  | 'unknown_debit'
  | 'unknown_receipt'
  | 'contribution_differs'
  | 'in_transit_too_long'
  | 'late_return'

export interface BreakPlan {
  readonly kind: BreakKind
  readonly line?: number
  readonly payout?: number
  readonly contribution?: number
  /** The line that settled the payout which `line` pays again. */
  readonly otherLine?: number
  readonly features: readonly Feature[]
}

/**
 * Each open line is in exactly one of: a match; an owner's hands (a new break, or `kept`); proposals alone. A charge that is
 * proposed has a break too. Matches stand in the order in which they are to be written: settlements before returns.
 */
export interface ReconciliationPlan {
  readonly matches: readonly MatchPlan[]
  readonly proposals: readonly ProposalPlan[]
  readonly breaks: readonly BreakPlan[]
  /** Lines that an earlier run's break owns and goes on owning. */
  readonly kept: readonly number[]
  /** How many questions met more payouts than are looked at. */
  readonly boundsReached: number
}
