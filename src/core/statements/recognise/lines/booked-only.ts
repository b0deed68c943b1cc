import { say } from '../../../said/say.ts'
import { dateCell } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { rowLabel } from '../table/labels.ts'
import { rolesOf } from '../words/vocabulary.ts'
import type { Doubt } from './lines.ts'

/** Lines that are booked, how many are not yet, and those of which nobody knows. */
interface Booked {
  readonly rows: readonly GridRow[]
  readonly pending: number
  readonly doubts: readonly Doubt[]
}

/**
 * Where a column of booking dates is empty in a few rows at the newest end, these are not booked yet, unless a balance stands in them. Anywhere else such rows are lines, and
 * have the day of the one above or none: no other day in them is the one on which they were booked.
 */
export function bookedOnly(grid: Grid, rows: readonly GridRow[], places: readonly number[]): Booked {
  const all = { rows, pending: 0, doubts: [] }
  const booked = places.find((place) => rolesIn(grid, place).has('booked') && rows.some((row) => isEmptyAt(row, place)))
  const place = booked ?? printedOnce(grid, rows)
  if (place === undefined) return { ...all, doubts: besideValues(grid, rows) }
  const open = rows.filter((row) => isEmptyAt(row, place))
  const isFew = open.length * 2 < rows.length
  if (booked !== undefined && isFew && areNewest(rows, open, place) && !open.some((row) => hasBalance(grid, row)))
    return { rows: rows.filter((row) => !isEmptyAt(row, place)), pending: open.length, doubts: [] }
  const isOnce = place === printedOnce(grid, rows)
  return isFew || isOnce ? { ...all, doubts: open.map((row) => ({ row, place, reason: say.dayAboveUnproven })) } : all
}

/** Lines without a day in a column of days that others have, where all other columns of days are of value alone: what a line was booked on, these do not tell. */
function besideValues(grid: Grid, rows: readonly GridRow[]): readonly Doubt[] {
  const seen = rows.slice(0, ROWS_SEEN)
  const isDay = (place: number) => (row: GridRow) => isEmptyAt(row, place) || dateCell(row.cells[place] ?? '') !== undefined
  const isMost = (place: number) => seen.filter((row) => !isEmptyAt(row, place)).length * 2 > seen.length
  const days = Array.from({ length: grid.width }, (_, place) => place).filter((place) => seen.every(isDay(place)) && isMost(place))
  const [place, ...more] = days.filter((one) => !rolesIn(grid, one).has('value'))
  if (place === undefined || more.length > 0 || days.length < 2 || !rolesIn(grid, place).has('date')) return []
  const open = seen.filter((row) => isEmptyAt(row, place) && rowLabel(row.cells, true) === undefined)
  return open.map((row) => ({ row, place, reason: say.dayAboveUnproven }))
}

const rolesIn = (grid: Grid, place: number) => rolesOf(grid.header?.[place] ?? '')
const isEmptyAt = ({ cells }: GridRow, place: number): boolean => isEmptyCell(cells[place] ?? '')

/** Do these rows stand together above all others, or below them, and there where the days of the others end? */
function areNewest(rows: readonly GridRow[], open: readonly GridRow[], place: number): boolean {
  const isAbove = rows[open.length - 1] === open.at(-1)
  if (!isAbove && rows[rows.length - open.length] !== open[0]) return false
  const others = daysOf(isAbove ? rows.slice(open.length, ROWS_SEEN) : rows.slice(0, -open.length).slice(-ROWS_SEEN), place)
  return !areInOrder(others, isAbove ? (day, before) => day >= before : (day, before) => day <= before) || areInOrder(others, (day, before) => day === before)
}

const hasBalance = (grid: Grid, { cells }: GridRow): boolean => cells.some((cell, place) => /[1-9]/.test(cell) && rolesIn(grid, place).has('balance'))

const ROWS_SEEN = 2_000

/**
 * The column of dates, beside none of booking dates that all lines have, that stands on the first line of each day and on no other: no day twice in a row, all of them in
 * one order, and lines without one between them, or below with a balance.
 */
function printedOnce(grid: Grid, rows: readonly GridRow[]): number | undefined {
  const isDay =
    (place: number) =>
    ({ cells }: GridRow) =>
      dateCell(cells[place] ?? '') !== undefined
  const seen = rows.slice(0, ROWS_SEEN)
  const all = Array.from({ length: grid.width }, (_, place) => place)
  const full = all.filter((place) => seen.length > 0 && seen.every(isDay(place)))
  const isValue = (place: number) => rolesIn(grid, place).has('value') || rolesIn(grid, place).size === 0
  if (full.length === 0 || full.some((place) => rolesIn(grid, place).has('booked'))) return undefined
  return all.find((place) => {
    const roles = rolesIn(grid, place)
    if (!(roles.has('booked') || roles.has('date') || (roles.size === 0 && full.every(isValue))) || roles.has('value')) return false
    const filled = seen.filter((row) => !isEmptyAt(row, place))
    const isBetween = seen.some((row, n) => isEmptyAt(row, place) && n > 0 && (n < seen.indexOf(filled.at(-1) as GridRow) || hasBalance(grid, row)))
    if (!isBetween || seen[0] !== filled[0] || !filled.every(isDay(place))) return false
    const days = daysOf(filled, place)
    return areInOrder(days, (day, before) => day > before) || areInOrder(days, (day, before) => day < before)
  })
}

type Days = Readonly<Partial<Record<'YMD' | 'DMY' | 'MDY', string>>>

const daysOf = (rows: readonly GridRow[], place: number): readonly Days[] => rows.map(({ cells }) => dateCell(cells[place] ?? '')?.days ?? {})

/** Does each day follow the one before it so, by one order of day and month? */
const areInOrder = (all: readonly Days[], follows: (day: string, before: string) => boolean): boolean =>
  (['YMD', 'DMY', 'MDY'] as const).some((order) => {
    const days = all.map((one) => one[order])
    const isStep = (day: string | undefined, before: string | undefined) => day !== undefined && before !== undefined && follows(day, before)
    return days.length > 1 && days.slice(1).every((day, n) => isStep(day, days[n]))
  })
