import { parseDelimited } from '../files/delimited.ts'
import { columnOf } from './list-columns.ts'

const DELIMITERS = [';', ',', '\t', '|'] as const
const HEAD_LENGTH = 10_000

/** The delimiter that finds the most known headers in the list's first line; where none finds any, the one that makes the most cells. */
export function delimiterOf(text: string): string {
  const found = DELIMITERS.map((delimiter) => ({ delimiter, headers: headersBy(text, delimiter) }))
  const best = found.reduce((best, next) =>
    next.headers.known > best.headers.known || (next.headers.known === best.headers.known && next.headers.all > best.headers.all) ? next : best,
  )
  return best.delimiter
}

/** How many known headers the first line has, whatever the delimiter. */
export const recognisedHeaders = (text: string): number => Math.max(...DELIMITERS.map((delimiter) => headersBy(text, delimiter).known))

function headersBy(text: string, delimiter: string): { known: number; all: number } {
  const { rows } = parseDelimited(text.slice(0, HEAD_LENGTH), delimiter)
  const header = rows.find((cells) => cells.some((cell) => cell.trim() !== '')) ?? []
  return { known: header.filter((cell) => columnOf(cell) !== undefined).length, all: header.length }
}
