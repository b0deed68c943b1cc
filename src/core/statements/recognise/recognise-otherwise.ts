import { type Said, say } from '../../said/say.ts'
import type { Attempt, Source } from '../source.ts'
import { type Cell, placeAt } from '../statement.ts'
import { withCommaDecimals } from './otherwise/comma-cells.ts'
import { withDaysAbove } from './otherwise/days-above.ts'
import { withJoinedTexts } from './otherwise/joined-texts.ts'
import { withShortDays } from './otherwise/short-days.ts'
import { withSplitDays } from './otherwise/split-days.ts'
import { withoutWraps } from './otherwise/wrapped-lines.ts'
import { recognise } from './recognise.ts'
import { RECOGNISED } from './recognised.ts'

/**
 * Reads a file that no declared format fits: as it stands; else with what it leaves out, where arithmetic proves that it is left out so. Unproven, such a file is refused
 * with the reason.
 */
export function recogniseAny(given: Source): readonly Attempt[] {
  const source = withoutWraps(given) ?? given
  const plain = recognise(source)
  if (isProven(plain)) return plain
  const commas = withCommaDecimals(source)
  if (commas) {
    const proven = commas.sources.map(recognise).filter(isProven)
    return proven.length === 1 && proven[0] ? proven[0] : refused(commas.header, say.commaOfBoth, [])
  }
  if (plain.some(({ reading }) => reading)) return plain
  const joined = withJoinedTexts(source)
  const whole = joined ? recognise(joined) : []
  if (whole.some(({ reading }) => reading)) return whole
  const short = plain.length === 0 ? (withSplitDays(source) ?? withShortDays(source)) : undefined
  if (short) return recognise(short)
  const isBeside = plain.some(({ problems }) => problems.some(({ said }) => said?.as === 'dayAboveUnproven'))
  const days = withDaysAbove(source, isBeside)
  if (!days) return plain
  const filled = recognise(days.source)
  if (isProven(filled) && filled[0]?.reading?.proof === 'running_balance') return filled
  return isBeside ? plain : refused(days.first, say.dayAboveUnproven, plain)
}

/** One reading, and its arithmetic holds. */
const isProven = (attempts: readonly Attempt[]): boolean => {
  const [first, ...more] = attempts.filter(({ reading }) => reading)
  return first?.reading !== undefined && more.length === 0 && first.reading.proof !== 'none'
}

const refused = (cell: Cell, said: Said, beside: readonly Attempt[]): readonly Attempt[] => [
  { format: RECOGNISED, fit: 'whole', problems: [placeAt(cell, said), ...beside.flatMap(({ problems }) => problems)] },
]
