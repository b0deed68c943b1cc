import { searchTokens } from '../names/skeleton.ts'
import { alikeInTwo, mostAlike } from './most-alike.ts'
import { type LineSeen, LOOKED_AT, type Looked, NAMED_ALIKE, type PayoutSeenState, type ReconciliationWorld } from './seen.ts'

/** What is asked: payouts in a state and of an amount, whose payee's name shares one word or two with a text. */
export interface NameAsked {
  readonly text: string
  readonly minor: number
  readonly state: PayoutSeenState
  readonly words: 'one' | 'two'
}

/** At most LOOKED_AT payouts that the line can still be, those that share the most words first. */
export type NamedPayouts = (asked: NameAsked, isOut: boolean) => Looked

/**
 * Ids first; payouts are read of those alone that share the most words. To be asked once all is settled: what this run settled has left, whatever
 * state the store has of it; what a debit is proposed for (`proposedFor`) may have.
 */
export function namedPayouts(world: ReconciliationWorld, settledBy: ReadonlyMap<number, LineSeen>, proposedFor: ReadonlySet<number>): NamedPayouts {
  const bearers = bearersByWord(world.payoutIdsNamed)
  return ({ text, minor, state, words }, isOut) => {
    const isMeant = (id: number) => state === 'settled' || settledBy.has(id) !== isOut || (!isOut && proposedFor.has(id))
    const asked = searchTokens(text)
    if (words === 'two') {
      const found = world.payoutIdsNamedTwice(apart(asked), minor, state)
      const meant = found.filter(isMeant)
      return { payouts: payoutsOf(world, meant.slice(0, LOOKED_AT)), more: meant.length > LOOKED_AT || found.length >= NAMED_ALIKE }
    }
    const found = asked.map((alternatives) => bearers(alternatives, minor, state))
    const { ids, more } = mostAlike(
      found.map(({ ids }) => ids.filter(isMeant)),
      LOOKED_AT,
    )
    return { payouts: payoutsOf(world, ids), more: more || found.some(({ cut }) => cut) }
  }
}

/**
 * Words as they are asked for two of them: each once, and by no beginning with which another of them begins (Merdan Merdanow). Else one word of a name
 * would answer for two, and hundreds be compared that share a family's name.
 */
function apart(asked: ReadonlyArray<readonly string[]>): ReadonlyArray<readonly string[]> {
  const words = [...new Set(asked)]
  const isOfAnother = (token: string, word: number) =>
    words.some(
      (others, place) => place !== word && others.some((other) => other.startsWith(token) && (place > word || other.length > token.length) && !isWhole(other)),
    )
  return words.map((alternatives, word) =>
    alternatives.some((token) => !isWhole(token) && isOfAnother(token, word))
      ? alternatives.filter((token) => isWhole(token) || !isOfAnother(token, word))
      : alternatives,
  )
}

const isWhole = (token: string): boolean => token.endsWith('.')

const payoutsOf = (world: ReconciliationWorld, ids: readonly number[]) => ids.map((id) => world.payoutById(id)).filter((payout) => payout !== undefined)

/** So many ids of payouts are remembered for the words of names. */
const REMEMBERED = 2_000_000

/** Payouts under a word. */
interface Bearers {
  /** Each once; they ascend. */
  readonly ids: readonly number[]
  /** There are more than are known. */
  readonly cut: boolean
}

export type BearersByWord = (alternatives: readonly string[], minor: number, state: PayoutSeenState) => Bearers

/** Who is found under a word, remembered for a run since the same words come again and again. */
export function bearersByWord(idsNamed: ReconciliationWorld['payoutIdsNamed']): BearersByWord {
  const known = new Map<string, Bearers>()
  let remembered = 0
  return (alternatives, minor, state) => {
    const key = `${state} ${minor} ${alternatives.join(' ')}`
    const before = known.get(key)
    if (before) return before
    const answers = alternatives.map((token) => idsNamed(token, minor, state))
    const now = { ids: [...new Set(answers.flat())].sort((a, b) => a - b), cut: answers.some(({ length }) => length >= NAMED_ALIKE) }
    remembered += now.ids.length
    if (remembered > REMEMBERED) {
      known.clear()
      remembered = now.ids.length
    }
    known.set(key, now)
    return now
  }
}

/** Those under two words or more, where everybody under each word is known. */
export const namedTwice =
  (bearers: BearersByWord): ReconciliationWorld['payoutIdsNamedTwice'] =>
  (words, minor, state) =>
    alikeInTwo(
      words.map((alternatives) => bearers(alternatives, minor, state).ids),
      NAMED_ALIKE,
    ).ids
