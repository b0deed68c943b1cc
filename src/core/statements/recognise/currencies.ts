import { digitsOf } from '../../money/currency.ts'
import type { Column } from './columns.ts'

const CODE = /^[A-Z]{3}$/

/** Columns of currency codes; the amount beside it; whether all rows have one currency. */
interface Priced {
  readonly column: Column
  readonly amount: Column | undefined
  readonly isOne: boolean
}

function pricedBy(columns: readonly Column[]): readonly Priced[] {
  return columns.flatMap((column) => {
    if (column.filled === 0 || !column.cells.every((cell) => cell === '' || CODE.test(cell))) return []
    if (!column.roles.has('currency') && !column.cells.every((cell) => cell === '' || digitsOf(cell) !== undefined)) return []
    const [before, after] = [columns[column.place - 1], columns[column.place + 1]]
    const beside = [before, after].filter((one) => one?.isNumber)
    const alike = beside.find((one) => one && sharesWords(one.name, column.name))
    const codes = new Set(column.cells.filter((cell) => cell !== ''))
    return [{ column, amount: alike ?? beside[0], isOne: codes.size === 1 && column.filled === column.cells.length }]
  })
}

function sharesWords(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(/[^\p{L}]+/u))
  return b
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => word.length > 1 && words.has(word))
}

const VARIES = -5
const IS_ONE = 4

/** How much the currencies beside amounts speak for or against them, by place: an account has one currency, and what was paid may have many. */
export function currencyRanks(columns: readonly Column[]): ReadonlyMap<number, number> {
  const priced = pricedBy(columns)
  if (priced.every(({ isOne }) => isOne)) return new Map()
  return new Map(priced.flatMap(({ amount, isOne }) => (amount ? [[amount.place, isOne ? IS_ONE : VARIES] as const] : [])))
}

/** The first row in another currency than the one before, where no column of currencies is the same on every row; undefined where one is, or there is none. */
export function mixedCurrencies(columns: readonly Column[]): { readonly column: Column; readonly row: number } | undefined {
  const priced = pricedBy(columns).filter(({ column }) => !column.roles.has('original'))
  const [first] = priced
  if (!first || priced.some(({ isOne }) => isOne) || pricedBy(columns).some(({ isOne }) => isOne)) return undefined
  const { column } = first
  return { column, row: column.cells.findIndex((cell) => cell !== column.cells[0]) }
}
