import { parseArgs } from 'node:util'
import { addDays } from '../../../src/core/time/dates.ts'
import { allows, catalogue, collected, type Format } from '../../recognition/format.ts'
import { invented } from '../../recognition/invented.ts'
import { isHeldOut, type Measured, measured } from '../../recognition/measure.ts'
import type { Habit } from '../../recognition/truth.ts'
import { VARIANTS } from '../../recognition/variants.ts'
import { largeImport } from './large-import.ts'
import { reimported } from './reimport.ts'
import { tableOf } from './table.ts'

/**
 * How well files of banks that nobody described are read: every format of the catalogue and exports that no bank makes, at every count of lines, with telling
 * and neutral texts, as they are and after everything that happens to files; what is lost or doubled when files come again (`--again 40`: of so many formats); and the time and
 * memory of imports (`--sizes 10000,100000,1000000`). The same seed gives the same files.
 */

const { values } = parseArgs({
  options: {
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
for (const { share, name, one } of cases()) {
  const result = measured(one)
  if (!result) continue
  const { format, count, telling, proof, outcome, amongTwo, daysAlone } = result
  all.push({ format, count, telling, variant: name, proof, outcome, amongTwo, daysAlone, share })
  if (outcome === 'wrong') say(`READ WRONG: ${format.id}, ${name}, ${count} lines, ${telling ? 'telling' : 'neutral'}, seed ${one.seed}`)
}

const plain = all.filter(({ variant }) => variant === 'plain')
say(
  `seed ${seed}; ${formats.length} formats, ${all.length} files. Held out of tuning: ${formats
    .filter(([, share]) => share === 'held out')
    .map(([{ id }]) => id)
    .join(', ')}`,
)
say(tableOf('as they are, by what the file allows to prove', plain, ({ proof, share }) => `${proof}, ${share}`))
say(tableOf('by count of lines', plain, ({ count, proof }) => `${proof}, ${count} lines`))
say(tableOf('by texts', plain, ({ telling, proof }) => `${proof}, ${telling ? 'telling' : 'neutral'}`))
say(tableOf('by amount style', plain, ({ format }) => format.amountStyle))
say(tableOf('by encoding', plain, ({ format }) => format.encoding))
say(tableOf('by date', plain, ({ format }) => format.dateFormat))
say(tableOf('by language', plain, ({ format }) => format.language))
say(tableOf('by what happened to the file', all, ({ variant }) => variant))
say(tableOf('by share', all, ({ share }) => share))

const percent = (of: readonly Kept[], holds: (one: Kept) => boolean) =>
  of.length === 0 ? '–' : `${((100 * of.filter(holds).length) / of.length).toFixed(1)} %`
const isProof = ({ outcome }: Kept) => outcome === 'proof'
const isFirst = ({ outcome }: Kept) => outcome === 'proof' || outcome === 'proposed' || outcome === 'first'
const hasOneDay = ({ daysAlone }: Kept) => !daysAlone
/** Of files with a running balance and a year, with both ends, and of the others. */
for (const count of COUNTS) {
  const of = plain.filter((one) => one.count === count)
  const running = of.filter(({ proof, format }) => proof === 'running_balance' && format.dateFormat.includes('YY') && allows(format) === proof)
  const others = of.filter(({ proof }) => proof === 'none')
  const neutral = others.filter(({ telling }) => !telling)
  say(`\n${count} lines. Running balance: proof ${percent(running, isProof)}, proof or the true reading first ${percent(running, isFirst)}`)
  // Where the days alone can be read in two ways, or either of two columns can be the booking day, a person has to choose
  say(`  of those whose days can be read in one way: proof ${percent(running.filter(hasOneDay), isProof)}`)
  const ends = of.filter(({ proof }) => proof === 'opening_closing')
  say(`  both ends: proof ${percent(ends, isProof)}; nothing to prove: the true reading alone or first ${percent(others, isFirst)}`)
  const isAmongTwo = ({ amongTwo }: Kept) => amongTwo
  say(`  nothing to prove, neutral texts: the true reading among two ${percent(neutral, isAmongTwo)}`)
  say(`  of those whose days can be read in one way: among two ${percent(neutral.filter(hasOneDay), isAmongTwo)}`)
}

/** Formats that are spread over all of them: each is imported again and again. */
const every = Math.max(1, Math.floor(formats.length / Math.max(1, Number(values.again))))
say('\nimported again, against one import of the whole file')
say(`${''.padEnd(40)}  accounts   lines    LOST  DOUBLED   asked  refused`)
const again =
  Number(values.again) > 0
    ? await reimported(
        formats.filter((_, n) => n % every === 0).map(([format]) => format),
        seed,
      )
    : []
for (const { way, accounts, lines, lost, doubled, asked, refused } of again)
  say([way.padEnd(40), ...[accounts, lines, lost, doubled, asked, refused].map((count, n) => String(count).padStart([9, 7, 7, 8, 7, 8][n] ?? 7))].join(' '))

const sizes = values.sizes.split(',').filter((size) => size !== '')
if (sizes.length > 0) say('\nimported into a running server, a statement of a bank that nobody described; memory: of the whole server')
for (const size of sizes) {
  const { ms, peakMb } = await largeImport(Number(size))
  say(`${size.padStart(9)} lines ${(ms / 1000).toFixed(1).padStart(7)} s  ${(peakMb ?? Number.NaN).toFixed(0).padStart(5)} MB`)
}

const wrong = all.filter(({ outcome }) => outcome === 'wrong').length
say(`read wrong: ${wrong} of ${all.length}${wrong === 0 ? `; 95% bound ${(300 / all.length).toFixed(3)} %` : ''}`)
process.exitCode = wrong === 0 && again.every(({ lost, doubled }) => lost + doubled === 0) ? 0 : 1
