import { dateCell } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { type RowLabel, rowLabel, textsOf } from '../table/labels.ts'
import { NAMES_BALANCE } from '../words/label-words.ts'
import { rolesOf } from '../words/vocabulary.ts'
import { folded, hasWord } from '../words/words.ts'

const MOST_WORDS = 3

/** Is the only text of a row short, and names a balance? No word of it need say which one: opposite of one that is known it is the other. */
export function isShortBalance(cells: readonly string[]): boolean {
  const [only = '', ...more] = textsOf(cells).map(folded)
  return more.length === 0 && !/\d/.test(only) && only.split(' ').length <= MOST_WORDS && hasWord(only, NAMES_BALANCE)
}

/** Has a row an amount and, in a column of that name, the balance after it? Then the bank booked it: only its day is not printed. */
export function hasOwnBalance({ header }: Grid, { cells }: GridRow): boolean {
  const figures = [...cells.keys()].filter((place) => !dateCell(cells[place] ?? '') && numberCell(cells[place] ?? ''))
  const isBalance = (place: number) => rolesOf(header?.[place] ?? '').has('balance')
  return figures.some(isBalance) && figures.some((place) => !isBalance(place))
}

/** At a page's end among the lines: a balance by its words, and the one figure of a row beside it. It moves nothing. */
export function isCarriedOn({ rows }: Grid, row: GridRow, index: number): boolean {
  if (rows[index] !== row) return false
  // Asked of every line, and nearly always answered by this: it has a cell less than a row that shows the same figure.
  const filled = ({ cells }: GridRow) => cells.reduce((sum, cell) => sum + Number(cell !== ''), 0)
  const besides = [rows[index - 1], rows[index + 1]].filter((beside) => beside !== undefined && filled(row) < filled(beside))
  if (besides.length === 0) return false
  const figures = [...row.cells.keys()].filter((place) => !dateCell(row.cells[place] ?? '') && numberCell(row.cells[place] ?? ''))
  const [place = -1, ...others] = figures
  if (place < 0 || others.length > 0 || !besides.some((beside) => beside?.cells[place] === row.cells[place])) return false
  const label = rowLabel(row.cells, true)
  return label === 'opening' || label === 'closing'
}

/** Between two pages there stand few other rows. */
const MOST_BETWEEN = 5

/**
 * At a page's end or beginning, in a row without a day: the words of a balance, and one figure, which stands in the same column of the nearest row with a day on one side.
 * There are rows with a day on both sides, so that it is neither end of the table. It moves nothing.
 */
export function isCarriedToPage({ rows }: Grid, { cells }: GridRow, index: number): boolean {
  const figures = [...cells.keys()].filter((place) => numberCell(cells[place] ?? ''))
  const [place = -1, ...others] = figures
  if (place < 0 || others.length > 0) return false
  const label = rowLabel(cells, true)
  if (label !== 'opening' && label !== 'closing') return false
  const isDated = (row: GridRow) => row.cells.some((cell) => dateCell(cell))
  const above = rows.slice(Math.max(0, index - MOST_BETWEEN), index).findLast(isDated)
  const below = rows.slice(index + 1, index + 1 + MOST_BETWEEN).find(isDated)
  return above !== undefined && below !== undefined && [above, below].some((beside) => beside.cells[place] === cells[place])
}

/** Balances among the lines are few, and each is compared with all lines. */
const MOST_BALANCES = 20

/** Rows right below a bare balance, with the same cells filled and without a date that every other line has: other balances, by names that nobody knows. */
export function besideBalances(
  dates: readonly number[],
  of: { readonly rows: readonly GridRow[]; readonly labelled: readonly { label: RowLabel; row: GridRow }[] },
) {
  const filled = ({ cells }: GridRow) => cells.map((cell) => (isEmptyCell(cell) ? 0 : 1)).join('')
  const balances = of.labelled.filter(({ label }) => label === 'balance').slice(0, MOST_BALANCES)
  return balances.flatMap((balance) => {
    const row = of.rows.find(({ line }) => line === balance.row.line + 1)
    const others = of.rows.filter((other) => other !== row)
    if (!row || others.length === 0 || filled(row) !== filled(balance.row)) return []
    const lacks = (at: number) => !dateCell(row.cells[at] ?? '') && others.every(({ cells }) => dateCell(cells[at] ?? '') !== undefined)
    return dates.some(lacks) ? [{ row, place: row.cells.findIndex((cell) => cell !== '' && !dateCell(cell)) }] : []
  })
}

/** `Débitos / Créditos:` and beside it a text, with no figure under the amounts (`numbers`): a note of the bank, and no line. */
export function isNote({ cells }: GridRow, numbers: readonly number[]): boolean {
  const [name = '', ...others] = cells.filter((cell) => !isEmptyCell(cell))
  return /^\D*\p{L}{3}\D*:$/u.test(name) && others.length < 2 && numbers.every((place) => isEmptyCell(cells[place] ?? ''))
}
