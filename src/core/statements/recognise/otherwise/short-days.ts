import { addDays } from '../../../time/dates.ts'
import { canBeMeant } from '../../booked-ahead.ts'
import type { Source, Table } from '../../source.ts'
import { dateCell } from '../cells/date-cell.ts'
import { cutsOf, recut } from '../table/split.ts'
import { rolesOf } from '../words/vocabulary.ts'

/** Days of six digits and no marks: `260302`. Any number may look so, and only a header that speaks of a date makes them days. */

const SIX = /^\d{6}$/
const ORDERS = ['YMD', 'DMY', 'MDY'] as const
type Order = (typeof ORDERS)[number]

const FEWEST = 2
const LONGEST_SPAN_DAYS = 400
/** A name stands directly above the first day, or a row in between. */
const ROWS_ABOVE = 2
/** Balances and sums that stand below the days. */
const ROWS_BELOW = 3

/** The same file with its days written out; undefined where no column has such days, or more than one order of their numbers makes days near each other. */
export function withShortDays(source: Source): Source | undefined {
  for (const { delimiter, table } of cutsOf(source)) {
    const places = placesOf(table)
    if (places.length === 0) continue
    const cells = table.rows.flatMap((row) => places.flatMap((place) => (SIX.test(row[place]?.trim() ?? '') ? [row[place]?.trim() ?? ''] : [])))
    const [order, ...others] = ORDERS.filter((one) => areNear(cells, one, source.today))
    if (order === undefined || others.length > 0) continue
    return recut(source, delimiter, (of) => ({
      ...of,
      rows: of.rows.map((row) => row.map((cell, place) => (places.includes(place) && SIX.test(cell.trim()) ? (dayOf(cell.trim(), order) ?? cell) : cell))),
    }))
  }
  return undefined
}

/** Columns of six digits alone below a name that speaks of a date. */
function placesOf({ rows }: Table): readonly number[] {
  const width = Math.max(0, ...rows.slice(0, 200).map((cells) => cells.length))
  return Array.from({ length: width }, (_, place) => place).filter((place) => {
    const isDay = (cells: readonly string[]) => cells.length > 2 && SIX.test(cells[place]?.trim() ?? '')
    const first = rows.findIndex(isDay)
    const days = rows.filter(isDay).length
    const isNamed = rows.slice(Math.max(0, first - ROWS_ABOVE), Math.max(first, 0)).some((cells) => speaksOfDay(cells[place] ?? ''))
    return days >= FEWEST && isNamed && rows.slice(first).filter((cells) => cells.length > 2).length - days <= ROWS_BELOW
  })
}

function speaksOfDay(name: string): boolean {
  const roles = rolesOf(name)
  return (
    (['date', 'booked', 'value'] as const).some((role) => roles.has(role)) &&
    !(['amount', 'debit', 'credit', 'balance'] as const).some((role) => roles.has(role))
  )
}

function areNear(cells: readonly string[], order: Order, today: string | undefined): boolean {
  const days = cells.map((cell) => dayOf(cell, order))
  const known = days.filter((day) => day !== undefined).sort()
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined || known.length < days.length) return false
  return (today === undefined || canBeMeant(last, today)) && last <= addDays(first, LONGEST_SPAN_DAYS)
}

function dayOf(cell: string, order: Order): string | undefined {
  const parts = [cell.slice(0, 2), cell.slice(2, 4), cell.slice(4)]
  const at = (part: string) => parts[order.indexOf(part)] ?? ''
  const day = `20${at('Y')}-${at('M')}-${at('D')}`
  return dateCell(day)?.days.YMD
}
