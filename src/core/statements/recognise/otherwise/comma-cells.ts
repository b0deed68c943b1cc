import type { Source, Table } from '../../source.ts'
import type { Cell } from '../../statement.ts'
import { dateCell } from '../cells/date-cell.ts'
import { recut } from '../table/split.ts'

/** A file whose commas part cells and decimals alike: the ways to join the halves of its amounts, and its header. */
export interface CommaWays {
  readonly sources: readonly Source[]
  readonly header: Cell
}

const COMMA = ','
const HEADER_ROWS = 60
const [FEWEST_NAMES, MOST_NAMES, MOST_AMOUNTS, MOST_WAYS] = [3, 16, 4, 8]
const WHOLE = /^[-+]?\d{1,3}(?:[. ']?\d{3})*$/
const CENTS = /^\d{2}$/

/** Undefined where some line has no more cells than the header has names, or no columns of amounts make every line as long as it. */
export function withCommaDecimals(source: Source): CommaWays | undefined {
  if (source.rows || !source.text.includes(COMMA)) return undefined
  // Most files have a line at their beginning that is no longer than the header.
  if (!isLonger(source.split(source.text.slice(0, HEAD_LETTERS), COMMA, 'minimal'))) return undefined
  const table = source.split(source.text, COMMA, 'minimal')
  const at = headerOf(table)
  const header = table.rows[at] ?? []
  const lines = table.rows.slice(at + 1).filter((cells) => cells.some((cell) => dateCell(cell.trim())))
  if (at < 0 || lines.length < 2 || lines.some((cells) => cells.length <= header.length)) return undefined
  const sets = setsOf(header.length).filter((places) => lines.every((cells) => joinedBy(cells, places, header.length)))
  if (sets.length === 0 || sets.length > MOST_WAYS) return undefined
  const change =
    (places: ReadonlySet<number>) =>
    (of: Table): Table => ({ ...of, rows: of.rows.map((cells, row) => (row > at ? (joinedBy(cells, places, header.length) ?? [...cells]) : [...cells])) })
  return {
    sources: sets.map((places) => recut(source, COMMA, change(places))),
    header: { line: table.lineOf[at] ?? at + 1, column: '', value: header.join(COMMA).slice(0, 200) },
  }
}

const HEAD_LETTERS = 8_000

/** Has the first line more cells than the header? */
function isLonger(table: Table): boolean {
  const at = headerOf(table)
  const line = table.rows.slice(at + 1).find((cells) => cells.some((cell) => dateCell(cell.trim())))
  return at >= 0 && line !== undefined && line.length > (table.rows[at]?.length ?? 0)
}

/** The last row of names before the first line. */
function headerOf({ rows }: Table): number {
  const first = rows.findIndex((cells) => cells.some((cell) => dateCell(cell.trim())))
  const isNames = (cells: readonly string[]) =>
    cells.length >= FEWEST_NAMES && cells.length <= MOST_NAMES && cells.every((cell) => /\p{L}/u.test(cell) && !/\d/.test(cell))
  return first < 0 || first > HEADER_ROWS ? -1 : rows.slice(0, first).findLastIndex(isNames)
}

/** Sets of one to four columns. */
function setsOf(width: number): readonly ReadonlySet<number>[] {
  let sets: readonly (readonly number[])[] = [[]]
  for (let place = 0; place < width; place += 1) sets = [...sets, ...sets.filter((set) => set.length < MOST_AMOUNTS).map((set) => [...set, place])]
  return sets.filter((set) => set.length > 0).map((set) => new Set(set))
}

/** The cells with the amounts in `places` joined; undefined where they are none, or the row is not as long as the header then. */
function joinedBy(cells: readonly string[], places: ReadonlySet<number>, width: number): string[] | undefined {
  const joined: string[] = []
  let at = 0
  for (let place = 0; place < width; place += 1) {
    const [whole = '', cents = ''] = [cells[at]?.trim(), cells[at + 1]?.trim()]
    if (places.has(place) && whole !== '') {
      if (!WHOLE.test(whole) || !CENTS.test(cents)) return undefined
      joined.push(`${whole}${COMMA}${cents}`)
      at += 2
    } else {
      joined.push(cells[at] ?? '')
      at += 1
    }
  }
  return at === cells.length ? joined : undefined
}
