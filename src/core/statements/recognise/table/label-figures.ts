import { dateCell } from '../cells/date-cell.ts'
import { type NumberCell, numberCell } from '../cells/number-cell.ts'
import type { GridRow } from './grid.ts'
import type { Labelled } from './labels.ts'

/** Numbers of balances as they stand in and beside their labels. */

/** `Solde départ 200 572,11`: the number at the end of a label's own text. */
export const figureWithin = (label: string): string | undefined => /[:：\s]\s*([-+(]?[\d][\d.,'\u00a0 ]*\)?[^\d]*)$/u.exec(label)?.[1]

/** The same where it is an amount for sure: behind a colon, or with decimals. */
export function balanceWithin(label: string): string | undefined {
  const text = /\p{L}{3}/u.test(label) ? figureWithin(label)?.trim() : undefined
  const isAmount = text !== undefined && (/[.,]\d{2}$/.test(text) || /[:：]\s*[-+(]?\d[\d.,'\u00a0 ]*\)?(?: [A-Z]{3})?$/u.test(label))
  return isAmount && !dateCell(text) && numberCell(text) ? text : undefined
}

/** Of a balance in two columns, for what is owed and what is had, the one that is not 0.00. */
export function behindZero([first = '', second = '']: readonly string[]): NumberCell | undefined {
  return /^0+[.,]00?$/.test(first) && /[1-9]/.test(second) && !dateCell(second) ? numberCell(second) : undefined
}

/** Where a bare 0 stands beside the label, the balance may be the only figure of the row with decimals, on whichever side: `CLOSE,0,,120.50,CLOSE BALANCE,,0`. */
function besideNought(value: string, { cells }: GridRow): NumberCell | undefined {
  const [figure, ...more] = value === '0' ? cells.filter((cell) => /\d[.,]\d{2}$/.test(cell) && !dateCell(cell)) : []
  return figure !== undefined && more.length === 0 ? numberCell(figure) : undefined
}

/** `Opening balance : 206`, `716.50   Closing balance : 205`: the comma of a number parted the two. */
const GROUP_BEFORE_TEXT = /^(\d{3}(?:\.\d+)?)\s+\p{L}/u
const GROUP = /^\d{2,3}(?:\.\d+)?$/

/** `2`, `18`, `309.60`: one number whose commas parted it. */
export function joinedCell([first = '', ...more]: readonly string[]): NumberCell | undefined {
  const end = more.findIndex((cell) => !GROUP.test(cell))
  const groups = more.slice(0, end < 0 ? more.length : end)
  return groups.length > 0 && /^[-+]?(?:\p{Sc} ?)?\d{1,3}$/u.test(first) ? numberCell([first, ...groups].join(',')) : undefined
}

/** The number of a label: in its own cell, in the cells to its right, or below it. */
export function push(list: Labelled[], rows: readonly GridRow[], index: number, place: number, label: string): void {
  const row = rows[index] as GridRow
  const inside = figureWithin(label)
  const right = row.cells.slice(place + 1).filter((cell) => cell !== '')
  const below = rows[index + 1]?.cells[place] ?? ''
  const quoted = label.includes('"') ? /"([-+(]?\d[\d.,'\u00a0 ]*\)?)"\s*$/u.exec(row.raw)?.[1] : undefined
  const candidates: ReadonlyArray<readonly [string, number]> = [
    ...(quoted === undefined ? [] : [[quoted, row.line] as const]),
    ...right
      .filter((cell) => !dateCell(cell))
      .slice(0, 1)
      .map((cell) => [cell, row.line] as const),
    ...(inside === undefined ? [] : [[inside.trim(), row.line] as const]),
    [below, rows[index + 1]?.line ?? row.line],
  ]
  for (const [value, line] of candidates) {
    const cell = value === '' || dateCell(value) ? undefined : numberCell(value)
    if (cell) {
      const joined =
        value === right[0]
          ? ((inside === undefined ? undefined : joinedCell([inside, ...right])) ?? joinedCell(right) ?? behindZero(right) ?? besideNought(value, row))
          : joinedCell([value, GROUP_BEFORE_TEXT.exec(right[0] ?? '')?.[1] ?? ''])
      list.push({ cell, line, label, value, ...(joined ? { joined } : {}) })
      return
    }
  }
}
