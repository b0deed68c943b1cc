import type { Source } from '../../source.ts'
import { dateCell } from '../cells/date-cell.ts'
import { numberCell } from '../cells/number-cell.ts'

/** A line as one cell: within quotes, those in it doubled, and with the empty cells of a spreadsheet behind it. */
const WRAPPED = /^"((?:[^"]|"")*)"([;,\t]*)$/
const LINE_ENDS = /(\r\r?\n|\r|\n)/
const PARTS = /[;,\t|]/
const FEWEST_PARTS = 3

/**
 * A file of which a spreadsheet took lines for one cell each and wrote them so, all or those alone that have quotes: with the lines as they were, where they were. Such a line
 * above or below others would be a note, and lost. Undefined where none of them is a line of an account.
 */
export function withoutWraps(source: Source): Source | undefined {
  if (source.rows || !source.text.includes('"')) return undefined
  const lines = source.text.split(LINE_ENDS)
  const wrapped = lines.map((line) => (line.startsWith('"') ? WRAPPED.exec(line) : null))
  const [, , behind = ''] = wrapped.find((one) => one && isLine(one[1] ?? '')) ?? []
  if (!wrapped.some((one) => one && isLine(one[1] ?? ''))) return undefined
  const isCut = (line: string) => behind !== '' && line.endsWith(behind)
  const bare = lines.map((line, n) => wrapped[n]?.[1]?.replaceAll('""', '"') ?? (isCut(line) ? line.slice(0, -behind.length) : line))
  return { ...source, text: bare.join('') }
}

/** Has a text a day and a number among its parts? */
function isLine(text: string): boolean {
  const parts = text.split(PARTS).map((part) => part.replaceAll('"', '').trim())
  const isDay = (part: string) => dateCell(part) !== undefined
  return parts.length >= FEWEST_PARTS && parts.some(isDay) && parts.some((part) => part !== '' && !isDay(part) && numberCell(part) !== undefined)
}
