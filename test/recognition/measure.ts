import { createHash } from 'node:crypto'
import { Random } from '../../fixtures/demo/random.ts'
import { digitsOf } from '../../src/core/money/currency.ts'
import { readStatement, type StatementRead } from '../../src/statements/read-statement.ts'
import type { Changed, Variant } from './change.ts'
import { allows, currencyOf, type Format } from './format.ts'
import { type Sheet, sheetOf, toldDay, toldMinor } from './render.ts'
import { drawTruth, type Habit, type TrueLine } from './truth.ts'

/** What became of one file. `wrong`: a proof, or a single proposal, that differs from the truth: the worst that can happen. */
export type Outcome = 'proof' | 'proposed' | 'first' | 'later' | 'without' | 'refused' | 'wrong'

export interface Measured {
  readonly format: Format
  readonly count: number
  readonly telling: boolean
  readonly variant: string
  readonly proof: ReturnType<typeof allows>
  readonly outcome: Outcome
  /** The true reading is one of at most two. */
  readonly amongTwo: boolean
  /** There are several readings, of the same amounts: they differ in nothing but days. */
  readonly daysAlone: boolean
  /** The reason of the first problem. */
  readonly reason: string
  readonly read: StatementRead
  readonly file: Uint8Array
}

const TODAY = '2026-11-29'

/** A third of the formats is kept out of tuning: by the hash of their names, so that nobody chooses. */
export const isHeldOut = ({ id }: Format): boolean =>
  [...createHash('sha256').update(id).digest('hex')].reduce((sum, digit) => sum + Number.parseInt(digit, 16), 0) % 3 === 0

export interface Case {
  readonly format: Format
  readonly count: number
  readonly telling: boolean
  readonly variant: Variant
  readonly seed: number
  readonly habit?: Habit
  /** The first day; without it one whose lines lie in days that are days in both orders, the hardest. */
  readonly since?: string
}

/** Makes the file of a case, reads it and holds it against the truth; undefined where there is no such file. */
export function measured(one: Case): Measured | undefined {
  const { format, count, telling, variant, seed } = one
  const random = new Random(seed)
  const truth = drawTruth(random, count, telling, digitsOf(currencyOf(format)) ?? 2, one.habit, one.since)
  const sheet = sheetOf(format, truth)
  const file = variant.make(sheet, random)
  if (!file) return undefined
  const read = readStatement(file.bytes, { account: { number: ['8310012345', 'DE89370400440532013000'], currency: currencyOf(format) }, today: TODAY })
  const place = placeOfTruth(read, sheet, file.lines)
  return {
    format,
    count,
    telling,
    variant: variant.name,
    proof: allows(format),
    outcome: outcomeOf(read, place),
    amongTwo: place >= 0 && read.readings.length <= 2,
    daysAlone:
      read.readings.length > 1 && new Set(read.readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor).join())).size === 1,
    reason: read.problems[0] ? `${read.problems[0].line} ${read.problems[0].column} ${JSON.stringify(read.problems[0].value)}: ${read.problems[0].reason}` : '',
    read,
    file: file.bytes,
  }
}

function outcomeOf(read: StatementRead, place: number): Outcome {
  const count = read.readings.length
  if (count === 0) return 'refused'
  if (count === 1) return place < 0 ? 'wrong' : read.verdict === 'proof' ? 'proof' : 'proposed'
  return place < 0 ? 'without' : place === 0 ? 'first' : 'later'
}

/** Which reading says what happened; −1 where none does. */
function placeOfTruth(read: StatementRead, sheet: Sheet, lines: Changed['lines']): number {
  const told = lines.flatMap((n) => sheet.told[n] ?? [])
  const fits = (true_: TrueLine, read_: { readonly amountMinor: number; readonly bookedOn: string } | undefined) =>
    read_?.amountMinor === toldMinor(sheet.format, true_) && read_.bookedOn === toldDay(sheet.format, true_)
  return read.readings.findIndex(({ statement }) => statement.lines.length === told.length && told.every((line, n) => fits(line, statement.lines[n])))
}
