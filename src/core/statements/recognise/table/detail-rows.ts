import { dateCell } from '../cells/date-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import type { GridRow } from './grid.ts'
import { rowLabel } from './labels.ts'

/**
 * The rows with details of a line in it, where they are as many as the lines or more: so many rows without a day would hide in which column the days stand. A detail is a
 * row of texts alone, in columns in which the line has a text, and names no balance and no sum.
 */
export function withDetails(rows: readonly GridRow[]): readonly GridRow[] {
  const details = rows.filter(isOfTexts)
  if (details.length * 2 < rows.length) return rows
  const lines: { readonly line: GridRow; readonly below: GridRow[] }[] = []
  for (const row of rows) {
    const last = lines.at(-1)
    if (last && isOfTexts(row) && isBelow(row, last.line)) last.below.push(row)
    else lines.push({ line: row, below: [] })
  }
  return lines.map(({ line, below }) => (below.length === 0 ? line : withBelow(line, below)))
}

const withBelow = (line: GridRow, below: readonly GridRow[]): GridRow => ({
  ...line,
  details: below.flatMap(({ cells }) => cells.filter((cell) => cell !== '')),
  raw: [line, ...below].map(({ raw }) => raw).join('\n'),
})

const isFigure = (cell: string): boolean => dateCell(cell) !== undefined || numberCell(cell) !== undefined

const isText = (cell: string): boolean => /\p{L}{2}/u.test(cell) && !isFigure(cell)

function isOfTexts({ cells }: GridRow): boolean {
  return cells.every((cell) => cell === '' || isText(cell)) && cells.some((cell) => cell !== '') && rowLabel(cells, false) === undefined
}

/** Does the line have a day, and a text in each place in which the row has one? */
const isBelow = ({ cells }: GridRow, line: GridRow): boolean =>
  line.cells.some((cell) => dateCell(cell) !== undefined) &&
  cells.every((cell, place) => cell === '' || (/\p{L}/u.test(line.cells[place] ?? '') && !isFigure(line.cells[place] ?? '')))

const BEGINS_WITH_TEXT = /\p{L}{2}/u

/**
 * The rows with those made as wide as the table that lack their last cells and are the text of the line above: their first cell is empty, where the line has its day, and
 * the others hold words alone. `isLine`: does a row look like a line?
 */
export function withWidthOf(rows: readonly GridRow[], width: number, isLine: (row: number) => boolean): readonly GridRow[] {
  let isBelowLine = false
  return rows.map((row, index) => {
    const { cells } = row
    const isShort =
      cells.length < width && cells.length > 1 && cells[0] === '' && cells.every((cell) => cell === '' || (BEGINS_WITH_TEXT.test(cell) && !isFigure(cell)))
    const fits = isShort && isBelowLine && cells.some((cell) => cell !== '') && rowLabel(cells, false) === undefined
    isBelowLine = fits || (isLine(index) && cells.length >= width && dateCell(cells[0] ?? '') !== undefined)
    return fits ? { ...row, cells: [...cells, ...Array.from({ length: width - cells.length }, () => '')] } : row
  })
}
