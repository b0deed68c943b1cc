import type { EntryPlan } from '../../core/ledger/entry.ts'
import type { NamedDifference } from '../../core/ledger/payouts.ts'
import type { Result } from '../../core/result.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'
import type { Write } from '../../store/write.ts'

/** The kinds of match that a person makes by hand. */
export const MATCH_KINDS = ['settlement', 'return', 'charge', 'contribution', 'repayment', 'interest', 'transfer', 'exchange', 'claim', 'refund'] as const

export type PlannedKind = (typeof MATCH_KINDS)[number]

/** What a match is to tie together; ids were checked. Amounts: minor units of the account's currency. */
export interface MatchPlanned {
  readonly kind: PlannedKind
  readonly lines: readonly number[]
  readonly payouts: readonly number[]
  readonly contributions: readonly number[]
  readonly chargeMinor?: number | undefined
  readonly difference?: NamedDifference | undefined
  /** Of several payouts the one with which the line differs. */
  readonly differing?: number | undefined
  /** The transfer that the line joins, as the request names it. */
  readonly transfer?: string | undefined
  /** The code of the fund that an exchange is made in, as the request names it. */
  readonly fund?: string | undefined
  /** The break that a claim's line answers, as the request names it. */
  readonly break?: string | undefined
  /** A claim's line may bring more than is missing: what is beyond is nobody's yet. */
  readonly hasExcess?: boolean | undefined
  /** The line differs from what it joins, and a bank kept the difference. */
  readonly isChargeNamed?: boolean | undefined
}

/** The lines of a match: one at least. */
export type Lines = readonly [LineRow, ...LineRow[]]

/** The entries of a match; or, where they are about a fact that it makes itself, what writes that fact and gives them. */
export type MatchEntries = readonly EntryPlan[] | ((tx: Write, match: number) => readonly EntryPlan[])

/** What a kind of match posts, or why it is refused. */
export type EntriesOfKind = (read: Read, account: BankAccount, of: MatchPlanned, lines: Lines) => Result<MatchEntries>
