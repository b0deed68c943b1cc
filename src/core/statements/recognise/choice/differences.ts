import { amountText } from '../../../money/money.ts'
import type { Difference } from '../../statement.ts'
import type { Lines } from '../lines/lines.ts'
import { cellAt, type Grid } from '../table/grid.ts'
import type { Candidate } from './candidates.ts'

const MOST = 50

/** For each reading the cells that it reads otherwise than some other one does, the first of them. */
export function differencesOf(grid: Grid, lines: Lines, readings: readonly Candidate[], currency: string): readonly (readonly Difference[])[] {
  return readings.map((one) => {
    const differs: Difference[] = []
    for (const [n, row] of lines.rows.entries()) {
      if (differs.length >= MOST) break
      const day = one.dated.days[n] ?? ''
      const minor = one.model.amounts[n] ?? 0
      if (readings.some((other) => other.dated.days[n] !== day)) differs.push({ ...cellAt(grid, row, one.dated.column.place), as: day })
      if (!readings.some((other) => other.model.amounts[n] !== minor)) continue
      const place = one.model.places.find((at) => (row.cells[at] ?? '') !== '') ?? 0
      differs.push({ ...cellAt(grid, row, place), as: amountText(minor, currency) })
    }
    return differs
  })
}
