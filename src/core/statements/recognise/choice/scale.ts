import type { Lines } from '../lines/lines.ts'
import { speaksOfAccount, speaksOfCard } from '../lines/texts.ts'
import type { Grid } from '../table/grid.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import type { Candidate } from './candidates.ts'

/** Whether bare digits are whole units or minor ones, where no decimal mark tells it: only which comes first, for both make sense. */

/** Bare digits of such a size are minor units more often than whole ones. */
const LARGE_MINOR = 5_000

/** Currencies of whose units nobody pays a part: their banks write none. */
const WHOLE = new Set(
  'AFN ALL AMD AOA ARS BDT CDF COP CRC DZD HUF IDR INR IRR JMD KES KHR KZT LAK LBP LKR MGA MMK MNT MWK NGN NPR PKR RSD RUB SDG SOS SSP SYP TZS UZS YER'.split(
    ' ',
  ),
)

/** Of so many minor units none has a part of a whole one: such figures are no whole units, unless all of them are round. */
const LARGE_ROUND = 100_000
const FEWEST_ROUND = 5

const SAYS_MINOR = wordList(
  '.cents; .centimes; .centavos; .centesimi; minor; paise; .paisa; kopeck; kopek; копе; копій; тиын; тийин; tiyin; .kobo; .sen; fillér; grosz; haler; halér; .pfennig; .kuruş; .öre; .øre; .分; 最小单位',
)

/** Is a reading of minor units likelier than the same one of whole units? */
export function isLikelyMinor({ mark, model }: Candidate, lines: Lines, currency: string): boolean {
  if (mark !== 'minor' || isGrouped(model.places, lines)) return false
  if (model.places.some((place) => hasWord(folded(lines.columns[place]?.name ?? ''), SAYS_MINOR))) return true
  const middle = middleOf(model.amounts)
  if (!WHOLE.has(currency)) return middle >= LARGE_MINOR
  return model.amounts.length >= FEWEST_ROUND && middle >= LARGE_ROUND && model.amounts.every((minor) => minor % 100 === 0)
}

/**
 * Where the scale and the sign are open, four readings stand. The one with the less likely scale and the less likely sign is left out where something speaks against it beside its
 * rank, and only the cells that it reads otherwise are shown: the currency's amounts are whole, or it turns the signs of minor units where the header has the words of an account,
 * or where every amount has a minus. `readings`: the likelier scale first, and within it the likelier sign.
 */
export function withoutUnlikely(readings: readonly Candidate[], currency: string, grid: Grid): readonly Candidate[] {
  const [first, second, third, fourth] = readings
  if (!first || !second || !third || !fourth || readings.length > 4) return readings
  const isTurnedMinor = first.mark !== 'minor' && fourth.mark === 'minor' && fourth.model.style === 'inverse'
  const isOfAccount = speaksOfAccount(grid) && !speaksOfCard(grid)
  if (!WHOLE.has(currency) && !(isTurnedMinor && (isOfAccount || first.model.amounts.every((minor) => minor < 0)))) return readings
  const isTurned = (a: Candidate, b: Candidate) => a.mark === b.mark && a.model.amounts.every((minor, n) => minor === -(b.model.amounts[n] ?? 0))
  const isScaled = first.mark !== third.mark && (first.mark === 'minor' || third.mark === 'minor') && first.model.style === third.model.style
  return isScaled && isTurned(first, second) && isTurned(third, fourth) ? readings.slice(0, 3) : readings
}

/** Nobody groups minor units: `1.500`. */
const isGrouped = (places: readonly number[], { columns }: Lines): boolean =>
  places.some((place) => columns[place]?.cells.some((cell) => /\d[.,' \u00a0\u202f]\d{3}(?!\d)/.test(cell)))

const middleOf = (amounts: readonly number[]): number => [...amounts].map(Math.abs).sort((a, b) => a - b)[amounts.length >> 1] ?? 0
