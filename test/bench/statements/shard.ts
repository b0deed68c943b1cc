import { parseArgs } from 'node:util'
import { writeFileSync, readFileSync, readdirSync } from 'node:fs'
import { addDays } from '../../../src/core/time/dates.ts'
import { allows, catalogue, collected, type Format } from '../../recognition/format.ts'
import { invented } from '../../recognition/invented.ts'
import { isHeldOut, type Measured, measured } from '../../recognition/measure.ts'
import type { Habit } from '../../recognition/truth.ts'
import { VARIANTS } from '../../recognition/variants.ts'
import { tableOf } from './table.ts'

/**
 * How well files of banks that nobody described are read: every format of the catalogue and exports that no bank makes, at every count of lines, with telling
 * and neutral texts, as they are and after everything that happens to files; what is lost or doubled when files come again (`--again 40`: of so many formats); and the time and
 * memory of imports (`--sizes 10000,100000,1000000`). The same seed gives the same files.
 */

const { values } = parseArgs({
  options: {
    of: { type: 'string', default: '1' },
    part: { type: 'string', default: '0' },
    out: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '1' },
    again: { type: 'string', default: '40' },
    sizes: { type: 'string', default: '10000,100000,1000000' },
  },
})
const [seed, rounds] = [Number(values.seed), Number(values.rounds)]
const COUNTS = [25, 8, 5]
const HABITS: readonly Habit[] = ['one day', 'equal amounts', 'only out', 'early days']
const say = (text: string) => process.stdout.write(`${text}\n`)

interface Kept extends Pick<Measured, 'format' | 'count' | 'telling' | 'variant' | 'proof' | 'outcome' | 'amongTwo' | 'daysAlone'> {
  readonly share: 'tuned on' | 'held out' | 'invented' | 'collected'
}

const formats: ReadonlyArray<readonly [Format, Kept['share']]> = [
  ...catalogue()
    .filter(({ container }) => container === 'csv')
    .map((format) => [format, isHeldOut(format) ? 'held out' : 'tuned on'] as const),
  ...invented().map((format) => [format, 'invented'] as const),
  ...collected().map((format) => [format, 'collected'] as const),
]

const DAY = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}/
/** Days that a format's facts have of their own are around the lines of the first March. */
const hasOwnDay = ({ preamble, footer, columns, openingRow, closingRow }: Format) =>
  DAY.test(JSON.stringify([preamble, footer, columns, openingRow, closingRow]))

/** Else lines begin on any day of some twenty months, so that few lie in days that may be months as often as in real files. */
const begun = (of: number, format: Format) => ({ seed: of, ...(hasOwnDay(format) ? {} : { since: addDays('2025-01-02', (of * 7919) % 600) }) })

function* cases() {
  const [plain] = VARIANTS
  for (const [at, [format, share]] of formats.entries())
    for (let round = 0; round < rounds; round += 1)
      for (const count of COUNTS)
        for (const telling of [true, false]) {
          const common = { format, count, telling, ...begun(seed * 1_000_003 + at * 1_009 + round * 101 + count, format) }
          for (const variant of VARIANTS) yield { share, name: variant.name, one: { ...common, variant } }
          // A day of its own may be the last one that a file can have, and early days go on for months
          const habits = hasOwnDay(format) ? HABITS.filter((habit) => habit !== 'early days') : HABITS
          if (plain) for (const habit of habits) yield { share, name: habit, one: { ...common, variant: plain, habit } }
        }
}


const all: Kept[] = []
let at = 0
const only = values.only ? new Set(values.only.split(',')) : undefined
for (const { share, name, one } of cases()) {
  if (only && !only.has(one.format.id)) continue
  if (at++ % Number(values.of) !== Number(values.part)) continue
  const result = measured(one)
  if (!result) continue
  const { format, count, telling, proof, outcome, amongTwo, daysAlone } = result
  all.push({ format: format.id as never, count, telling, variant: name, proof, outcome, amongTwo, daysAlone, share })
  if (outcome === 'wrong') say(`READ WRONG: ${format.id}, ${name}, ${count} lines, ${telling ? 'telling' : 'neutral'}, seed ${one.seed}`)
}
writeFileSync(values.out, JSON.stringify(all))
