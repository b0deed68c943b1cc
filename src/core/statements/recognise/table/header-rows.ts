import { dateCell } from '../cells/date-cell.ts'
import { numberCell } from '../cells/number-cell.ts'

/** The rows of a header above a table. */

interface Row {
  readonly cells: readonly string[]
}

/** A ruler (`*****`, `-----`) is how a printed page parts its rows. */
const RULER = /^[*=_#~-]{2,}$/
const FEWEST_MARKS = 8

export const isBlankOrRuler = (row: Row): boolean => row.cells.every((cell) => cell === '') || isRuler(row)

function isRuler({ cells }: Row): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return filled.every((cell) => RULER.test(cell)) && filled.some((cell) => cell.length >= FEWEST_MARKS)
}

export interface Headed {
  readonly names: readonly string[]
  readonly start: number
  /** The row after it. */
  readonly end: number
}

/** The header: the nearest row above the lines that has texts in most of the table's columns; further rows of its own kind directly above belong to it. */
export function headerAbove(rows: readonly Row[], first: number, width: number): Headed | undefined {
  for (let index = first - 1; index >= Math.max(0, first - 12); index -= 1) {
    const row = rows[index] as Row
    if (isBlankOrRuler(row)) continue
    if (!isHeader(row, width)) {
      if (row.cells.some((cell) => numberCell(cell) !== undefined && !dateCell(cell))) continue
      if (row.cells.filter((cell) => cell !== '').length <= 1) continue
      return namedBelow(rows, index, width)
    }
    return joined(rows, index, width)
  }
  return undefined
}

function joined(rows: readonly Row[], index: number, width: number): Headed {
  let start = index
  const names = Array.from({ length: width }, (_, place) => rows[index]?.cells[place] ?? '')
  while (start > 0 && index - start < 2) {
    const above = rows[start - 1] as Row
    const gaps = names.some((name) => name === '')
    if (!gaps || isBlankOrRuler(above) || !isHeader(above, width) || above.cells.length < width - 1) break
    above.cells.slice(0, width).forEach((cell, place) => {
      if (cell !== '' && names[place] === '') names[place] = cell
    })
    start -= 1
  }
  return { names, start, end: index + 1 }
}

export function isHeader(row: Row, width: number): boolean {
  const filled = row.cells.filter((cell) => cell !== '')
  const fits = row.cells.length >= width - 1 && row.cells.slice(width).every((cell) => cell === '')
  if (!fits || filled.length < Math.min(2, width) || filled.length * 2 < width || filled.some(isAmount)) return false
  return (
    filled.every((cell) => !dateCell(cell) && (!numberCell(cell) || !/^[\d.,\s-]+$/.test(cell)) && /\p{L}/u.test(cell)) ||
    (filled.every((cell) => !dateCell(cell)) && filled.filter((cell) => /\p{L}/u.test(cell)).length * 3 >= filled.length * 2)
  )
}

/** `12,599.00 Cr`: a line of which the day is damaged has letters in most of its cells too. */
function isAmount(text: string): boolean {
  const cell = /\d[.,]\d/.test(text) ? numberCell(text) : undefined
  return [cell?.dot, cell?.comma].some((parts) => parts !== undefined && parts.cents !== '')
}

/** A few names directly under a header, where one of its names stands over several columns: `Account` over `Debit` and `Credit`. */
function namedBelow(rows: readonly Row[], index: number, width: number): Headed | undefined {
  const [above, below] = [rows[index - 1], rows[index]?.cells ?? []]
  const isOfNames = below.length <= width && below.every((cell) => cell === '' || (/\p{L}{2}/u.test(cell) && !/\d/.test(cell)))
  if (!above || !isHeader(above, width) || !isOfNames || below.every((cell, place) => cell === '' || (above.cells[place] ?? '') !== '')) return undefined
  const { names, start } = joined(rows, index - 1, width)
  let over = ''
  const both = names.map((name, place) => {
    over = name === '' ? over : name
    const own = below[place] ?? ''
    return own === '' ? name : `${over} ${own}`.trim()
  })
  return { names: both, start, end: index + 1 }
}
