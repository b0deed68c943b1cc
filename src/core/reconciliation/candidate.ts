import type { EngineMatchKind, Feature, Reason } from './plan.ts'

/** Something that a line can be, and why. */
export interface Candidate {
  readonly kind: EngineMatchKind
  readonly reason: Reason
  readonly payouts: readonly number[]
  readonly contributions: readonly number[]
  readonly features: readonly Feature[]
  readonly chargeMinor?: number
  /** The transfer that the line is the other end of. */
  readonly transfer?: number
  /** Days between the line and what it would prove: orders equals, decides nothing. */
  readonly days: number
  /** Of the name an initial alone is told: says less than a whole word with a slip. */
  readonly byInitial?: true
  /** A debit of this run is proposed for the payout: it may have left, and be what came back. Nobody can say so before that is confirmed. */
  readonly mayHaveLeft?: true
}
