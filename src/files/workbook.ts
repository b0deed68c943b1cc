import { withoutNoise } from '../core/money/spreadsheet-number.ts'
import { type Problem, problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { because, isSaid, type Said, say } from '../core/said/say.ts'
import { isDate } from '../core/time/dates.ts'
import { withOwnFormats } from './number-formats.ts'
import { columnLetters, columnNumber, formatsIn, withAddresses, withKnownFormats } from './sheet-markup.ts'
import { shownParts, shownStyles, TURNED, withShown } from './shown-numbers.ts'
import { unzip, zipStored } from './zip-archive.ts'

export const LARGEST_ROWS = 20_000
export const LARGEST_COLUMNS = 200
const LARGEST_BYTES = 64 * 1_048_576
const MOST_CELLS = (LARGEST_ROWS + 1) * LARGEST_COLUMNS // the header's row comes on top
const LONGEST_MARKUP = 262_144 // a cell holds 32,767 letters at most, and XML may write each in up to 8
export const EXACT_DIGITS = 15 // a spreadsheet keeps numbers as doubles: beyond 15 digits it has lost some

/** A cell that can't be taken as text: its place in the row (from 0), what the file holds, and why it can't be taken. */
export interface CellFault {
  readonly column: number
  readonly value: string
  readonly reason: string
  readonly said: Said
}

/**
 * A row that is not blank: its number in the sheet (from 1), its cells as text (dates `YYYY-MM-DD`, empty and faulty ones ''), the places of those that are numbers, and
 * what is at fault.
 */
export interface WorkbookRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly numbers?: ReadonlySet<number>
  readonly currencies?: ReadonlyMap<number, string>
  readonly faults: readonly CellFault[]
}

export interface WorkbookSheet {
  readonly name: string
  readonly rows: readonly WorkbookRow[]
}

/** A number as the file has it: kept apart from text until its digits are counted. */
interface NumberText {
  readonly digits: string
  readonly currency?: string
}

/**
 * `rows`: how many are read at most. `noise`: numbers lose what a spreadsheet's arithmetic adds beyond its 15 digits, instead of being refused. `times`: a time
 * without a day is one, and no date that is wrong. `signs`: numbers have the sign and the currency that their formats show.
 */
export interface WorkbookReading {
  readonly rows: number
  readonly noise: 'refused' | 'rounded'
  readonly times: 'refused' | 'read'
  readonly signs: 'stored' | 'shown'
}

const LIST: WorkbookReading = { rows: LARGEST_ROWS, noise: 'refused', times: 'refused', signs: 'stored' }

/**
 * The sheets of an XLSX workbook. Refuses `list_unreadable` where the archive or its XML is broken, encrypted, larger than
 * 64 MiB unpacked, or has cells beyond the rows that are read (and one of a header) or column 200.
 */
export async function readWorkbook(bytes: Uint8Array, reading: WorkbookReading = LIST): Promise<Result<readonly WorkbookSheet[]>> {
  const files = unzip(bytes, isWorkbookPart, LARGEST_BYTES)
  if (isSaid(files)) return unreadable(say.notUnpacked(files))
  const checked = checkedParts(files, reading.rows + 1, reading.signs === 'shown' ? shownStyles(files.values()) : [])
  if (isSaid(checked)) return unreadable(checked)
  try {
    // The archive is written anew, unpacked and within bounds, so that nothing but what was checked reaches the reader.
    const { default: readXlsxFile } = await import('read-excel-file/universal')
    const sheets = await readXlsxFile<NumberText>(arrayBufferOf(zipStored(checked)), {
      parseNumber: (digits) => (reading.signs === 'shown' ? shownParts(digits) : { digits }),
    })
    return done(sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((cells, index) => rowOf(cells, index, reading)).filter(isNotBlank) })))
  } catch (error) {
    return unreadable(say.workbookUnread(faultOf(error)))
  }
}

const unreadable = (said: Said): Result<never, Problem> => problem('list_unreadable', said)

const isWorkbookPart = (name: string): boolean =>
  /^xl\/[\x20-\x7e]*\.xml(\.rels)?$/.test(name) && !/^xl\/(theme|drawings|charts|diagrams|pivot|externalLinks|comments|threadedComments|persons)/.test(name)

/**
 * The parts with their sheets made ready to be read, or a reason: the reader fills every gap up to a cell's address, so one
 * cell far out would cost gigabytes.
 */
function checkedParts(files: ReadonlyMap<string, Buffer>, lastRow: number, styles: ReturnType<typeof shownStyles>): ReadonlyMap<string, Buffer> | Said {
  const checked = new Map<string, Buffer>()
  const formats = formatsIn(files.values())
  let cells = 0
  let rows = 0
  for (const [name, content] of files) {
    const xml = content.toString('latin1')
    if (longestGap(xml, '<') > LONGEST_MARKUP || longestGap(xml, '>') > LONGEST_MARKUP) return say.longestCell
    if (!xml.includes('sheetData')) {
      checked.set(name, xml.includes('numFmts') ? Buffer.from(withOwnFormats(xml), 'latin1') : content)
      continue
    }
    const sheet = withFormulaFaults(withKnownFormats(withoutFormats(withAddresses(xml, { rows: lastRow, cells: MOST_CELLS })), formats))
    const extent = extentOf(sheet, lastRow)
    if (isSaid(extent)) return extent
    cells += extent.rows * extent.columns
    rows += extent.tags
    if (cells > MOST_CELLS || rows > lastRow) return say.workbookRows(lastRow - 1)
    checked.set(name, Buffer.from(withShown(sheet, styles), 'latin1'))
  }
  return checked
}

/** The longest stretch without the letter: the reader takes time by the square of it. */
function longestGap(text: string, letter: string): number {
  let longest = 0
  let last = -1
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) {
    longest = Math.max(longest, at - last)
    last = at
  }
  return Math.max(longest, text.length - last)
}

/** Without the cells, then the rows, that have a place and a format but hold nothing: spreadsheet programs write them down to the last row. */
function withoutFormats(xml: string): string {
  const placed = (element: string): string => (/\sr=/.test(element) ? '' : element)
  return xml.replace(/<(?:\w+:)?c\s[^<>]*(?:\/>|>\s*<\/(?:\w+:)?c>)/g, placed).replace(/<(?:\w+:)?row\s[^<>]*(?:\/>|>\s*<\/(?:\w+:)?row>)/g, placed)
}

const NO_RESULT = '#NO RESULT'

/** The reader takes formulas that failed or have no result for empty cells: here they become text by which they are known. */
function withFormulaFaults(xml: string): string {
  return xml
    .replace(/<(?:\w+:)?c\s[^<>]*>/g, (tag) => tag.replace(/\st\s*=\s*(?:"e"|'e')/, ' t="str"'))
    .replace(
      /(<\/(\w+:)?f>|<(\w+:)?f\s[^<>]*\/>)\s*(?=<\/(?:\w+:)?c>)/g,
      (_, formula: string, prefix = '', other = '') => `${formula}<${prefix || other}v>${NO_RESULT}</${prefix || other}v>`,
    )
}

/** How far the addresses of a sheet's rows and cells reach, and how many row tags it has; or why it is not read. */
function extentOf(xml: string, lastRow: number): { rows: number; columns: number; tags: number } | Said {
  const extent = { rows: 0, columns: 0, tags: 0 }
  for (const _ of xml.matchAll(/[<:]row\b/g)) extent.tags += 1
  // Every attribute `r`, with any prefix, since the reader ignores prefixes; a declaration of the prefix r is none.
  for (const [, declared, double, single] of xml.matchAll(/(\bxmlns:)?\br\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (declared !== undefined) continue
    const value = double ?? single ?? ''
    const address = /^([A-Z]{0,3})([1-9]\d{0,6})$/.exec(value)
    if (!address) return say.cellAddress(value.slice(0, 20))
    const column = columnNumber(address[1] ?? '')
    const row = Number(address[2])
    if (row > lastRow) return say.rowBeyond(row, lastRow)
    if (column > LARGEST_COLUMNS) return say.cellBeyond(value, LARGEST_COLUMNS)
    extent.rows = Math.max(extent.rows, row)
    extent.columns = Math.max(extent.columns, column)
  }
  return extent
}

/** The reader names a cell's row and column, both from 1: said as the spreadsheet program shows it. */
function faultOf(error: unknown): Said {
  const message = error instanceof Error ? error.message : ''
  const place = /at row (\d+),? col (\d+)/.exec(message)
  if (!place) return say.damagedWorkbook
  return say.damagedCell(`${columnLetters(Number(place[2]) - 1)}${place[1]}`)
}

function rowOf(cells: readonly unknown[], index: number, reading: WorkbookReading): WorkbookRow {
  const line = index + 1
  const faults: CellFault[] = []
  const numbers = new Set<number>()
  const currencies = new Map<number, string>()
  const texts = cells.map((cell, column) => {
    if (isNumberText(cell)) numbers.add(column)
    if (isNumberText(cell) && cell.currency !== undefined) currencies.set(column, cell.currency)
    const read = isNumberText(cell) && cell.currency === TURNED ? { value: cell.digits, ...because(say.signTurned) } : textOf(cell, reading)
    if (typeof read === 'string') return read
    faults.push({ value: read.value, column, ...because(say.cellIs(`${columnLetters(column)}${line}`, read.said)) })
    return ''
  })
  return { line, cells: texts, ...(numbers.size > 0 ? { numbers } : {}), ...(currencies.size > 0 ? { currencies } : {}), faults }
}

const isNotBlank = ({ cells, faults }: WorkbookRow): boolean => faults.length > 0 || cells.some((cell) => cell !== '')

const FORMULA_FAULTS = new Set([NO_RESULT, '#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!', '#GETTING_DATA'])

function textOf(cell: unknown, { noise, times }: WorkbookReading): string | Omit<CellFault, 'column'> {
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (cell instanceof Date) return (times === 'read' ? timeText(cell) : undefined) ?? dateText(cell)
  const text = isNumberText(cell) ? cell.digits : typeof cell === 'string' ? cell : ''
  if (FORMULA_FAULTS.has(text)) return { value: text, ...because(say.formulaFailed) }
  return !isNumberText(cell) ? text : noise === 'rounded' ? withoutNoise(text, EXACT_DIGITS) : plainNumber(text)
}

const isNumberText = (cell: unknown): cell is NumberText => typeof cell === 'object' && cell !== null && 'digits' in cell && typeof cell.digits === 'string'

/** The reader gives a spreadsheet's date as that day in UTC (both the 1900 and the 1904 system). */
function dateText(at: Date): string | Omit<CellFault, 'column'> {
  const date = Number.isFinite(at.getTime()) ? at.toISOString().slice(0, 10) : ''
  return isDate(date) ? date : { value: date, ...because(say.dateHoldsNone) }
}

/** The days from which both systems count: a time without a day is written on them, and no payment is made. */
const NO_DAYS: readonly number[] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)]
const DAY_SECONDS = 86_400

function timeText(at: Date): string | undefined {
  const seconds = NO_DAYS.map((day) => Math.round((at.getTime() - day) / 1_000)).find((since) => since >= 0 && since < DAY_SECONDS)
  return seconds === undefined ? undefined : new Date(seconds * 1_000).toISOString().slice(11, 19)
}

function plainNumber(stored: string): string | Omit<CellFault, 'column'> {
  const text = /e/i.test(stored) ? String(Number(stored)) : stored.trim()
  const digits = text.replace(/^-?0*|\D/g, '').length
  if (/^-?\d+(\.\d+)?$/.test(text) && digits <= EXACT_DIGITS) return text
  return { value: stored, ...because(say.tooManyDigits(EXACT_DIGITS)) }
}

function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}
