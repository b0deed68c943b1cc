import { say } from '../../said/say.ts'
import type { Grid, GridRow } from './grid.ts'
import type { Doubt } from './lines.ts'
import { otherAtAnEnd, statusIn, yesAtAnEnd } from './status-column.ts'
import { statusOf } from './status-words.ts'
import { rolesOf } from './vocabulary.ts'

const MOST_STATUS_WORDS = 6

/** A row whose state nobody knows: only arithmetic tells whether it is booked. Words are looked for in the first `sample` rows. */
export function doubtfulStatus(grid: Grid, rows: readonly GridRow[], place: number | undefined, sample: number): readonly Doubt[] {
  if (place === undefined) return doubtfulWords(grid, rows, sample)
  const words = new Set(rows.map((row) => row.cells[place] ?? ''))
  if (words.size < 2) return []
  const row = rows.find((one) => statusIn(grid, place, one.cells[place] ?? '') === 'unknown')
  return row ? [{ row, place, reason: say.statusUnproven }] : []
}

/** A column that nobody named, with few words, some of them of payments that were not made. */
function doubtfulWords(grid: Grid, rows: readonly GridRow[], sample: number): readonly Doubt[] {
  return Array.from({ length: grid.width }, (_, place) => place).flatMap((place) => {
    if (rolesOf(grid.header?.[place] ?? '').size > 0) return []
    const words = new Set(rows.slice(0, sample).map((row) => row.cells[place] ?? ''))
    if (words.size < 2 || words.size > MOST_STATUS_WORDS) return []
    const cells = rows.map((row) => row.cells[place] ?? '')
    const row = rows.find((one) => statusOf(one.cells[place] ?? '') === 'pending') ?? rows[yesAtAnEnd(cells) ?? otherAtAnEnd(cells, grid.header?.[place]) ?? -1]
    return row ? [{ row, place, reason: say.statusUnproven }] : []
  })
}
