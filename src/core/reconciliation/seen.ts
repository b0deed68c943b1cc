import type { EngineMatchKind } from './plan.ts'
import type { TransferSeen } from './transfers.ts'

/**
 * What the engine decides on: the open lines of one bank account, and questions that a store answers each by an index. Ids are
 * the store's whole numbers. Amounts are minor units of the account's currency, so that a payout's is what the bank was told.
 */

/** An open line of a published statement. `minor` is signed: money out is negative. */
export interface LineSeen {
  readonly id: number
  readonly bookedOn: string
  readonly minor: number
  readonly narrative: string
  readonly counterparty?: string
  /** As the bank prints it, whole or masked; left out where the profile says that the column is a clearing account. */
  readonly counterpartyAccount?: string
  readonly bankReference?: string
  readonly endToEndId?: string
}

export type PayoutSeenState = 'instructed' | 'settled' | 'returned' | 'rejected'

/** A payout that was released from this bank account. `minor` is positive. */
export interface PayoutSeen {
  readonly id: number
  readonly reference: string
  readonly minor: number
  readonly state: PayoutSeenState
  /** The date of the release. */
  readonly releasedOn: string
  readonly grant: number
  /** Who is paid: equal for all payouts to one person or institution, whatever the grant. */
  readonly payee: string
  readonly payeeName: string
  /** Normal form (`accountOf`): capitals and digits. Absent for pick-up and cash. */
  readonly payeeAccount?: string
  readonly batch: number
  readonly batchReference: string
  /** The fund that it was paid from is closed. */
  readonly fundClosed?: true
  /** The bank is told of its batch alone, as one row under the batch's reference: it never leaves by itself. */
  readonly inOneRow?: true
  /** The line of its standing settlement, and whether that line showed its reference. */
  readonly settledByLine?: { readonly line: number; readonly bookedOn: string; readonly byReference: boolean } | undefined
  /** Its instalment is in a later batch that was not cancelled. */
  readonly paidAgain: boolean
  /** A fee for it was booked: another one is a person's to judge. */
  readonly chargeBooked?: boolean | undefined
  /** A break `duplicate_payment` about it is not resolved: its line is open, parked or claimed; or was borne as a charge or written off, and can come back yet. */
  readonly duplicateOpen: boolean
  /** Money that left for it wrongly is claimed back. */
  readonly claimed?: true | undefined
  /** What of each such claim has not come back. */
  readonly claimedMinor?: readonly number[] | undefined
  /** Its instalment was paid twice after a return that was undone: what comes is no return. */
  readonly paidOver?: true | undefined
  /** Its payee paid some of it back: what comes by its reference is no return as well. */
  readonly repaid?: true | undefined
}

/** Of a payout that is still on its way: since when, and with what. All of them are looked at. */
export type PayoutWaiting = Pick<PayoutSeen, 'id' | 'releasedOn' | 'batch' | 'inOneRow'>

/** A released batch; `payouts` are all of it. */
export interface BatchSeen {
  readonly id: number
  readonly reference: string
  readonly payouts: readonly PayoutSeen[]
}

/** A contribution on this bank account of which something is outstanding. */
export interface ContributionSeen {
  readonly id: number
  readonly reference?: string
  readonly donor: string
  /** In the account's currency; 0 where the fund's is another: then no amount of a line can be exact. */
  readonly outstandingMinor: number
  readonly isForeign?: true
  /** Of a foreign one: what is outstanding by the rate of a day, in the account's currency. */
  readonly worthOn?: (day: string) => number | undefined
  readonly date: string
}

/** Fees of the account's schedule, positive: on a transfer out, and on one that comes back. */
export interface FeeSchedule {
  readonly outgoing: readonly number[]
  readonly returned: readonly number[]
}

/** The break that owns a line already. `claimed` lines wait for their claim and are left alone. */
export interface OpenBreak {
  readonly kind: string
  readonly state: 'open' | 'waiting' | 'claimed'
}

/** An answer of at most LOOKED_AT payouts; `more`: there are others. */
export interface Looked {
  readonly payouts: readonly PayoutSeen[]
  readonly more: boolean
}

/** At most so many payouts are looked at for one question. */
export const LOOKED_AT = 500
/** Of those that share one word with a line, so many are known by number, to find who shares the most. */
export const NAMED_ALIKE = 5000
/** Banks take at most so long for a transfer: days in which another payout of an account and amount can be meant. */
export const ACCOUNT_WINDOW_DAYS = 45
/** Days in which a bank carries out or gives up a transfer, where the account says nothing. */
export const USUAL_DAYS = 10

/** Another bank account of ours, with its IBAN and number in normal form. */
export interface OwnAccountSeen {
  readonly id: number
  readonly currency: string
  readonly numbers: readonly string[]
}

/** What is known of money between accounts of ours. */
export interface OwnMoneySeen {
  /** The account whose lines these are. */
  readonly account: { readonly id: number; readonly currency: string }
  readonly others: readonly OwnAccountSeen[]
  /** Days that a transfer between them takes. */
  readonly daysOnTheWay: number
  /** Transfers in transit that began on another account, of this signed amount. */
  readonly transfersOf: (minor: number) => readonly TransferSeen[]
  /** Those that began on this account. */
  readonly transfersFrom: (account: number) => readonly TransferSeen[]
}

/** References that are stored under each of these keys (`seamKeys`), of any account. */
export type ReferencesByKeys = (keys: readonly string[]) => ReadonlyMap<string, readonly string[]>

/** Everything that the engine asks. Payouts are those released from this bank account only. */
export interface ReconciliationWorld {
  /** All open lines of the account, those with an open break included, in any order. */
  readonly lines: readonly LineSeen[]
  /** Our own account: IBAN and number in normal form. A line that shows them says nothing of the payee. */
  readonly ownAccounts: readonly string[]
  readonly ownMoney: OwnMoneySeen
  readonly contributions: readonly ContributionSeen[]
  readonly fees: FeeSchedule
  /** Days after its release within which a payout of this account is carried out (`daysToCarryOut`). */
  readonly usualDays: number
  /** What this run settled by reference before the engine began: days after the release → how many. */
  readonly settledBefore?: ReadonlyMap<number, number>
  readonly today: string
  /** The last day to which the account or the books are closed: what a bank books into such days is booked openly, on the first open one. */
  readonly closedThrough?: string
  /** Do the published statements cover all days from `since` to `until`, without a gap? */
  readonly covers: (since: string, until: string) => boolean
  /** Do balances show that money moved between the two days on some that no statement covers? */
  readonly lacksDays: (since: string, until: string) => boolean
  readonly payoutByReference: (reference: string) => PayoutSeen | undefined
  readonly batchByReference: (reference: string) => BatchSeen | undefined
  /** Was it ever issued: to a payout or batch of any account, in any state? */
  readonly issued: (reference: string) => boolean
  readonly referencesByKeys: ReferencesByKeys
  /** Is it an agent's account? Then its own numbers stand in texts, too. */
  readonly isAgents: boolean
  /** By the number that an agent gave to a transfer, as it was told; always undefined for a bank's account. */
  readonly payoutByAgentNumber: (number: string) => PayoutSeen | undefined
  /** Those whose agent's number has these letters and digits (`accountForm`); two at most. */
  readonly payoutsByAgentForm: (form: string) => readonly PayoutSeen[]
  /** In any state, to accounts whose last 10 characters (the whole, if shorter) are these. */
  readonly payoutsByAccountTail: (tail: string) => Looked
  /** In this state, to accounts whose last 4 characters are these. */
  readonly payoutsByAccountEnd: (end: string, state: PayoutSeenState) => Looked
  readonly payoutById: (id: number) => PayoutSeen | undefined
  /** The ids of those in this state and of this amount whose payee's name has this one of its `lookupTokens`; at most NAMED_ALIKE. */
  readonly payoutIdsNamed: (token: string, minor: number, state: PayoutSeenState) => readonly number[]
  /**
   * The ids of those whose payee's name has two of these words at least, each word told by its alternatives (`searchTokens`): the most words first,
   * then in the order of ids; at most NAMED_ALIKE.
   */
  readonly payoutIdsNamedTwice: (words: ReadonlyArray<readonly string[]>, minor: number, state: PayoutSeenState) => readonly number[]
  /** The payees whom a line of exactly this name was confirmed for by a person: learnt spellings (`spellings.ts`). */
  readonly payeesSpelled: (name: string) => readonly string[]
  /** In this state and of this amount, to this payee. */
  readonly payoutsOfPayee: (payee: string, minor: number, state: PayoutSeenState) => Looked
  /** How many payouts of this amount are in this state. */
  readonly countOfAmount: (minor: number, state: PayoutSeenState) => number
  /** Batches of two or more instructed payouts with this sum. */
  readonly batchesByTotal: (minor: number) => readonly BatchSeen[]
  /** Is the word (small letters, as `nameTokens` gives it) one of a name in the book, in any spelling? */
  readonly isNameWord: (word: string) => boolean
  readonly breakOfLine: (line: number) => OpenBreak | undefined
  /** Has the payout a break that is not resolved? */
  readonly hasOpenBreak: (payout: number) => boolean
  /** Payouts that are instructed and were released before `date`. */
  readonly instructedBefore: (date: string) => readonly PayoutWaiting[]
  /** Did somebody undo a match of this line with this payout? It is never made again by itself. */
  readonly undoneBefore: (line: number, payout: number) => boolean
  /** Did somebody undo a match of this line and kind, with this contribution where one is named? It is never made again by itself. */
  readonly undoneAs: (line: number, kind: EngineMatchKind, contribution?: number) => boolean
}
