import type { Cell } from '../../statement.ts'
import { dateCell } from '../cells/date-cell.ts'
import { cellAt, type Grid, HEAD_ROWS } from '../table/grid.ts'

const WRITTEN = /^(?:(\d{1,2})([./-])(\d{1,2})\2(?:199|20[0-7])\d|(?:199|20[0-7])\d([./-])(\d{1,2})\4(\d{1,2}))\.?$/

/** Cells under dates that are written like one of them and no day of the calendar, whatever their order: 31.11.2025. */
export function impossibleDays(grid: Grid): readonly Cell[] {
  const rows = grid.rows.slice(0, HEAD_ROWS)
  return Array.from({ length: grid.width }, (_, place) => place).flatMap((place) => {
    const wrong = rows.filter(({ cells }) => isImpossible(cells[place] ?? ''))
    if (wrong.length === 0) return []
    const dates = rows.filter(({ cells }) => dateCell(cells[place] ?? '') !== undefined).length
    return dates >= wrong.length ? wrong.map((row) => cellAt(grid, row, place)) : []
  })
}

const [MOST_DAYS, MONTHS] = [31, 12]

function isImpossible(text: string): boolean {
  const [, first, , second, , month, day] = WRITTEN.exec(text) ?? []
  const [a, b] = [Number(first ?? day), Number(second ?? month)]
  const isDayOfMonth = a >= 1 && b >= 1 && Math.max(a, b) <= MOST_DAYS && Math.min(a, b) <= MONTHS
  return isDayOfMonth && dateCell(text) === undefined
}
