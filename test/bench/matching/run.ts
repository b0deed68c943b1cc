import { parseArgs } from 'node:util'
import { median } from '../../../src/bench/figure.ts'
import { stopwatch } from '../../../src/clock.ts'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { worldOf } from '../../core/reconciliation/world.ts'
import { type MatchingBook, matchingBook } from './book.ts'
import { equalPayouts } from './flat.ts'
import { type Measured, measure, nothingMeasured } from './measure.ts'
import { rowsOf, tableOf } from './table.ts'

/**
 * The measure of matching: worlds with every noise and their truth, made from seeds. `--worlds 240x60,10000x10` says how many payouts and
 * how many worlds of them; `--seed` the first seed. Seeds below 100,000 were used while the rules were tuned, those from 500,000 never.
 */
const { values } = parseArgs({ options: { worlds: { type: 'string' }, seed: { type: 'string' }, equal: { type: 'string' }, wrong: { type: 'boolean' } } })
const sizes = (values.worlds ?? '240x60,10000x10,100000x4').split(',').map((text) => text.split('x').map(Number))
const print = (text: string) => process.stdout.write(`${text}\n`)
const megabytes = () => Math.round(process.memoryUsage().heapUsed / 1_048_576)

/** Runs the engine on a world, and gives its time and the memory that it held at the end. */
function timed({ said, told }: MatchingBook, into: readonly Measured[]): { readonly ms: number; readonly mb: number } {
  const world = worldOf(said)
  const before = megabytes()
  const began = stopwatch()
  const plan = reconcile(world)
  const ms = stopwatch() - began
  const mb = Math.max(0, megabytes() - before)
  for (const one of into) measure(one, told, plan)
  return { ms, mb }
}

let seed = Number(values.seed ?? 500_001)
print(`seeds from ${seed} on`)
timed(matchingBook(240, seed), [])
const all = nothingMeasured()
for (const [count = 0, worlds = 1] of sizes) {
  const measured = nothingMeasured()
  const runs = Array.from({ length: worlds }, () => timed(matchingBook(count, seed++), [measured, all]))
  print(tableOf(`${worlds} worlds of ${count} payouts`, measured))
  print(`time ${Math.round(median(runs.map(({ ms }) => ms)))} ms a world, memory held ${median(runs.map(({ mb }) => mb))} MB`)
}
print(tableOf('all sizes', all))
if (values.wrong) for (const one of all.wrong) print(`wrong: line ${one.line} (${one.trait}) is ${one.truth}, matched as ${one.said}`)

const most = Number(values.equal ?? 10_000)
const ratios: number[] = []
const times: number[] = []
const equal = nothingMeasured()
for (let run = 0; run < 5; run++) {
  const few = timed(equalPayouts(most / 10, seed), [])
  const many = timed(equalPayouts(most, seed++), [equal])
  ratios.push(many.ms / few.ms)
  times.push(many.ms)
}
print(rowsOf(`5 worlds of ${most} equal payouts without references`, equal))
print(`time ${Math.round(median(times))} ms (aim 1500), ${median(ratios).toFixed(1)} × that of ${most / 10} (aim 12)`)
