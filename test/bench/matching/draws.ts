import type { Chance } from '../../core/reconciliation/world.ts'
import type { Draft } from './truth.ts'

/** How many sets of payouts have this sum. */
export function setsOf(payouts: readonly Draft[], sum: number): number {
  let ways = new Map([[0, 1]])
  for (const { minor } of payouts) {
    const next = new Map(ways)
    for (const [had, count] of ways) next.set(had + minor, (next.get(had + minor) ?? 0) + count)
    ways = next
  }
  return ways.get(sum) ?? 0
}

/** One of them, by its weight. */
export function weighed<T extends readonly [number, ...unknown[]]>(draw: Chance, from: readonly T[]): T {
  let left = draw.below(from.reduce((sum, [weight]) => sum + weight, 0))
  for (const one of from) {
    left -= one[0]
    if (left < 0) return one
  }
  return from[0] as T
}
