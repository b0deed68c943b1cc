import { dateCell } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { hasCents, type NumberCell, numberCell } from '../cells/number-cell.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { isBareLabel, rowLabel } from '../table/labels.ts'
import { NAMES_BALANCE } from '../words/label-words.ts'
import { type Role, rolesOf } from '../words/vocabulary.ts'
import { folded, hasWord } from '../words/words.ts'

/**
 * Whether a row that bears the words of a balance moves money all the same: `Closing balance adjustment` is a payment's text as well. `label`: it has no amount where
 * the others have theirs. `line`: it has an amount and another figure beside it, as the others have. `either`: its only figure stands where amounts stand.
 */
export type Movement = 'label' | 'line' | 'either'

const ROWS_SEEN = 200
const MONEY: readonly Role[] = ['amount', 'debit', 'credit', 'balance', 'gross', 'net']
const THINGS: readonly Role[] = ['reference', 'own', 'counterpartyAccount', 'counterparty', 'time', 'status']

/** Judges the dated rows of a grid, of which `numbers` are the columns of numbers. */
export function movementsOf(grid: Grid, numbers: readonly number[]): (row: GridRow) => Movement {
  let usual: readonly ReadonlySet<number>[] | undefined
  let places: readonly number[] = []
  return (row) => {
    places = usual ? places : moneyPlaces(grid, numbers)
    usual ??= usualRows(grid, places)
    const figures = figuresIn(row, places)
    const has = [...figures.keys()]
    const told = toldBy(grid, figures)
    if (told) return told
    if (figures.size === 0 || !(usual.length === 0 || usual.some((one) => [...one].every((place) => figures.has(place))))) return 'label'
    const isPair = (a: number, b: number) => a === b || usual?.some((one) => one.has(a) && one.has(b))
    const isUsual = has.every((a) => has.every((b) => isPair(a, b)))
    return isUsual && new Set(figures.values()).size > 1 ? 'line' : 'either'
  }
}

/** By the header: an amount, in one of two columns for money out and in, and another figure as the balance. */
function toldBy(grid: Grid, figures: ReadonlyMap<number, string>): Movement | undefined {
  const of = (role: Role) => [...figures].filter(([place]) => rolesOf(grid.header?.[place] ?? '').has(role))
  const balances = of('balance')
  const moved = (['amount', 'debit', 'credit', 'net'] as const).flatMap(of).filter((one) => !balances.some(([place]) => place === one[0]))
  const sides = new Set(moved.map(([place]) => place))
  if (sides.size !== 1) return undefined
  return balances.length > 0 && balances.every(([, figure]) => figure !== moved[0]?.[1]) ? 'line' : 'either'
}

/** Where money stands, by the header or by decimals: the number of a document is no figure. */
function moneyPlaces(grid: Grid, numbers: readonly number[]): readonly number[] {
  const rows = grid.rows.slice(0, ROWS_SEEN)
  const roles = (place: number) => rolesOf(grid.header?.[place] ?? '')
  const says = (place: number) => MONEY.some((role) => roles(place).has(role))
  // The only amount of a column may be that of the row in question.
  const all = Array.from({ length: grid.width }, (_, place) => place).filter((place) => numbers.includes(place) || says(place))
  const free = all.filter((place) => says(place) || !THINGS.some((role) => roles(place).has(role)))
  const withCents = free.filter((place) => rows.some(({ cells }) => isDecimal(numberIn(cells[place]))))
  return withCents.length === 0 ? free : free.filter((place) => withCents.includes(place) || (says(place) && !roles(place).has('reference')))
}

const isDecimal = (cell: NumberCell | undefined): boolean => cell !== undefined && (hasCents(cell, '.') || hasCents(cell, ','))

const numberIn = (text = ''): NumberCell | undefined => (isEmptyCell(text) || dateCell(text) ? undefined : numberCell(text))

/** The places that the lines fill, each combination once. Rows of 0.00 and rows that are labels themselves show nothing. */
function usualRows(grid: Grid, places: readonly number[]): readonly ReadonlySet<number>[] {
  const found = new Map<string, ReadonlySet<number>>()
  const isBalance = (place: number) => rolesOf(grid.header?.[place] ?? '').has('balance')
  for (const row of grid.rows.slice(0, ROWS_SEEN)) {
    if (!row.cells.some((cell) => dateCell(cell)) || rowLabel(row.cells, true) !== undefined) continue
    const has = new Set(figuresIn(row, places).keys())
    if ([...has].some((place) => !isBalance(place))) found.set([...has].join(), has)
  }
  return [...found.values()]
}

/** The amounts of a row that are not 0.00, without their signs. */
function figuresIn(row: GridRow, places: readonly number[]): ReadonlyMap<number, string> {
  const figures = new Map<number, string>()
  for (const place of places) {
    const cell = numberIn(row.cells[place])
    const digits = cell && `${(cell.dot ?? cell.comma)?.whole}.${(cell.dot ?? cell.comma)?.cents.replace(/0+$/, '')}`.replace(/^0+(?=\d)/, '')
    if (digits !== undefined && /[1-9]/.test(digits)) figures.set(place, digits)
  }
  return figures
}

/** Is the only number of a row, and the only cell with anything in it but a balance's name, in a column that is named as a balance? */
export function isBalanceAlone(grid: Grid, { cells }: GridRow): boolean {
  const isNamed = isBareLabel(cells)
  const filled = cells.flatMap((cell, place) => (isEmptyCell(cell) || (isNamed && !numberIn(cell)) ? [] : [place]))
  const [place = -1] = filled
  const roles = rolesOf(grid.header?.[place] ?? '')
  return filled.length === 1 && roles.has('balance') && !roles.has('amount') && numberIn(cells[place]) !== undefined
}

/** `Kontostand (06.03.26): … 201939,40 EUR`: a balance's name, one number, and nothing else but a currency. */
export function isBalanceNamed(cells: readonly string[]): boolean {
  const others = cells.filter((cell) => !isEmptyCell(cell) && !/^[A-Z]{3}$/.test(cell))
  const numbers = others.filter((cell) => numberIn(cell) !== undefined)
  return (
    others.length === 2 &&
    numbers.length === 1 &&
    isDecimal(numberIn(numbers[0])) &&
    isBareLabel(cells) &&
    others.some((cell) => hasWord(folded(cell), NAMES_BALANCE))
  )
}
