import { type DateCell, type DateOrder, dateCell, isClock } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { hasCents, hasFilledZero, type Mark, minorOf, type NumberCell, numberCell, withoutZero } from '../cells/number-cell.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { type Role, rolesOf } from '../words/vocabulary.ts'

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
  /** The decimal marks under which some number has decimals. */
  readonly cents: ReadonlySet<Mark>
  /** The filled cells that are none, where at least three fifths of them are dates or numbers: they may be damaged. */
  readonly spoilt: { readonly rows: readonly number[]; readonly kind: 'date' | 'amount' } | undefined
  /** Does a workbook hold every filled cell as a number? */
  readonly isStored?: true
}

const ORDERS: readonly DateOrder[] = ['YMD', 'DMY', 'MDY']

/** The columns of a grid over `rows`; with `only`, those places alone are looked at, and the others stand as empty. */
export function columnsOf(grid: Grid, rows: readonly GridRow[], only?: ReadonlySet<number>): readonly Column[] {
  return Array.from({ length: grid.width }, (_, place) => {
    const name = grid.header?.[place] ?? ''
    if (only && !only.has(place)) return emptyColumn(name, place)
    const column = columnOf(
      name,
      place,
      rows.map((row) => row.cells[place] ?? ''),
    )
    return column.isNumber && rows.every((row, n) => row.numbers?.has(place) || isEmptyCell(column.cells[n] ?? ''))
      ? { ...column, isStored: true as const }
      : column
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
  cents: new Set(),
  spoilt: undefined,
})

export function columnOf(name: string, place: number, cells: readonly string[]): Column {
  const kinds = new Kinds()
  cells.forEach((cell, row) => {
    if (!isEmptyCell(cell)) kinds.see(cell, row)
  })
  const isDate = kinds.filled > 0 && kinds.dates === kinds.filled
  const turned = kinds.turned()
  const roles = rolesOf(name)
  return {
    place,
    name,
    roles,
    cells,
    filled: kinds.filled,
    orders: isDate && turned.length === 0 ? kinds.orders : [],
    isNumber: !isDate && kinds.filled > 0 && kinds.numbers === kinds.filled,
    cents: kinds.cents,
    spoilt: isDate && turned.length > 0 ? { rows: turned, kind: 'date' } : kinds.spoilt(isMoney(roles)),
  }
}

const isMoney = (roles: ReadonlySet<Role>): boolean => (['amount', 'debit', 'credit', 'balance'] as const).some((role) => roles.has(role))

const NUMERIC_DAY = /^(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})/
const YEAR_FIRST = /^\d{4}/

/** More cells at fault in one column nobody looks at. */
const MOST_NOTED = 10_000

function noted(rows: number[], row: number): void {
  if (rows.length < MOST_NOTED) rows.push(row)
}

/** Counts what the cells of a column can be. */
class Kinds {
  filled = 0
  dates = 0
  numbers = 0
  orders: readonly DateOrder[] = ORDERS
  readonly cents = new Set<Mark>()
  #cents = 0
  #isSigned = false
  readonly #yearFirst: number[] = []
  readonly #yearLast: number[] = []
  readonly #noDates: number[] = []
  readonly #noNumbers: number[] = []

  see(cell: string, row: number): void {
    this.filled += 1
    const date = dateCell(cell)
    if (date) {
      this.dates += 1
      this.#seeYear(cell, row)
      if (this.orders.some((order) => date.days[order] === undefined)) this.orders = this.orders.filter((order) => date.days[order] !== undefined)
    } else noted(this.#noDates, row)
    const number = (date && !/^\d{8}$/.test(cell)) || isClock(cell) ? undefined : numberCell(cell)
    if (number) this.#seeNumber(number)
    else noted(this.#noNumbers, row)
  }

  #seeYear(cell: string, row: number): void {
    if (!NUMERIC_DAY.test(cell)) return
    noted(YEAR_FIRST.test(cell) ? this.#yearFirst : this.#yearLast, row)
  }

  /** The dates that begin with their year where more end with theirs, or the reverse: a program may have taken days for months in some. */
  turned(): readonly number[] {
    const [first, last] = [this.#yearFirst, this.#yearLast]
    const isFirstFewer = first.length === last.length ? (first[0] ?? 0) > (last[0] ?? 0) : first.length < last.length
    return isFirstFewer ? first : last
  }

  #seeNumber(number: NumberCell): void {
    this.numbers += 1
    if (number.minus) this.#isSigned = true
    const [dot, comma] = [hasCents(number, '.'), hasCents(number, ',')]
    if (dot) this.cents.add('.')
    if (comma) this.cents.add(',')
    if (dot || comma) this.#cents += 1
  }

  spoilt(saysMoney: boolean): Column['spoilt'] {
    // Of two cells under a name for money one that is no number is damaged.
    if (this.filled < 3) return saysMoney && this.numbers > 0 && this.numbers < this.filled ? { rows: this.#noNumbers, kind: 'amount' } : undefined
    if (this.dates < this.filled && this.dates * 5 >= this.filled * 3) return { rows: this.#noDates, kind: 'date' }
    const mostly = this.numbers < this.filled && this.numbers * 5 >= this.filled * 3 && (saysMoney || this.#isSigned || this.#cents * 2 >= this.numbers)
    return mostly ? { rows: this.#noNumbers, kind: 'amount' } : undefined
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
 * with `digits` decimals. One decimal more is a zero that a program filled up only where a number too long for a group shows that it is one.
 */
export function amountsOf(column: Column, mark: Mark, digits: number): readonly (number | undefined)[] | undefined {
  const known = KNOWN.get(column) ?? new Map<string, ReturnType<typeof amountsUnder>>()
  KNOWN.set(column, known)
  const key = `${mark}${digits}`
  if (!known.has(key)) known.set(key, amountsUnder(column, mark, digits))
  return known.get(key)
}

/** Marks are tried, and then read by. */
const KNOWN = new WeakMap<Column, Map<string, ReturnType<typeof amountsUnder>>>()

function amountsUnder(column: Column, mark: Mark, digits: number): readonly (number | undefined)[] | undefined {
  const { made, put } = column.filled === column.cells.length ? FULL : WITH_GAPS
  const amounts = made(column.cells.length)
  let row = 0
  let [filledUp, isSure] = [false, false]
  const unmarked = onlyMarksIn(column) ? -1 : 1
  for (const text of column.cells) {
    const cell = isEmptyCell(text) ? undefined : numberCell(text)
    const isFilled = cell !== undefined && hasFilledZero(cell, mark, digits)
    const minor = cell && minorOf(isFilled ? withoutZero(cell) : cell, mark, digits)
    if (cell && minor === undefined) return undefined
    if (isFilled) [filledUp, isSure] = [true, isSure || cell.dot === undefined || cell.comma === undefined]
    const sign = cell?.minus || cell?.side === 'out' ? -1 : cell?.side === 'in' ? 1 : unmarked
    put(amounts, row, minor === undefined || minor === 0 ? minor : sign * minor)
    row += 1
  }
  return filledUp && !isSure ? undefined : amounts
}

/**
 * An array of amounts, made at once: what one leaves behind when it grows is as large as itself. Each kind is made and written by itself: V8 holds numbers bare only where the same
 * place in the code never had to do with an array of other things. As objects of their own they take three times as much.
 */
interface Amounts {
  readonly made: (length: number) => (number | undefined)[]
  readonly put: (amounts: (number | undefined)[], row: number, minor: number | undefined) => void
}

const FULL: Amounts = {
  made: (length) => new Array<number | undefined>(length),
  put: (amounts, row, minor) => {
    amounts[row] = minor
  },
}

const WITH_GAPS: Amounts = {
  made: (length) => new Array<number | undefined>(length),
  put: (amounts, row, minor) => {
    amounts[row] = minor
  },
}

/** Does some cell of the column have decimals under the mark? */
export const columnHasCents = (column: Column, mark: Mark): boolean => column.isNumber && column.cents.has(mark)

/** Do all filled cells tell their side by themselves (`DR`, `CR`), or some of them, and all of these the same one? */
export const tellsSide = (column: Column): boolean =>
  column.isNumber && (column.cells.every((text) => isEmptyCell(text) || numberCell(text)?.side !== undefined) || onlyMarked(column) !== undefined)

/** The side that alone is marked (`100.00 CR` among amounts without a sign): the others are of the other side. */
function onlyMarked(column: Column): 'out' | 'in' | undefined {
  let marked: 'out' | 'in' | undefined
  let isBare = false
  for (const text of column.cells) {
    const cell = isEmptyCell(text) ? undefined : numberCell(text)
    if (!cell || (cell.side === undefined && !/[1-9]/.test(text))) continue
    if (cell.minus || cell.plus || (cell.side !== undefined && marked !== undefined && cell.side !== marked)) return undefined
    if (cell.side === undefined) isBare = true
    else marked = cell.side
  }
  return isBare ? marked : undefined
}

const onlyMarksIn = (column: Column): boolean => column.isNumber && onlyMarked(column) === 'in'

/** Is a column the same everywhere? */
export const isConstant = ({ cells }: Column): boolean => cells.every((cell) => cell === cells[0])

/** One long number in every row: that of the account, or of a card. */
export const isConstantNumber = (column: Column): boolean => column.cells.length > 1 && /^\d{7,}$/.test(column.cells[0] ?? '') && isConstant(column)
