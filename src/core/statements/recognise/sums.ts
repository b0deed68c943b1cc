import { isEmptyCell } from './columns.ts'
import { dateCell } from './date-cell.ts'
import type { Grid, GridRow } from './grid.ts'
import { type Mark, minorOf, numberCell } from './number-cell.ts'

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

/** Does the amount of one of two neighbouring rows lie between two figures of one column, as it does between balances? An amount of 0 tells nothing. */
export function chains({ width }: Grid, a: GridRow, b: GridRow): boolean {
  return (['.', ','] as const).some((mark) => {
    const figures = ({ cells }: GridRow) => cells.slice(0, width).map((cell) => (FIGURE.test(cell) ? scaled(cell, mark) : undefined))
    const [one, other] = [figures(a), figures(b)]
    const steps = new Set(one.flatMap((minor, place) => (minor === undefined ? [] : [Math.abs(minor - (other[place] ?? Number.NaN))])))
    return [...one, ...other].some((minor) => minor !== undefined && minor !== 0 && steps.has(Math.abs(minor)))
  })
}

function areSums(numbers: readonly string[], { width }: Grid, rows: readonly GridRow[], mark: Mark): boolean {
  const sums = new Set<number>()
  for (let place = 0; place < width; place += 1) {
    const amounts = rows.map(({ cells }) => scaled(cells[place] ?? '', mark))
    if (amounts.some((amount) => amount === undefined)) continue
    const sum = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0)
    if (sum !== 0) sums.add(sum)
  }
  return numbers.every((text) => sums.has(scaled(text, mark) ?? 0))
}

/** 0 for an empty cell, undefined for one that is no number. */
function scaled(text: string, mark: Mark): number | undefined {
  if (isEmptyCell(text)) return 0
  const cell = dateCell(text) ? undefined : numberCell(text)
  const minor = cell && minorOf(cell, mark, DECIMALS)
  return cell && minor !== undefined && cell.minus ? -minor : minor
}
