import { describe, expect, it } from 'vitest'
import { inDistinctOrder } from '../../../src/core/reconciliation/assignment.ts'
import type { Candidate } from '../../../src/core/reconciliation/candidate.ts'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { chance, line, payout, worldOf } from './world.ts'

const can = (of: number, days: number, over: Partial<Candidate> = {}): Candidate => ({
  kind: 'settlement',
  reason: 'name',
  payouts: [of],
  contributions: [],
  features: [],
  days,
  ...over,
})
const firstOf = (lines: ReadonlyArray<readonly Candidate[]>) => inDistinctOrder(lines).map((kept) => kept.map(({ payouts }) => payouts[0]).join(' '))

/** The fewest days in all of giving as many lines as possible a payout of their own: by trying everything. */
function best(lines: ReadonlyArray<readonly Candidate[]>, used: ReadonlySet<number> = new Set()): { readonly count: number; readonly days: number } {
  const [kept, ...others] = lines
  if (!kept) return { count: 0, days: 0 }
  const ways = kept.flatMap(({ payouts: [of = 0], days }) => {
    if (used.has(of)) return []
    const rest = best(others, new Set([...used, of]))
    return [{ count: rest.count + 1, days: rest.days + days }]
  })
  return [...ways, best(others, used)].sort((a, b) => b.count - a.count || a.days - b.days)[0] ?? { count: 0, days: 0 }
}

describe('inDistinctOrder', () => {
  it("gives namesakes' lines a payout each, by the fewest days in all", () => {
    expect(
      firstOf([
        [can(1, 0), can(2, 3)],
        [can(1, 1), can(2, 9)],
      ]),
    ).toEqual(['2 1', '1 2'])
    expect(firstOf([[can(1, 0), can(2, 3)], [can(1, 1)]])).toEqual(['2 1', '1'])
    expect(firstOf([[can(1, 0)], [can(1, 1)]])).toEqual(['1', '1'])
  })

  it('moves nothing before what is surer', () => {
    expect(firstOf([[can(1, 0), can(2, 3, { reason: 'name_near' })], [can(1, 1)]])).toEqual(['1 2', '1'])
    expect(firstOf([[can(1, 0), can(2, 3, { chargeMinor: 250 })], [can(1, 1)]])).toEqual(['1 2', '1'])
    expect(firstOf([[can(1, 0), can(2, 3, { payouts: [2, 3] })], [can(1, 1)]])).toEqual(['1 2', '1'])
  })

  it('leaves more than 40 lines that hang together as they are', () => {
    const chain = (length: number) => Array.from({ length }, (_, n) => [can(n, 0), can(n + 1, 1)]).concat([[can(0, 0)]])
    expect(firstOf(chain(39))[0]).toBe('1 0')
    expect(firstOf(chain(40))[0]).toBe('0 1')
  })

  it('comes to what trying everything comes to', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const draw = chance(seed)
      const lines = Array.from({ length: 2 + draw.below(5) }, () =>
        draw
          .shuffled([1, 2, 3, 4, 5])
          .slice(0, 1 + draw.below(4))
          .map((of) => can(of, draw.below(30)))
          .sort((a, b) => a.days - b.days),
      )
      const due = best(lines)
      const chosen = inDistinctOrder(lines).map(([one]) => one)
      const own = new Map(chosen.map((one) => [one?.payouts[0], one?.days ?? 0]))
      expect(own.size, `seed ${seed}`).toBe(due.count)
      // Where there are fewer payouts than lines, which line goes without is not chosen by days
      if (due.count === lines.length)
        expect(
          [...own.values()].reduce((sum, days) => sum + days, 0),
          `seed ${seed}`,
        ).toBe(due.days)
    }
  })
})

describe('proposals of namesakes', () => {
  it('name each payout once, and none beforehand', () => {
    const [early, late] = [payout(1, { releasedOn: '2020-11-02' }), payout(11, { releasedOn: '2020-11-04' })]
    const lines = [line(20, -300_000, 'AMANOV MERDAN', { bookedOn: '2020-11-04' }), line(21, -300_000, 'AMANOV MERDAN', { bookedOn: '2020-11-05' })]
    const plan = reconcile(worldOf({ lines, payouts: [early, late] }))
    const firsts = plan.proposals.filter(({ rank }) => rank === 1)
    expect(new Set(firsts.map(({ payouts: [of] }) => of)).size).toBe(2)
    expect(firsts.map(({ preselected, runnerUp, payouts: [of] }) => [preselected, runnerUp?.payouts[0] !== of])).toEqual([
      [false, true],
      [false, true],
    ])
  })
})
