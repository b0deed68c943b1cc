import { digitsOf } from '../../money/currency.ts'
import { type Said, say } from '../../said/say.ts'
import { isSameAccount } from '../same-account.ts'
import { type Attempt, endsWhole, type Source } from '../source.ts'
import { type Cell, NOWHERE, placeAt, problemList } from '../statement.ts'
import { isAccountNumber, othersRows } from './account/own-account.ts'
import { marksOf } from './amounts/marks.ts'
import { type Candidate, candidatesOf } from './choice/candidates.ts'
import { type Chosen, chosen, isProven } from './choice/choose.ts'
import { settled } from './choice/contested.ts'
import { differencesOf } from './choice/differences.ts'
import { isWholeEnd } from './choice/last-row.ts'
import { lateCells } from './choice/late-cells.ts'
import { lateCurrencies } from './choice/late-currencies.ts'
import { goesAgainstDays, hasBothSigns, isToldAlone, leavesPayment, withoutEnds } from './choice/left-out.ts'
import { damagedCells, type Objection } from './choice/objections.ts'
import { rowsApart } from './choice/rows-apart.ts'
import { type Column, columnsOf } from './columns/columns.ts'
import { datings } from './days/dating.ts'
import { ofNearOrder } from './days/near-order.ts'
import { withoutHead } from './lines/head-records.ts'
import { impossibleDays } from './lines/impossible-days.ts'
import { type Lines, linesOf, SAMPLE } from './lines/lines.ts'
import { lostCells, withoutMinor } from './lines/stored-numbers.ts'
import { type FileWithYears, withYears } from './otherwise/yearless.ts'
import { readingOf } from './reading.ts'
import { RECOGNISED } from './recognised.ts'
import { wrongCounts } from './table/count-rows.ts'
import { cellAt, type Grid, type GridRow } from './table/grid.ts'
import { type Labels, labelsOf } from './table/labels.ts'
import { gridIn } from './table/split.ts'

const MOST_READINGS = 3
/** Columns of numbers: each is held against each other one, on every line. Banks' files have fifteen at most. */
const MOST_NUMBERS = 64

/**
 * Reads a file that no declared format fits: a search for the readings under which the whole file makes sense. Words propose, contents limit, arithmetic
 * decides; what is left is a proof, up to three readings side by side, or the reasons why it is none.
 */
export function recognise(source: Source): readonly Attempt[] {
  const dated = withYears(source)
  return dated.length > 0 ? besideEachOther(dated) : recogniseDated(source)
}

/** A reading for each year and order that days without a year can have; their forms are those of the file, not of the dates that were made. */
function besideEachOther(all: readonly FileWithYears[]): readonly Attempt[] {
  const attempts = all.flatMap(({ source, order, written }) =>
    recogniseDated(source).map(({ reading, ...attempt }): Attempt => {
      if (!reading) return attempt
      const form = reading.form && { ...reading.form, dateOrder: order }
      const place = form?.booked ?? 0
      const days = reading.statement.lines
        .slice(0, MOST_DAYS)
        .map(({ line, bookedOn }) => ({ line, column: reading.bookedColumn ?? '', value: written(line, place), as: bookedOn }))
      const differs = all.length > 1 ? [...days, ...(reading.differs ?? [])] : reading.differs
      return {
        ...attempt,
        reading: { ...reading, dateFormat: order === 'DMY' ? 'DD MM' : 'MM DD', ...(form ? { form } : {}), ...(differs ? { differs } : {}) },
      }
    }),
  )
  const found = attempts.filter(({ reading }) => reading).sort((a, b) => spanOf(a) - spanOf(b))
  const readings = found.length > MOST_READINGS ? ofNearOrder(found, spanOf) : found
  if (readings.length <= MOST_READINGS) return readings.length > 0 ? readings : attempts
  const problem = placeAt(NOWHERE, say.readingsWithoutYears(readings.length))
  return [{ format: RECOGNISED, fit: 'whole', problems: [problem] }]
}

const MOST_DAYS = 50

/** Milliseconds between the first and the last line. */
function spanOf({ reading }: Attempt): number {
  let [first, last] = ['9999-12-31', '0000-01-01']
  for (const { bookedOn } of reading?.statement.lines ?? []) {
    if (bookedOn < first) first = bookedOn
    if (bookedOn > last) last = bookedOn
  }
  return Date.parse(last) - Date.parse(first)
}

function recogniseDated(source: Source): readonly Attempt[] {
  const whole = gridIn(source)
  if (!whole) return []
  const isOurs = (cell: string) => isAccountNumber(cell) && (source.accounts ?? []).some((own) => isSameAccount(cell.replace(/^'/, ''), own))
  const grid = withoutHead(whole, isOurs)
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
  const numbers = all.columns.filter(({ isNumber }) => isNumber)
  if (numbers.length > MOST_NUMBERS)
    return {
      fit: 'whole',
      problems: [
        placeAt({ line: grid.headerLine, column: numbers[MOST_NUMBERS]?.name ?? '', value: headerText(grid) }, say.manyNumbers(numbers.length, MOST_NUMBERS)),
      ],
    }
  for (const cell of columnsOver ? [] : impossibleDays(grid)) problems.add(cell, say.othersAreDates)
  if (problems.any()) {
    // Rows that are none by a day of another one are not at fault.
    holdRows(source, grid, { ...all, unknown: [] }, problems.add)
    for (const { cell, reason } of damagedAmounts(all, grid)) problems.add(cell, reason)
    if (cut) problems.add(cut, say.lastRowCut)
    return { fit: 'near', problems: problems.all() }
  }
  const digits = digitsOf(source.currency ?? '') ?? 2
  for (const { cell, reason } of lostCells(all, grid, digits)) problems.add(cell, reason)
  const labels = labelsOf(grid.above, grid.below)
  const table: Known = { grid, labels, digits, today: source.today, accounts: source.accounts ?? [], columnsOver }
  const { lines, candidates } = settled(all, grid, (of) => searched(of, table))
  holdRows(source, grid, lines, problems.add)
  // Rows that are no lines keep a file from being read, and are not all that is wrong with it.
  const damaged = problems.any() && !candidates.some(isProven) ? damagedAmounts(lines, grid) : []
  const found = problems.any() ? NOTHING : chosen(candidates, lines, grid, { currency: source.currency ?? '', most: MOST_READINGS })
  for (const { cell, reason } of damaged) problems.add(cell, reason)
  if (cut && !isWholeEnd(cut.line, { grid, lines, labels, readings: found.readings, digits: table.digits })) problems.add(cut, say.lastRowCut)
  if (problems.any()) return { fit: 'near', problems: problems.all() }
  for (const { cell, reason } of [...found.problems, ...late(found, lines, table, source.currency ?? ''), ...rowsApart(found, lines, grid)])
    problems.add(cell, reason)
  const [first] = found.readings
  for (const cell of first ? wrongCounts(grid.below, first.model.amounts, lines.pending) : []) problems.add(cell, say.fileHasLines(lines.rows.length))
  if (found.readings.length === 0 && !problems.any()) problems.add({ line: grid.headerLine, column: '', value: headerText(grid) }, NO_AMOUNTS)
  if (problems.any()) return { fit: 'whole', problems: problems.all() }
  const { readings, less = [] } = found
  const differs = readings.length > 1 ? differencesOf(grid, lines, [...readings, ...less], source.currency ?? '').slice(0, readings.length) : undefined
  return { readings, lines, labels, differs }
}

/** What only lines behind the sample say against readings that nothing proves, or against those that stood in the sample alone. */
function late({ readings, problems }: Chosen, lines: Lines, { grid, columnsOver }: Known, currency: string): Chosen['problems'] {
  if (lines.rows.length <= SAMPLE || problems.length > 0 || readings.some(isProven)) return []
  const columnsAt = (places: ReadonlySet<number>) => columnsOver?.(lines.rows, places) ?? columnsOf(grid, lines.rows, places)
  const cells = lateCells(lines, columnsAt)
  return cellsOf(cells.length > 0 || readings.length === 0 ? cells : lateCurrencies(readings, lines, columnsAt, currency), lines, grid)
}

/** The amounts that are none: told beside other problems too. */
const damagedAmounts = (lines: Lines, grid: Grid): Chosen['problems'] =>
  cellsOf(
    damagedCells(lines.columns).filter(({ column }) => column.spoilt?.kind === 'amount'),
    lines,
    grid,
  )

const cellsOf = (against: readonly Objection[], lines: Lines, grid: Grid): Chosen['problems'] =>
  against.flatMap(({ row, column, reason }) => {
    const at = lines.rows[row]
    return at ? [{ cell: cellAt(grid, at, column.place), reason }] : []
  })

const NOTHING: Chosen = { readings: [], problems: [] }
const NO_AMOUNTS = say.noAmounts

const headerText = (grid: Grid) => (grid.header ?? []).join(grid.delimiter ?? ' ').slice(0, 200)

type Add = (cell: Cell, reason: Said) => void

/** Rows that are torn, cut or none of a line's kind refuse the file. */
function holdRows(source: Pick<Source, 'accounts'>, grid: Grid, lines: Lines, add: Add): void {
  for (const row of grid.torn) add({ line: row.line, column: '', value: row.raw.slice(0, 200) }, say.cellsAsOthers(grid.width, row.cells.length))
  for (const row of grid.parted) add({ line: row.line, column: '', value: row.raw.slice(0, 200) }, say.anotherTable)
  for (const { row, place, reason } of lines.unknown) add(cellAt(grid, row, place), reason)
  const others = othersRows(lines, grid, source.accounts ?? [])
  for (const cell of others) add(cell, say.rowOfOther(source.accounts ?? []))
}

/** The end of a text that does not end with a line end. */
function cutOf({ text, rows }: Source): Cell | undefined {
  if (rows || endsWhole(text)) return undefined
  const lines = text.split(/\r\r?\n|\r|\n/)
  return { line: lines.length, column: '', value: lines.at(-1)?.slice(-40) ?? '' }
}

interface Known {
  readonly grid: Grid
  readonly labels: Labels
  readonly digits: number
  readonly today: string | undefined
  readonly accounts: readonly string[]
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
  for (const { lines: shorter, isMarked } of withoutEnds(lines, table.grid)) {
    const found = search(shorter, table)
    const hasSides = (one: Candidate) => hasBothSigns(one) || (isMarked && isToldAlone(one))
    const proves = (one: Candidate) =>
      one.proof === 'running_balance' && hasSides(one) && !goesAgainstDays(one) && !leavesPayment(lines.rows, shorter.rows, one)
    // What is broken stays: it may be what the proven one stands for.
    const candidates = found.filter((one) => !isProven(one) || proves(one))
    if (candidates.some(isProven)) return { lines: shorter, candidates }
  }
  return whole
}

/** The candidates over a sample, and those that stand there over all lines. */
function search(lines: Lines, table: Known): readonly Candidate[] {
  const sample = within(lines, table)
  if (lines.rows.length <= SAMPLE) return sample
  const places = new Set(sample.flatMap(({ model, dated, balance }) => [...model.places, dated.column.place, ...(balance ? [balance.place] : [])]))
  const kept = new Set([...places, ...lines.columns.filter((column) => column.orders.length > 0).map(({ place }) => place)])
  return within({ ...lines, columns: table.columnsOver?.(lines.rows, kept) ?? columnsOf(table.grid, lines.rows, kept) }, table)
}

function within(lines: Lines, { grid, labels, digits, today, accounts }: Known): readonly Candidate[] {
  const marks = withoutMinor(marksOf(lines.columns, digits), lines.columns)
  return datings(lines.columns, [...grid.above, ...grid.below], today).flatMap((dated) =>
    marks.flatMap((mark) => candidatesOf({ lines, labels, dated, mark, digits, accounts })),
  )
}
