import type { Candidate } from './candidate.ts'
import { compareCandidates } from './order-of-reasons.ts'

/** Above so many lines that hang together nothing is assigned: names weld thousands of lines into one. */
const MOST_LINES = 40

/** A payout that a line can be as well as its first, and the days between them. */
interface Tie {
  readonly payout: number
  readonly days: number
}

/**
 * Orders what each line can be, where nothing but the day tells it apart: namesakes' lines get a payout each, with the fewest days in all.
 * Lines that hang together by payouts that they share are looked at together, 40 at most. Decides nothing, and moves no reason before a surer one.
 */
export function inDistinctOrder(lines: ReadonlyArray<readonly Candidate[]>): ReadonlyArray<readonly Candidate[]> {
  const ties = lines.map(tiesOf)
  const first = new Map<number, number>()
  for (const group of together(ties)) {
    if (group.length < 2 || group.length > MOST_LINES || group.every((line) => (ties[line] ?? []).length < 2)) continue
    for (const [line, payout] of assigned(group, ties)) first.set(line, payout)
  }
  return lines.map((kept, line) => {
    const payout = first.get(line)
    const chosen = payout === undefined ? undefined : kept.find(({ payouts }) => payouts[0] === payout)
    return chosen === undefined || chosen === kept[0] ? kept : [chosen, ...kept.filter((one) => one !== chosen)]
  })
}

function tiesOf(kept: readonly Candidate[]): readonly Tie[] {
  const [best] = kept
  const equal = best ? kept.filter((one) => compareCandidates(one, best) === 0) : []
  return equal.every(({ payouts }) => payouts.length === 1) ? equal.map(({ payouts: [payout = 0], days }) => ({ payout, days })) : []
}

/** The lines in groups that share payouts. */
function together(ties: ReadonlyArray<readonly Tie[]>): ReadonlyArray<readonly number[]> {
  const linesOf = new Map<number, number[]>()
  for (const [line, of] of ties.entries()) for (const { payout } of of) linesOf.set(payout, [...(linesOf.get(payout) ?? []), line])
  const seen = new Set<number>()
  return [...ties.keys()].flatMap((start) => {
    if (seen.has(start)) return []
    seen.add(start)
    const group = [start]
    for (const line of group) {
      for (const { payout } of ties[line] ?? []) {
        for (const other of linesOf.get(payout) ?? []) {
          if (!seen.has(other)) group.push(other)
          seen.add(other)
        }
        // They hang together now, and need not be gone through again
        linesOf.delete(payout)
      }
    }
    return [group]
  })
}

/** How a payout is reached by exchanging: the line that would take it, and the days that this adds up to. */
interface Reached {
  readonly line: number
  readonly days: number
}

/** Line → its payout: as many lines as can have one of their own, by the fewest days in all (shortest augmenting paths). */
function assigned(group: readonly number[], ties: ReadonlyArray<readonly Tie[]>): ReadonlyMap<number, number> {
  const taken = new Map<number, number>()
  const holders = new Map<number, number>()
  for (const line of group) {
    const reached = reachedFrom(line, ties, { taken, holders })
    const free = [...reached].filter(([payout]) => !holders.has(payout)).sort((a, b) => a[1].days - b[1].days)[0]
    for (let payout = free?.[0]; payout !== undefined; ) {
      const taker: number = reached.get(payout)?.line ?? line
      const given = taken.get(taker)
      taken.set(taker, payout)
      holders.set(payout, taker)
      payout = taker === line ? undefined : given
    }
  }
  return taken
}

function reachedFrom(
  start: number,
  ties: ReadonlyArray<readonly Tie[]>,
  { taken, holders }: { readonly taken: ReadonlyMap<number, number>; readonly holders: ReadonlyMap<number, number> },
): ReadonlyMap<number, Reached> {
  const reached = new Map<number, Reached>()
  const open: Array<readonly [line: number, days: number]> = [[start, 0]]
  for (const [line, days] of open) {
    for (const tie of ties[line] ?? []) {
      const known = reached.get(tie.payout)
      if (tie.payout === taken.get(line) || (known && known.days <= days + tie.days)) continue
      reached.set(tie.payout, { line, days: days + tie.days })
      const holder = holders.get(tie.payout)
      const held = (ties[holder ?? -1] ?? []).find(({ payout }) => payout === tie.payout)
      if (holder !== undefined && held) open.push([holder, days + tie.days - held.days])
    }
  }
  return reached
}
