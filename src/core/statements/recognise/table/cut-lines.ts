import { dateCell, isClock } from '../cells/date-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import type { GridRow } from './grid.ts'
import { rowLabel } from './labels.ts'
import { AMOUNT } from './notes-between.ts'
import { LEAST_WIDTH } from './table-width.ts'

/** Rows beside a table's lines that are lines of which something is gone: left out, they would be lost in silence. */

const BEGINS_WITH_DAY = /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}./

/**
 * A line of which delimiters are gone, or its last cells: it has its day where `line` has its first one or one cell before, fewer cells than the table, and no words
 * of a balance or a sum. Its sum may be gone or stand in one cell with a text: below a header, or where what stands before the day has the form that it has in `line`.
 */
export function isMaimed(row: GridRow, width: number, line: GridRow | undefined, isBelowHeader: boolean): boolean {
  const { cells } = row
  if (cells.length >= width || cells.length < LEAST_WIDTH || rowLabel(cells, true) !== undefined) return false
  const begins = (place: number) => dateCell(cells[place] ?? '') !== undefined || BEGINS_WITH_DAY.test(cells[place] ?? '')
  const place = line?.cells.findIndex((cell) => dateCell(cell)) ?? 0
  const isAlike = begins(place) && cells.slice(0, place).every((cell, n) => isOfOneForm(cell, line?.cells[n] ?? ''))
  return (begins(place) || begins(place - 1)) && (isBelowHeader || isAlike || hasNumber(row))
}

/** The same, or numbers that change with each line and are written alike (`FT2105`, `FT88`). */
const isOfOneForm = (a: string, b: string): boolean => a === b || (/\d/.test(a) && formOf(a) === formOf(b))

const formOf = (cell: string): string =>
  cell
    .replace(/\d+/g, '0')
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a')

const isDayAtFirst = (cell: string): boolean => dateCell(cell) !== undefined || BEGINS_WITH_DAY.test(cell)

/** The word with which all lines of a file of records begin. */
export function kindOf(lines: readonly GridRow[]): string | undefined {
  const [kind = ''] = lines[0]?.cells ?? []
  return lines.length > 1 && !isDayAtFirst(kind) && lines.every(({ cells }) => cells[0] === kind) ? kind : undefined
}

/** Does a row begin with another word, as the balances of such a file do? */
export const isOfOtherKind = ({ cells: [own = ''] }: GridRow, kind: string | undefined): boolean =>
  kind !== undefined && own !== '' && own !== kind && !isDayAtFirst(own)

/** Has a row a number that is no day, time or number of an account? */
export const hasNumber = ({ cells }: GridRow): boolean => cells.some((cell) => !dateCell(cell) && !isClock(cell) && !MANY_DIGITS.test(cell) && numberCell(cell))

const MANY_DIGITS = /^\d{9,}$/

/** What the lines have in one column: a day or a number in each, nothing in any, or texts. */
interface Column {
  readonly holds: 'days' | 'numbers' | 'nothing' | 'texts'
  /** What several lines have alike. */
  readonly again: ReadonlySet<string>
  readonly forms: ReadonlySet<string>
  /** Where the lines are counted, what stood before the first and after the last. */
  readonly counted: ReadonlySet<string>
}

/** So many lines show what a column holds. */
const LINES_ASKED = 20

/** What the lines of a table have in each column. */
function columnsOf(lines: readonly GridRow[], width: number): readonly Column[] {
  const asked = lines.slice(0, LINES_ASKED)
  return Array.from({ length: width }, (_, place) => {
    const cells = asked.map((row) => row.cells[place] ?? '')
    const again = new Set(cells.filter((cell, n) => /[\p{L}1-9]/u.test(cell) && cells.indexOf(cell) < n))
    return { holds: heldBy(cells), again, forms: new Set(cells.map(formOf)), counted: countedBeside(cells, lines.at(-1)?.cells[place]) }
  })
}

function heldBy(cells: readonly string[]): Column['holds'] {
  if (cells.every((cell) => cell === '')) return 'nothing'
  if (cells.every((cell) => dateCell(cell))) return 'days'
  return cells.every((cell) => cell === '' || numberCell(cell)) ? 'numbers' : 'texts'
}

function countedBeside(cells: readonly string[], last: string | undefined): Column['counted'] {
  const numbers = cells.map((cell) => (/^\d{1,6}$/.test(cell) ? Number(cell) : Number.NaN))
  const step = (numbers[1] ?? Number.NaN) - (numbers[0] ?? Number.NaN)
  const isCounted = Math.abs(step) === 1 && numbers.every((number, n) => n === 0 || number === (numbers[n - 1] ?? 0) + step)
  return new Set(isCounted ? [String((numbers[0] ?? 0) - step), String(Number(last) + step)] : [])
}

/** Digits that a page's number does not have. */
const FEWEST_TELLING = 5

/**
 * The beginning of a line: fewer cells than the table, or nothing in its last ones, each of them what its column holds, and one of them at least what nothing but a
 * line has there (its day, its number, one that is written alike, or what several lines have). The last one may be cut itself. Few files have rows of which it is
 * asked: only then the lines are.
 */
export function isBeginningOf(lines: () => readonly GridRow[], width: number): (row: GridRow) => boolean {
  let columns: readonly Column[] | undefined
  return (row) => {
    columns ??= columnsOf(lines(), width)
    return isBeginning(row, columns)
  }
}

function isBeginning(row: GridRow, columns: readonly Column[]): boolean {
  const cells = row.cells.slice(0, row.cells.findLastIndex((cell) => cell !== '') + 1)
  if (cells.length >= columns.length || cells.length === 0 || rowLabel(cells, true) !== undefined) return false
  const told = cells.map((cell, place) => fitOf(cell, columns[place]))
  return told.some((fit) => fit === 'telling') && told.every((fit, place) => fit !== 'strange' || (place > 0 && place === told.length - 1))
}

function fitOf(cell: string, column: Column | undefined): 'telling' | 'possible' | 'strange' {
  if (cell === '' || !column) return 'possible'
  if (column.again.has(cell) || column.counted.has(cell)) return 'telling'
  if (column.holds === 'days') return dateCell(cell) ? 'telling' : 'strange'
  if (column.holds === 'nothing' || (column.holds === 'numbers' && !numberCell(cell))) return 'strange'
  const form = formOf(cell)
  // Sums stand below amounts.
  if (/\d/.test(cell) && cell.length >= FEWEST_TELLING && column.forms.has(form)) return AMOUNT.test(cell) ? 'possible' : 'telling'
  const isOfCodes = column.forms.size === 1 && [...column.forms].every((one) => one.includes('0'))
  return isOfCodes && !column.forms.has(form) ? 'strange' : 'possible'
}
