import { it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { simulateYear } from './simulated-year.ts'
import { worldOf } from './world.ts'
it('stats', () => {
  for (const [count, seed] of [[5000, 100], [20000, 3]] as const) {
  const year = simulateYear(count, seed)
  const world = worldOf({ lines: year.lines, payouts: year.payouts, today: '2020-12-31', coveredThrough: year.coveredThrough, nameWords: ['Ogulnabat Rejepowa'] })
  const start = performance.now()
  const plan = reconcile(world)
  console.log(year.lines.length, 'lines', Math.round(performance.now() - start), 'ms')
  const tally = (of: readonly string[]) => { const m: Record<string, number> = {}; for (const o of of) m[o] = (m[o] ?? 0) + 1; return m }
  console.log(tally(plan.matches.map((m) => `${m.kind} ${m.features.map((f) => f.feature).join('+')}`)), tally(plan.proposals.map((p) => `${p.kind} ${p.reason} r${p.rank} ${p.preselected}`)), tally(plan.breaks.map((b) => b.kind)))
  const right = plan.proposals.filter((p) => p.rank === 1 && p.preselected)
  console.log('preselected right', right.filter((p) => year.truth.get(p.lines[0]!)?.payout === p.payouts[0]).length, 'of', right.length)
  }
})
