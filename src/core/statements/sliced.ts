import { amountText } from '../money/money.ts'
import { dateReader } from './dates.ts'
import { currencyOf, headOfReading, isBlank, rawOf, wholeRows } from './delimited.ts'
import { findHeader } from './header.ts'
import { LineColumns } from './line-columns.ts'
import { type LinesRead, widened } from './lines-read.ts'
import { claimsOf, periodOf, readPreamble } from './preamble.ts'
import type { FormatProfile } from './profile.ts'
import { type Claims, proveMovements } from './proof.ts'
import { type RowsRead, readRows } from './rows.ts'
import type { Table } from './source.ts'
import { type Cell, type FileProblem, type ProblemList, problemList, type StatementLine } from './statement.ts'

/** Where a slice of a file begins: its first byte, and the lines before it. */
export interface SliceStart {
  readonly byte: number
  readonly linesBefore: number
}

/** Some rows of a file, as files/slices.ts gives them. Lines count from the slice's first. */
export interface Slice extends Table, SliceStart {
  readonly end: 'none' | 'whole' | 'cut'
}

export interface SlicedRead {
  readonly problems: readonly FileProblem[]
  /** Absent where problems refuse the file. */
  readonly reading?: LinesRead
}

/** Balances that do not chain are shown with what stands in the file, as far as a person looks. */
const MOST_CELLS = 1000
const NOWHERE: Cell = { line: 1, column: '', value: '' }

/**
 * Reads a file of a declared format slice by slice, with the same outcome as reading it whole: only what a proof needs of each line is kept, and the lines
 * themselves come again in batches. Undefined where the rows are not of one form, and another way of splitting may be right.
 */
export function readSliced(profile: FormatProfile, encoding: string, slices: () => Iterable<Slice>): SlicedRead | undefined {
  // A detail row belongs to a row anywhere in the file.
  if (profile.detail) return undefined
  const problems = problemList()
  const columns = new LineColumns()
  let top: Top | undefined
  const counts = { pending: 0, withoutMoney: 0, isWhole: true }
  let days: LinesRead['days']
  for (const slice of slices()) {
    top ??= topOf(slice, profile, problems)
    const read = top && rowsOf(slice, profile, top, problems)
    if (!read) return undefined
    for (const { bookedOn, amountMinor, balanceMinor } of read.lines) {
      columns.push(bookedOn, amountMinor, balanceMinor)
      days = widened(days, bookedOn)
    }
    counts.pending += read.pending
    counts.withoutMoney += read.withoutMoney
    counts.isWhole &&= read.whole
  }
  if (!top) return undefined
  if (!counts.isWhole) return { problems: problems.all() }
  const { facts, currency, period } = top
  const proven = proveMovements(columns, claimsWithCells(slices, profile, top, columns), (minor) => amountText(minor, currency?.value ?? ''), problems)
  if (problems.any()) return { problems: problems.all() }
  const { pending, withoutMoney } = counts
  const known = top
  return {
    problems: [],
    reading: {
      ...headOfReading(profile, encoding, { facts, currency, period, proven }),
      pending,
      withoutMoney,
      count: columns.count,
      amounts: columns.amounts,
      days,
      batches: () => batchesOf(slices, profile, known),
    },
  }
}

/** What stands above the table. */
interface Top {
  readonly header: readonly string[]
  readonly headerRow: number
  readonly facts: ReturnType<typeof readPreamble>
  readonly currency: Cell | undefined
  readonly period: ReturnType<typeof periodOf>
  readonly claims: ReturnType<typeof claimsOf>
}

function topOf(first: Slice, profile: FormatProfile, problems: ProblemList): Top | undefined {
  const headerRow = findHeader(first, profile)
  if (headerRow === undefined) return undefined
  const facts = readPreamble(first, headerRow, profile, problems)
  const header = first.rows[headerRow] ?? []
  const period = periodOf(facts, dateReader(profile.dateFormat), problems)
  const { rows } = wholeRows(first, { from: headerRow + 1, header, linesBefore: 0, end: 'none' }, problemList())
  if (rows.length === 0) return undefined
  const currency = currencyOf(facts, rows, profile, problems)
  return { header, headerRow, facts, period, currency, claims: claimsOf(facts, profile, currency?.value ?? '', problems) }
}

/** The rows of a slice; undefined where one of them is not whole and quotes may be why. */
function rowsOf(slice: Slice, profile: FormatProfile, { header, headerRow, currency }: Top, problems: ProblemList): RowsRead | undefined {
  const from = slice.linesBefore === 0 ? headerRow + 1 : 0
  const isIrregular = slice.rows.some((row, index) => index >= from && row.length !== header.length && !isBlank(row))
  if (isIrregular && slice.lines.some((line) => line.includes('"'))) return undefined
  const { rows, indexes } = wholeRows(slice, { from, header, linesBefore: slice.linesBefore, end: slice.end }, problems)
  const read = readRows(rows, profile, currency?.value, (index) => rawOf(slice, indexes[index] ?? 0), problems)
  return isIrregular ? { ...read, whole: false } : read
}

function* batchesOf(slices: () => Iterable<Slice>, profile: FormatProfile, top: Top): Generator<readonly StatementLine[]> {
  for (const slice of slices()) yield rowsOf(slice, profile, top, problemList())?.lines ?? []
}

/** The file's claims; where its balances do not chain, with the cells that break: they are looked up in the file once more. */
function claimsWithCells(slices: () => Iterable<Slice>, profile: FormatProfile, top: Top, columns: LineColumns): Claims {
  const claims = { ...top.claims, usualOrder: profile.order }
  if (!profile.balance) return claims
  const broken: number[] = []
  const note = (index: number): Cell => {
    broken.push(index)
    return NOWHERE
  }
  proveMovements(columns, { ...claims, balanceCell: note }, String, problemList())
  const wanted = new Set(broken.sort((a, b) => a - b).slice(0, MOST_CELLS))
  const cells = new Map<number, Cell>()
  let before = 0
  for (const slice of wanted.size > 0 ? slices() : []) {
    const found = rowsOf(slice, profile, top, problemList())?.balanceCells ?? []
    found.forEach((cell, n) => {
      if (wanted.has(before + n)) cells.set(before + n, cell)
    })
    before += found.length
  }
  return { ...claims, balanceCell: (index) => cells.get(index) ?? NOWHERE }
}
