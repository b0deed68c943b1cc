import { say } from '../core/said/say.ts'
import { readings } from '../core/statements/readings.ts'
import { dateCell } from '../core/statements/recognise/cells/date-cell.ts'
import { numberCell } from '../core/statements/recognise/cells/number-cell.ts'
import { hasLine } from '../core/statements/recognise/table/grid.ts'
import type { Source, Table } from '../core/statements/source.ts'
import { NOWHERE, placeAt, type Reading } from '../core/statements/statement.ts'
import { damageOf } from '../files/decode.ts'
import { parseDelimited } from '../files/delimited.ts'
import { readWorkbook } from '../files/workbook.ts'
import { type Expected, judged, known, refusal, type StatementRead } from './read-statement.ts'

const MOST_ROWS = 200_000

/** A sheet of a workbook or a table of a page: its name, and its rows with the numbers that they have there. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
}

/** `numbers`: the places of cells that are numbers, and no texts; `currencies`: those that numbers are shown with, by their places. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly numbers?: ReadonlySet<number>
  readonly currencies?: ReadonlyMap<number, string>
}

/** Reads a bank's workbook (XLSX): the sheet that holds the table, whichever it is. */
export async function readWorkbookStatement(bytes: Uint8Array, expected: Expected): Promise<StatementRead> {
  const read = await readWorkbook(bytes, { rows: MOST_ROWS, noise: 'rounded', times: 'read', signs: 'shown' })
  if (!read.ok) return refusal([placeAt(NOWHERE, read.problem.said)])
  const faults = read.value.flatMap(({ rows }) =>
    rows.flatMap((row) => [...row.faults, ...damagedIn(row)].map(({ value, said }) => placeAt({ line: row.line, column: '', value }, said))),
  )
  return faults.length > 0 ? refusal(faults.slice(0, 100)) : readSheets(read.value, 'xlsx', expected)
}

const damagedIn = ({ cells }: SheetRow) =>
  cells.flatMap((cell) => {
    const damage = damageOf(cell)
    return damage ? [damage] : []
  })

/** Reads the one sheet that is a statement. Refuses several, also where one of them can't be read, and otherwise tells what is wrong with the largest one. */
export function readSheets(sheets: readonly Sheet[], encoding: string, expected: Expected): StatementRead {
  const filled = [...sheets].filter(({ rows }) => rows.length > 0).sort((a, b) => b.rows.length - a.rows.length)
  const found = filled.map((sheet) => ({ sheet, read: judged(withShownCurrency(readings(sourceOf(sheet, encoding, expected)), sheet, expected), expected) }))
  const whole = found.filter(({ read }) => read.verdict !== 'refusal')
  const [first, second] = whole
  const unread = first
    ? found.filter(({ sheet, read }) => sheet !== first.sheet && read.verdict === 'refusal' && isOfKind(sheet, first.sheet) && !isOfOther(read))
    : []
  if (first && (second || unread.length > 0)) {
    const names = [...whole, ...unread].map(({ sheet }) => sheet.name).join(', ')
    return refusal([placeAt({ ...NOWHERE, value: names }, say.severalSheets), ...unread.flatMap(({ read }) => read.problems)])
  }
  const nothing = refusal([placeAt(NOWHERE, say.workbookEmpty)])
  return (first ?? found[0])?.read ?? nothing
}

/** Currencies that are all written $. */
const DOLLARS: ReadonlySet<string> = new Set('USD CAD AUD NZD SGD HKD TWD BBD BSD BZD FJD JMD NAD TTD ARS CLP COP MXN UYU BRL'.split(' '))

/** A reading whose file names no currency has that which its amounts are shown with, where this is not the account's. */
function withShownCurrency(found: ReturnType<typeof readings>, { rows }: Sheet, { account }: Expected): ReturnType<typeof readings> {
  if (account === undefined || !rows.some(({ currencies }) => currencies)) return found
  const rowAt = new Map(withoutMargin(rows).map((row) => [row.line, row]))
  const isOther = (shown: string) => shown !== account.currency && !(shown === '$' && DOLLARS.has(account.currency))
  const shownOf = ({ statement, form }: Reading) =>
    statement.lines.flatMap(({ line }) =>
      (form?.amounts ?? []).flatMap((place) => rowAt.get(line)?.currencies?.get(place) ?? []).map((value) => ({ line, column: '', value })),
    )
  const named = (reading: Reading): Reading => {
    const shown = reading.named.currency ? [] : shownOf(reading)
    const [currency] = shown
    return currency && shown.every(({ value }) => isOther(value)) ? { ...reading, named: { ...reading.named, currency } } : reading
  }
  return { ...found, readings: found.readings.map(named) }
}

/** Has a sheet lines under the header of another one? Then it goes on with it, or is of another account or month. */
function isOfKind(sheet: Sheet, other: Sheet): boolean {
  const texts = ({ cells }: Sheet['rows'][number]) => cells.map((cell) => cell.trim()).join('\t')
  const isHeader = ({ cells }: Sheet['rows'][number]) => cells.filter((cell) => /\p{L}{2}/u.test(cell) && !/\d/.test(cell)).length > 2
  const heads = new Set(other.rows.slice(0, HEAD_ROWS).filter(isHeader).map(texts))
  const at = sheet.rows.slice(0, HEAD_ROWS).findIndex((row) => isHeader(row) && heads.has(texts(row)))
  return at >= 0 && hasLine({ rows: sheet.rows.slice(at + 1).map(({ cells }) => cells), lineOf: [], lines: [], faults: [] })
}

const HEAD_ROWS = 60

const OF_OTHER: readonly (string | undefined)[] = ['otherAccount', 'accountUnnumbered', 'otherCurrency', 'rowOfOther']
const isOfOther = ({ problems }: StatementRead): boolean => problems.some(({ said }) => OF_OTHER.includes(said.as))

function sourceOf({ rows: all }: Sheet, encoding: string, expected: Expected): Source {
  const rows = withoutPadding(withoutMargin(all))
  const table: Table = {
    rows: inOneMark(rows),
    lineOf: rows.map(({ line }) => line),
    lines: rows.map(({ cells }) => cells.join('\t')),
    faults: [],
    numbers: rows.map(({ numbers }) => numbers ?? NONE),
  }
  return { ...known(expected), text: '', encoding, rows: placed(table), split: parseDelimited }
}

const NONE: ReadonlySet<number> = new Set()

/** Columns on the left in which no row has anything are a margin. */
function withoutMargin(rows: Sheet['rows']): Sheet['rows'] {
  const margin = rows.reduce((least, { cells }) => {
    const at = cells.slice(0, least).findIndex((cell) => cell.trim() !== '')
    return at < 0 ? least : at
  }, MOST_MARGIN)
  if (margin === 0 || margin === MOST_MARGIN) return rows
  return rows.map(({ line, cells, numbers, currencies }) => ({
    line,
    cells: cells.slice(margin),
    numbers: new Set([...(numbers ?? NONE)].map((place) => place - margin)),
    ...(currencies ? { currencies: new Map([...currencies].map(([place, currency]) => [place - margin, currency])) } : {}),
  }))
}

const MOST_MARGIN = 20

/**
 * A sheet is as wide as its widest row. What stands alone in the first cell above or below the table is a text, and no row of that width; so is a text that stands alone
 * below days or numbers.
 */
function withoutPadding(rows: Sheet['rows']): Sheet['rows'] {
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length)
  const [first, last] = [filled.findIndex((count) => count > 2), filled.findLastIndex((count) => count > 2)]
  const lastRow = rows[last]?.cells ?? []
  return rows.map((row, n) => {
    if (filled[n] !== 1 || (n >= first && n <= last)) return row
    const place = row.cells.findIndex((cell) => cell.trim() !== '')
    if (place === 0) return { ...row, cells: row.cells.slice(0, 1) }
    const isText = n > last && isFigure(lastRow[place]?.trim() ?? '') && TEXT.test(row.cells[place] ?? '')
    return isText ? { ...row, cells: row.cells.slice(place, place + 1) } : row
  })
}

const isFigure = (cell: string): boolean => dateCell(cell) !== undefined || numberCell(cell) !== undefined

/** Without digits, or of two words */
const TEXT = /^\D*\p{L}{3}\D*$|\p{L}{3}.*\s.*\p{L}{3}/u

/**
 * Cells that are numbers have a dot before their decimals, whatever mark the texts beside them have: then all are given that of the texts. Three decimals get a fourth,
 * so that nobody takes them for a group of thousands.
 */
function inOneMark(rows: Sheet['rows']): readonly (readonly string[])[] {
  const hasDot = rows.some(({ cells, numbers }) => numbers && cells.some((cell, place) => cell.includes('.') && numbers.has(place)))
  if (!hasDot) return rows.map(({ cells }) => cells)
  const mark = hasCommasAlone(rows) ? ',' : '.'
  const marked = (cell: string) => cell.replace(/\.\d{3}$/, '$&0').replace('.', mark)
  return rows.map(({ cells, numbers }) => (numbers ? cells.map((cell, place) => (numbers.has(place) ? marked(cell) : cell)) : cells))
}

/** Have the texts that are amounts a comma before their decimals, and none of them a dot? */
function hasCommasAlone(rows: Sheet['rows']): boolean {
  let hasCommas = false
  for (const { cells, numbers } of rows)
    for (const [place, cell] of cells.entries()) {
      if (numbers?.has(place) || !AMOUNT.test(cell) || dateCell(cell.trim())) continue
      if (!cell.includes(',') || cell.lastIndexOf('.') > cell.lastIndexOf(',')) return false
      hasCommas = true
    }
  return hasCommas
}

/** With one or two decimals, in either mark. */
const AMOUNT = /^[^\d\p{L}]*\d[\d.,' \u00a0\u202f]*[.,]\d{1,2}(?!\d)/u

/** A table's lines stand at the numbers of its rows: blank rows in between are blank lines. */
function placed(table: Table): Table {
  const lines: string[] = []
  for (const [index, line] of table.lineOf.entries()) {
    while (lines.length < line - 1) lines.push('')
    lines.push(table.lines[index] ?? '')
  }
  return { ...table, lines }
}
