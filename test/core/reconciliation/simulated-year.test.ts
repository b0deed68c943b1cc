import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import type { MatchPlan, ReconciliationPlan } from '../../../src/core/reconciliation/plan.ts'
import type { LineSeen, OpenBreak, PayoutSeen } from '../../../src/core/reconciliation/seen.ts'
import { type SimulatedYear, simulateYear } from './simulated-year.ts'
import { chance, worldOf } from './world.ts'

const TODAY = '2020-12-31'
const NAME_WORDS = ['Ogulnabat Rejepowa']

const worldAt = (
  year: SimulatedYear,
  over: { lines?: readonly LineSeen[]; payouts?: readonly PayoutSeen[]; breaks?: ReadonlyMap<number, OpenBreak>; brokenPayouts?: readonly number[] } = {},
) => worldOf({ lines: year.lines, payouts: year.payouts, today: TODAY, coveredThrough: year.coveredThrough, nameWords: NAME_WORDS, ...over })

/** Matches that say something else than what the lines really are. */
const wrongMatches = (year: SimulatedYear, matches: readonly MatchPlan[]): readonly MatchPlan[] =>
  matches.filter(({ kind, lines, payouts }) => {
    const truth = year.truth.get(lines[0] ?? 0)
    return lines.length !== 1 || payouts.length !== 1 || truth?.kind !== kind || truth.payout !== payouts[0]
  })

/** Each line in a match, in an owner's hands, or in proposals alone; no payout settled or brought back twice. */
function expectWhole(lines: readonly LineSeen[], plan: ReconciliationPlan): void {
  const matched = plan.matches.flatMap((match) => match.lines)
  const owned = [...plan.breaks.flatMap(({ line }) => line ?? []), ...plan.kept]
  const proposed = new Set(plan.proposals.flatMap((proposal) => proposal.lines))
  const ended = [...matched, ...owned]
  expect(new Set(ended).size).toBe(ended.length)
  expect(matched.filter((id) => proposed.has(id))).toEqual([])
  expect([...new Set([...ended, ...proposed])].sort((a, b) => a - b)).toEqual(lines.map(({ id }) => id).sort((a, b) => a - b))
  for (const kind of ['settlement', 'return']) {
    const payouts = plan.matches.filter((match) => match.kind === kind).flatMap((match) => match.payouts)
    expect(new Set(payouts).size).toBe(payouts.length)
  }
}

/** The book after a plan was written. */
class Written {
  payouts: readonly PayoutSeen[]
  readonly breaks = new Map<number, OpenBreak>()
  readonly brokenPayouts: number[] = []
  readonly matched = new Set<number>()

  constructor(payouts: readonly PayoutSeen[]) {
    this.payouts = payouts
  }

  write(plan: ReconciliationPlan, lines: ReadonlyMap<number, LineSeen>): void {
    const changed = new Map(this.payouts.map((payout) => [payout.id, payout]))
    for (const {
      kind,
      lines: [line = 0],
      payouts: [id = 0],
      features,
    } of plan.matches) {
      const payout = changed.get(id)
      if (!payout) continue
      this.matched.add(line)
      this.breaks.delete(line)
      const byReference = features.some(({ feature }) => feature.startsWith('reference'))
      const settled = { ...payout, state: 'settled' as const, settledByLine: { line, bookedOn: lines.get(line)?.bookedOn ?? '', byReference } }
      changed.set(id, kind === 'return' ? { ...payout, state: 'returned' } : settled)
    }
    for (const { kind, line, payout } of plan.breaks) {
      if (line !== undefined) this.breaks.set(line, { kind, state: 'open' })
      if (payout !== undefined) this.brokenPayouts.push(payout)
      const seen = changed.get(payout ?? 0)
      if (seen && kind === 'duplicate_payment') changed.set(seen.id, { ...seen, duplicateOpen: true })
    }
    this.payouts = [...changed.values()]
  }
}

describe('reconcile: a simulated year', () => {
  const small = Array.from({ length: 60 }, (_, seed) => [240, seed + 1] as const)
  it.each([...small, [5_000, 100] as const])('%i payouts, seed %i: no wrong match, every line ended once', (count, seed) => {
    const year = simulateYear(count, seed)
    const plan = reconcile(worldAt(year))
    expect(wrongMatches(year, plan.matches)).toEqual([])
    expectWhole(year.lines, plan)
    const matched = new Set(plan.matches.flatMap(({ lines }) => lines))
    expect([...year.plain].filter((id) => !matched.has(id))).toEqual([])
  })

  it('comes to the same whatever the order of the lines', () => {
    const year = simulateYear(240, 5)
    const plan = reconcile(worldAt(year))
    const draw = chance(99)
    for (let n = 0; n < 5; n++) expect(reconcile(worldAt(year, { lines: draw.shuffled(year.lines) }))).toEqual(plan)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('seed %i: in weekly runs as in one, and a run without new lines changes nothing', (seed) => {
    const year = simulateYear(240, seed)
    const byId = new Map(year.lines.map((line) => [line.id, line]))
    const days = [...new Set(year.lines.map(({ bookedOn }) => bookedOn))].sort()
    const written = new Written(year.payouts)
    for (let day = 6; day < days.length + 7; day += 7) {
      const until = days[Math.min(day, days.length - 1)] ?? ''
      const open = year.lines.filter(({ id, bookedOn }) => bookedOn <= until && !written.matched.has(id))
      const payouts = written.payouts.filter(({ releasedOn }) => releasedOn <= until)
      const world = worldOf({
        lines: open,
        payouts,
        today: until,
        coveredThrough: until,
        nameWords: NAME_WORDS,
        breaks: written.breaks,
        brokenPayouts: written.brokenPayouts,
      })
      const plan = reconcile(world)
      expect(wrongMatches(year, plan.matches)).toEqual([])
      expectWhole(open, plan)
      written.write(plan, byId)
    }
    const open = year.lines.filter(({ id }) => !written.matched.has(id))
    const again = reconcile(worldAt(year, { lines: open, payouts: written.payouts, breaks: written.breaks, brokenPayouts: written.brokenPayouts }))
    written.write(again, byId)
    const last = reconcile(
      worldAt(year, {
        lines: open.filter(({ id }) => !written.matched.has(id)),
        payouts: written.payouts,
        breaks: written.breaks,
        brokenPayouts: written.brokenPayouts,
      }),
    )
    expect([last.matches, last.breaks]).toEqual([[], []])
    expect([...year.plain].filter((id) => !written.matched.has(id))).toEqual([])
  })
})
