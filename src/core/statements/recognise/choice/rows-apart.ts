import { say } from '../../../said/say.ts'
import { dateCell } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import { type Column, dateAt } from '../columns/columns.ts'
import { orderOfDays } from '../days/chains.ts'
import type { Lines } from '../lines/lines.ts'
import { cellAt, type Grid, type GridRow } from '../table/grid.ts'
import { rowLabel } from '../table/labels.ts'
import { rolesOf } from '../words/vocabulary.ts'
import type { Candidate } from './candidates.ts'
import type { Chosen } from './choose.ts'

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

/** By its name a day of booking, any day, or one of value alone. */
const rankOf = ({ roles }: Column): number => (roles.has('booked') ? 2 : roles.has('date') && !roles.has('value') ? 1 : 0)

/**
 * A day in another year than those of the rows around it, where all others stand in order: whoever wrote it, no bank booked that line then. Asked of the columns that are by
 * their names the day of booking most: one that is passed over for its days out of order is none for the day of value to stand in for.
 */
function daysFarOff(readings: readonly Candidate[], { rows, columns }: Lines, grid: Grid): Chosen['problems'] {
  const dates = columns.filter(({ orders }) => orders.length > 0)
  const top = Math.max(...dates.map(rankOf))
  const likely = dates.filter((column) => rankOf(column) === top)
  const used = likely.filter(({ place }) => readings.some(({ dated }) => dated.column.place === place))
  const [place = 0, ...more] = (used.length > 0 ? used : likely).map((column) => column.place)
  const far = [place, ...more].map((one) => farIn(columns[one], readings))
  const isOfAll = (row: number) => far.every((one) => one.includes(row))
  return (far[0] ?? []).filter(isOfAll).flatMap((n) => (rows[n] ? [{ cell: cellAt(grid, rows[n], place), reason: say.dayFarOff }] : []))
}

/** Under each order of day and month that is read. */
function farIn(column: Column | undefined, readings: readonly Candidate[]): readonly number[] {
  const far = readings.map(({ dated }) => {
    const isRead = dated.column.place === column?.place
    const days = isRead ? dated.days : (column?.cells.map((_, row) => dateAt(column, row)?.days[dated.dateOrder] ?? '') ?? [])
    return days.includes('') || orderOfDays(days) !== 'mixed' ? [] : farOff(days)
  })
  return (far[0] ?? []).filter((row) => far.every((one) => one.includes(row)))
}

function farOff(days: readonly string[]): readonly number[] {
  const months = days.map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)))
  const isFar = (n: number, beside: number, side: number) => ((months[n] ?? 0) - (months[beside] ?? 0)) * side >= FAR_MONTHS
  const isApart = (n: number, besides: readonly number[]) => [1, -1].some((side) => besides.every((beside) => isFar(n, beside, side)))
  const last = months.length - 1
  const amid = [...months.keys()].filter((n) => n > 0 && n < last && isApart(n, [n - 1, n + 1]))
  // The row beside one at an end may itself be the one that is far off.
  const near = [...months.keys()].filter((n) => n > 0 && n < last && !amid.includes(n))
  const ends = [0, last].filter((n) => isApart(n, [(n === 0 ? near[0] : near.at(-1)) ?? last - n]))
  const found = [...amid, ...ends].sort((a, b) => a - b)
  const gone = new Set(found)
  const others = days.filter((_, n) => !gone.has(n))
  return others.length >= FEWEST_IN_ORDER && others.length > found.length * 2 && orderOfDays(others) !== 'mixed' ? found : []
}
