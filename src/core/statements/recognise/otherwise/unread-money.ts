import type { Source, Table } from '../../source.ts'
import type { Cell } from '../../statement.ts'
import { dateCell, isClock } from '../cells/date-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import { cutsOf } from '../table/split.ts'

/** A cell of what looks like a column of amounts, with what stands beside its digits and is no known sign or word for money. */
export interface UnreadMoney {
  readonly cell: Cell
  readonly word: string
}

const HEAD_LETTERS = 64_000
const HEAD_ROWS = 200
const FEWEST = 2
const BEHIND = /^[-+(]?\d{1,3}(?:[\d.,' \u00a0]*\d)?\)?\s?([^\d\s.,()+-][^\d\s()+-]{0,7})$/u
const BEFORE = /^[-+(]?([^\d\s.,()+-][^\d\s()+-]{0,7})\s?[-+(]?\d{1,3}(?:[\d.,' \u00a0]*\d)?\)?$/u

/** The first of the cells, where rows with a date have the same word beside an amount with decimals in one column: for this nobody can read the table. */
export function unreadMoney(source: Source): UnreadMoney | undefined {
  const head = { ...source, text: source.text.slice(0, HEAD_LETTERS) }
  for (const { table } of cutsOf(head)) {
    const found = firstIn(table)
    if (found) return found
  }
  return undefined
}

function firstIn({ rows, lineOf }: Table): UnreadMoney | undefined {
  const seen = new Map<string, { readonly cell: Cell; readonly word: string; count: number }>()
  rows.slice(0, HEAD_ROWS).forEach((cells, index) => {
    if (!cells.some((cell) => dateCell(cell.trim()))) return
    cells.forEach((text, place) => {
      const value = text.trim()
      const word = /\d[.,]\d{2}(?!\d)/.test(value) && !dateCell(value) && !isClock(value) && !numberCell(value) ? wordIn(value) : undefined
      if (word === undefined) return
      const before = seen.get(`${place} ${word}`)
      if (before) before.count += 1
      else seen.set(`${place} ${word}`, { cell: { line: lineOf[index] ?? index + 1, column: `column ${place + 1}`, value }, word, count: 1 })
    })
  })
  return [...seen.values()].find(({ count }) => count >= FEWEST)
}

const wordIn = (value: string): string | undefined => BEHIND.exec(value)?.[1] ?? BEFORE.exec(value)?.[1]
