import { digitsOf } from '../../money/currency.ts'
import type { Attempt, Source } from '../source.ts'
import { type Cell, problemList } from '../statement.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { chosen, isProven } from './choose.ts'
import { type Column, columnHasCents, columnsOf, isEmptyCell } from './columns.ts'
import { datings } from './dating.ts'
import { differencesOf } from './differences.ts'
import { cellAt, type Grid, type GridRow, gridOf, hasLine } from './grid.ts'
import { type Labels, labelsOf } from './labels.ts'
import { type Lines, linesOf, SAMPLE, withRows } from './lines.ts'
import { type Mark, numberCell } from './number-cell.ts'
import { othersRows } from './own-account.ts'
import { readingOf } from './reading.ts'
import { RECOGNISED } from './recognised.ts'

const MOST_READINGS = 3

/**
 * Reads a file that no declared format fits: a search for the readings under which the whole file makes sense. Words propose, contents limit, arithmetic
 * decides; what is left is a proof, up to three readings side by side, or the reasons why it is none.
 */
export function recognise(source: Source): readonly Attempt[] {
  const grid = gridIn(source)
  if (!grid) return []
  const found = readingsOf(source, { grid, lines: linesOf(grid), cut: cutOf(source) })
  if ('problems' in found) return [{ format: RECOGNISED, ...found }]
  return found.readings.map((one, n) => {
    const reading = readingOf(source, grid, found.lines, found.labels, one)
    return { format: RECOGNISED, fit: 'whole', problems: [], reading: found.differs ? { ...reading, differs: found.differs[n] ?? [] } : reading }
  })
}

/** A table with its rows parted. `cut`: where the file ends within a row. `columnsOver`: how the columns of all lines are made, where their rows are not held. */
export interface Parts {
  readonly grid: Grid
  readonly lines: Lines
  readonly cut: Cell | undefined
  readonly columnsOver?: (rows: readonly GridRow[], places: ReadonlySet<number>) => readonly Column[]
}

/** The readings that stand, over `lines`; `differs` where there are several. */
export interface Found {
  readonly readings: readonly Candidate[]
  readonly lines: Lines
  readonly labels: Labels
  readonly differs: ReturnType<typeof differencesOf> | undefined
}

/** The readings of a table, or all that refuses it (`near`: its rows are no table of lines). */
export function readingsOf(source: Omit<Source, 'text' | 'split'>, { grid, lines: all, cut, columnsOver }: Parts): Found | Pick<Attempt, 'fit' | 'problems'> {
  const problems = problemList()
  const labels = labelsOf([...grid.above, ...grid.below])
  const table: Known = { grid, labels, digits: digitsOf(source.currency ?? '') ?? 2, today: source.today, columnsOver }
  const { lines, candidates } = searched(all, table)
  holdRows(source, grid, lines, problems.add)
  if (cut) problems.add(cut, 'The last row does not end with a line end, as the others do: the file was cut. Export it again.')
  if (problems.any()) return { fit: 'near', problems: problems.all() }
  const found = chosen(candidates, lines, grid, MOST_READINGS)
  for (const { cell, reason } of found.problems) problems.add(cell, reason)
  if (found.readings.length === 0 && !problems.any()) problems.add({ line: grid.headerLine, column: '', value: headerText(grid) }, NO_AMOUNTS)
  if (problems.any()) return { fit: 'whole', problems: problems.all() }
  const { readings } = found
  return { readings, lines, labels, differs: readings.length > 1 ? differencesOf(grid, lines, readings, source.currency ?? '') : undefined }
}

const NO_AMOUNTS = 'No column of amounts, or pair of columns for money out and in, is filled on every row.'

const headerText = (grid: Grid): string => (grid.header ?? []).join(grid.delimiter ?? ' ').slice(0, 200)

type Add = (cell: Cell, reason: string) => void

/** Rows that are torn, cut or none of a line's kind refuse the file. */
function holdRows(source: Pick<Source, 'accounts'>, grid: Grid, lines: Lines, add: Add): void {
  for (const row of grid.torn)
    add(
      { line: row.line, column: '', value: row.raw.slice(0, 200) },
      `${grid.width} cells are expected, as in the other rows, and ${row.cells.length} stand here.`,
    )
  for (const { row, place, reason } of lines.unknown) add(cellAt(grid, row, place), reason)
  const others = othersRows(lines, grid, source.accounts ?? [])
  for (const cell of others)
    add(cell, `This row is of another account. Expected ${(source.accounts ?? []).join(' or ')} alone: export one account, or leave the others' rows out.`)
}

/** The end of a text that does not end with a line end. */
function cutOf({ text, rows }: Source): Cell | undefined {
  return rows || /[\n\r]$/.test(text) ? undefined : { line: text.split('\n').length, column: '', value: text.slice(-40).split('\n').at(-1) ?? '' }
}

interface Known {
  readonly grid: Grid
  readonly labels: Labels
  readonly digits: number
  readonly today: string | undefined
  readonly columnsOver: Parts['columnsOver']
}

interface Searched {
  readonly lines: Lines
  readonly candidates: readonly Candidate[]
}

/** The search over the lines, and over them without a row at an end that has fewer amounts than the others: such a row may be a balance, or not booked yet. */
function searched(lines: Lines, table: Known): Searched {
  const whole = { lines, candidates: search(lines, table) }
  if (whole.candidates.some(isProven)) return whole
  for (const shorter of withoutEnds(lines, table.grid)) {
    const candidates = search(shorter, table).filter((one) => isProven(one) && one.proof === 'running_balance' && hasBothSigns(one))
    if (candidates.length > 0) return { lines: shorter, candidates }
  }
  return whole
}

const hasBothSigns = ({ model }: Candidate): boolean => model.amounts.some((minor) => minor < 0) && model.amounts.some((minor) => minor > 0)

function withoutEnds(lines: Lines, grid: Grid): readonly Lines[] {
  const { rows } = lines
  if (rows.length < 4) return []
  const numbers = (index: number) =>
    rows[index]?.cells.filter((cell, place) => lines.columns[place]?.isNumber && !isEmptyCell(cell) && numberCell(cell)).length ?? 0
  const least = Math.min(...Array.from({ length: Math.min(rows.length, SAMPLE) - 2 }, (_, n) => numbers(n + 1)))
  const [first, last] = [numbers(0) < least, numbers(rows.length - 1) < least]
  const cuts = [...(first ? [[1, rows.length]] : []), ...(last ? [[0, rows.length - 1]] : []), ...(first && last ? [[1, rows.length - 1]] : [])]
  return cuts.map(([from, to]) => ({ ...lines, ...withRows(grid, rows.slice(from, to)), pending: lines.pending + rows.length - ((to ?? 0) - (from ?? 0)) }))
}

/** The candidates over a sample, and those that stand there over all lines. */
function search(lines: Lines, table: Known): readonly Candidate[] {
  const sample = within(lines, table)
  if (lines.rows.length <= SAMPLE) return sample
  const places = new Set(sample.flatMap(({ model, dated, balance }) => [...model.places, dated.column.place, ...(balance ? [balance.place] : [])]))
  const kept = new Set([...places, ...lines.columns.filter((column) => column.orders.length > 0).map(({ place }) => place)])
  return within({ ...lines, columns: table.columnsOver?.(lines.rows, kept) ?? columnsOf(table.grid, lines.rows, kept) }, table)
}

function within(lines: Lines, { grid, labels, digits, today }: Known): readonly Candidate[] {
  const marks = marksOf(lines.columns, digits)
  return datings(lines.columns, [...grid.above, ...grid.below], today).flatMap((dated) =>
    marks.flatMap((mark) => candidatesOf({ lines, labels, dated, mark, digits })),
  )
}

/** The marks that the number columns allow; without a decimal mark anywhere in a currency with cents, whole units and minor units both. */
function marksOf(columns: readonly Column[], digits: number): readonly Mark[] {
  if (digits === 0) return ['whole']
  const numeric = columns.filter((column) => column.isNumber)
  const fits = (column: Column, mark: '.' | ',') =>
    column.cells.every((text) => isEmptyCell(text) || (mark === '.' ? numberCell(text)?.dot : numberCell(text)?.comma) !== undefined)
  const real = (['.', ','] as const).filter((mark) => numeric.some((column) => columnHasCents(column, mark) && fits(column, mark)))
  return real.length > 0 ? real : ['whole', 'minor']
}

const DELIMITERS = [';', ',', '\t', '|'] as const

/** The table of the file, split in the way that gives the most whole rows. */
function gridIn(source: Source): Grid | undefined {
  if (source.rows) return gridOf(source.rows, null)
  const grids = likelyDelimiters(source).flatMap((delimiter) => splitGrid(source, delimiter) ?? [])
  const weight = (grid: Grid): number => (grid.rows.length - grid.torn.length * 2) * 100 + Math.min(grid.width, 40) + (grid.header ? 30 : 0)
  return grids.reduce<Grid | undefined>((most, next) => (most && weight(most) >= weight(next) ? most : next), undefined)
}

const LONG = 200_000
const HEAD_LETTERS = 64_000

/** In a long file the delimiter is the one that parts its beginning best; a short one is tried with all. */
function likelyDelimiters({ text, split }: Source): readonly string[] {
  if (!isLong(text)) return DELIMITERS.filter((delimiter) => text.includes(delimiter))
  const best = delimiterOf(text, split)
  return best === undefined ? [] : [best]
}

/** Is a text so long that its beginning tells the delimiter? */
export const isLong = (text: string): boolean => text.length >= LONG

/** The delimiter that parts the beginning of a text best, of those by which it has a line at all. */
export function delimiterOf(text: string, split: Source['split']): string | undefined {
  const head = text.slice(0, HEAD_LETTERS)
  const there = DELIMITERS.filter((delimiter) => head.includes(delimiter) && hasLine(split(head, delimiter, 'minimal')))
  const lines = head.split('\n').slice(0, -1)
  const regular = (delimiter: string): number => {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const cells = line.split(delimiter).length
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1)
    }
    return Math.max(0, ...counts.values())
  }
  return [...there].sort((a, b) => regular(b) - regular(a))[0]
}

/** Without regard to quotes only where quotes do not pair up or leave torn rows. */
function splitGrid(source: Source, delimiter: string): Grid | undefined {
  const quoted = source.split(source.text, delimiter, 'minimal')
  const grid = quoted.faults.length === 0 ? gridOf(quoted, delimiter) : undefined
  if (grid && grid.torn.length === 0) return grid
  if (!source.text.includes('"')) return grid
  const plain = gridOf(source.split(source.text, delimiter, 'none'), delimiter)
  return plain && plain.torn.length === 0 && plain.rows.length >= (grid ? grid.rows.length + grid.torn.length : 0) ? plain : grid
}
