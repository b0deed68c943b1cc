import { compareNames } from '../names/compare.ts'
import { nameTokens } from '../names/tokens.ts'

/** A line that a person confirmed for a payout, and the name that stood in its column. */
export interface SpellingConfirmed {
  readonly payee: string
  readonly payeeName: string
  readonly counterparty: string
}

/** A name in the order of nothing: two lines spell a payee alike if these are equal. */
export const spellingOf = (name: string): string => [...nameTokens(name)].sort().join(' ')

const FEWEST_WORDS = 2

/** Is it a spelling to be learnt: a name of two words or more in which the payee's cannot be told by rule? */
export const isLearnt = ({ payeeName, counterparty }: SpellingConfirmed): boolean =>
  nameTokens(counterparty).length >= FEWEST_WORDS && compareNames(counterparty, payeeName).likeness !== 'same'

/**
 * Spelling → its payee. One that was confirmed for two payees is nobody's: it is a bank's or an office's name. Learnt spellings come from
 * what persons confirmed alone, are evidence, and never an identity.
 */
export function learntSpellings(confirmed: readonly SpellingConfirmed[]): ReadonlyMap<string, string> {
  const payees = new Map<string, Set<string>>()
  for (const one of confirmed.filter(isLearnt)) {
    const spelling = spellingOf(one.counterparty)
    payees.set(spelling, (payees.get(spelling) ?? new Set()).add(one.payee))
  }
  return new Map([...payees].flatMap(([spelling, [payee, second]]) => (payee !== undefined && second === undefined ? [[spelling, payee] as const] : [])))
}
