import type { AccountCode, Who } from './life-world.ts'
import type { Fund, Move } from './model.ts'

/** F is the home of every account and never closes; E is in another currency; G is small, and ends. */
export const FUNDS = {
  F: { code: 'F', currency: 'TRY' },
  E: { code: 'E', currency: 'USD' },
  G: { code: 'G', currency: 'TRY' },
} as const satisfies Record<string, Fund>
/** The home fund of every account. */
export const HOME: Fund = FUNDS.F

export interface Instalment {
  readonly id: number
  readonly grant: string
  readonly fund: Fund
  readonly minor: number
  /** What of it an approver cancelled. */
  cancelled: number
}

export interface Payout {
  readonly id: string
  readonly reference: string
  readonly batch: string
  readonly batchReference: string
  readonly account: AccountCode
  readonly instalment: Instalment
  readonly minor: number
  readonly fundMinor: number
  readonly iban: string
  readonly name: string
  state: string
  releasedBy: Who | undefined
  /** What of a settled one did not leave, in the fund's currency and the account's. */
  short: readonly [fundMinor: number, minor: number]
}

/** A line of the bank, and what it is in truth. */
export interface Line {
  readonly ref: string
  readonly account: AccountCode
  readonly minor: number
  readonly text: string
  /** Payouts that it is the payment, return or fee of; empty: none of ours. */
  readonly of: readonly Payout[]
  readonly gift?: string | undefined
  /** The kind of match that it asks for, where it is about neither payouts nor a gift. */
  readonly means?: string | undefined
  readonly day: string
  id: string | undefined
  matched: boolean
  /** A closing parked it as unidentified, and nothing has explained it since. */
  parked: boolean
}

export interface Match {
  readonly id: string
  readonly kind: string
  readonly lines: readonly Line[]
  readonly payouts: readonly Payout[]
  readonly gifts: readonly string[]
  readonly before: readonly string[]
  readonly moves: readonly Move[]
  readonly outcome: Outcome
  /** What of claims fell away by it. */
  fell: readonly Fell[]
  state: 'confirmed' | 'reversed'
}

/** What of a claim fell away, and of the fee beside it. */
export interface Fell {
  readonly missing: Missing
  readonly amount: number
  readonly moved: number
  readonly fee: number
}

export interface Naming {
  readonly kind: string
  readonly lines: readonly Line[]
  readonly payouts: readonly Payout[]
  readonly gifts: readonly string[]
  /** As a request names them: the transfer that the line joins, the fund of an exchange, the break that a claim's line answers. */
  readonly transfer?: string | undefined
  readonly difference?: 'charge' | undefined
  readonly fund?: Fund | undefined
  readonly break?: string | undefined
}

/** What a match comes to; undefined: it is refused. */
export interface Outcome {
  readonly moves: readonly Move[]
  readonly short?: readonly [number, number]
  /** What else the match changes, and its undo; undone, it posts what is given back beside the mirror. */
  readonly done?: (match: Match) => void
  readonly undone?: () => readonly Move[]
  /** Posted beside it, and left by its undo. */
  readonly also?: readonly Move[]
  /** Was something built on it, so that it cannot be undone? */
  readonly isBuiltOn?: () => boolean
}

/** Money between two accounts of ours. `minor`: of the line that began it, out negative. */
export interface Transfer {
  readonly id: string
  readonly line: Line
  state: 'in_transit' | 'arrived' | 'undone'
}

/** Money that left wrongly, by its break: in the fund's currency, and (moved) in the account's; what of it came back. */
export interface Missing {
  readonly break: string
  readonly line: string
  readonly account: AccountCode
  readonly payout: Payout | undefined
  /** Its break is about an instalment that was paid twice, and about no line. */
  readonly isPaidTwice: boolean
  readonly fund: Fund
  readonly amount: number
  readonly moved: number
  backAmount: number
  backMoved: number
  /** What a bank kept of the return whose undo claims it, and what of all that fell away, since it was paid once. */
  fee: number
  fellAmount: number
  fellMoved: number
  state: 'waiting' | 'claimed' | 'given_up' | 'come_back'
}

/** A receipt that was nobody's and waits to be sent back: minor units of the account's currency. */
export interface Receipt {
  readonly break: string
  readonly line: string
  readonly account: AccountCode
  readonly payout: Payout | undefined
  readonly whole: number
  minor: number
}
