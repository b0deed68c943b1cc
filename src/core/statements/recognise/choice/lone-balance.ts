import type { Money } from '../amounts/models.ts'

/** The only balance of the file stands at neither end of the lines: what lies behind it no balance holds. The row beside it, where there is one. */
export function besideLone(balances: readonly Money[]): { readonly row: number; readonly place: number } | undefined {
  for (const { column, amounts } of balances) {
    const row = column.filled === 1 ? amounts.findIndex((minor) => minor !== undefined) : -1
    if (row > 0 && row < column.cells.length - 1) return { row: row + 1, place: column.place }
  }
  return undefined
}
