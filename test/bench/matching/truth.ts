import type { LineSeen, PayoutSeen } from '../../../src/core/reconciliation/seen.ts'

/** What a line really is. `nothing`: whatever a match says of it by itself is wrong. */
export interface Truth {
  readonly trait: string
  readonly kind: 'settlement' | 'return' | 'charge' | 'contribution' | 'nothing'
  readonly payouts: readonly number[]
  readonly contributions?: readonly number[]
}

export interface Told {
  readonly line: LineSeen
  readonly truth: Truth
}

/** A payout while the world is made. */
export type Draft = { -readonly [member in keyof PayoutSeen]: PayoutSeen[member] }

/** Traits that were kept out of tuning. */
export const HELD_OUT: ReadonlySet<string> = new Set([
  'reference: a line break inside',
  'reference: Cyrillic look-alikes',
  'reference: full-width letters',
  'reference: glued to a word',
  'reference one edit off and a name',
  'name with a patronymic, and amount',
  'masked account in the narrative, and name',
  'name in a longer text, and amount',
  'return: reference one edit off',
  "a namesake's payment elsewhere",
])

/**
 * Another programme pays the same student the same sum without a reference: no evidence tells, but that its lines have words of its own.
 * SAME_WORDS: they have those of every other line.
 */
export const NO_EVIDENCE = 'another programme pays the same'
export const SAME_WORDS = `${NO_EVIDENCE}, in the words of every line`

export const isWithoutEvidence = (trait: string): boolean => trait === NO_EVIDENCE || trait === SAME_WORDS
