import type { Slice, SliceStart } from '../../sliced.ts'
import type { Source, Table } from '../../source.ts'
import { type Grid, type GridRow, gridOf, HEAD_ROWS, rowsOf, TAIL_ROWS } from './grid.ts'
import { isBlankOrRuler } from './header-rows.ts'
import { isOfWidth } from './table-width.ts'

/** A text that is read slice by slice. `beginning`: as much of it as tells the delimiter. */
export interface LargeFile extends Pick<Source, 'encoding' | 'currency' | 'accounts' | 'today' | 'split'> {
  readonly beginning: string
  readonly hasQuotes: boolean
  readonly slices: (delimiter: string, quotes: 'minimal' | 'none', from?: SliceStart) => Iterable<Slice>
}

/**
 * A large table: what stands at its beginning and its end is held, and the rows between come slice by slice. `grid` is the table without these: header,
 * labels and width come from the two ends, as they do where everything is held.
 */
export interface LargeTable {
  readonly grid: Grid
  /** The last line of the beginning, and the first of the end. */
  readonly headEnd: number
  readonly tailFrom: number
  /** The slices between from one of them on: their rows of the table's width, and others that are not blank. */
  readonly middle: (from?: SliceStart) => Iterable<MiddleSlice>
  /** Where the file ends within a row: its last line. */
  readonly cut: { readonly line: number; readonly value: string } | undefined
}

export interface MiddleSlice extends SliceStart {
  readonly rows: readonly GridRow[]
  readonly torn: readonly GridRow[]
}

/** Rows at the beginning that a search looks at one by one, with room for what stands above them. */
const LEAST_HEAD = HEAD_ROWS + 1_000
const LEAST_TAIL = TAIL_ROWS * 2

/** The table of a large file under one way of splitting; undefined where its ends do not tell what it is, or it is not large. */
export function largeTable(file: LargeFile, delimiter: string, quotes: 'minimal' | 'none'): LargeTable | undefined {
  const outline = outlineOf(file.slices(delimiter, quotes))
  if (!outline) return undefined
  const { head, tail, first } = outline
  const { headLines, gap, table } = joined(head, tail)
  const ends = gridOf(table, delimiter)
  if (!ends || !isTold(ends, outline, headLines)) return undefined
  const moved = (row: GridRow): GridRow => (row.line > headLines ? { ...row, line: row.line + gap } : row)
  const grid = {
    ...ends,
    rows: ends.rows.map(moved),
    above: ends.above,
    below: ends.below.map(moved),
    torn: ends.torn.map(moved),
    parted: ends.parted.map(moved),
  }
  const tailFrom = headLines + gap + 1
  const last = tail.at(-1)
  return {
    grid,
    headEnd: headLines,
    tailFrom,
    middle: (from = first) => middleOf(file.slices(delimiter, quotes, from), tailFrom, ends.width),
    cut: last?.end === 'cut' ? { line: last.linesBefore + last.lines.length, value: (last.lines.at(-1) ?? '').slice(-40) } : undefined,
  }
}

interface Outline {
  readonly head: readonly Slice[]
  readonly tail: readonly Slice[]
  /** Where the first slice between begins. */
  readonly first: SliceStart
  /** Of the rows between: how many have so many cells. */
  readonly widths: ReadonlyMap<number, number>
}

const rowsIn = (slices: readonly Slice[]): number => slices.reduce((sum, { rows }) => sum + rows.length, 0)

function outlineOf(slices: Iterable<Slice>): Outline | undefined {
  const head: Slice[] = []
  const tail: Slice[] = []
  const widths = new Map<number, number>()
  let first: SliceStart | undefined
  for (const slice of slices) {
    if (rowsIn(head) < LEAST_HEAD) {
      head.push(slice)
      continue
    }
    tail.push(slice)
    for (let [oldest] = tail; oldest && rowsIn(tail) - oldest.rows.length >= LEAST_TAIL; [oldest] = tail) {
      for (const { length } of oldest.rows) widths.set(length, (widths.get(length) ?? 0) + 1)
      first ??= oldest
      tail.shift()
    }
  }
  return first ? { head, tail, first, widths } : undefined
}

/** Both ends as one table, its lines numbered without those between (`gap`). */
function joined(head: readonly Slice[], tail: readonly Slice[]): { readonly table: Table; readonly headLines: number; readonly gap: number } {
  const headLines = head.reduce((sum, { lines }) => sum + lines.length, 0)
  const gap = (tail[0]?.linesBefore ?? headLines) - headLines
  const lineOf = (slices: readonly Slice[], less: number) => slices.flatMap((slice) => slice.lineOf.map((line) => line + slice.linesBefore - less))
  const all = [...head, ...tail]
  return {
    headLines,
    gap,
    table: { rows: all.flatMap(({ rows }) => rows), lines: all.flatMap(({ lines }) => lines), lineOf: [...lineOf(head, 0), ...lineOf(tail, gap)], faults: [] },
  }
}

/** Do the ends alone tell what the whole would? The rows between have the table's width nearly all, and it begins in the one end and ends in the other. */
function isTold(ends: Grid, { head, tail, widths }: Outline, headLines: number): boolean {
  const inHead = ends.rows.filter(({ line }) => line <= headLines).length
  const others = new Map([...widths].filter(([width]) => width !== ends.width))
  for (const { rows } of [...head, ...tail]) for (const { length } of rows) if (length !== ends.width) others.set(length, (others.get(length) ?? 0) + 1)
  return (
    inHead >= HEAD_ROWS &&
    inHead < ends.rows.length &&
    ends.headerLine <= headLines &&
    ends.above.every(({ line }) => line <= headLines) &&
    ends.below.every(({ line }) => line > headLines) &&
    (widths.get(ends.width) ?? 0) > Math.max(0, ...others.values())
  )
}

function* middleOf(slices: Iterable<Slice>, tailFrom: number, width: number): Generator<MiddleSlice> {
  for (const slice of slices) {
    const { byte, linesBefore } = slice
    if (linesBefore + 1 >= tailFrom) return
    const rows: GridRow[] = []
    const torn: GridRow[] = []
    for (const row of rowsOf(slice)) {
      if (isBlankOrRuler(row)) continue
      const placed = { ...row, line: row.line + linesBefore }
      if (isOfWidth(row, width)) rows.push(placed)
      else torn.push(placed)
    }
    yield { byte, linesBefore, rows, torn }
  }
}
