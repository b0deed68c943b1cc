import { digitsOf } from '../money/currency.ts'
import { say } from '../said/say.ts'
import { cellOf, type Row, signedAmount } from './amounts.ts'
import { type DateReader, dateReader } from './dates.ts'
import { columnIndex } from './header.ts'
import { type AmountReader, amountReader } from './number.ts'
import type { ColumnRef, FormatProfile } from './profile.ts'
import type { Cell, LineDraft, ProblemList, StatementLine } from './statement.ts'

/** What a table's rows are: lines, and rows that are none. */
export interface RowsRead {
  readonly lines: readonly StatementLine[]
  /** The balance cell of each line, where the format has one. */
  readonly balanceCells: readonly Cell[]
  readonly pending: number
  /** Was every amount read? Otherwise sums would only repeat what the problems tell. */
  readonly whole: boolean
  /** Details of collective orders and rows of 0.00: they moved no money. */
  readonly withoutMoney: number
}

interface Readers {
  readonly dates: DateReader
  readonly balance: AmountReader
  readonly amount: ReturnType<typeof signedAmount>
  readonly at: (ref: ColumnRef) => number
}

/** Reads every row below the header. `rawOf` gives a row's text as it stands. */
export function readRows(
  rows: readonly Row[],
  profile: FormatProfile,
  currency: string | undefined,
  rawOf: (index: number) => string,
  problems: ProblemList,
): RowsRead {
  const digits = digitsOf(currency ?? '') ?? 2
  const places = new Map<ColumnRef, number>()
  const at = (ref: ColumnRef): number => {
    const known = places.get(ref)
    if (known !== undefined) return known
    places.set(ref, columnIndex(profile, ref))
    return at(ref)
  }
  const readers: Readers = { dates: dateReader(profile.dateFormat), balance: amountReader(profile.number, digits), amount: signedAmount(profile, digits), at }
  const lines: StatementLine[] = []
  const balanceCells: Cell[] = []
  const details: Cell[] = []
  let pending = 0
  let withoutMoney = 0
  let whole = true
  rows.forEach((row, index) => {
    const kind = kindOf(row, profile, readers, problems)
    if (kind === 'pending') pending++
    else if (kind === 'detail') details.push(profile.bankReference ? cellOf(row, profile.bankReference.name, at(profile.bankReference)) : cellOf(row, '', 0))
    else if (kind === 'fault') whole = false
    if (kind !== 'line') return
    const line = readLine(row, profile, currency, readers, problems)
    if (!line) {
      whole = false
      return
    }
    if (line.amountMinor === 0) {
      withoutMoney++
      return
    }
    line.raw = rawOf(index)
    lines.push(line)
    if (profile.balance) balanceCells.push(cellOf(row, profile.balance.column.name, at(profile.balance.column)))
  })
  holdDetails(details, lines, problems)
  return { lines, balanceCells, pending, whole, withoutMoney: withoutMoney + details.length }
}

function kindOf(row: Row, profile: FormatProfile, { at }: Readers, problems: ProblemList): 'line' | 'pending' | 'detail' | 'fault' {
  const { status, detail, amount, balance } = profile
  if (status) {
    const cell = cellOf(row, status.column.name, at(status.column))
    if (status.pending.includes(cell.value)) {
      const booked = cellOf(row, profile.bookedOn.name, at(profile.bookedOn))
      if (booked.value === '') return 'pending'
      problems.add(booked, say.notBookedYet(cell.value))
      return 'fault'
    }
    if (!status.booked.includes(cell.value)) {
      problems.add(cell, say.expectedStatus(status.booked, status.pending))
      return 'fault'
    }
  }
  if (detail && amount.style === 'debit_credit') {
    const empty = (ref: ColumnRef | undefined): boolean => !ref || (row.cells[at(ref)] ?? '').trim() === ''
    if (!empty(detail) && empty(amount.debit) && empty(amount.credit) && empty(balance?.column)) return 'detail'
  }
  return 'line'
}

function readLine(
  row: Row,
  profile: FormatProfile,
  currency: string | undefined,
  { dates, balance, amount, at }: Readers,
  problems: ProblemList,
): LineDraft | undefined {
  const booked = cellOf(row, profile.bookedOn.name, at(profile.bookedOn))
  const bookedOn = dates.read(booked.value)
  if (bookedOn === undefined) problems.add(booked, say.expected(dates.expects))
  const amountMinor = amount(row, problems)
  const line: LineDraft = { line: row.line, bookedOn: bookedOn ?? '', amountMinor: amountMinor ?? 0, narrative: joined(row, profile.narrative, at), raw: '' }
  if (profile.valueOn) {
    const cell = cellOf(row, profile.valueOn.name, at(profile.valueOn))
    const valueOn = dates.read(cell.value)
    if (valueOn !== undefined) line.valueOn = valueOn
    else if (cell.value !== '') problems.add(cell, say.expectedOrNothing(dates.expects))
  }
  if (profile.balance) {
    const cell = cellOf(row, profile.balance.column.name, at(profile.balance.column))
    const balanceMinor = balance.read(cell.value)
    if (balanceMinor !== undefined) line.balanceMinor = balanceMinor
    else if (cell.value !== '' || profile.balance.onEveryRow) problems.add(cell, say.expectedBalance(balance.expects))
  }
  if (profile.currency) {
    const cell = cellOf(row, profile.currency.name, at(profile.currency))
    if (currency !== undefined && cell.value !== currency) problems.add(cell, say.expectedCurrency(currency))
  }
  setTexts(line, row, profile, at)
  return amountMinor === undefined ? undefined : line
}

function setTexts(line: LineDraft, row: Row, profile: FormatProfile, at: Readers['at']): void {
  const text = (ref: ColumnRef | undefined): string => (ref ? (row.cells[at(ref)] ?? '').trim() : '')
  const counterparty = profile.counterparty.map(text).find((name) => name !== '')
  if (counterparty !== undefined) line.counterparty = counterparty
  const [account, reference, endToEnd] = [text(profile.counterpartyAccount), text(profile.bankReference), text(profile.endToEndId)]
  if (account !== '') line.counterpartyAccount = account
  if (reference !== '') line.bankReference = reference
  if (endToEnd !== '') line.endToEndId = endToEnd
}

function joined(row: Row, columns: readonly ColumnRef[], at: Readers['at']): string {
  let text = ''
  for (const ref of columns) {
    const part = (row.cells[at(ref)] ?? '').trim()
    if (part !== '') text = text === '' ? part : `${text} ${part}`
  }
  return text
}

/** Details belong to a collective order that stands in the file. */
function holdDetails(details: readonly Cell[], lines: readonly StatementLine[], problems: ProblemList): void {
  if (details.length === 0) return
  const references = new Set(lines.map((line) => line.bankReference ?? ''))
  for (const cell of details) {
    if (cell.value !== '' && references.has(cell.value)) continue
    problems.add(cell, say.detailWithoutLine)
  }
}
