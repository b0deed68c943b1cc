import { type Said, say } from '../../../said/say.ts'
import { dateCell } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import { type Column, columnsOf } from '../columns/columns.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { balanceWithin } from '../table/label-figures.ts'
import { isBareBalance, isNoEnd, isTotalNamed, type RowLabel, rowLabel } from '../table/labels.ts'
import { ofDays } from '../words/names-of-things.ts'
import { statusOf } from '../words/status-words.ts'
import { rolesOf } from '../words/vocabulary.ts'
import { balancesBetween, carriedOver } from './balances-between.ts'
import { bookedOnly } from './booked-only.ts'
import { doubtfulStatus } from './doubtful-status.ts'
import { otherKinds } from './head-records.ts'
import { isBalanceAlone, isBalanceNamed, type Movement, movementsOf } from './movement.ts'
import { besideBalances, hasOwnBalance, isCarriedOn, isCarriedToPage, isNote, isShortBalance } from './short-balance.ts'
import { holdsIn, statusIn, statusPlace } from './status-column.ts'
import { isStep, isSumBelow } from './sums.ts'

/** Which rows of a table are lines: booked movements. Balances, totals, rows in progress and details are none. */
export interface Lines {
  readonly rows: readonly GridRow[]
  readonly columns: readonly Column[]
  readonly labelled: readonly { readonly label: RowLabel; readonly row: GridRow }[]
  /** Those of the lines that bear a balance's words: only arithmetic tells whether they are one. */
  readonly contested?: readonly { readonly label: RowLabel; readonly row: GridRow }[]
  readonly pending: number
  /** Rows that are nothing known; each refuses the file. */
  readonly unknown: readonly Doubt[]
  /** What only arithmetic can settle: a status that nobody knows, a row without a date at an end. */
  readonly doubtful: readonly Doubt[]
}

/** A place in which a row is not what is expected. */
export interface Doubt {
  readonly row: GridRow
  readonly place: number
  readonly reason: Said
}

/** A search looks at so many lines from the first one on; what it finds must then hold for all. */
export const SAMPLE = 2_000

/** Parts the rows of a grid. */
export function linesOf(grid: Grid): Lines {
  const places = datePlacesOf(grid)
  const parted = partingOf(grid)
  for (const [index, row] of grid.rows.entries()) parted.take(row, index)
  parted.takeOtherEnd()
  const booked = bookedOnly(grid, parted.rows, places)
  parted.leaveOut(({ row, reason }) => (reason === say.rowWithoutDate || reason === say.rowIsNoLine) && isSumBelow(grid, row, parted.rows))
  const doubtful = [
    ...parted.doubtful,
    ...doubtfulStatus(grid, booked.rows, parted.status, SAMPLE),
    ...holdsIn(grid, booked.rows).map((at) => ({ ...at, reason: say.statusUnproven })),
    ...besideBalances(places, parted).map((at) => ({ ...at, reason: say.bareBalance })),
  ]
  const atEnds = [...parted.labelled, ...parted.contested].map(({ row }) => row)
  const numbers = numberPlacesOf(grid)
  const between = [...balancesBetween(grid, numbers, booked.rows, atEnds), ...carriedOver(grid, numbers, booked.rows)]
  return {
    ...withRows(grid, booked.rows),
    labelled: parted.labelled,
    contested: parted.contested,
    pending: parted.pending + booked.pending,
    unknown: [...parted.unknown, ...booked.doubts, ...between.map((at) => ({ ...at, reason: say.contestedRow }))],
    doubtful,
  }
}

/** The same with other lines. */
export const withRows = (grid: Grid, rows: readonly GridRow[]): Pick<Lines, 'rows' | 'columns'> => ({
  rows,
  columns: columnsOf(grid, rows.length > SAMPLE ? rows.slice(0, SAMPLE) : rows),
})

/** What parts the rows of a grid one by one. */
export const partingOf = (grid: Grid): Parted => new Parted(grid, datePlacesOf(grid), numberPlacesOf(grid))

export class Parted {
  readonly rows: GridRow[] = []
  readonly labelled: { label: RowLabel; row: GridRow }[] = []
  readonly contested: { label: RowLabel; row: GridRow }[] = []
  readonly unknown: Doubt[] = []
  readonly doubtful: Doubt[] = []
  readonly status: number | undefined
  pending = 0
  readonly #grid: Grid
  readonly #dates: readonly number[]
  readonly #numbers: readonly number[]
  readonly #movement: (row: GridRow) => Movement
  readonly #isOtherKind: (row: GridRow) => boolean

  constructor(grid: Grid, dates: readonly number[], numbers: readonly number[]) {
    this.#grid = grid
    this.#dates = dates
    this.#numbers = numbers
    this.#movement = movementsOf(grid, numbers)
    this.#isOtherKind = otherKinds(grid)
    this.status = statusPlace(grid)
  }

  take(row: GridRow, index: number): void {
    const isEnd = index < 2 || index >= this.#grid.rows.length - 3
    const dated = this.#isDated(row)
    if ((isEnd || !dated) && isRepeatedHeader(this.#grid, row)) return
    const label = isEnd || !dated ? rowLabel(row.cells, dated) : undefined
    if (!dated && label !== undefined && isCarriedToPage(this.#grid, row, index)) return
    if (label !== undefined && (hasNumber(row) || namesFigure(row)) && !(dated && this.#isContested(label, row, index))) this.labelled.push({ label, row })
    else if (!dated && isEnd && ((label !== undefined && isLabelAlone(row)) || this.#isOtherKind(row))) return
    else if (!dated && isEnd && (isBalanceAlone(this.#grid, row) || isBalanceNamed(row.cells))) this.labelled.push({ label: 'balance', row })
    else if (!dated && isEnd && this.#namesAnotherFigure(row)) return
    else if (this.#isPending(row)) this.pending += 1
    else if (dated && !isEnd && isCarriedOn(this.#grid, row, index) && this.#movement(row) === 'label') return
    else if (dated && isBareBalance(row.cells) && this.#movement(row) !== 'line') this.#takeBalance(row, index)
    else if (dated) this.#takeDated(row)
    else this.#takeUndated(row, isEnd)
  }

  /** A balance has one figure; a row with an amount beside its balance is a line, whatever it says. */
  #isContested(label: RowLabel, row: GridRow, index: number): boolean {
    if (label === 'balance') return false
    const told = this.#movement(row)
    const movement = told === 'label' && isStep(this.#grid.rows, row, index) ? 'either' : told
    const isTotal = () => isTotalNamed(row.cells) || isSumBelow(this.#grid, row, this.rows)
    if (movement === 'either' && (label !== 'total' || isTotal())) this.contested.push({ label, row })
    return label === 'total' || movement !== 'label'
  }

  #isDated(row: GridRow): boolean {
    for (const place of this.#dates) if (dateCell(row.cells[place] ?? '') !== undefined) return true
    return false
  }

  #isPending(row: GridRow): boolean {
    if (this.status !== undefined && statusIn(this.#grid, this.status, row.cells[this.status] ?? '') === 'pending') return true
    for (const place of this.#dates) {
      const cell = row.cells[place] ?? ''
      if (!isEmptyCell(cell) && !dateCell(cell) && statusOf(cell) === 'pending') return true
    }
    return false
  }

  /** Where a balance stands among the rows at one end, a row at the other end that names one is its other half: arithmetic tells whether it is. */
  takeOtherEnd(): void {
    const [end, ...more] = [...this.labelled, ...this.contested].filter(({ label, row }) => (label === 'opening' || label === 'closing') && this.#isDated(row))
    const [first, last] = [this.rows[0], this.rows.at(-1)]
    if (!end || more.length > 0 || !first || !last || first === last) return
    const row = end.row.line <= first.line ? last : end.row.line >= last.line ? first : undefined
    const movement = row && isShortBalance(row.cells) ? this.#movement(row) : 'line'
    if (!row || movement === 'line') return
    const label = end.label === 'opening' ? 'closing' : 'opening'
    if (movement === 'either') this.contested.push({ label, row })
    else {
      this.rows.splice(this.rows.indexOf(row), 1)
      this.labelled.push({ label, row })
      this.doubtful.push({ row, place: row.cells.findIndex((cell) => cell !== '' && !dateCell(cell)), reason: say.bareBalance })
    }
  }

  /** Doubts of rows that turned out to be sums. */
  leaveOut(isSum: (doubt: Doubt) => boolean): void {
    for (const doubts of [this.doubtful, this.unknown]) {
      const kept = doubts.filter((doubt) => !isSum(doubt))
      if (doubts === this.doubtful) this.pending -= doubts.length - kept.length
      doubts.splice(0, doubts.length, ...kept)
    }
  }

  /** What the row says is checked where the file has both ends; else only that it lacks a date which every line has tells that it is no line. */
  #takeBalance(row: GridRow, index: number): void {
    const place = row.cells.findIndex((cell) => cell !== '' && !dateCell(cell))
    const isOdd = !this.#lacksDate(row)
    const isContested = isOdd && isStep(this.#grid.rows, row, index)
    if (isContested) this.unknown.push({ row, place, reason: say.contestedRow })
    else this.labelled.push({ label: 'balance', row })
    if (isOdd && !isContested) this.doubtful.push({ row, place, reason: say.bareBalance })
  }

  #takeDated(row: GridRow): void {
    const wrong = this.#dates.find((place) => !isEmptyCell(row.cells[place] ?? '') && !dateCell(row.cells[place] ?? ''))
    if (wrong === undefined) this.rows.push(row)
    else this.unknown.push({ row, place: wrong, reason: say.othersAreDates })
  }

  /** What may be used of a balance, by its name where the dates stand: `Available credit limit`. Interest or a fee without a date may be money. */
  #namesAnotherFigure({ cells }: GridRow): boolean {
    const names = this.#dates.map((place) => cells[place] ?? '').filter((cell) => cell !== '')
    return names.length > 0 && names.every((name) => !/\d/.test(name) && rolesOf(name).has('balance') && isNoEnd(name))
  }

  #lacksDate(row: GridRow): boolean {
    const has = ({ cells }: GridRow, place: number) => dateCell(cells[place] ?? '') !== undefined
    return this.rows.length > 0 && this.#dates.some((place) => !has(row, place) && this.rows.every((line) => has(line, place)))
  }

  /** Details of the line above have neither a date nor an amount. */
  #takeUndated(row: GridRow, isEnd: boolean): void {
    const filled = (place: number) => !isEmptyCell(row.cells[place] ?? '')
    const wrong = this.#dates.find(filled)
    const last = this.rows.at(-1)
    const empty = wrong === undefined && !this.#numbers.some(filled)
    if (empty && last)
      this.rows[this.rows.length - 1] = {
        ...last,
        details: [...(last.details ?? []), ...row.cells.filter((cell) => cell !== '')],
        raw: `${last.raw}\n${row.raw}`,
      }
    else if (empty || (isEnd && isNote(row, this.#numbers))) return
    else if (wrong === undefined && isEnd && hasNumber(row) && !hasOwnBalance(this.#grid, row)) {
      this.pending += 1
      this.doubtful.push({ row, place: this.#dates[0] ?? 0, reason: say.rowWithoutDate })
    } else this.unknown.push({ row, place: wrong ?? this.#dates[0] ?? 0, reason: say.rowIsNoLine })
  }
}

/** A label whose figure the bank left empty says nothing, wherever in the row it stands. */
const isLabelAlone = ({ cells }: GridRow): boolean => cells.filter((cell) => cell !== '').length === 1

/** `Solde final 170 760,75` */
const namesFigure = ({ cells }: GridRow): boolean => cells.some((cell) => balanceWithin(cell) !== undefined)

const hasNumber = (row: GridRow): boolean => row.cells.some((cell) => cell !== '' && !dateCell(cell) && numberCell(cell) !== undefined)

/** Columns in which most filled cells of the first rows are dates. */
export function datePlacesOf(grid: Grid): readonly number[] {
  const places = placesWhere(grid, (cell) => dateCell(cell) !== undefined, 0.45)
  return ofDays(places, (place) => rolesOf(grid.header?.[place] ?? ''))
}

const numberPlacesOf = (grid: Grid): readonly number[] => placesWhere(grid, (cell) => dateCell(cell) === undefined && numberCell(cell) !== undefined, 0)

const FEW_ROWS = 20

function placesWhere(grid: Grid, fits: (cell: string) => boolean, least: number): readonly number[] {
  const first = grid.rows.slice(0, SAMPLE)
  // Among a few rows those of balances weigh.
  const rows = first.length > FEW_ROWS ? first : first.filter(({ cells }) => rowLabel(cells, true) === undefined)
  return Array.from({ length: grid.width }, (_, place) => place).filter((place) => {
    const cells = rows.map((row) => row.cells[place] ?? '').filter((cell) => !isEmptyCell(cell))
    const good = cells.filter(fits).length
    return good > 0 && good * 2 > cells.length && good >= rows.length * least
  })
}

function isRepeatedHeader(grid: Grid, row: GridRow): boolean {
  const filled = row.cells.filter((cell) => cell !== '').length
  return filled > 0 && row.cells.filter((cell, place) => cell !== '' && cell === grid.header?.[place]).length * 2 > filled
}
