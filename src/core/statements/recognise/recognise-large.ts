import { type LinesRead, widened } from '../lines-read.ts'
import type { Attempt } from '../source.ts'
import type { StatementLine } from '../statement.ts'
import { CellPacker } from './cells/packed-cells.ts'
import type { Candidate } from './choice/candidates.ts'
import { type Column, columnOf, emptyColumn } from './columns/columns.ts'
import { type LargeLines, partLarge } from './lines/part-large.ts'
import { viewOf } from './lines/rows-unheld.ts'
import { headOfReading, lineReader } from './reading.ts'
import { type Found, readingsOf } from './recognise.ts'
import type { GridRow } from './table/grid.ts'
import { type LargeFile, largeTable } from './table/large-table.ts'
import { delimiterOf, isLong } from './table/split.ts'

/** What a search makes of a large file: readings whose lines come in batches, or what refuses all of them. */
export interface LargeAttempt extends Pick<Attempt, 'problems'> {
  readonly readings: readonly LinesRead[]
}

/**
 * The same search as `recognise` over a file that is not held: it sees all rows through their slices, and holds of all lines the columns that the
 * readings are about. Undefined where only the whole file tells (quotes that do not pair up or tear rows, details below lines): then `recognise` reads it.
 */
export function recogniseLarge(file: LargeFile): LargeAttempt | undefined {
  const delimiter = isLong(file.beginning) ? delimiterOf(file.beginning, file.split) : undefined
  const table = delimiter === undefined ? undefined : largeTable(file, delimiter, 'minimal')
  const parted = table && partLarge(table)
  // Torn rows of a file with quotes may be whole without regard to them.
  if (!table || !parted || (parted.grid.torn.length > 0 && file.hasQuotes)) return undefined
  const { grid, lines } = parted
  const cut = table.cut && { ...table.cut, column: '' }
  const found = readingsOf(file, { grid, lines, cut, columnsOver: columnsOf(parted) })
  if ('problems' in found) return { problems: found.problems, readings: [] }
  const readings = found.readings.map((one, n) => {
    const reading = linesRead(file, parted, found, one)
    return found.differs ? { ...reading, differs: found.differs[n] ?? [] } : reading
  })
  return { problems: [], readings }
}

/** Makes the columns of all lines at some places, and remembers the last ones: a search without a row at an end asks for them again. */
function columnsOf({ grid, parts }: LargeLines): (rows: readonly GridRow[], places: ReadonlySet<number>) => readonly Column[] {
  let known = new Map<number, readonly string[]>()
  return (rows, places) => {
    if ([...places].some((place) => !known.has(place))) known = cellsAt(parts, [...places])
    const { from, to } = viewOf(rows) ?? { from: 0, to: rows.length }
    return Array.from({ length: grid.width }, (_, place) => {
      const name = grid.header?.[place] ?? ''
      const cells = places.has(place) ? known.get(place) : undefined
      if (!cells) return emptyColumn(name, place)
      return columnOf(name, place, from === 0 && to === cells.length ? cells : cells.slice(from, to))
    })
  }
}

function cellsAt(parts: LargeLines['parts'], places: readonly number[]): Map<number, readonly string[]> {
  const columns = places.map((place) => ({ place, packer: new CellPacker() }))
  for (const rows of every(parts)) for (const { place, packer } of columns) for (const row of rows) packer.push(row.cells[place] ?? '')
  return new Map(columns.map(({ place, packer }) => [place, packer.cells()]))
}

const every = ({ from }: LargeLines['parts']): Iterable<readonly GridRow[]> => ({ [Symbol.iterator]: () => from(0) })

function linesRead(file: LargeFile, { grid, parts }: LargeLines, { lines, labels }: Found, of: Candidate): LinesRead {
  const { amounts } = of.model
  // Made at once: what an array leaves behind when it grows is as large as itself.
  const moved = new Float64Array(amounts.length)
  let count = 0
  let days: LinesRead['days']
  for (let n = 0; n < amounts.length; n += 1) {
    const minor = amounts[n] ?? 0
    if (minor === 0) continue
    days = widened(days, of.dated.days[n] ?? '')
    moved[count] = minor
    count += 1
  }
  return {
    ...headOfReading(file, grid, lines, labels, of),
    withoutMoney: amounts.length - count,
    count,
    amounts: moved.subarray(0, count),
    days,
    batches: batchesOf(parts, viewOf(lines.rows) ?? { from: 0, to: parts.length }, amounts, lineReader(file, lines, of)),
  }
}

/** By itself, so that the columns of the search go away with it. */
function batchesOf(
  parts: LargeLines['parts'],
  { from, to }: { readonly from: number; readonly to: number },
  amounts: Candidate['model']['amounts'],
  read: ReturnType<typeof lineReader>,
): LinesRead['batches'] {
  return function* () {
    let place = 0
    for (const rows of every(parts)) {
      const batch: StatementLine[] = []
      for (const row of rows) {
        const n = place - from
        if (place >= from && place < to && amounts[n] !== 0) batch.push(read(row, n))
        place += 1
      }
      if (batch.length > 0) yield batch
    }
  }
}
