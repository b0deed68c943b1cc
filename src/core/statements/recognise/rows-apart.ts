import { say } from '../../said/say.ts'
import type { Candidate } from './candidates.ts'
import { orderOfDays } from './chains.ts'
import type { Chosen } from './choose.ts'
import { isEmptyCell } from './columns.ts'
import { dateCell } from './date-cell.ts'
import { cellAt, type Grid, type GridRow } from './grid.ts'
import { rowLabel } from './labels.ts'
import type { Lines } from './lines.ts'
import { numberCell } from './number-cell.ts'
import { rolesOf } from './vocabulary.ts'

/** Rows that do not go with the others though a reading, and even a chain of balances, holds: each keeps the file from being read. */
export function rowsApart({ readings }: Chosen, lines: Lines, grid: Grid): Chosen['problems'] {
  const [first] = readings
  return first ? [...lostLines(first, grid), ...daysFarOff(readings, lines, grid)] : []
}

const MONEY = ['amount', 'debit', 'credit', 'net'] as const

/**
 * Lines without an amount between a header and the first line that has one: the header was passed over with them, so that only the others would be read.
 */
function lostLines({ dated, model }: Candidate, { header, above, width, ...grid }: Grid): Chosen['problems'] {
  const [place = 0] = model.places
  const isLost = ({ cells }: GridRow) =>
    cells.length === width &&
    dateCell(cells[dated.column.place] ?? '') !== undefined &&
    cells.every((cell) => isEmptyCell(cell) || dateCell(cell) || !numberCell(cell)) &&
    rowLabel(cells, true) === undefined
  const from = above.findLastIndex((row) => !isLost(row)) + 1
  const names = above[from - 1]
  if (header || from === above.length || names?.cells.length !== width) return []
  const isMoney = MONEY.some((role) => rolesOf(names.cells[place] ?? '').has(role))
  return isMoney
    ? above.slice(from).map((row) => ({ cell: cellAt({ ...grid, header: names.cells, above, width }, row, place), reason: say.amountExpected }))
    : []
}

const FAR_MONTHS = 10
const FEWEST_IN_ORDER = 3

/** A day in another year than those of the rows around it, where all others stand in order: whoever wrote it, no bank booked that line then. */
function daysFarOff(readings: readonly Candidate[], { rows }: Lines, grid: Grid): Chosen['problems'] {
  const far = readings.map(({ dated: { days, told } }) => (told === 'mixed' ? farOff(days) : []))
  const [first = []] = far
  const isOfAll = (row: number) => far.every((one) => one.includes(row))
  return first.filter(isOfAll).flatMap((n) => {
    const [row, reading] = [rows[n], readings[0]]
    return row && reading ? [{ cell: cellAt(grid, row, reading.dated.column.place), reason: say.dayFarOff }] : []
  })
}

function farOff(days: readonly string[]): readonly number[] {
  const months = days.map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)))
  const isFar = (month: number, beside: number | undefined, side: number) => beside === undefined || (month - beside) * side >= FAR_MONTHS
  const found = [...months.keys()].filter((n) =>
    [1, -1].some((side) => isFar(months[n] ?? 0, months[n - 1], side) && isFar(months[n] ?? 0, months[n + 1], side)),
  )
  const gone = new Set(found)
  const others = days.filter((_, n) => !gone.has(n))
  return others.length >= FEWEST_IN_ORDER && others.length > found.length * 2 && orderOfDays(others) !== 'mixed' ? found : []
}
