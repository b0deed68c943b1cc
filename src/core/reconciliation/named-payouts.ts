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

/** So many ids of payouts are remembered for the words of names. */
const REMEMBERED = 2_000_000

interface Bearers {
  readonly ids: ReadonlySet<number>
  /** There are more than are known. */
  readonly cut: boolean
}

/**
 * Ids first, remembered for a run since the same words come again and again; payouts are read of those alone that share the most words. To be
 * asked once all is settled: what this run settled has left, whatever state the store has of it.
 */
export function namedPayouts(world: ReconciliationWorld, settledBy: ReadonlyMap<number, LineSeen>): NamedPayouts {
  const known = new Map<string, Bearers>()
  let remembered = 0
  const bearersOf = (alternatives: readonly string[], { minor, state }: NameAsked, isOut: boolean): Bearers => {
    const key = `${isOut} ${state} ${minor} ${alternatives.join(' ')}`
    const before = known.get(key)
    if (before) return before
    const answers = alternatives.map((token) => world.payoutIdsNamed(token, minor, state))
    const isMeant = (id: number) => state === 'settled' || settledBy.has(id) !== isOut
    const now = { ids: new Set(answers.flatMap((ids) => ids.filter(isMeant))), cut: answers.some(({ length }) => length >= NAMED_ALIKE) }
    remembered += now.ids.size
    if (remembered > REMEMBERED) {
      known.clear()
      remembered = now.ids.size
    }
    known.set(key, now)
    return now
  }
  return (asked, isOut) => {
    const found = searchTokens(asked.text).map((alternatives) => bearersOf(alternatives, asked, isOut))
    const alike = asked.words === 'two' ? alikeInTwo : mostAlike
    const { ids, more } = alike(
      found.map((bearers) => bearers.ids),
      LOOKED_AT,
    )
    return { payouts: ids.flatMap((id) => world.payoutById(id) ?? []), more: more || found.some(({ cut }) => cut) }
  }
}
