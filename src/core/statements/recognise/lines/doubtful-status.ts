import { say } from '../../../said/say.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { statusOf } from '../words/status-words.ts'
import { rolesOf } from '../words/vocabulary.ts'
import type { Doubt } from './lines.ts'
import { otherAtAnEnd, statusIn, yesAtAnEnd } from './status-column.ts'

const MOST_STATUS_WORDS = 6

/** A row whose state nobody knows: only arithmetic tells whether it is booked. Words are looked for in the first `sample` rows. */
export function doubtfulStatus(grid: Grid, rows: readonly GridRow[], place: number | undefined, sample: number): readonly Doubt[] {
  if (place === undefined) return doubtfulWords(grid, rows, sample)
  const words = new Set(rows.map((row) => row.cells[place] ?? ''))
  if (words.size < 2) return []
  return doubts(rows, place, (row) => statusIn(grid, place, row.cells[place] ?? '') === 'unknown')
}

/** More rows at fault nobody looks at. */
const MOST_DOUBTS = 10_000

function doubts(rows: readonly GridRow[], place: number, isDoubtful: (row: GridRow) => boolean): readonly Doubt[] {
  const found: Doubt[] = []
  for (const row of rows) {
    if (isDoubtful(row)) found.push({ row, place, reason: say.statusUnproven })
    if (found.length === MOST_DOUBTS) break
  }
  return found
}

/** A column that nobody named, with few words, some of them of payments that were not made. */
function doubtfulWords(grid: Grid, rows: readonly GridRow[], sample: number): readonly Doubt[] {
  return Array.from({ length: grid.width }, (_, place) => place).flatMap((place) => {
    if (rolesOf(grid.header?.[place] ?? '').size > 0) return []
    const words = new Set(rows.slice(0, sample).map((row) => row.cells[place] ?? ''))
    if (words.size < 2 || words.size > MOST_STATUS_WORDS) return []
    const cells = rows.map((row) => row.cells[place] ?? '')
    const isLost = [...words].every((word) => LOST.test(word))
    const pending = doubts(rows, place, (row) => isLost || statusOf(row.cells[place] ?? '') === 'pending')
    if (pending.length > 0) return pending
    const row = rows[yesAtAnEnd(cells) ?? otherAtAnEnd(cells, grid.header?.[place]) ?? -1]
    return row ? [{ row, place, reason: say.statusUnproven }] : []
  })
}

/** A word of which a program that lacks its letters left question marks: what it said of the row nobody knows. */
const LOST = /^\?[? ]*\?$/
