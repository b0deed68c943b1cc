import { dateCell } from '../cells/date-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { rowLabel } from '../table/labels.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import { movementsOf } from './movement.ts'
import { hasOwnBalance, isShortBalance } from './short-balance.ts'
import { isStep } from './sums.ts'

/** A row with its place, which bears the name of a balance. */
interface Named {
  readonly row: GridRow
  readonly place: number
}

/**
 * Rows among the lines that bear the very name of a balance that stands at an end of the table, or any such name and not all that every line has: files that were put
 * under one another have them in between. What has another figure beside its amount, or leads to its own balance, is a payment of that name.
 */
export function balancesBetween(grid: Grid, numbers: readonly number[], rows: readonly GridRow[], atEnds: readonly GridRow[]): readonly Named[] {
  const names = new Set(atEnds.flatMap(({ cells }) => cells.filter(isName).map(nameOf)))
  const ends = new Set(atEnds.map(({ line }) => line))
  const lacks = lacking(grid, rows)
  const named = rows.flatMap((row) => {
    const isNamed = (cell: string) => cell !== '' && ((names.size > 0 && names.has(nameOf(cell))) || (lacks(row) && isName(cell)))
    const place = ends.has(row.line) || (names.size === 0 && !lacks(row)) ? -1 : row.cells.findIndex(isNamed)
    return place < 0 ? [] : [{ row, place }]
  })
  if (named.length === 0) return []
  const movement = movementsOf(grid, numbers)
  return named.filter(({ row }) => movement(row) === 'either' && !isStep(grid.rows, row, grid.rows.indexOf(row)))
}

/** Among more rows than these one in ten may be balances. */
const FEW = 2
const SHARE = 10

/** Is a cell of a row empty that nearly all others have? */
function lacking({ width }: Grid, rows: readonly GridRow[]): (row: GridRow) => boolean {
  const most = Math.max(FEW, rows.length / SHARE)
  const counts = Array.from({ length: width }, (_, place) => rows.reduce((sum, { cells }) => sum + Number((cells[place] ?? '') === ''), 0))
  const places = [...counts.keys()].filter((place) => (counts[place] ?? 0) > 0 && (counts[place] ?? 0) <= most)
  return ({ cells }) => places.some((place) => (cells[place] ?? '') === '')
}

/** Its day is no part of a balance's name. */
const nameOf = (text: string): string => folded(text.replace(/[\d.,/-]+/g, ' '))

function isName(cell: string): boolean {
  if (cell === '' || dateCell(cell) || numberCell(cell)) return false
  const label = rowLabel([cell], true)
  return label === 'opening' || label === 'closing'
}

/** Words for a balance that was carried forward, which payments bear as well: `Übertrag` is a transfer too. */
const CARRIED = wordList(
  '=übertrag; =uebertrag; =vortrag; =report; =riporto; =reporte; =carry over; =carryover; =carried over; =przeniesienie; =перенос; =перенесено; =devir; =átvitel; =áthozat; =överföring saldo; =overført saldo; =siirto saldo',
)

/**
 * The first or last row, where its only text is such a word, no other line bears it, and its amount is its balance or stands beside none: a balance carried forward, or a
 * payment into an empty account.
 */
export function carriedOver(grid: Grid, numbers: readonly number[], rows: readonly GridRow[]): readonly Named[] {
  if (rows.length < 2) return []
  const found = [rows[0], rows.at(-1)].flatMap((row) => {
    const texts = row?.cells.flatMap((cell, place) => (isText(cell) ? [place] : [])) ?? []
    const [place = -1] = texts
    const isOfBalance = (of: GridRow) => isShortBalance(of.cells) && hasOwnBalance(grid, of) && rowLabel(of.cells, true) === undefined
    return row && texts.length === 1 && (hasWord(folded(row.cells[place] ?? ''), CARRIED) || isOfBalance(row)) ? [{ row, place }] : []
  })
  const isAlone = ({ row, place }: Named) => rows.every((other) => other === row || other.cells[place] !== row.cells[place])
  if (found.length === 0) return []
  const movement = movementsOf(grid, numbers)
  return found.filter((one) => isAlone(one) && movement(one.row) === 'either')
}

const isText = (cell: string): boolean => /\p{L}{2}/u.test(cell) && !/^[A-Z]{3}$/.test(cell) && !dateCell(cell) && !numberCell(cell)
