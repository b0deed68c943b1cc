import { dateCell } from './date-cell.ts'
import type { Grid } from './grid.ts'
import { numberCell } from './number-cell.ts'
import { statusOf } from './status-words.ts'
import { rolesOf } from './vocabulary.ts'

const MOST_WORDS = 6
const ROWS_SEEN = 2_000

/** The column whose few words tell the state of each row: by its header, else one in which every word is a known one. */
export function statusPlace(grid: Grid): number | undefined {
  const all = Array.from({ length: grid.width }, (_, place) => place)
  const words = new Map(all.map((place) => [place, distinct(grid, place)] as const))
  const of = (place: number): readonly string[] => words.get(place) ?? []
  const isStatus = (place: number) => of(place).length > 0 && of(place).every((word) => !dateCell(word) && !numberCell(word))
  const known = (place: number) => of(place).filter((word) => statusOf(word) !== 'unknown').length
  const named = all.filter((place) => rolesOf(grid.header?.[place] ?? '').has('status') && isStatus(place))
  const byName = named.find((place) => known(place) > 0) ?? named.find((place) => !of(place).every((word) => word.length <= 2))
  if (byName !== undefined) return byName
  return all.find((place) => isStatus(place) && of(place).length <= 4 && known(place) === of(place).length && grid.rows.every((row) => row.cells[place] !== ''))
}

function distinct(grid: Grid, place: number): readonly string[] {
  const words = new Set<string>()
  for (const row of grid.rows.slice(0, ROWS_SEEN)) {
    const cell = row.cells[place] ?? ''
    if (cell !== '') words.add(cell)
    if (words.size > MOST_WORDS) return []
  }
  return [...words]
}
