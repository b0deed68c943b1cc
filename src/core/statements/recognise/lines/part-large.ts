import type { SliceStart } from '../../sliced.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import type { LargeTable, MiddleSlice } from '../table/large-table.ts'
import { statusOf } from '../words/status-words.ts'
import { rolesOf } from '../words/vocabulary.ts'
import { type Doubt, datePlacesOf, type Lines, linesOf, type Parted, partingOf, SAMPLE } from './lines.ts'
import { type PartsOfRows, unheld } from './rows-unheld.ts'
import { statusIn } from './status-column.ts'

/** The lines of a large table, with rows that are not held, and how they are gone through. */
export interface LargeLines {
  readonly grid: Grid
  readonly lines: Lines
  readonly parts: PartsOfRows
}

/** A row between the ends: its place in a table tells nothing of it. */
const BETWEEN = 2
/** More rows at fault than anybody reads. */
const MOST_FAULTS = 20_000
/** So many rows that are no lines may be sums: only all lines together tell. */
const MOST_SUMS = 100

/**
 * Parts the rows of a large table as `linesOf` does those of a small one. Undefined where a row between the ends is one that only all of them together
 * could judge: a detail of the row above it, a sum, a new word of a status, a line without its booking date.
 */
export function partLarge(table: LargeTable): LargeLines | undefined {
  const ends = linesOf(table.grid)
  const isHead = ({ line }: GridRow): boolean => line <= table.headEnd
  const head = ends.rows.filter(isHead)
  const tail = ends.rows.slice(head.length)
  const asks = questions(table.grid, ends)
  const { rows: _rows, columns: _columns, labelled: _labelled, unknown: _unknown, ...others } = ends
  const isOpen = Object.values(others).some((of) => Array.isArray(of) && of.length > 0)
  if (head.length < SAMPLE || isOpen || ends.rows.some(asks)) return undefined
  const middle = new Middle(table, asks)
  if (!middle.part() || (middle.unknown.length > 0 && middle.unknown.length <= MOST_SUMS)) return undefined
  const begins = [0]
  for (const count of [head.length, ...middle.counts, tail.length]) begins.push((begins.at(-1) ?? 0) + count)
  const parts = { length: begins.at(-1) ?? 0, begins, from: (part: number) => partsFrom({ table, head, tail, middle }, part) }
  return {
    grid: { ...table.grid, torn: [...table.grid.torn, ...middle.torn] },
    lines: { ...ends, rows: unheld(parts), pending: ends.pending + middle.pending, unknown: [...ends.unknown, ...middle.unknown] },
    parts,
  }
}

interface Held {
  readonly table: LargeTable
  readonly head: readonly GridRow[]
  readonly tail: readonly GridRow[]
  readonly middle: Pick<Middle, 'starts' | 'isLines'>
}

/** Part 0 is the beginning, the last one the end. */
function* partsFrom({ table, head, tail, middle }: Held, part: number): Generator<readonly GridRow[]> {
  if (part === 0) yield head
  let n = Math.max(part - 1, 0)
  const start = middle.starts[n]
  if (start) {
    const parted = partingOf(table.grid)
    for (const { rows } of table.middle(start)) {
      parted.rows.length = 0
      if (!middle.isLines[n]) for (const row of rows) parted.take(row, BETWEEN)
      yield middle.isLines[n] ? rows : [...parted.rows]
      n += 1
    }
  }
  yield tail
}

/** Goes through the rows between the ends once. */
class Middle {
  readonly starts: SliceStart[] = []
  /** Lines in each slice, and whether all of its rows are lines. */
  readonly counts: number[] = []
  readonly isLines: boolean[] = []
  readonly torn: GridRow[] = []
  unknown: readonly Doubt[] = []
  pending = 0
  readonly #table: LargeTable
  readonly #asks: (row: GridRow) => boolean
  readonly #parted: Parted
  #notedBefore = 0

  constructor(table: LargeTable, asks: (row: GridRow) => boolean) {
    this.#table = table
    this.#asks = asks
    this.#parted = partingOf(table.grid)
  }

  /** False where a row is one that only all of them together could judge. */
  part(): boolean {
    const { grid, headEnd } = this.#table
    const parted = this.#parted
    // The rows around them: a detail belongs to the row above it.
    const before = grid.rows.filter(({ line }) => line <= headEnd).slice(-10)
    for (const row of before) parted.take(row, BETWEEN)
    const earlier = { pending: parted.pending, unknown: parted.unknown.length }
    this.#notedBefore = this.#noted()
    if (parted.rows.length === 0) return false
    for (const slice of this.#table.middle()) if (!this.#take(slice)) return false
    const next = grid.rows.find(({ line }) => line > headEnd)
    const last = parted.rows.at(-1)
    this.pending = parted.pending - earlier.pending
    this.unknown = parted.unknown.slice(earlier.unknown)
    if (next) parted.take(next, BETWEEN)
    return parted.rows.at(-1) === last || parted.rows.at(-1) === next
  }

  /** How many rows were noted down as something else than lines and unknown ones. */
  #noted(): number {
    const { rows, unknown, ...others } = this.#parted
    return Object.values(others).reduce<number>((sum, one) => sum + (Array.isArray(one) ? one.length : 0), 0)
  }

  #take({ byte, linesBefore, rows, torn }: MiddleSlice): boolean {
    const parted = this.#parted
    let count = 0
    for (const row of rows) {
      const [last, { pending }] = [parted.rows.at(-1), parted]
      parted.take(row, BETWEEN)
      const now = parted.rows.at(-1)
      if (now === row) count += 1
      else if (now !== last || this.#noted() > this.#notedBefore) return false
      if ((now === row || parted.pending > pending) && this.#asks(row)) return false
    }
    this.starts.push({ byte, linesBefore })
    this.counts.push(count)
    this.isLines.push(count === rows.length)
    this.torn.push(...torn)
    parted.rows.splice(0, parted.rows.length - 1)
    return this.torn.length + parted.unknown.length <= MOST_FAULTS
  }
}

/** Is a row one of which only all rows together can tell what it is? */
function questions(grid: Grid, { rows }: Lines): (row: GridRow) => boolean {
  const has = (row: GridRow, place: number): string => row.cells[place] ?? ''
  const booked = datePlacesOf(grid).filter((place) => rolesOf(grid.header?.[place] ?? '').has('booked'))
  const isUnbooked = (row: GridRow): boolean => booked.some((place) => isEmptyCell(has(row, place)))
  const { status } = partingOf(grid)
  if (status !== undefined) {
    const known = new Set(rows.map((row) => has(row, status)))
    return (row) => isUnbooked(row) || (statusIn(grid, status, has(row, status)) !== 'pending' && !known.has(has(row, status)))
  }
  // A column that nobody named can turn out to be one of a status.
  const unnamed = Array.from({ length: grid.width }, (_, place) => place).filter((place) => rolesOf(grid.header?.[place] ?? '').size === 0)
  return (row) => isUnbooked(row) || unnamed.some((place) => statusOf(has(row, place)) === 'pending')
}
