import { digitsOf } from '../money/currency.ts'
import { amountText } from '../money/money.ts'
import { say } from '../said/say.ts'
import { cellOf, type Row } from './amounts.ts'
import { dateReader } from './dates.ts'
import { columnIndex, findHeader, nearHeader } from './header.ts'
import { claimsOf, type Preamble, periodOf, readPreamble } from './preamble.ts'
import type { FormatProfile } from './profile.ts'
import { type Proven, prove } from './proof.ts'
import { readRows } from './rows.ts'
import { type Attempt, endsWhole, headOf, type Source, type StatementReader, type Table } from './source.ts'
import { type Cell, type ProblemList, problemList, type Reading, type Statement } from './statement.ts'

/** Reads files of one declared delimited format. */
export function delimitedReader(profile: FormatProfile): StatementReader {
  return (source) => {
    if (!source.encoding.startsWith('utf-') && !profile.encodings.includes(source.encoding)) return []
    const head = source.split(headOf(source.text), profile.delimiter, profile.quotes)
    if (findHeader(head, profile) !== undefined) return [readTable(source, profile)]
    const near = nearHeader(head, profile)
    return near ? [{ format: profile.id, fit: 'near', problems: near.problems }] : []
  }
}

function readTable(source: Source, profile: FormatProfile): Attempt {
  const problems = problemList()
  const table = splitWhole(source, profile)
  const header = findHeader(table, profile) ?? 0
  const facts = readPreamble(table, header, profile, problems)
  const period = periodOf(facts, dateReader(profile.dateFormat), problems)
  const end = endsWhole(source.text) ? 'whole' : 'cut'
  const { rows, indexes } = wholeRows(table, { from: header + 1, header: table.rows[header] ?? [], linesBefore: 0, end }, problems)
  const currency = currencyOf(facts, rows, profile, problems)
  const claims = claimsOf(facts, profile, currency?.value ?? '', problems)
  const read = readRows(rows, profile, currency?.value, (index) => rawOf(table, indexes[index] ?? 0), problems)
  const attempt = { format: profile.id, fit: 'whole' } as const
  if (!read.whole || rows.length < rowsBelow(table, header)) return { ...attempt, problems: problems.all() }
  const blank: Cell = { line: 1, column: '', value: '' }
  const proven = prove(
    read.lines,
    { ...claims, usualOrder: profile.order, ...(profile.balance ? { balanceCell: (index: number) => read.balanceCells[index] ?? blank } : {}) },
    (minor) => amountText(minor, currency?.value ?? ''),
    problems,
  )
  const { statement, ...of } = headOfReading(profile, source.encoding, { facts, currency, period, proven })
  const reading: Reading = { ...of, statement: { ...statement, lines: read.lines }, pending: read.pending, withoutMoney: read.withoutMoney }
  return { ...attempt, problems: problems.all(), ...(problems.any() ? {} : { reading }) }
}

/** All of a reading but its rows. */
export function headOfReading(
  profile: FormatProfile,
  encoding: string,
  {
    facts,
    currency,
    period,
    proven: { proof, order, opening, closing },
  }: { readonly facts: Preamble; readonly currency: Cell | undefined; readonly period: ReturnType<typeof periodOf>; readonly proven: Proven },
): Omit<Reading, 'statement' | 'pending' | 'withoutMoney'> & { readonly statement: Omit<Statement, 'lines'> } {
  const account = facts.get('account')
  return {
    format: profile.id,
    version: profile.version,
    encoding,
    delimiter: profile.delimiter,
    dateFormat: profile.dateFormat,
    amountStyle: profile.amount.style,
    order,
    proof,
    statement: {
      ...(account ? { account: account.value.replace(/\s/g, '') } : {}),
      ...(currency ? { currency: currency.value } : {}),
      ...period,
      ...(opening === undefined ? {} : { opening }),
      ...(closing === undefined ? {} : { closing }),
    },
    referenceIsId: profile.referenceIsId,
    named: { ...(account ? { account } : {}), ...(currency ? { currency } : {}) },
    bookedColumn: profile.bookedOn.name,
  }
}

/**
 * The way of splitting under which every row is whole: the bank's own first. Where it writes no quotes and rows come out wrong, a
 * program may have added them; where it writes quotes and they do not pair up, they may be letters of its texts.
 */
function splitWhole(source: Source, profile: FormatProfile): Table {
  const own = source.split(source.text, profile.delimiter, profile.quotes)
  if (isWhole(own, profile) || !(profile.quotes === 'none' ? source.text.includes('"') : own.faults.length > 0)) return own
  const other = source.split(source.text, profile.delimiter, profile.quotes === 'none' ? 'minimal' : 'none')
  const table = profile.quotes === 'none' ? other : withoutQuotes(other)
  return table && isWhole(table, profile) ? table : own
}

function isWhole(table: Table, profile: FormatProfile): boolean {
  const header = findHeader(table, profile)
  if (header === undefined || table.faults.length > 0) return false
  const width = table.rows[header]?.length
  return table.rows.every((row, index) => index < header || row.length === width || isBlank(row))
}

export const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

const rowsBelow = (table: Table, header: number): number => table.rows.filter((row, index) => index > header && !isBlank(row)).length

/** Cells split without regard to quotes, one pair around a cell taken away; undefined where a cell has only one of a pair. */
function withoutQuotes(table: Table): Table | undefined {
  const lone = table.rows.some((row) => row.some((cell) => cell.startsWith('"') && (cell.length < 2 || !cell.endsWith('"'))))
  if (lone) return undefined
  return { ...table, rows: table.rows.map((row) => row.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1) : cell))) }
}

/**
 * Rows from `from` on that have as many cells as the header. Others are problems, and at the end of the file a sign that it was cut.
 * `end`: are these the last rows of the file, and do they end with a line end?
 */
export function wholeRows(
  table: Table,
  {
    from,
    header,
    linesBefore,
    end,
  }: { readonly from: number; readonly header: readonly string[]; readonly linesBefore: number; readonly end: 'none' | 'whole' | 'cut' },
  problems: ProblemList,
): { rows: Row[]; indexes: number[] } {
  const width = header.length
  const rows: Row[] = []
  const indexes: number[] = []
  const first = header[0] ?? ''
  const place = (row: number, column: string): Cell => ({ line: (table.lineOf[row] ?? 1) + linesBefore, column, value: rawOf(table, row) })
  for (const { row, reason } of table.faults) problems.add(place(row, first), say.quotesOfRow(reason))
  for (let index = from; index < table.rows.length; index++) {
    const cells = table.rows[index] ?? []
    if (isBlank(cells)) continue
    if (cells.length === width) {
      rows.push({ cells, line: (table.lineOf[index] ?? 1) + linesBefore })
      indexes.push(index)
      continue
    }
    const isCut = end !== 'none' && index === table.rows.length - 1 && cells.length < width
    const column = header[Math.min(cells.length, width) - 1] ?? ''
    problems.add(place(index, column), (isCut ? say.cellsExpectedCut : say.cellsExpected)(width, cells.length))
  }
  if (end === 'cut') {
    const last = place(table.rows.length - 1, header[width - 1] || first)
    problems.add(last, say.lastRowCut)
  }
  return { rows, indexes }
}

export function rawOf(table: Table, index: number): string {
  const start = (table.lineOf[index] ?? 1) - 1
  const end = (table.lineOf[index + 1] ?? table.lines.length + 1) - 1
  return end === start + 1 ? (table.lines[start] ?? '') : table.lines.slice(start, end).join('\n')
}

/** The statement's currency: as the preamble names it, else as the first row does. */
export function currencyOf(facts: Preamble, rows: readonly Row[], profile: FormatProfile, problems: ProblemList): Cell | undefined {
  const [first] = rows
  const named = facts.get('currency')
  const column = profile.currency
  const cell = named ?? (column && first ? cellOf(first, column.name, columnIndex(profile, column)) : undefined)
  if (cell && digitsOf(cell.value) === undefined) {
    problems.add(cell, say.currencyExpected)
    return undefined
  }
  return cell
}
