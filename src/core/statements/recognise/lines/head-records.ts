import { dateCell } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { type Column, columnOf } from '../columns/columns.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { isSumBetween, movesBetween } from './sums.ts'

/**
 * Rows of another kind around the lines of a table without a header: `0`, `OPEN`, `HIST` … `CLOSE` in the first cell, or a first row with the account, the period and both
 * balances. Nothing else parts them from the lines.
 */

const ROWS_SEEN = 200
const FEWEST = 3
const FEWEST_NAMED = 2
const RECORD = /^[A-Z]{3,}$/

/** Is a row one of another kind, by a cell that is the same in all lines? Asked of rows without a date at the ends of a table. */
export function otherKinds(grid: Grid): (row: GridRow) => boolean {
  if (grid.header) return () => false
  const dated = grid.rows.slice(0, ROWS_SEEN).filter(({ cells }) => cells.some((cell) => dateCell(cell)))
  const [kind = ''] = dated[0]?.cells ?? []
  // A word in capitals that only two rows have says what they are where the rows around them have others: one row alone may be a line whose date is damaged.
  const others = new Set(grid.rows.slice(0, ROWS_SEEN).flatMap((row) => (dated.includes(row) ? [] : [row.cells[0]])))
  const fewest = RECORD.test(kind) && others.size > 1 ? FEWEST_NAMED : FEWEST
  const isKind = kind !== '' && !dateCell(kind) && dated.length >= fewest && dated.every(({ cells }) => cells[0] === kind)
  return ({ cells: [own = ''] }) => isKind && own !== '' && own !== kind
}

/**
 * The rows without a first one that has its date in another form than all others, or alone names our own account (`isOurs`), and two figures between which lie exactly their amounts.
 */
export function withoutHead(grid: Grid, isOurs: (cell: string) => boolean): Grid {
  const [first, ...lines] = grid.rows
  if (grid.header || !first || lines.length < FEWEST || lines.length > ROWS_SEEN) return grid
  const shapes = columnsWithDates(grid, lines)
  const differs = shapes.some(({ place, shape }) => shape !== undefined && shapeOf(first.cells[place] ?? '') !== shape)
  const namesUs = ({ cells }: GridRow) => cells.some(isOurs)
  const second = lines[0]
  // Without an opening balance the newest amount and its balance have all others between them: a row that chains to the next one is a line, whatever its date looks like.
  const isHead =
    (differs || (namesUs(first) && !lines.some(namesUs))) &&
    isSumBetween(grid, first, lines) &&
    second !== undefined &&
    !movesBetween(first, second) &&
    !movesBetween(second, first)
  return isHead ? { ...grid, above: [...grid.above, first], rows: lines } : grid
}

function columnsWithDates({ width }: Grid, lines: readonly GridRow[]) {
  return Array.from({ length: width }, (_, place) => place).flatMap((place) => {
    const column: Column = columnOf(
      '',
      place,
      lines.map(({ cells }) => cells[place] ?? ''),
    )
    if (column.orders.length === 0 || column.cells.some(isEmptyCell)) return []
    const shapes = new Set(column.cells.map(shapeOf))
    return [{ place, shape: shapes.size === 1 ? [...shapes][0] : undefined }]
  })
}

/** `2026-03-31` → `0000-0-0`, `3 Mar 2026` → `0 a 0000`: one form has months of other names, and days of one digit and two. */
const shapeOf = (text: string): string => text.replace(/\d+/g, (digits) => (digits.length > 2 ? '0000' : '0')).replace(/\p{L}+/gu, 'a')
