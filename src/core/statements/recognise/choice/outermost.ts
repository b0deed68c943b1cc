import { type Said, say } from '../../../said/say.ts'
import type { Cell } from '../../statement.ts'
import { dateCell, isClock } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import { flagsOf } from '../columns/flags.ts'
import { differBy } from '../columns/same-figures.ts'
import type { Lines } from '../lines/lines.ts'
import { saysOut } from '../lines/texts.ts'
import { cellAt, type Grid, type GridRow } from '../table/grid.ts'
import { rowLabel } from '../table/labels.ts'
import type { Candidate } from './candidates.ts'

/** The rows at both ends of a table: no balance holds the oldest amount, and an amount may be the sum of all others. */

const FEWEST_SUMMED = 4
const FEWEST_ALIKE = 3

/** What a first or last row may be beside a line, as it stands in a reading that nothing proves. */
export const doubtsAtEnds = (one: Candidate, lines: Lines, grid: Grid): readonly { readonly cell: Cell; readonly reason: Said }[] => [
  ...sumAtAnEnd(one, lines, grid).map((cell) => ({ cell, reason: say.sumOfOthers })),
  ...unlikeOthers(one, lines, grid).map((cell) => ({ cell, reason: say.otherAtAnEnd })),
]

/** The amount of a first or last row that is the sum of all others, with their sign: a total or a balance, whatever its words are, but for one with all that a payment has. */
function sumAtAnEnd({ model: { amounts, places }, opening = 0 }: Candidate, lines: Lines, grid: Grid): readonly Cell[] {
  const { rows } = lines
  if (amounts.length < FEWEST_SUMMED) return []
  // With an opening balance that is known, the sum is the closing one.
  const isSum = (minor: number) => total === 2 * minor || total + opening === 2 * minor
  const total = amounts.reduce((sum, minor) => sum + minor, 0)
  return [rows.length - 1, 0].flatMap((n) => {
    const [row, minor] = [rows[n], amounts[n] ?? 0]
    const place = places.find((one) => row && !isEmptyCell(row.cells[one] ?? '')) ?? 0
    return row && minor !== 0 && isSum(minor) && !isLikePayments(row, lines, places) ? [cellAt(grid, row, place)] : []
  })
}

const ROWS_SEEN = 200
const LEAST_LETTERS = 4
const THINGS = ['reference', 'counterpartyAccount'] as const

/** Has a row no words of a sum, a cell wherever all others have one, and a number of its own, as each of them: `1049`, an account? Sums have none. */
function isLikePayments(row: GridRow, { rows, columns }: Lines, amounts: readonly number[]): boolean {
  const others = [...rows.slice(0, ROWS_SEEN), ...rows.slice(-ROWS_SEEN)].filter(({ line }) => line !== row.line)
  const isAlways = (place: number) => others.every(({ cells }) => !isEmptyCell(cells[place] ?? ''))
  if (rowLabel(row.cells, false) !== undefined || row.cells.some((cell, place) => isEmptyCell(cell) && isAlways(place))) return false
  return row.cells.some((cell, place) => {
    if (amounts.includes(place) || cell.length < LEAST_LETTERS || !/\d/.test(cell) || dateCell(cell) || isClock(cell)) return false
    // Bare digits may be another sum.
    if (numberCell(cell) && !THINGS.some((role) => columns[place]?.roles.has(role))) return false
    const numbers = new Map(others.map(({ line, cells }) => [line, cells[place] ?? '']))
    const isOwn = new Set([cell, ...numbers.values()]).size === numbers.size + 1
    return isOwn && [...numbers.values()].every((other) => shapeOf(other) === shapeOf(cell))
  })
}

/**
 * The first or the last row of a table without a header that has no text where all others have one, and one where none of them has: a balance, or a payment, and nothing
 * tells which.
 */
function unlikeOthers({ model: { places } }: Candidate, { rows }: Lines, grid: Grid): readonly Cell[] {
  if (grid.header || rows.length < FEWEST_ALIKE) return []
  return [rows.length - 1, 0].flatMap((n) => {
    const row = rows[n]
    if (!row) return []
    const others = [...rows.slice(0, ROWS_SEEN), ...rows.slice(-ROWS_SEEN)].filter(({ line }) => line !== row.line)
    const all = Array.from({ length: grid.width }, (_, place) => place)
    const have = (place: number, holds: (cell: string) => boolean) => others.every(({ cells }) => holds(cells[place] ?? ''))
    const texts = all.filter((place) => have(place, isText))
    const isOther = texts.length > 0 && texts.every((place) => isEmptyCell(row.cells[place] ?? ''))
    const isAlone = all.some((place) => isText(row.cells[place] ?? '') && have(place, isEmptyCell))
    const amount = places.find((one) => !isEmptyCell(row.cells[one] ?? '')) ?? 0
    return isOther && isAlone ? [cellAt(grid, row, amount)] : []
  })
}

const isText = (cell: string): boolean => /\p{L}/u.test(cell) && !dateCell(cell) && !numberCell(cell)

/** `GR1049` → `aa0000` */
const shapeOf = (text: string): string => text.replace(/\d/g, '0').replace(/\p{L}/gu, 'a')

const oldestOf = ({ order, model: { amounts } }: Candidate): number => (order === 'oldest_first' ? 0 : amounts.length - 1)

/**
 * No balance holds the oldest amount. Where it has no sign, as all others, and a column marks its row alone, it may have gone the other way; and where it alone has a fee, of
 * two columns that are the same but for it either may be what moved.
 */
export function differsInOldest(one: Candidate, top: Candidate, { columns }: Lines): boolean {
  const at = oldestOf(top)
  const [some, others] = [one.model.amounts, top.model.amounts]
  const isAlike = one !== top && one.order === top.order && one.balance?.place === top.balance?.place
  if (!isAlike || !some.every((minor, n) => n === at || minor === others[n]) || some[at] === others[at]) return false
  return some[at] === -(others[at] ?? 0) || columns.some((fee) => fee.roles.has('fee') && differBy(fee, some, others))
}

/** The same where its text says that it went out, or a word for a side beside it the opposite of its sign: of such words one that nobody knows may stand elsewhere. */
export function oldestTurned(one: Candidate, lines: Lines): readonly Candidate[] {
  const { proof, opening, model } = one
  const at = oldestOf(one)
  const minor = model.amounts[at] ?? 0
  if (proof !== 'running_balance' || model.style !== 'signed' || model.told !== 'nobody' || opening === undefined) return []
  if (!saysOut(lines, at) && !isFlaggedAgainst(at, minor, lines)) return []
  return [{ ...one, opening: opening + 2 * minor, model: { ...model, amounts: model.amounts.with(at, -minor) } }]
}

function isFlaggedAgainst(at: number, minor: number, { columns }: Lines): boolean {
  return flagsOf(columns).some(({ column, sides }) => sides.get(column.cells[at] ?? '') === (minor < 0 ? 'in' : 'out'))
}
