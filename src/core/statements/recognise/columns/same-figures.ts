import { isEmptyCell } from '../cells/empty-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import type { Column } from './columns.ts'

/** Figures of a column held against amounts, by their digits: whatever their marks and their signs are. */

/** Are two amounts the same on the rows without a fee, and apart by as much as the fee on the others? A fee that is written with other decimals tells nothing. */
export function differBy(fee: Column, some: readonly number[], others: readonly number[]): boolean {
  const bare = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '')
  return some.every((minor, n) => bare(fee.cells[n] ?? '') === bare(String(minor - (others[n] ?? 0))))
}

const bare = (text: string): string => text.replace(/\D/g, '').replace(/^0+|0+$/g, '')

/** The same figures in whatever style and scale they are written. */
export const sameFigures = (a: string, b: string): boolean => bare(a) === bare(b)

/** Has a column the figures that are proved, on most of the rows where it has any? Else it holds another thing, and no damaged amounts. */
export function sharesFigures({ cells }: Column, amounts: readonly number[]): boolean {
  let [filled, same] = [0, 0]
  for (const [n, cell] of cells.entries()) {
    if (isEmptyCell(cell) || !numberCell(cell)) continue
    filled += 1
    if (sameFigures(cell, String(amounts[n] ?? 0))) same += 1
  }
  return same * 2 >= filled
}
