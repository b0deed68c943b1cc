import { say } from '../../../said/say.ts'
import type { Column } from '../columns/columns.ts'
import type { Objection } from './objections.ts'

/** As few rows may be alike by chance. */
const FEWEST_ROWS = 3

/** The second half of the rows is the first one once more, days of which some differ included: the file was put under itself, and each line would come twice. */
export function doubled(columns: readonly Column[]): readonly Objection[] {
  const [days] = columns.filter(({ orders }) => orders.length > 0)
  const half = (days?.cells.length ?? 0) / 2
  if (!days || half < FEWEST_ROWS || !Number.isInteger(half) || days.cells[0] !== days.cells[half]) return []
  const isAgain = ({ cells }: Column) => cells.every((cell, row) => row >= half || cell === cells[row + half])
  return new Set(days.cells).size > 1 && columns.every(isAgain) ? [{ row: half, column: days, reason: say.statementTwice }] : []
}
