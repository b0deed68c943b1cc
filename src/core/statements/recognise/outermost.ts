import type { Cell } from '../statement.ts'
import type { Candidate } from './candidates.ts'
import { isEmptyCell } from './columns.ts'
import { cellAt, type Grid } from './grid.ts'
import type { Lines } from './lines.ts'
import { saysOut } from './texts.ts'

/** The rows at both ends of a table: no balance holds the oldest amount, and an amount may be the sum of all others. */

const FEWEST_SUMMED = 4

/** The amount of a first or last row that is the sum of all others, with their sign: a total or a balance, whatever its words are. */
export function sumAtAnEnd({ model: { amounts, places } }: Candidate, { rows }: Lines, grid: Grid): readonly Cell[] {
  if (amounts.length < FEWEST_SUMMED) return []
  const total = amounts.reduce((sum, minor) => sum + minor, 0)
  return [rows.length - 1, 0].flatMap((n) => {
    const [row, minor] = [rows[n], amounts[n] ?? 0]
    const place = places.find((one) => row && !isEmptyCell(row.cells[one] ?? '')) ?? 0
    return row && minor !== 0 && total === 2 * minor ? [cellAt(grid, row, place)] : []
  })
}

const oldestOf = ({ order, model: { amounts } }: Candidate): number => (order === 'oldest_first' ? 0 : amounts.length - 1)

/** No balance holds the oldest amount. Where it has no sign, as all others, and a column marks its row alone, it may have gone the other way. */
export function differsInOldest(one: Candidate, top: Candidate): boolean {
  const at = oldestOf(top)
  return (
    one !== top &&
    one.order === top.order &&
    one.balance?.place === top.balance?.place &&
    one.model.amounts.every((minor, n) => minor === (n === at ? -(top.model.amounts[n] ?? 0) : top.model.amounts[n]))
  )
}

/** The same where its text says that it went out. */
export function oldestTurned(one: Candidate, lines: Lines): readonly Candidate[] {
  const { proof, opening, model } = one
  const at = oldestOf(one)
  const minor = model.amounts[at] ?? 0
  if (proof !== 'running_balance' || model.style !== 'signed' || model.told !== 'nobody' || opening === undefined || !saysOut(lines, at)) return []
  return [{ ...one, opening: opening + 2 * minor, model: { ...model, amounts: model.amounts.with(at, -minor) } }]
}
