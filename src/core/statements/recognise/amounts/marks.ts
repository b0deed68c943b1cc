import type { Mark } from '../cells/number-cell.ts'
import { amountsOf, type Column, columnHasCents } from '../columns/columns.ts'

/** The marks that the number columns allow; without a decimal mark anywhere in a currency with cents, whole units and minor units both. */
export function marksOf(columns: readonly Column[], digits: number): readonly Mark[] {
  const numeric = columns.filter((column) => column.isNumber)
  const real = (['.', ','] as const).filter((mark) => numeric.some((column) => columnHasCents(column, mark) && amountsOf(column, mark, digits) !== undefined))
  // 1.234,00 of a currency without decimals
  if (digits === 0) return ['whole', ...real]
  if (real.length === 0) return ['whole', 'minor']
  // `250,000` beside `5,000,000` of a currency with three decimals: the comma groups, whatever a column by itself could be.
  const spoken = numeric.filter(({ roles }) => MOVED.some((role) => roles.has(role)) && !roles.has('other') && !roles.has('original'))
  const isRead = (mark: Mark) => spoken.every((column) => amountsOf(column, mark, digits) !== undefined)
  if (!real.some(isRead) && spoken.every((column) => amountsOf(column, 'whole', digits) !== undefined)) return [...real, 'whole', 'minor']
  // Amounts without any decimal mark may be minor units, though another column has one: a limit, a rate.
  const named = numeric.filter(({ roles }) => AMOUNTS.some((role) => roles.has(role)) && !NO_AMOUNTS_OF_LINES.some((role) => roles.has(role)))
  const isBare = (column: Column) => column.filled === column.cells.length && !real.some((mark) => columnHasCents(column, mark))
  return named.length > 0 && named.every(isBare) ? [...real, 'minor'] : real
}

const MOVED = ['amount', 'debit', 'credit', 'balance'] as const
const AMOUNTS = ['amount', 'net'] as const
const NO_AMOUNTS_OF_LINES = ['balance', 'original', 'other', 'fee', 'reference', 'own', 'counterpartyAccount'] as const
