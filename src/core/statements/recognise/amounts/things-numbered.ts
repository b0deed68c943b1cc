import { isEmptyCell } from '../cells/empty-cell.ts'
import { type Column, numberAt } from '../columns/columns.ts'
import type { Model } from './models.ts'

/** Codes, branches and the numbers of things, which look like amounts and balances and are none. */

const MONEY = ['amount', 'debit', 'credit', 'gross', 'net'] as const
const NO_AMOUNTS = ['balance', 'fee', 'other', 'original', 'reference'] as const

/** Each column is asked under every mark and every way to read the days. */
function ofColumn(tell: (column: Column) => boolean): (column: Column) => boolean {
  const known = new WeakMap<Column, boolean>()
  return (column) => {
    const before = known.get(column)
    if (before !== undefined) return before
    const told = tell(column)
    known.set(column, told)
    return told
  }
}

const saysMoney = ({ roles }: Column): boolean => MONEY.some((role) => roles.has(role)) && !roles.has('reference')

/** `0101`, `001`: nobody fills up an amount with zeros, but a program that writes minor units in fields of one width, under a name for money or under none. */
export const hasLeadingZeros = ofColumn((column) => {
  if (column.cents.size > 0 || saysMoney(column) || column.roles.has('balance')) return false
  const isCode = column.cells.some((cell) => /^0\d+$/.test(cell))
  return isCode && (column.name !== '' || column.cells.every((cell) => cell === column.cells[0]))
})

/**
 * `101` under `Umsatztyp`: bare numbers without a sign, beside amounts on every row that have decimals, both sides and a name for money, are no amounts unless arithmetic
 * says so, whatever their name is.
 */
export function areCodes(column: Column, columns: readonly Column[]): boolean {
  const { roles } = column
  if (column.cents.size > 0 || roles.has('balance') || roles.has('debit') || roles.has('credit')) return false
  return isBare(column) && (columns.some((other) => other !== column && isSignedMoney(other)) || hasPair(columns))
}

const isBare = ofColumn(({ cells }) => cells.every((cell) => isEmptyCell(cell) || /^\d+$/.test(cell)))

const isSignedMoney = (column: Column): boolean =>
  isMoney(column) && column.filled === column.cells.length && column.roles.has('amount') && hasBothSigns(column)

function hasPair(columns: readonly Column[]): boolean {
  const side = (role: 'debit' | 'credit', other: 'debit' | 'credit') => columns.some((one) => isMoney(one) && one.roles.has(role) && !one.roles.has(other))
  return side('debit', 'credit') && side('credit', 'debit')
}

const isMoney = (column: Column): boolean => column.isNumber && column.cents.size > 0 && !isOfOther(column)

const isOfOther = ({ roles }: Column): boolean => NO_AMOUNTS.some((role) => roles.has(role))

const hasBothSigns = ofColumn((column) => {
  let [up, down] = [false, false]
  for (let row = 0; row < column.cells.length && !(up && down); row += 1) {
    const cell = numberAt(column, row)
    if (cell?.minus || cell?.side === 'out') down = true
    else if (cell && /[1-9]/.test(column.cells[row] ?? '')) up = true
  }
  return up && down
})

/**
 * Does a chain say nothing? Numbers of things grow in equal steps, and beside them one and the same bare figure on every row (a branch, the number of a statement)
 * makes a chain of them. Equal amounts with a running balance are nothing rare: so only where nobody calls either by a name for money, and another column that
 * looks like amounts is left over.
 */
export function areNumbered({ amounts, places, style }: Model, balance: Column, columns: readonly Column[]): boolean {
  const isNamed = balance.roles.has('balance') && !balance.roles.has('reference')
  if (style === 'debit_credit' || isNamed || amounts.some((minor) => minor !== amounts[0])) return false
  const used = columns.filter(({ place }) => places.includes(place))
  if (used.some((column) => column.cents.size > 0 || saysMoney(column))) return false
  return columns.some((column) => column !== balance && !places.includes(column.place) && looksLikeAmounts(column))
}

/** By its name, its decimals or its signs. What a fee, a rate or a balance is called tells that it is none. */
const looksLikeAmounts = (column: Column): boolean =>
  column.isNumber &&
  !isOfOther(column) &&
  column.cells.some((cell) => cell !== column.cells[0]) &&
  (saysMoney(column) || column.cents.size > 0 || column.cells.some((_, row) => numberAt(column, row)?.minus))
