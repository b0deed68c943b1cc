import { dateCell } from '../cells/date-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import type { GridRow } from './grid.ts'
import { isHeader } from './header-rows.ts'

/** How many cells a table has, and which rows are as wide. */

export const LEAST_WIDTH = 2

/** A row's cells; empty ones beyond the table's width are those of a trailing delimiter, and a row may leave out its last empty ones. */
export function widthOf(row: GridRow, width: number): number {
  const { cells } = row
  if (cells.length === width) return width
  if (cells.length > width) return cells.slice(width).every((cell) => cell === '') ? width : cells.length
  return cells.length
}

/** Has a row as many cells as the table? */
export const isOfWidth = (row: GridRow, width: number): boolean => widthOf(row, width) === width

export function usualWidth(rows: readonly GridRow[], looks: readonly boolean[]): number | undefined {
  const counts = new Map<number, number>()
  rows.forEach((row, index) => {
    if (looks[index]) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1)
  })
  let best: number | undefined
  for (const [width, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0) || (count === counts.get(best) && width > best)) best = width
  return narrower(rows, looks, counts, best)
}

/**
 * A header that ends one cell before the lines do, where some of these end with it as well: the cell beyond is the empty one of a delimiter that the others leave out. One that
 * ends more cells before them, all empty: somebody had notes there, or a program keeps the width of another table.
 */
function narrower(rows: readonly GridRow[], looks: readonly boolean[], counts: ReadonlyMap<number, number>, width = 0): number | undefined {
  const isHead = (least: number, { cells }: GridRow) =>
    cells.length === least && isHeader({ cells }, least) && cells.every((cell) => cell !== '' && !dateCell(cell) && !numberCell(cell))
  const fits = (least: number) => rows.some((row) => isHead(least, row)) && rows.every((row, index) => looks[index] !== true || isOfWidth(row, least))
  if (counts.has(width - 1)) return fits(width - 1) ? width - 1 : width || undefined
  const others = Array.from({ length: MOST_EMPTY }, (_, n) => width - 2 - n).filter((least) => least >= LEAST_WIDTH)
  return (isBlankBehind(rows, looks, width - 2) ? others.find(fits) : undefined) ?? (width || undefined)
}

const MOST_EMPTY = 6

/** Asked first: of most tables the first line has something in its last cells. */
const isBlankBehind = (rows: readonly GridRow[], looks: readonly boolean[], place: number): boolean =>
  place > 0 &&
  rows
    .find((_, index) => looks[index] === true)
    ?.cells.slice(place)
    .every((cell) => cell === '') === true
