import { daysBetween, isDate } from '../../../time/dates.ts'
import type { Cell } from '../../statement.ts'
import { dateCell, LONGEST_SPAN_DAYS } from '../cells/date-cell.ts'
import { cellAt, type Grid } from '../table/grid.ts'
import type { Lines } from './lines.ts'

const SHORT = /^(\d{2})([/.])(\d{2})\2(\d{2})$/

/** The first cell of each column of three numbers that are days over years if the last is the year (`26/03/02`, `26/03/15`), and days of one year if the first is. */
export function yearsFirst({ columns, rows }: Lines, grid: Grid): readonly Cell[] {
  return columns.flatMap(({ cells, orders, place }) => {
    if (!orders.includes('DMY') || orders.includes('YMD')) return []
    const filled = cells.map((cell) => SHORT.exec(cell)).filter((found) => found !== null)
    const isOneYear = filled.length === cells.length && filled.every(([, year]) => year === filled[0]?.[1])
    const byLast = isOneYear ? cells.map((cell) => dateCell(cell)?.days.DMY ?? '') : []
    const byFirst = isOneYear ? filled.map(([, year, , month, day]) => `20${year}-${month}-${day}`) : []
    const [first] = rows
    return first && byFirst.length > 0 && byFirst.every(isDate) && isWithin(byFirst) && !isWithin(byLast) ? [cellAt(grid, first, place)] : []
  })
}

function isWithin(days: readonly string[]): boolean {
  const sorted = [...days].sort()
  return daysBetween(sorted[0] ?? '', sorted.at(-1) ?? '') <= LONGEST_SPAN_DAYS
}
