import type { Source, Table } from '../../source.ts'
import type { Cell } from '../../statement.ts'
import { dateCell } from '../cells/date-cell.ts'
import { hasCents, numberCell } from '../cells/number-cell.ts'
import { cutsOf, recut } from '../table/split.ts'

/** A file that prints a day on the first of its lines alone, with the day on each; and the first line without one. */
export interface DaysAbove {
  readonly source: Source
  readonly first: Cell
}

/** An amount and a balance */
const LEAST_FIGURES = 2

/**
 * The file with days written on the lines that have none, as the line above has it. Undefined where no line lacks its day, and where a line without one stands above all
 * others, or only below them: there it is rather one that is not booked. `isBeside`: a line may have another day in one of the other columns of days.
 */
export function withDaysAbove(source: Source, isBeside = false): DaysAbove | undefined {
  for (const { delimiter, table } of cutsOf(source)) {
    const place = placeOf(table)
    const filled = place === undefined ? undefined : filledIn(table, place, isBeside)
    if (place === undefined || !filled) continue
    const { first } = filled
    return {
      source: recut(source, delimiter, (of) => ({ ...of, rows: filledIn(of, place, isBeside)?.rows ?? of.rows })),
      first: { line: table.lineOf[first] ?? first + 1, column: `column ${place + 1}`, value: '' },
    }
  }
  return undefined
}

const hasDay = (cells: readonly string[]): boolean => cells.some((cell) => dateCell(cell.trim()) !== undefined)

/** The first column of days of the first line. */
function placeOf({ rows }: Table): number | undefined {
  const line = rows.find((cells) => hasDay(cells) && figuresOf(cells) >= LEAST_FIGURES)
  const place = line?.findIndex((cell) => dateCell(cell.trim()) !== undefined) ?? -1
  return place < 0 ? undefined : place
}

function figuresOf(cells: readonly string[]): number {
  return cells.filter((cell) => {
    const figure = dateCell(cell.trim()) ? undefined : numberCell(cell.trim())
    return figure !== undefined && (hasCents(figure, '.') || hasCents(figure, ','))
  }).length
}

/** Does a line print the day of the one above it once more, or the time of its own? Then one without a day has lost it. */
const printsEach = (lines: readonly (readonly string[])[], place: number): boolean =>
  lines.some((cells, n) => /\d:\d\d/.test(cells[place] ?? '') || isSameDay(cells[place] ?? '', lines[n - 1]?.[place] ?? ''))

function isSameDay(one: string, other: string): boolean {
  const [day, before] = [one, other].map((cell) => dateCell(cell.trim())?.days)
  return day !== undefined && before !== undefined && day.YMD === before.YMD && day.DMY === before.DMY && day.MDY === before.MDY
}

function filledIn({ rows }: Table, place: number, isBeside: boolean): { readonly rows: readonly string[][]; readonly first: number } | undefined {
  // Where the balance stands on the last line of a day alone, the others have an amount and nothing more.
  const isLine = (cells: readonly string[]) => figuresOf(cells) > 0
  const lacks = rows.map((cells) => isLine(cells) && (isBeside || !hasDay(cells)) && (cells[place] ?? '').trim() === '')
  const isDated = (cells: readonly string[], row: number) => isLine(cells) && hasDay(cells) && lacks[row] === false
  const [first, firstDated, lastDated] = [lacks.indexOf(true), rows.findIndex(isDated), rows.findLastIndex(isDated)]
  if (first < 0 || firstDated < 0 || first < firstDated || first > lastDated || printsEach(rows.filter(isLine), place)) return undefined
  let day = ''
  const filled = rows.map((cells, row) => {
    // A line of that day without a balance has its own day as well: some banks print the balance on the last line of a day alone.
    if (dateCell((cells[place] ?? '').trim())) day = cells[place] ?? ''
    return lacks[row] ? cells.map((cell, at) => (at === place ? day : cell)) : [...cells]
  })
  return { rows: filled, first }
}
