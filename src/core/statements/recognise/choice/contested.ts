import { say } from '../../../said/say.ts'
import { dateCell } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import { type Lines, SAMPLE, withRows } from '../lines/lines.ts'
import { isStep, isSumNamed } from '../lines/sums.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { isBareLabel, rowLabel } from '../table/labels.ts'
import type { Candidate } from './candidates.ts'
import { isProven } from './choose.ts'

/** Rows with a balance's words, a date and one figure: a balance of the period, or a payment whose text is like one. */

const MOST = 3
/** A row is asked what it is near an end of the table. */
const AT_END = 10
const CONTESTED = say.contestedRow

interface Searched {
  readonly lines: Lines
  readonly candidates: readonly Candidate[]
}

type Contest = NonNullable<Lines['contested']>[number]

/**
 * The lines with and without each such row: what one of the ways alone proves decides; then a row whose text is nothing but a balance's name is none of the lines.
 * Where that does not tell either, the row keeps the file from being read.
 */
export function settled(lines: Lines, grid: Grid, search: (lines: Lines) => Searched): Searched {
  const ends = new Set([...lines.rows.slice(0, AT_END), ...lines.rows.slice(-AT_END)].map(({ line }) => line))
  const contested = (lines.contested ?? []).filter(({ row }) => ends.has(row.line))
  if (contested.length === 0) return search(lines)
  const isBare = ({ row, label }: Contest) => label === 'total' || isBareLabel(row.cells) || (label === 'turnover' && isSumNamed(grid, row, lines.rows))
  const without = (left: readonly Contest[]) => search(left.length === 0 ? lines : leftOut(lines, grid, left))
  const usual = contested.filter(isBare)
  // The sum of one line is as large as the line: where that is gone, the sum in its place makes both ends meet.
  const countsTotal = (left: readonly Contest[], { proof }: Candidate) =>
    proof === 'opening_closing' && contested.some((one) => one.label === 'total' && !left.includes(one))
  // Behind an opening balance that is taken for a payment into an empty account everything chains.
  const countsOpening = (left: readonly Contest[]) => contested.some((one) => one.label === 'opening' && !left.includes(one) && saysOneFigure(one.row))
  const ways = contested.length > MOST ? [usual, [], contested] : subsets(contested)
  const proven = ways
    .map((left) => ({ left, found: without(left) }))
    .filter(({ left, found }) => found.candidates.some((one) => isProven(one) && !countsTotal(left, one)) && !countsOpening(left))
  const [only] = proven
  if (only && proven.length === 1) return only.found
  const bare = without(usual)
  const asUsual = proven.length === 0 || proven.some(({ left }) => left.length === usual.length && left.every((one) => usual.includes(one)))
  // Both ways hold, and the row's own amount leads to its balance: that it is none is not told.
  const stepped = proven.length > 1 ? usual.filter(({ row }) => isStep(lines.rows, row, lines.rows.indexOf(row))) : []
  if (stepped.length > 0) return { ...bare, lines: { ...bare.lines, unknown: [...bare.lines.unknown, ...stepped.map(doubtOf)] } }
  if (asUsual && usual.length === contested.length) return bare
  const doubts = contested.filter((one) => !isBare(one) && !isLikeOthers(one, lines)).map(doubtOf)
  return { ...bare, lines: { ...bare.lines, doubtful: [...bare.lines.doubtful, ...doubts] } }
}

const doubtOf = ({ row }: Contest) => ({ row, place: textPlace(row), reason: CONTESTED })

/** Has a row one figure twice or more, and no other: an amount that is its balance? */
function saysOneFigure({ cells }: GridRow): boolean {
  const figures = cells
    .filter((cell) => !isEmptyCell(cell) && !dateCell(cell) && /[1-9]/.test(cell) && numberCell(cell))
    .map((cell) => cell.replace(/^[-+\s]+/, ''))
  return figures.length > 1 && new Set(figures).size === 1
}

function leftOut(lines: Lines, grid: Grid, left: readonly Contest[]): Lines {
  const gone = new Set(left.map(({ row }) => row.line))
  const { rows } = lines
  let [from, to] = [0, rows.length]
  while (from < to && gone.has(rows[from]?.line ?? 0)) from += 1
  while (to > from && gone.has(rows[to - 1]?.line ?? 0)) to -= 1
  const between = rows.slice(from, to)
  const kept = between.length > SAMPLE ? between : between.filter(({ line }) => !gone.has(line))
  return { ...lines, ...withRows(grid, kept), labelled: [...lines.labelled, ...left] }
}

function subsets(of: readonly Contest[]): readonly (readonly Contest[])[] {
  const [first, ...more] = of
  if (!first) return [[]]
  const others = subsets(more)
  return [...others, ...others.map((set) => [first, ...set])]
}

/** Has a row a word of the others in a column of several words, or a party as they have? A balance has none. */
function isLikeOthers({ row }: Contest, { rows, columns }: Lines): boolean {
  const others = rows.slice(0, ROWS_SEEN).filter(({ line }) => line !== row.line)
  return columns.some(({ place, roles }) => {
    const cell = row.cells[place] ?? ''
    if (!/\p{L}{3}/u.test(cell) || dateCell(cell) || numberCell(cell) || rowLabel([cell], true) !== undefined) return false
    if (roles.has('counterparty') && !roles.has('own')) return true
    const found = new Set(others.map(({ cells }) => cells[place] ?? ''))
    return found.size > 1 && found.has(cell)
  })
}

const ROWS_SEEN = 200

const textPlace = (row: GridRow): number =>
  Math.max(
    0,
    row.cells.findIndex((cell) => /\p{L}{2}/u.test(cell) && !dateCell(cell) && rowLabel([cell], true) !== undefined),
  )
