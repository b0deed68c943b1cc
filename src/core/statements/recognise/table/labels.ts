import { dateCell } from '../cells/date-cell.ts'
import { type Mark, minorOf, type NumberCell, numberCell } from '../cells/number-cell.ts'
import { currenciesNamed } from '../words/currency-names.ts'
import {
  ACCOUNT,
  AT_END,
  AT_START,
  BALANCE,
  BARE_BALANCE,
  BESIDE,
  CLOSING,
  CURRENCY,
  NAMES_BALANCE,
  NO_END,
  OPENING,
  TOTAL,
  TURNOVER,
} from '../words/label-words.ts'
import { wholeText } from '../words/whole-texts.ts'
import { folded, hasWord } from '../words/words.ts'
import type { GridRow } from './grid.ts'
import { balanceWithin, push } from './label-figures.ts'
import { byDays, type Pair, pairOf, pairOfDays, sameWord } from './label-pairs.ts'

/** What labels above, below and inside a table tell: opening and closing balance, totals, account and currency. */

/** A number that a label names, with the place where it stands. */
export interface Labelled {
  readonly cell: NumberCell
  readonly line: number
  readonly label: string
  readonly value: string
  /** The same with the cells after it, where the delimiter may have parted the groups of one number; or the cell after 0.00, where a balance has two. */
  readonly joined?: NumberCell
}

/** What the rows outside the table tell. */
export interface Labels {
  readonly opening: readonly Labelled[]
  readonly closing: readonly Labelled[]
  /** A balance above the table and one below it, of which no word says which is which; `isOrdered`: their days do, and `above` is the opening. */
  readonly pair?: Pair
  /** The same label twice at one day: before and after the lines, where these are all of that day. */
  readonly onDay?: Pair
  /** The only balance above the table, where no word tells its end and none stands below. */
  readonly alone?: Labelled
  readonly account?: Omit<Labelled, 'cell'>
  readonly currency?: Omit<Labelled, 'cell'>
}

export type RowLabel = 'opening' | 'closing' | 'balance' | 'total' | 'turnover'

/** What a row inside the table is, by its words: a balance or a total and no line; undefined for lines. Under a date `initial` may be a payment's word: a balance must be named. */
export function rowLabel(cells: readonly string[], isDated: boolean): RowLabel | undefined {
  const texts = cells.filter((cell) => cell !== '' && !dateCell(cell) && !numberCell(cell))
  if (texts.length === 0) return undefined
  const has = (words: typeof TOTAL, most: number) => texts.some((text) => wordsOf(folded(text)) <= most && hasWord(folded(text), words))
  // A date in the text is no word of it, one that ends with the balance may say it in two languages, and one may name the turnover before it.
  const most = (text: string) => (balanceWithin(text) !== undefined ? 12 : hasWord(folded(text), TURNOVER) ? 9 : 6)
  const short = texts.filter((text) => wordsOf(folded(text)) <= most(text)).map(folded)
  const end = short.map((text) => (!isDated || hasWord(text, NAMES_BALANCE) || isEnd(text) ? endOf(text) : undefined)).find((one) => one !== undefined)
  if (end) return end
  const isTotal = has(TOTAL, 4) || texts.some((text) => wholeText(folded(text)).has('total'))
  if (isTotal && !isDated) return 'total'
  if (texts.some((text) => folded(text).split(' ').length <= 2 && hasWord(folded(text), TURNOVER))) return 'turnover'
  return isTotal ? 'total' : undefined
}

/** Is a folded text as a whole the name of a balance at an end: `report a nouveau`? */
const isEnd = (text: string): boolean => wholeText(text).has('opening') || wholeText(text).has('closing')

/** Is a row nothing but a balance, by its only text? It may stand among lines, and a line may bear that text too. */
export function isBareBalance(cells: readonly string[]): boolean {
  // Asked of every line, and nearly always answered by this.
  if (!cells.some((cell) => isBare(cell) && WORDED.test(cell))) return false
  const texts = textsOf(cells)
  return texts.length === 1 && isBare(texts[0] ?? '')
}

/** Has a row a text that is the name of a sum and nothing else? `Total` alone may be a payment's text as well. */
export const isTotalNamed = (cells: readonly string[]): boolean => cells.some((text) => text.includes(' ') && wholeText(folded(text)).has('total'))

/** The texts of a row: no dates, numbers or codes of currencies. */
export const textsOf = (cells: readonly string[]) => cells.filter((cell) => WORDED.test(cell) && !CODE.test(cell) && !dateCell(cell) && !numberCell(cell))

const CODE = /^[A-Z]{3}$/
const WORDED = /\p{L}{2}|^\p{L}(?: \p{L})+$/u

/** None of the words has a digit, and folding keeps digits. A name may end before its day: `Kontostand am`, `Saldo contabile al`. */
const isBare = (text: string): boolean => !/\d/.test(text) && hasWord(folded(text).replace(BEFORE_DAY, ''), BARE_BALANCE)

const BEFORE_DAY = / (?:al|au|am|at|as of|as at|on|per|op|em|na|до|на|le|den|zum|vom|pr|ved|til)$/
const NAMED_DAY = /\d{1,2}[ ./-]\p{L}{3,9}[ ./-]\d{2,4}/gu

/** Is the text of a row a balance's name and nothing else: `Opening balance at 01.03.2020`? */
export function isBareLabel(cells: readonly string[]): boolean {
  const names = [OPENING, CLOSING, AT_START, AT_END, NAMES_BALANCE, BESIDE]
  const isText = (cell: string) => /\p{L}{3}/u.test(cell) && !dateCell(cell) && !numberCell(cell) && !/^[A-Z]{3}$|\d{6}/.test(cell)
  const texts = cells.filter(isText).map((text) => folded(text.replace(NAMED_DAY, ' ')))
  const isBare = (text: string) => text.split(' ').every((word) => /^\d+$/.test(word) || names.some((list) => hasWord(word, list)))
  const [only = ''] = texts
  return texts.length === 1 && (isEnd(only) || (isBare(only) && !/\p{Script=Han}/u.test(only)))
}

/** Is it how much a balance changed, or what of it may be used, and so at no end? */
export const isNoEnd = (label: string): boolean => hasWord(folded(label), NO_END)

/** Does a word alone name a balance, or the end of the period that it stands at? */
export function isLabelWord(word: string): boolean {
  const text = folded(word)
  return [OPENING, CLOSING, BALANCE].some((list) => hasWord(text, list))
}

const DAY_BEHIND = /(?: \d+)+$/

/** Which balance a folded text names: by its words, or by one for a balance and one for its end of the period. */
function endOf(text: string): 'opening' | 'closing' | undefined {
  const whole = wholeText(text.replace(DAY_BEHIND, ''))
  if (whole.has('opening')) return 'opening'
  if (whole.has('closing')) return 'closing'
  if (hasWord(text, OPENING)) return 'opening'
  if (hasWord(text, CLOSING)) return 'closing'
  if (!hasWord(text, BALANCE)) return undefined
  const [starts, ends] = [hasWord(text, AT_START), hasWord(text, AT_END)]
  return starts === ends ? undefined : starts ? 'opening' : 'closing'
}

/** Reads the labels of the rows above and below a table. */
export function labelsOf(above: readonly GridRow[], below: readonly GridRow[] = []): Labels {
  const rows = [...above, ...below]
  const opening: Labelled[] = []
  const closing: Labelled[] = []
  const bare: { readonly above: Labelled[]; readonly below: Labelled[] } = { above: [], below: [] }
  let account: Labels['account']
  let currency: Labels['currency']
  rows.forEach((row, index) => {
    row.cells.forEach((text, place) => {
      const label = folded(text.replace(/[\d.,]+\s*\S{0,4}$/u, ''))
      if (label === '') return
      const end = endOf(label)
      if (end === 'opening') push(opening, rows, index, place, text)
      else if (end === 'closing') push(closing, rows, index, place, text)
      else if (hasWord(label, BALANCE) && wordsOf(label) <= MOST_WORDS) push(index < above.length ? bare.above : bare.below, rows, index, place, text)
      account ??= accountOf(row, place, text, label)
      currency ??= currencyOf(row, place, text, label)
    })
  })
  const [other, ...others] = [...bare.above, ...bare.below].filter(({ label }) => !isNoEnd(label))
  // Of two balances of which one is known, the other one stands at the other end.
  if (other && others.length === 0 && (opening.length === 0) !== (closing.length === 0)) (opening.length === 0 ? opening : closing).push(other)
  const isUntold = opening.length === 0 || closing.length === 0
  const days = isUntold ? pairOfDays(above) : undefined
  const onDay = days?.day === undefined ? {} : { onDay: days }
  const parted = () => (opening.length + closing.length === 0 ? pairOf(bare.above, bare.below) : sameWord(opening, closing, above))
  const pair = days && days.day === undefined ? days : byDays(parted(), rows)
  if (pair && opening.length + closing.length > 0)
    return { opening: [], closing: [], pair, ...onDay, ...(account ? { account } : {}), ...(currency ? { currency } : {}) }
  const alone = !pair && opening.length + closing.length + bare.below.length === 0 && bare.above.length === 1 ? bare.above[0] : undefined
  return {
    opening,
    closing,
    ...onDay,
    ...(pair ? { pair } : {}),
    ...(alone ? { alone } : {}),
    ...(account ? { account } : {}),
    ...(currency ? { currency } : {}),
  }
}

const MOST_WORDS = 4

/** How many words a folded text has; a day is none. */
const wordsOf = (text: string): number => text.split(' ').filter((word) => !/^\d+$/.test(word)).length

function accountOf(row: GridRow, place: number, text: string, label: string): Labels['account'] {
  if (!hasWord(label, ACCOUNT) || label.split(' ').length > 6) return undefined
  const value = [...row.cells.slice(place + 1), text.split(/[:：\s]+/).at(-1) ?? '']
    .map((cell) => cell.replace(/[\s'"-]/g, ''))
    .find((cell) => /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(cell))
  return value === undefined ? undefined : { line: row.line, label: text, value }
}

function currencyOf(row: GridRow, place: number, text: string, label: string): Labels['currency'] {
  if (!hasWord(label, CURRENCY) || label.split(' ').length > 6) return undefined
  const inside =
    text
      .split(/[:：\s[\]"]+/)
      .filter((word) => word !== '')
      .at(-1) ?? ''
  const value = [...row.cells.slice(place + 1), inside].find((cell) => currenciesNamed(cell) !== undefined)
  return value === undefined ? undefined : { line: row.line, label: text, value }
}

/** A label's amount in minor units: by its own sign or side, in whichever style it is written; undefined where it can't be an amount. */
export function labelledMinor(of: Labelled, mark: Mark, digits: number): readonly number[] {
  const marks: readonly Mark[] = mark === 'minor' || mark === 'whole' ? [mark, '.', ','] : mark === '.' ? ['.', ','] : [',', '.']
  const cells = [of.cell, ...(of.joined ? [of.joined] : [])]
  const values = cells.flatMap((cell) => marks.map((one) => minorOf(cell, one, digits))).filter((minor) => minor !== undefined)
  const isOut = of.cell.minus || of.cell.side === 'out'
  return [...new Set(values)].map((minor) => (isOut && minor !== 0 ? -minor : minor))
}
