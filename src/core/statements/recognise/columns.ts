import { type DateCell, type DateOrder, dateCell, isClock } from './date-cell.ts'
import type { Grid, GridRow } from './grid.ts'
import { hasCents, type Mark, minorOf, type NumberCell, numberCell } from './number-cell.ts'
import { type Role, rolesOf } from './vocabulary.ts'

/** A column of a table, with what every one of its cells can be. */
export interface Column {
  readonly place: number
  readonly name: string
  readonly roles: ReadonlySet<Role>
  /** Cells of the lines, in their order. */
  readonly cells: readonly string[]
  readonly filled: number
  /** Orders under which every filled cell is a date; empty for other columns. */
  readonly orders: readonly DateOrder[]
  /** Is every filled cell a number (and no date or time)? */
  readonly isNumber: boolean
  /** The first filled cell that is none, where at least three fifths of them are dates or numbers: it may be damaged. */
  readonly spoilt: { readonly row: number; readonly kind: 'date' | 'amount' } | undefined
}

const EMPTY = /^[-/—–.*]*$/

/** Does a cell hold nothing? Banks write dashes and slashes for it. */
export const isEmptyCell = (text: string): boolean => text === '' || (text.length < 6 && EMPTY.test(text))

const ORDERS: readonly DateOrder[] = ['YMD', 'DMY', 'MDY']

/** The columns of a grid over `rows`; with `only`, those places alone are looked at, and the others stand as empty. */
export function columnsOf(grid: Grid, rows: readonly GridRow[], only?: ReadonlySet<number>): readonly Column[] {
  return Array.from({ length: grid.width }, (_, place) => {
    const name = grid.header?.[place] ?? ''
    if (only && !only.has(place)) return emptyColumn(name, place)
    return columnOf(
      name,
      place,
      rows.map((row) => row.cells[place] ?? ''),
    )
  })
}

/** A column that is not looked at. */
export const emptyColumn = (name: string, place: number): Column => ({
  place,
  name,
  roles: rolesOf(name),
  cells: [],
  filled: 0,
  orders: [],
  isNumber: false,
  spoilt: undefined,
})

export function columnOf(name: string, place: number, cells: readonly string[]): Column {
  const kinds = new Kinds()
  cells.forEach((cell, row) => {
    if (!isEmptyCell(cell)) kinds.see(cell, row)
  })
  const isDate = kinds.filled > 0 && kinds.dates === kinds.filled
  return {
    place,
    name,
    roles: rolesOf(name),
    cells,
    filled: kinds.filled,
    orders: isDate ? kinds.orders : [],
    isNumber: !isDate && kinds.filled > 0 && kinds.numbers === kinds.filled,
    spoilt: kinds.spoilt(),
  }
}

/** Counts what the cells of a column can be. */
class Kinds {
  filled = 0
  dates = 0
  numbers = 0
  orders: readonly DateOrder[] = ORDERS
  #cents = 0
  #noDate = -1
  #noNumber = -1

  see(cell: string, row: number): void {
    this.filled += 1
    const date = dateCell(cell)
    if (date) {
      this.dates += 1
      if (this.orders.some((order) => date.days[order] === undefined)) this.orders = this.orders.filter((order) => date.days[order] !== undefined)
    } else if (this.#noDate < 0) this.#noDate = row
    const number = date || isClock(cell) ? undefined : numberCell(cell)
    if (number) {
      this.numbers += 1
      if (hasCents(number, '.') || hasCents(number, ',')) this.#cents += 1
    } else if (this.#noNumber < 0) this.#noNumber = row
  }

  spoilt(): Column['spoilt'] {
    if (this.filled < 3) return undefined
    if (this.dates < this.filled && this.dates * 5 >= this.filled * 3) return { row: this.#noDate, kind: 'date' }
    const mostly = this.numbers < this.filled && this.numbers * 5 >= this.filled * 3 && this.#cents * 2 >= this.numbers
    return mostly ? { row: this.#noNumber, kind: 'amount' } : undefined
  }
}

/** What a filled cell of a column says, undefined for an empty one. */
export const dateAt = (column: Column, row: number): DateCell | undefined => {
  const cell = column.cells[row] ?? ''
  return isEmptyCell(cell) ? undefined : dateCell(cell)
}

export const numberAt = (column: Column, row: number): NumberCell | undefined => {
  const cell = column.cells[row] ?? ''
  return isEmptyCell(cell) ? undefined : numberCell(cell)
}

/**
 * The signed amounts of a column under a mark, undefined for empty cells; undefined as a whole where one cell can't be an amount of a currency
 * with `digits` decimals.
 */
export function amountsOf(column: Column, mark: Mark, digits: number): readonly (number | undefined)[] | undefined {
  const amounts: (number | undefined)[] = []
  for (const text of column.cells) {
    const cell = isEmptyCell(text) ? undefined : numberCell(text)
    const minor = cell && minorOf(cell, mark, digits)
    if (cell && minor === undefined) return undefined
    amounts.push(cell && minor !== undefined && minor !== 0 && (cell.minus || cell.side === 'out') ? -minor : minor)
  }
  return amounts
}

/** Does some cell of the column have decimals under the mark? */
export const columnHasCents = (column: Column, mark: Mark): boolean =>
  column.isNumber &&
  column.cells.some((text) => {
    const cell = isEmptyCell(text) ? undefined : numberCell(text)
    return cell !== undefined && hasCents(cell, mark)
  })

/** Do all filled cells tell their side by themselves (`DR`, `CR`)? */
export const tellsSide = (column: Column): boolean => column.isNumber && column.cells.every((text) => isEmptyCell(text) || numberCell(text)?.side !== undefined)
