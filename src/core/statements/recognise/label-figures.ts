import { dateCell } from './date-cell.ts'
import { type NumberCell, numberCell } from './number-cell.ts'

/** Numbers of balances as they stand in and beside their labels. */

/** `Solde départ 200 572,11`: the number at the end of a label's own text. */
export const figureWithin = (label: string): string | undefined => /[:\s]\s*([-+(]?[\d][\d.,'\u00a0 ]*\)?[^\d]*)$/u.exec(label)?.[1]

/** The same where it is an amount for sure: behind a colon, or with decimals. */
export function balanceWithin(label: string): string | undefined {
  const text = /\p{L}{3}/u.test(label) ? figureWithin(label)?.trim() : undefined
  const isAmount = text !== undefined && (/[.,]\d{2}$/.test(text) || /:\s*[-+(]?\d[\d.,'\u00a0 ]*\)?(?: [A-Z]{3})?$/u.test(label))
  return isAmount && !dateCell(text) && numberCell(text) ? text : undefined
}

/** Of a balance in two columns, for what is owed and what is had, the one that is not 0.00. */
export function behindZero([first = '', second = '']: readonly string[]): NumberCell | undefined {
  return /^0+[.,]00?$/.test(first) && /[1-9]/.test(second) && !dateCell(second) ? numberCell(second) : undefined
}

/** `Opening balance : 206`, `716.50   Closing balance : 205`: the comma of a number parted the two. */
export const GROUP_BEFORE_TEXT = /^(\d{3}(?:\.\d+)?)\s+\p{L}/u
const GROUP = /^\d{2,3}(?:\.\d+)?$/

/** `2`, `18`, `309.60`: one number whose commas parted it. */
export function joinedCell([first = '', ...more]: readonly string[]): NumberCell | undefined {
  const end = more.findIndex((cell) => !GROUP.test(cell))
  const groups = more.slice(0, end < 0 ? more.length : end)
  return groups.length > 0 && /^[-+]?(?:\p{Sc} ?)?\d{1,3}$/u.test(first) ? numberCell([first, ...groups].join(',')) : undefined
}
