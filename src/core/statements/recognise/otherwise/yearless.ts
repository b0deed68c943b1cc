import type { Source, Table } from '../../source.ts'
import { dateCell } from '../cells/date-cell.ts'
import { dayCell } from '../cells/day-cell.ts'
import { delimitersIn, recut } from '../table/split.ts'
import { rolesOf } from '../words/vocabulary.ts'
import { anchorOf, isAgainst, type Years, yearsBy } from './years.ts'

/** A file whose lines name a day and a month, and no year: with the years that it can have, as dates that are read like any other. */
export interface FileWithYears {
  readonly source: Source
  readonly order: 'DMY' | 'MDY'
  /** What stands in the file in the place of a date. */
  readonly written: (line: number, place: number) => string
}

const FEWEST = 3
/** Under a header that speaks of a date, where the cells look like one; or the only one there is. */
const FEWEST_NAMED = 2
const ORDERS = ['DMY', 'MDY'] as const
// Bounded: blanks without end would be gone through from each of them.
const HINT =
  /(?:^|[;,\t|"])[ \u00a0]{0,40}'?(?:\d{1,2}[./-]\d{1,2}\.?|\d{1,2}\.?[ /-]?\p{L}{3,10}\.?|\p{L}{3,10}\.?[ -]\d{1,2}|\d{1,2}[月월] ?\d{1,2}[日일])(?: +\d{1,2}:\d{2}(?::\d{2})?)?[ \u00a0]{0,40}(?:[;,\t|"]|$)/mu
const HEAD_LETTERS = 64_000

/** The same file with years; empty where its lines have years, or no days at all. */
export function withYears(source: Source): readonly FileWithYears[] {
  if (!source.rows && !HINT.test(source.text.slice(0, HEAD_LETTERS))) return []
  const head = source.text.slice(0, HEAD_LETTERS)
  const delimiters = delimitersIn(source.text)
  const isThere = (delimiter: string) => placesOf(source.split(head, delimiter, 'minimal')).length > 0
  const tables = source.rows
    ? [{ delimiter: '', table: source.rows }]
    : delimiters.filter(isThere).map((delimiter) => ({ delimiter, table: source.split(source.text, delimiter, 'minimal') }))
  const found = tables
    .map(({ delimiter, table }) => ({ delimiter, table, places: placesOf(table) }))
    .sort((a, b) => linesOf(b.table, b.places) - linesOf(a.table, a.places))
  const [best] = found
  if (!best || best.places.length === 0) return []
  const isLine = (cells: readonly string[]) => best.places.some((place) => dayAt(cells, place) !== undefined)
  const lines = best.table.rows.filter(isLine)
  if (lines.some((cells) => cells.some((cell) => dateCell(cell)))) return []
  // `November 03, 2025`: another delimiter leaves the dates whole.
  const others = source.rows ? [] : delimiters.filter((delimiter) => delimiter !== best.delimiter)
  if (others.some((delimiter) => datedRows(source.split(source.text, delimiter, 'minimal')) >= lines.length)) return []
  const texts = best.table.rows.filter((cells) => !isLine(cells)).flat()
  return ORDERS.flatMap((order) => {
    const ofRows = (of: 'DMY' | 'MDY') => lines.flatMap((cells) => dayAt(cells, best.places[0] ?? 0)?.[of] ?? [])
    const days = lines.flatMap((cells) => best.places.flatMap((place) => dayAt(cells, place) ?? []))
    if (days.some((day) => day[order] === undefined) || isAgainst(texts, order) || (order === 'MDY' && days.every((day) => day.MDY === day.DMY))) return []
    const ways = yearsBy(anchorOf(texts, order), source.today, ofRows(order)).filter((years) => days.every((day) => years(day[order] ?? '') !== undefined))
    const distinct = ways.filter((one, n) => ways.findIndex((other) => days.every((day) => one(day[order] ?? '') === other(day[order] ?? ''))) === n)
    return distinct.map((years) => dated(source, best, order, years))
  })
}

const datedRows = ({ rows }: Table): number => rows.filter((cells) => cells.length > 1 && cells.some((cell) => dateCell(cell.trim()))).length

type Best = { readonly delimiter: string; readonly table: Table; readonly places: readonly number[] }

function dated(source: Source, { delimiter, places, table }: Best, order: FileWithYears['order'], years: Years): FileWithYears {
  const change = (of: Table): Table => ({
    ...of,
    rows: of.rows.map((cells) =>
      cells.map((cell, place) => (places.includes(place) && dayCell(cell, true) ? (years(dayCell(cell, true)?.[order] ?? '') ?? cell) : cell)),
    ),
  })
  const lineAt = new Map(table.rows.map((cells, row) => [table.lineOf[row] ?? row + 1, cells] as const))
  return {
    source: recut(source, delimiter, change),
    order,
    written: (line, place) => lineAt.get(line)?.[place] ?? '',
  }
}

/** Columns are taken as their headers say, so a cell is read without asking the header again. */
const dayAt = (cells: readonly string[], place: number) => dayCell(cells[place] ?? '', true)

/** Columns in which most cells from the first day to the last one are days without a year: what stands above and below is no line, however long it is. */
function placesOf({ rows }: Table): readonly number[] {
  const width = Math.max(0, ...rows.slice(0, 200).map((cells) => cells.length))
  return Array.from({ length: width }, (_, place) => place).filter((place) => {
    const isDay = (cells: readonly string[]) => cells.length > 2 && dayAt(cells, place) !== undefined
    const [first, last] = [rows.findIndex(isDay), rows.findLastIndex(isDay)]
    const filled = rows.slice(Math.max(first, 0), last + 1).filter((cells) => cells.length > 2 && (cells[place] ?? '') !== '')
    const daysOf = (isNamed: boolean) => filled.filter((cells) => dayCell(cells[place] ?? '', isNamed)).length
    const isMostly = (isNamed: boolean, fewest: number) => daysOf(isNamed) >= fewest && daysOf(isNamed) * 5 >= filled.length * 3
    const isNamed = isNamedDate(rows, place)
    // One of one instalments on every row, `1/1`, is no day.
    const isOne = !isNamed && new Set(filled.map((cells) => cells[place])).size === 1
    return (
      !isOne &&
      ((isMostly(true, FEWEST) && (isMostly(false, FEWEST) || isNamed)) || (isNamed && isMostly(false, Math.max(1, Math.min(filled.length, FEWEST_NAMED)))))
    )
  })
}

/** Does a cell above the first day speak of a date? */
function isNamedDate(rows: readonly (readonly string[])[], place: number): boolean {
  const first = rows.findIndex((cells) => dayAt(cells, place))
  return rows.slice(Math.max(0, first - 3), first).some((cells) => ['date', 'booked', 'value'].some((role) => rolesOf(cells[place] ?? '').has(role as 'date')))
}

const linesOf = ({ rows }: Table, places: readonly number[]): number =>
  places.length === 0 ? 0 : rows.filter((cells) => places.some((place) => dayAt(cells, place))).length
