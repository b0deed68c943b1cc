import { addDays } from '../time/dates.ts'
import type { Feature } from './plan.ts'

/**
 * Lines so clean that the engine need not read them: a debit that shows one reference, intact, of an open payout that leaves by itself, and
 * exactly its amount; no other line shows that reference, and nothing of the line can contradict. On them the engine would decide the
 * same, to the feature; whatever is not surely so is left to it. Texts are compared as keyed hashes: equal ones are equal words.
 */

/** A debit as it was taken in. `minor` is signed. */
export interface CleanLine {
  readonly bookedOn: string
  readonly minor: number
}

/** A payout that is instructed. */
export interface CleanPayout {
  readonly minor: number
  /** `firstDayOf` its release. */
  readonly firstDay: string
}

/** What a line shows besides its reference, by numbers from 0 on: its accounts, then the words of its name. */
export interface MarksShown {
  /** Is it an account of ours? */
  readonly isOwn: (mark: number) => boolean
  /** Is it the payee's? */
  readonly isPayees: (mark: number) => boolean
}

/** What the features of such a match are: those of a reference, as it was issued. */
export const CLEAN_FEATURES: readonly Feature[] = [{ feature: 'reference' }, { feature: 'amount_exact' }, { feature: 'only_one' }]

/** The first day on which a line can show what was released: a bank's local day can be the one before. */
export const firstDayOf = (releasedOn: string): string => addDays(releasedOn, -1)

/** Is the amount exact, and did the line come after the release? */
export const fitsCleanly = (line: CleanLine, payout: CleanPayout): boolean => -line.minor === payout.minor && line.bookedOn >= payout.firstDay

/** Every account is ours or the payee's, whole, and a name shares a word with the payee's: then neither can be another's. */
export function agreesCleanly(shown: MarksShown, { accounts, count }: { readonly accounts: number; readonly count: number }): boolean {
  for (let mark = 0; mark < accounts; mark++) if (!shown.isOwn(mark) && !shown.isPayees(mark)) return false
  for (let mark = accounts; mark < count; mark++) if (shown.isPayees(mark)) return true
  return accounts === count
}
