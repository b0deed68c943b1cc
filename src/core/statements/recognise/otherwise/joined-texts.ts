import type { Source, Table } from '../../source.ts'
import { dateCell } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import { delimitersIn, recut } from '../table/split.ts'

/** Texts that hold the delimiter and no quotes: `SMITH, JOHN`, `Rossi &amp; figli`. */

type Kind = 'date' | 'number' | 'text'

const HEADER_ROWS = 60
const [FEWEST_COLUMNS, FEWEST_LINES] = [3, 2]
const NAME = /\p{L}/u
/** No half of an amount looks so. */
const WORDS = /\p{L}{2}/u

/**
 * The source with the pieces of each such text joined: where most lines have as many cells as the header, and every longer one has a single place at which neighbouring cells
 * that all have words make it as long and leave days and figures in their columns. Undefined where that is not so, or no line is longer.
 */
export function withJoinedTexts(source: Source): Source | undefined {
  if (source.rows) return undefined
  for (const delimiter of delimitersIn(source.text)) {
    const joined = joinedTable(source.split(source.text, delimiter, 'minimal'), delimiter)
    if (joined) return recut(source, delimiter, (of) => joinedTable(of, delimiter) ?? of)
  }
  return undefined
}

function joinedTable(table: Table, delimiter: string): Table | undefined {
  const { rows } = table
  const first = rows.findIndex(hasDay)
  const at = first < 0 || first > HEADER_ROWS ? -1 : rows.slice(0, first).findLastIndex(isNames)
  const width = rows[at]?.length ?? 0
  if (at < 0 || width < FEWEST_COLUMNS) return undefined
  const lines = rows.slice(at + 1).filter(hasDay)
  const whole = lines.filter((cells) => cells.length === width)
  if (whole.length < FEWEST_LINES || whole.length * 2 <= lines.length || lines.every((cells) => cells.length <= width)) return undefined
  const kinds = Array.from({ length: width }, (_, place) => kindOf(whole, place))
  const joined = rows.map((cells, row) => (row > at && cells.length > width && hasDay(cells) ? joinedRow(cells, kinds, delimiter) : cells))
  return joined.every((cells) => cells !== undefined) ? { ...table, rows: joined.map((cells) => [...cells]) } : undefined
}

const hasDay = (cells: readonly string[]): boolean => cells.some((cell) => dateCell(cell.trim()) !== undefined)
const isNames = (cells: readonly string[]): boolean => cells.length >= FEWEST_COLUMNS && cells.every((cell) => NAME.test(cell) && !/\d/.test(cell))

function kindOf(lines: readonly (readonly string[])[], place: number): Kind {
  const cells = lines.map((row) => row[place]?.trim() ?? '').filter((cell) => !isEmptyCell(cell))
  if (cells.length === 0) return 'number'
  return cells.every((cell) => dateCell(cell)) ? 'date' : cells.every((cell) => numberCell(cell)) ? 'number' : 'text'
}

function joinedRow(cells: readonly string[], kinds: readonly Kind[], delimiter: string): readonly string[] | undefined {
  const more = cells.length - kinds.length
  const ways = kinds.flatMap((kind, place) => {
    const pieces = cells.slice(place, place + more + 1)
    if (kind !== 'text' || !pieces.every((piece) => WORDS.test(piece))) return []
    const row = [...cells.slice(0, place), pieces.join(delimiter), ...cells.slice(place + more + 1)]
    return row.every((cell, at) => fits(cell.trim(), kinds[at])) ? [row] : []
  })
  return ways.length === 1 ? ways[0] : undefined
}

function fits(cell: string, kind: Kind | undefined): boolean {
  if (kind === 'text' || isEmptyCell(cell)) return kind !== 'date' || !isEmptyCell(cell)
  return kind === 'date' ? dateCell(cell) !== undefined : numberCell(cell) !== undefined
}
