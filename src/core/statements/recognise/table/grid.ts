import type { Table } from '../../source.ts'
import type { Cell } from '../../statement.ts'
import { dateCell, isClock } from '../cells/date-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import { rolesOf } from '../words/vocabulary.ts'
import { isCountRow, isNameAgain } from './count-rows.ts'
import { hasNumber, isBeginningOf, isMaimed, isOfOtherKind, kindOf } from './cut-lines.ts'
import { withDetails, withWidthOf } from './detail-rows.ts'
import { headerAbove, isBlankOrRuler, isHeader } from './header-rows.ts'
import { isNote, isRemark } from './notes-between.ts'
import { withOrderParts } from './order-parts.ts'
import { isCutOtherwise } from './other-cut.ts'
import { isOfWidth, LEAST_WIDTH, usualWidth, widthOf } from './table-width.ts'
import { tablesBelow } from './tables-below.ts'
import { withoutUnseen } from './unseen.ts'

/** Where a table stands in a file: what is above it, its header, its rows, and what is below. */
export interface Grid {
  readonly delimiter: string | null
  readonly width: number
  /** Texts of the header, joined over the lines that it has; undefined where there is none. */
  readonly header: readonly string[] | undefined
  readonly headerLine: number
  readonly above: readonly GridRow[]
  /** All rows from the first one that looks like a line to the last of the table's width. */
  readonly rows: readonly GridRow[]
  readonly below: readonly GridRow[]
  /** Rows that have more or fewer cells than the table. */
  readonly torn: readonly GridRow[]
  /** Rows with which another table begins. */
  readonly parted: readonly GridRow[]
}

export interface GridRow {
  readonly line: number
  /** Outer blanks are gone. */
  readonly cells: readonly string[]
  readonly raw: string
  /** Texts of the rows below that belong to it. */
  readonly details?: readonly string[]
  /** Places of cells that a workbook holds as numbers. */
  readonly numbers?: ReadonlySet<number>
}

/** Has one of these rows both a date and a number? */
export const hasLine = (table: Table): boolean => table.rows.some((cells) => isLineLike(trimmed(cells)))

/** The table of a split file; undefined where no row has both a date and a number. */
export function gridOf(table: Table, delimiter: string | null): Grid | undefined {
  const written = rowsOf(table)
  const looks = written.map((row, index) => isFar(index, written.length) || isLineLike(row.cells))
  const width = usualWidth(written, looks)
  if (width === undefined || width < LEAST_WIDTH) return undefined
  const rows = withWidthOf(written, width, (index) => looks[index] === true)
  const fits = (row: GridRow): boolean => isOfWidth(row, width)
  const named = nameRow(rows, width)
  const first = rows.findIndex((row, index) => index > named && looks[index] && fits(row))
  if (first < 0) return undefined
  let last = first
  rows.forEach((row, index) => {
    if (index >= first && fits(row) && looks[index]) last = index
  })
  // Balances, totals and rows in progress stand next to the lines, in the same cells.
  const start = Math.max(named + 1, first - countBefore(rows, first, fits))
  const lastLine = last
  while (last + 1 < rows.length && fits(rows[last + 1] as GridRow) && !isBlankOrRuler(rows[last + 1] as GridRow)) last += 1
  const headed = headerAbove(rows, start, width)
  const from = headed ? Math.max(start, headed.end) : start
  const remarks = rows.slice(lastLine + 1, last + 1).filter(isRemark)
  const block = rows.slice(from, last + 1).filter((row) => !isBlankOrRuler(row) && !isNote(row) && !remarks.includes(row))
  // Two rows in one, where a line end was damaged: a line of more cells than the table has, above or below it. What stands above the header is none, nor what has its date elsewhere.
  const isNoLine = (row: GridRow) => isCountRow(row) || isNameAgain(row, rows.slice(headed?.start ?? from, from))
  const isDay = (cells: readonly string[], place: number) => dateCell(cells[place] ?? '') !== undefined
  const hasDayThere = ({ cells }: GridRow): boolean =>
    (rows[first]?.cells ?? []).some((cell, place) => dateCell(cell) && (isDay(cells, place) || isDay(cells, place + 1)))
  const isRunTogether = (row: GridRow, index: number): boolean =>
    ((index < from && index >= (headed?.end ?? 0)) || index > last) && widthOf(row, width) > width && isLineLike(row.cells) && hasDayThere(row)
  const parted = headed ? tablesBelow(block, headed.names, width, fits) : []
  const kind = headed ? undefined : kindOf(block.filter(fits))
  const isBegun = isBeginningOf(() => block.filter((row) => fits(row) && isLineLike(row.cells)), width)
  const isMaimedLine = (row: GridRow, isBelowHeader: boolean): boolean => isMaimed(row, width, rows[first], isBelowHeader) && !isOfOtherKind(row, kind)
  const header = headed && isAligned(rows[headed.end - 1], block, width) ? headed.names : undefined
  return {
    delimiter,
    width,
    header,
    headerLine: headed ? (rows[headed.end - 1]?.line ?? 1) : 1,
    above: rows.slice(0, headed ? headed.start : from),
    rows: withDetails(
      withOrderParts(
        block.filter((row) => fits(row) && !isNoLine(row)),
        header,
      ),
    ),
    below: [...block.filter(isCountRow), ...remarks, ...rows.slice(last + 1).filter((row) => !isBlankOrRuler(row))],
    torn: [
      ...block.filter((row) => !fits(row) && !isNoLine(row) && !parted.includes(row)),
      ...rows.filter(isRunTogether),
      ...rows.filter((row, index) => (index < from || index > last) && isCutOtherwise(row)),
      ...rows.slice(headed?.end ?? named + 1, from).filter((row) => isMaimedLine(row, named >= 0) || ((named >= 0 || row === rows[from - 1]) && isBegun(row))),
      ...besideLast(rows, last, (row, isNext) => (isMaimedLine(row, false) && (isNext || hasNumber(row))) || (isNext && isBegun(row))),
    ],
    parted,
  }
}

/** Those maimed directly below the last line, and those that blank rows alone part from it. */
function besideLast(rows: readonly GridRow[], last: number, isOne: (row: GridRow, isNext: boolean) => boolean): readonly GridRow[] {
  const blank = rows.findIndex((row, index) => index > last && isBlankOrRuler(row))
  const next = rows.slice(last + 1, blank < 0 ? rows.length : blank).filter((row) => isOne(row, true))
  const behind = blank < 0 ? [] : rows.slice(blank).filter((row) => !isBlankOrRuler(row))
  const end = behind.findIndex((row) => !isOne(row, false))
  return [...next, ...behind.slice(0, end < 0 ? behind.length : end)]
}

/** The rows of a split text, whatever they are. */
export const rowsOf = (table: Table): readonly GridRow[] =>
  table.rows.map((cells, index) => {
    const row = { line: table.lineOf[index] ?? index + 1, cells: trimmed(cells), raw: rawOf(table, index) }
    const numbers = table.numbers?.[index]
    return numbers && numbers.size > 0 ? { ...row, numbers } : row
  })

/** A header with fewer names than the rows have filled cells names nobody knows which of them. */
function isAligned(header: GridRow | undefined, rows: readonly GridRow[], width: number): boolean {
  return (header?.cells.length ?? 0) >= width || rows.slice(0, HEAD_ROWS).every((row) => (row.cells[width - 1] ?? '') === '')
}

/** The row whose texts most of all name columns: what stands above it is no line, whatever it holds. −1 where none does. */
function nameRow(rows: readonly GridRow[], width: number): number {
  let best = { index: -1, hits: 2 }
  rows.slice(0, 60).forEach((row, index) => {
    if (!isHeader(row, width)) return
    const hits = row.cells.filter((cell) => cell !== '' && rolesOf(cell).size > 0).length
    const isAgain = rows[best.index]?.cells.join() === row.cells.join()
    const isHeadOfMore = !isAgain && hits > 2 && hits + 1 >= best.hits && linesAfter(rows, best.index, width) === 1 && linesAfter(rows, index, width) > 1
    if (hits > best.hits || isHeadOfMore) best = { index, hits }
  })
  return best.index
}

/** The lines that follow a header directly: one alone is a summary of the account. */
function linesAfter(rows: readonly GridRow[], header: number, width: number): number {
  const name = rows[header]?.cells.join()
  if (name === undefined) return 0
  const rest = rows.slice(header + 1, header + 5).filter(({ cells }) => cells.join() !== name)
  const end = rest.findIndex((row) => !isOfWidth(row, width) || !isLineLike(row.cells))
  return end < 0 ? rest.length : end
}

/** Cells that are not within blanks stand as they are. `="0042"` is how a text is written for a spreadsheet. */
function trimmed(cells: readonly string[]): readonly string[] {
  for (const cell of cells)
    if (isEdge(cell.charCodeAt(0)) || isEdge(cell.charCodeAt(cell.length - 1)))
      return cells.map((one) => withoutUnseen(one).trim().replace(FORMULA, '$1').trim())
  return cells
}

const FORMULA = /^="([^"]*)"$/
const EQUALS = 61

/** May this code be a blank, or begin a formula? Letters and digits are none. */
const isEdge = (code: number): boolean => code <= 32 || code === EQUALS || (code >= 160 && (code === 160 || code > 5_000))

export const HEAD_ROWS = 2_500
export const TAIL_ROWS = 300

/** In the middle of a long table everything is taken for a line until its width or its cells say otherwise. */
const isFar = (index: number, count: number): boolean => index >= HEAD_ROWS && index < count - TAIL_ROWS

/** A date and a number that is none, in different cells. */
function isLineLike(cells: readonly string[]): boolean {
  let dates = 0
  let numbers = 0
  for (const cell of cells) {
    if (cell === '') continue
    if (dateCell(cell)) dates += 1
    else if (!isClock(cell) && numberCell(cell)) numbers += 1
  }
  return dates > 0 && (numbers > 0 || dates > 1)
}

/** Rows directly above the first line that have numbers and the table's width: a balance before it, a row in progress without a date, or one of damaged cells. */
function countBefore(rows: readonly GridRow[], first: number, fits: (row: GridRow) => boolean): number {
  let count = 0
  for (let index = first - 1; index >= 0; index -= 1) {
    const row = rows[index] as GridRow
    if (!fits(row) || !row.cells.some((cell) => cell !== '' && !dateCell(cell) && (numberCell(cell) || isSpoilt(cell)))) break
    count += 1
  }
  return count
}

/** `18.O5.2026`, `-2O10.35`: a day or an amount of which letters are damaged; most of it is digits, and no name of a column is. */
const isSpoilt = (cell: string): boolean =>
  /^\S{5,16}$/u.test(cell) && /\d[.,/-]|[.,/-]\d/.test(cell) && cell.replace(/\D/g, '').length >= Math.max(4, cell.length * 0.6)

function rawOf(table: Table, index: number): string {
  const start = (table.lineOf[index] ?? 1) - 1
  const end = (table.lineOf[index + 1] ?? table.lines.length + 1) - 1
  return end === start + 1 ? (table.lines[start] ?? '') : table.lines.slice(start, end).join('\n')
}

/** A cell with its place in the file, for what is said of it. */
export const cellAt = (grid: Grid, row: GridRow, place: number): Cell => ({
  line: row.line,
  column: grid.header?.[place] || `column ${place + 1}`,
  value: row.cells[place] ?? '',
})
