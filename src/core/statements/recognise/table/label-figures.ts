import { dateCell } from '../cells/date-cell.ts'
import { type NumberCell, numberCell } from '../cells/number-cell.ts'
import { BALANCE } from '../words/label-words.ts'
import { monthOf } from '../words/month-names.ts'
import { folded, hasWord } from '../words/words.ts'
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

const LAST_GROUP = /^\d{3}(?:\.\d+)?(?: ?(?:[A-Z]{3}|\p{Sc}))?$/u
const FIRST_GROUP = /^(.*?)\s*([-+]?[1-9]\d{0,2})$/su
const BARE_GROUP = /^\d{3}$/

/**
 * `445.30` behind `Opening balance: 207`: the commas of one number parted its cells, and the last of them alone would be another one, whose sums may even come out where lines move
 * whole thousands. The number as it stands in the file; undefined where the figure at `place` is one by itself.
 */
export function tornFigure(row: GridRow, place: number): string | undefined {
  const { cells, raw } = row
  if (CENTS.test(cells[place] ?? '')) return tornCents(row, place)
  if (!LAST_GROUP.test(cells[place] ?? '')) return undefined
  let last = place
  while (BARE_GROUP.test(cells[last] ?? '') && LAST_GROUP.test(cells[last + 1] ?? '')) last += 1
  let text = cells[last] ?? ''
  for (let at = last - 1; at >= 0; at -= 1) {
    const cell = cells[at] ?? ''
    const [, before = '', group] = FIRST_GROUP.exec(cell) ?? []
    if (BARE_GROUP.test(cell) && /\d$/.test(cells[at - 1] ?? '')) text = `${cell},${text}`
    else {
      // Two bare cells may be two figures: `5,686`.
      const isOne = before === '' ? text.includes('.') : isBeforeFigure(before)
      return group !== undefined && isOne && raw.includes(`${group},${text}`) ? `${group},${text}` : undefined
    }
  }
  return undefined
}

const CENTS = /^\d{2}$/
const WHOLE = /^(.*?)\s*([-+]?(?:[1-9]\d{0,2}(?:[ .'\u00a0\u202f]\d{3})+|\d+))$/su

/** `64` behind `Old balance 202 580`: the decimal comma parted it. Two bare cells may be two figures, unless the first one has groups. */
function tornCents({ cells, raw }: GridRow, place: number): string | undefined {
  const [, before = '', whole] = WHOLE.exec(cells[place - 1] ?? '') ?? []
  const text = `${whole},${cells[place]}`
  const isOne = before === '' ? whole !== undefined && /\d\D\d/.test(whole) : isBeforeFigure(before)
  return whole !== undefined && isOne && raw.includes(text) ? text : undefined
}

/** Does a figure follow a text that ends so: a mark, a currency, or a word that no day follows, as one follows the name of a month? */
function isBeforeFigure(text: string): boolean {
  if (/(?:[:：;=)]|\p{Sc}|(?<!\p{L})[A-Z]{3})$/u.test(text)) return true
  const word = /(?:^|\s)(\p{L}{4,})$/u.exec(text)?.[1]
  return word !== undefined && (hasWord(folded(word), BALANCE) || monthOf(word) === undefined)
}

/** `USD 207`: a figure, and more than digits. */
const isBesideCurrency = (cell: string): boolean => /\D/.test(cell) && numberCell(cell) !== undefined

/** The number of a label: in its own cell, in the cells to its right, or below it. */
export function push(list: Labelled[], rows: readonly GridRow[], index: number, place: number, label: string): void {
  const row = rows[index] as GridRow
  const beside = row.cells.findIndex((cell, at) => at > place && cell !== '')
  const whole = tornFigure(row, beside) ?? (isBesideCurrency(row.cells[beside] ?? '') ? tornFigure(row, beside + 1) : undefined)
  const number = whole === undefined ? undefined : numberCell(whole)
  if (whole !== undefined && number) {
    list.push({ cell: number, line: row.line, label, value: whole })
    return
  }
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
