import { dateCell } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { type Mark, minorOf, numberCell } from '../cells/number-cell.ts'
import type { Grid, GridRow } from '../table/grid.ts'

/** Decimals enough for any currency: what is compared is scaled alike. */
const DECIMALS = 4
const MOST_ROWS = 2_000
const FIGURE = /[.,]\d+$/

/** Is a row below all lines, in which the only numbers are sums of columns? Then it is a total, whatever it says. */
export function isSumBelow(grid: Grid, row: GridRow, rows: readonly GridRow[]): boolean {
  const last = rows.at(-1)
  if (!last || row.line < last.line || rows.length > MOST_ROWS || rows.length < 2) return false
  const numbers = row.cells.filter((cell) => !isEmptyCell(cell) && !dateCell(cell) && numberCell(cell))
  return numbers.length > 0 && (['.', ',', 'whole'] as const).some((mark) => areSums(numbers, grid, rows, mark))
}

/** Is each amount of a row, whatever numbers beside them mark its kind, the sum of a column of the others, or of its rows of one side, and of several of them? */
export function isSumNamed(grid: Grid, { line, cells }: GridRow, rows: readonly GridRow[]): boolean {
  const others = rows.filter((row) => row.line !== line)
  const figures = cells.filter((cell) => FIGURE.test(cell) && !dateCell(cell) && numberCell(cell))
  const isOneOf = (row: GridRow) => figures.some((figure) => row.cells.includes(figure))
  if (figures.length === 0 || others.length < 2 || others.length > MOST_ROWS || others.some(isOneOf)) return false
  return (['.', ','] as const).some((mark) => areSums(figures, grid, others, mark))
}

/** Has a row two figures between which lie exactly the amounts of one column of the rows? */
export function isSumBetween({ width }: Grid, row: GridRow, rows: readonly GridRow[]): boolean {
  return (['.', ','] as const).some((mark) => {
    const figures = row.cells.filter((cell) => FIGURE.test(cell)).map((cell) => scaled(cell, mark))
    return Array.from({ length: width }, (_, place) => place).some((place) => {
      const amounts = rows.map(({ cells }) => (isEmptyCell(cells[place] ?? '') ? undefined : scaled(cells[place] ?? '', mark)))
      if (amounts.some((amount) => amount === undefined)) return false
      const sum = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0)
      return sum !== 0 && figures.some((from) => from !== undefined && figures.includes(from + sum))
    })
  })
}

const figuresOf = ({ cells }: GridRow, mark: Mark) => cells.map((cell) => (FIGURE.test(cell) ? scaled(cell, mark) : undefined))

/** Has a row a figure, in another column than that of balances, by which its balance differs from that of the row beside it? */
export function movesBetween(row: GridRow, beside: GridRow): boolean {
  return (['.', ','] as const).some((mark) => {
    const [own, other] = [figuresOf(row, mark), figuresOf(beside, mark)]
    return own.some((balance, place) => {
      const step = balance === undefined ? Number.NaN : Math.abs(balance - (other[place] ?? Number.NaN))
      return step > 0 && own.some((minor, at) => at !== place && minor !== undefined && Math.abs(minor) === step)
    })
  })
}

/** Does the amount of a row of a table lead to its balance from the row above or below? Who empties an account may write no more than `Balance`. */
export const isStep = (rows: readonly GridRow[], row: GridRow, index: number): boolean =>
  rows[index] === row && [rows[index - 1], rows[index + 1]].some((beside) => beside !== undefined && movesBetween(row, beside))

function areSums(numbers: readonly string[], { width }: Grid, rows: readonly GridRow[], mark: Mark): boolean {
  const sums = new Set<number>()
  for (let place = 0; place < width; place += 1) {
    const amounts = rows.map(({ cells }) => scaled(cells[place] ?? '', mark))
    if (amounts.some((amount) => amount === undefined)) continue
    const sum = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0)
    if (sum !== 0) sums.add(sum)
    for (const part of sumsBySide(amounts, rows, width)) sums.add(part)
  }
  return numbers.every((text) => sums.has(scaled(text, mark) ?? 0))
}

const MOST_SIDES = 2

/** What the rows with each of two words add up to: `CR` and `DB` beside amounts without a sign. */
function sumsBySide(amounts: readonly (number | undefined)[], rows: readonly GridRow[], width: number): readonly number[] {
  return Array.from({ length: width }, (_, place) => place).flatMap((place) => {
    const sums = new Map<string, number>()
    for (const [n, { cells }] of rows.entries()) {
      const word = cells[place] ?? ''
      sums.set(word, (sums.get(word) ?? 0) + (amounts[n] ?? 0))
      if (sums.size > MOST_SIDES || !/^\p{L}[\p{L}.]*$/u.test(word)) return []
    }
    return sums.size === MOST_SIDES ? [...sums.values()].filter((sum) => sum !== 0) : []
  })
}

/** 0 for an empty cell, undefined for one that is no number. */
function scaled(text: string, mark: Mark): number | undefined {
  if (isEmptyCell(text)) return 0
  const cell = dateCell(text) ? undefined : numberCell(text)
  const minor = cell && minorOf(cell, mark, DECIMALS)
  return cell && minor !== undefined && cell.minus ? -minor : minor
}
