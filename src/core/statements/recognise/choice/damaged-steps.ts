import { say } from '../../../said/say.ts'
import { numberCell } from '../cells/number-cell.ts'
import type { Column } from '../columns/columns.ts'
import { sameFigures } from '../columns/same-figures.ts'
import type { Lines } from '../lines/lines.ts'
import type { Candidate } from './candidates.ts'
import type { Objection } from './objections.ts'

const FEWEST = 2

/**
 * Where the figures of another column are the steps from one row to the next of what would be the amounts, these are balances: the cells of that column that are no
 * figures are damaged, or gone.
 */
export function damagedSteps(best: readonly Candidate[], { columns }: Lines): readonly Objection[] {
  // The opposite of these amounts has the same steps
  return best.slice(0, 1).flatMap(({ model: { style, places, amounts } }) => {
    if (places.length !== 1 || (style !== 'signed' && style !== 'inverse')) return []
    return columns
      .filter((column) => column.place !== places[0] && column.orders.length === 0)
      .filter((column) => [-1, 1].some((beside) => holdsSteps(column, amounts, beside)))
      .flatMap((column) => column.cells.flatMap((cell, row) => (numberCell(cell) ? [] : [{ row, column, reason: say.othersAreAmounts }])))
  })
}

/** Is each of its figures what lies between the amount of its row and the one beside it? */
function holdsSteps({ cells }: Column, amounts: readonly number[], beside: number): boolean {
  let same = 0
  for (const [row, minor] of amounts.entries()) {
    const other = amounts[row + beside]
    const cell = cells[row] ?? ''
    if (other === undefined || !numberCell(cell)) continue
    if (other === minor || !sameFigures(cell, String(Math.abs(minor - other)))) return false
    same += 1
  }
  return same >= FEWEST
}
