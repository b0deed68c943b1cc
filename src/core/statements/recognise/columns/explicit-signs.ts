import { type Column, numberAt } from './columns.ts'

/** Signs that are written out on every amount, the plus as well: such a column tells which way money went, and no word beside it is needed. */

const isMoved = (column: Column, row: number): boolean => /[1-9]/.test(column.cells[row] ?? '')

/** The sign of a row, 0 where nothing moved; undefined where none is written. */
function writtenSign(column: Column, row: number): number | undefined {
  const cell = numberAt(column, row)
  if (!isMoved(column, row)) return 0
  return cell?.minus ? -1 : cell?.plus ? 1 : undefined
}

/** Has each amount of the column a plus or a minus, and are both among them? */
export function hasEverySign(column: Column | undefined): boolean {
  if (!column?.isNumber || column.filled < column.cells.length || column.roles.has('balance')) return false
  const signs = new Set(column.cells.map((_, row) => writtenSign(column, row)))
  return !signs.has(undefined) && signs.has(1) && signs.has(-1)
}

/** Does one and the same word stand beside a plus here and a minus there, `Payment`? Then the words are kinds of payments. */
export function standsOnBothSigns(words: Column, columns: readonly Column[]): boolean {
  const amount = columns.find((column) => column !== words && column.roles.has('amount') && hasEverySign(column))
  if (!amount) return false
  const seen = new Map<string, number>()
  return words.cells.some((word, row) => {
    const sign = writtenSign(amount, row) ?? 0
    const before = seen.get(word) ?? 0
    if (before === 0) seen.set(word, sign)
    return before * sign < 0
  })
}
