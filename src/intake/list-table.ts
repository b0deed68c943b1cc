import { problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { type Said, say } from '../core/said/say.ts'
import { decodeText } from '../files/decode.ts'
import { parseDelimited } from '../files/delimited.ts'
import { LARGEST_COLUMNS, LARGEST_ROWS, readWorkbook, type WorkbookRow, type WorkbookSheet } from '../files/workbook.ts'
import { isZip } from '../files/zip-archive.ts'
import { columnOf, REQUIRED } from './list-columns.ts'
import { delimiterOf } from './list-delimiter.ts'
import { legacyReading } from './list-encoding.ts'

/** A list as rows of cells, the first of them the header; blank rows are left out. */
export interface ListTable {
  /** What separates the cells, or that it is a workbook. */
  readonly delimiter: string
  readonly encoding: string
  readonly header: WorkbookRow
  readonly rows: readonly WorkbookRow[]
}

/** The old format of Excel, and any workbook with a password, are OLE compound files. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]

const MOST_LINES = 10 * LARGEST_ROWS // a cell can hold line breaks
const MOST_CELLS = 2_000_000
/** A title, an office and a date are a few rows. */
const MOST_ABOVE = 20

/** Reads a list by its content: a workbook, or text of any delimiter and encoding. Refuses `list_unreadable`. */
export async function readTable(bytes: Uint8Array): Promise<Result<ListTable>> {
  if (COMPOUND_FILE.every((byte, index) => bytes[index] === byte)) {
    return unreadable(say.oldWorkbook)
  }
  const read = isZip(bytes) ? await workbookRows(bytes) : textRows(bytes)
  if (!read.ok) return read
  const {
    delimiter,
    encoding,
    rows: [header, ...rows],
  } = read.value
  if (!header) return unreadable(say.listEmpty)
  if (rows.length > LARGEST_ROWS) return unreadable(say.tooManyRows(rows.length, LARGEST_ROWS))
  if (header.cells.length > LARGEST_COLUMNS) return unreadable(say.tooManyColumns(header.cells.length, LARGEST_COLUMNS))
  return rows.length === 0 ? unreadable(say.listEmpty) : done({ delimiter, encoding, header, rows })
}

interface Rows {
  readonly delimiter: string
  readonly encoding: string
  readonly rows: readonly WorkbookRow[]
}

const unreadable = (said: Said): Result<never> => problem('list_unreadable', said)

async function workbookRows(bytes: Uint8Array): Promise<Result<Rows>> {
  const sheets = await readWorkbook(bytes)
  if (!sheets.ok) return sheets
  const filled = sheets.value.map(({ name, rows }) => ({ name, rows: withoutTitle(rows) })).filter(({ rows }) => rows.length > 0)
  // Students on a second sheet must not be lost in silence; a sheet of notes or choices is none of theirs.
  const lists = filled.filter(isList)
  if (lists.length > 1) return unreadable(say.listsOnSheets(lists.map(({ name }) => name)))
  return done({ delimiter: 'xlsx', encoding: 'utf-8', rows: (lists[0] ?? filled[0])?.rows ?? [] })
}

const isList = ({ rows: [first] }: WorkbookSheet): boolean => first !== undefined && columnsOf(first).length > 1

const columnsOf = ({ cells }: WorkbookRow) => cells.flatMap((cell) => columnOf(cell) ?? [])

/**
 * Without what embassies write above a list: its title, whose it is, a row that spans groups of columns. Only where the first row is no header, and one soon below has
 * every column that a list must have: no student stands above the header then.
 */
function withoutTitle(rows: readonly WorkbookRow[]): readonly WorkbookRow[] {
  const [first, ...below] = rows.slice(0, MOST_ABOVE + 1)
  if (first === undefined || columnsOf(first).length > 1) return rows
  const place = below.findIndex((row) => REQUIRED.every((column) => columnsOf(row).includes(column)))
  return rows.slice(place + 1)
}

function textRows(bytes: Uint8Array): Result<Rows> {
  const legacy = legacyReading(bytes)
  const decoded = decodeText(bytes, legacy)
  if (!decoded.ok) return unreadable(say.lineUnreadable(decoded.fault.line, decoded.fault.said))
  const { text, encoding } = decoded
  const rival = legacy.rivalOf(encoding)
  if (rival !== undefined) return unreadable(say.twoEncodings(encoding, rival))
  const delimiter = delimiterOf(text)
  // Asked before the text is split: millions of empty rows or cells would take gigabytes.
  if (count(text, '\n') > MOST_LINES || count(text, '\r') > MOST_LINES) return unreadable(say.tooManyLines(MOST_LINES, LARGEST_ROWS))
  if (count(text, delimiter) > MOST_CELLS) return unreadable(say.tooManyCells(MOST_CELLS, LARGEST_ROWS))
  const { rows, lineOf, faults } = parseDelimited(text, delimiter)
  const [fault] = faults
  if (fault) return unreadable(say.quotesOfList(lineOf[fault.row] ?? fault.row + 1))
  const numbered = rows.map((cells, index) => ({ line: lineOf[index] ?? index + 1, cells, faults: [] }))
  return done({ delimiter, encoding, rows: numbered.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) })
}

function count(text: string, letter: string): number {
  let found = 0
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) found += 1
  return found
}
