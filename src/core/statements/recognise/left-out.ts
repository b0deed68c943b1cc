import type { Candidate } from './candidates.ts'
import { isEmptyCell } from './columns.ts'
import type { Grid, GridRow } from './grid.ts'
import { type Lines, SAMPLE, withRows } from './lines.ts'
import { numberCell } from './number-cell.ts'

/** The lines without a row at an end that has fewer numbers than the others: a balance, or not booked yet. */
export function withoutEnds(lines: Lines, grid: Grid): readonly Lines[] {
  const { rows } = lines
  if (rows.length < 4) return []
  const numbers = (index: number) =>
    rows[index]?.cells.filter((cell, place) => lines.columns[place]?.isNumber && !isEmptyCell(cell) && numberCell(cell)).length ?? 0
  const least = Math.min(...Array.from({ length: Math.min(rows.length, SAMPLE) - 2 }, (_, n) => numbers(n + 1)))
  const [first, last] = [numbers(0) < least, numbers(rows.length - 1) < least]
  const cuts = [...(first ? [[1, rows.length]] : []), ...(last ? [[0, rows.length - 1]] : []), ...(first && last ? [[1, rows.length - 1]] : [])]
  return cuts.map(([from, to]) => ({ ...lines, ...withRows(grid, rows.slice(from, to)), pending: lines.pending + rows.length - ((to ?? 0) - (from ?? 0)) }))
}

/** Where something tells the sides: two words that nobody knows give the oldest amount, which no balance holds, whatever sign they have there. */
export const hasBothSigns = ({ model: { amounts, style, told } }: Candidate): boolean =>
  !(style === 'flag' && told === 'nobody') && amounts.some((minor) => minor < 0) && amounts.some((minor) => minor > 0)

/** Is the row that a reading leaves out at the oldest end a payment? Rows in progress are the newest; at the other end stands a balance, which has no amount. */
export function leavesPayment(all: readonly GridRow[], kept: readonly GridRow[], { order, model }: Candidate): boolean {
  const isOldestFirst = order === 'oldest_first'
  const oldest = isOldestFirst ? all[0] : all.at(-1)
  const first = isOldestFirst ? kept[0] : kept.at(-1)
  if (!oldest || oldest.line === first?.line) return false
  return model.places.some((place) => {
    const text = oldest.cells[place] ?? ''
    return !isEmptyCell(text) && numberCell(text) !== undefined && /[1-9]/.test(text)
  })
}
