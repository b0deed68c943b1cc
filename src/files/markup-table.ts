import { withoutNoise } from '../core/money/spreadsheet-number.ts'
import { elementsAt, type XmlElement } from '../core/xml-element.ts'
import { EXACT_DIGITS } from './workbook.ts'

/** Tables that banks call XLS and that are none: HTML, and the XML of spreadsheets. Cells as text. */

export interface MarkupSheet {
  readonly name: string
  readonly rows: readonly MarkupRow[]
}

/** `numbers`: the places of cells that are numbers, and no texts. */
interface MarkupRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly numbers: ReadonlySet<number>
}

const MOST_COLUMNS = 200
/** Rows are filled up to the widest one only as far as memory allows. */
const MOST_CELLS = 4_000_000

/** The rows of a page. `cut`: where it ends before its end. */
export interface PageSheet {
  readonly name: string
  /** `table`: which of the page's tables the row stands in, from 1; 0 outside of them. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[]; readonly table: number }[]
  readonly cut?: { readonly line: number; readonly value: string }
}

/** The sheets of a workbook in SpreadsheetML (2003); undefined where the document is none. */
export function spreadsheetXml(root: XmlElement, namespace: string): readonly MarkupSheet[] | undefined {
  if (root.name !== 'Workbook' || namespace !== 'urn:schemas-microsoft-com:office:spreadsheet') return undefined
  return elementsAt(root, 'Worksheet').map((sheet) => ({
    name: sheet.attributes['Name'] ?? '',
    rows: numbered(filledUp(elementsAt(sheet, 'Table', 'Row').map(xmlRow))),
  }))
}

/** Programs leave out the cells behind the last filled one of a row: a sheet is as wide as its widest row. */
function filledUp(rows: readonly MarkupRow[]): readonly MarkupRow[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (width * rows.length > MOST_CELLS) return rows
  const fill = (cells: readonly string[]) => [...cells, ...Array<string>(width - cells.length).fill('')]
  return rows.map((row) => (row.cells.some((cell) => cell !== '') ? { ...row, cells: fill(row.cells) } : row))
}

const DAY_ALONE = /T00:00:00(?:\.0+)?$/
/** The day before all days, on which a time without a day is written. */
const NO_DAY = /^1899-12-3[01]T(\d{2}:\d{2}:\d{2}).*$/

function xmlRow(row: XmlElement): MarkupRow {
  const cells: string[] = []
  const numbers = new Set<number>()
  for (const cell of elementsAt(row, 'Cell')) {
    const place = Number(cell.attributes['Index'] ?? cells.length + 1)
    while (cells.length < Math.min(place - 1, MOST_COLUMNS)) cells.push('')
    const data = elementsAt(cell, 'Data')[0]
    const text = data === undefined ? '' : textOf(data).trim()
    const type = data?.attributes['Type']
    if (type === 'Number') numbers.add(cells.length)
    cells.push(
      type === 'DateTime' ? text.replace(NO_DAY, '$1').replace(DAY_ALONE, '').replace('T', ' ') : type === 'Number' ? withoutNoise(text, EXACT_DIGITS) : text,
    )
    const merged = Number(cell.attributes['MergeAcross'] ?? 0)
    for (let n = 0; n < Math.min(merged, MOST_COLUMNS); n++) cells.push('')
  }
  return { line: row.line, cells, numbers }
}

const textOf = (of: XmlElement): string => of.text + of.children.map(textOf).join('')

/** What is not ended goes on to the end of the page, as browsers have it: so that it is looked for once. */
const TOKEN = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][a-z0-9]*)\b([^>]*)(?:>|$)|[^<]+|</gi

/** Tags within a text; every other one parts it. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code em font i ins kbd label mark nobr q s small span strike strong sub sup time tt u var wbr'.split(' '),
)

/**
 * The rows of an HTML page in its order: those of its tables, and each text outside of them as a row of one cell. Undefined where it has no table. The page need not be
 * well-formed: banks' pages are not.
 */
export function htmlTable(text: string): PageSheet | undefined {
  const page = new Page()
  for (const { 0: token, 2: end, 3: written, 4: attributes = '' } of text.matchAll(TOKEN)) {
    const tag = written?.toLowerCase()
    if (tag !== undefined) page.tag(tag, end !== '', attributes)
    else if (!token.startsWith('<')) page.text(token)
    for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) page.line++
  }
  const isCut = page.isOpen(text) || text.lastIndexOf('<') > text.lastIndexOf('>')
  page.end()
  if (!page.hasTable) return undefined
  const rows = numbered(page.rows)
  return { name: '', rows, ...(isCut ? { cut: { line: rows.at(-1)?.line ?? 1, value: text.trimEnd().slice(-CUT_SHOWN) } } : {}) }
}

const CUT_SHOWN = 40

/** What is written with its end: a page that ends within one, and does not say that it ends, goes on. Ends of rows and cells may be left out. */
const ENDED = new Set('html body table div center form section main article'.split(' '))

interface PageRow {
  readonly line: number
  readonly cells: string[]
  readonly table: number
}

/** Takes a page tag by tag. */
class Page {
  readonly rows: PageRow[] = []
  line = 1
  hasTable = false
  #tables = 0
  /** The open tables, the innermost last, each with the row that is open in it. */
  readonly #open: { readonly table: number; row: PageRow | undefined }[] = [{ table: 0, row: undefined }]
  #text = ''
  #textLine = 1
  #span = 1
  #inCell = false
  #begun = 0
  #isEnded = false

  /** Does the text stop before the page's end? Where there is no page but its tables, they are to be closed, and what follows them to end with a line or a tag. */
  isOpen(whole: string): boolean {
    if (this.#isEnded) return false
    const inRow = this.#open.some(({ row }) => row !== undefined)
    return this.#begun > 0 || inRow || (this.#text.trim() !== '' && !/[\n\r>]$/.test(whole))
  }

  text(part: string): void {
    if (this.#text.trim() === '') this.#textLine = this.line
    this.#text += part
  }

  tag(tag: string, isEnd: boolean, attributes: string): void {
    this.#count(tag, isEnd, attributes)
    if (tag === 'table') this.#take(isEnd)
    else if (tag === 'tr') {
      this.end()
      this.#innermost.row = isEnd ? undefined : this.#newRow()
    } else if (tag === 'td' || tag === 'th') {
      this.end()
      if (isEnd || !(this.hasTable || this.#open.length > 1)) return
      this.#innermost.row ??= this.#newRow()
      this.#inCell = true
      this.#span = Math.min(Math.max(Number(/\bcolspan\s*=\s*["']?(\d{1,3})/i.exec(attributes)?.[1] ?? 1), 1), MOST_COLUMNS)
    } else if (this.#inCell) {
      if (!INLINE.has(tag)) this.#text += ' '
    } else if (!INLINE.has(tag)) this.end()
  }

  /** Ends the cell or the text that is open. */
  end(): void {
    const text = decoded(this.#text).replace(/\s+/g, ' ').trim()
    if (this.#inCell) this.#innermost.row?.cells.push(text, ...Array<string>(this.#span - 1).fill(''))
    else if (text !== '') this.rows.push({ line: this.#textLine, cells: [text], table: 0 })
    this.#text = ''
    this.#inCell = false
  }

  /** `</html>` and `</body>` end all that is open. */
  #count(tag: string, isEnd: boolean, attributes: string): void {
    if (ENDED.has(tag) && !attributes.endsWith('/')) {
      this.#begun = Math.max(0, this.#begun + (isEnd ? -1 : 1))
      this.#isEnded = isEnd && (tag === 'html' || tag === 'body')
    } else if (tag === 'tr' || tag === 'td') this.#isEnded = false
  }

  #take(isEnd: boolean): void {
    this.end()
    if (isEnd && this.#open.length > 1) this.#open.pop()
    else if (!isEnd) this.#open.push({ table: ++this.#tables, row: undefined })
    this.#innermost.row = undefined
  }

  get #innermost(): { readonly table: number; row: PageRow | undefined } {
    return this.#open.at(-1) ?? { table: 0, row: undefined }
  }

  #newRow(): PageRow {
    const row = { line: this.line, cells: [], table: this.#innermost.table }
    this.rows.push(row)
    this.hasTable = true
    return row
  }
}

/** Rows that share a line of the file are numbered as a program shows them, so that each has a number of its own. */
function numbered<R extends { readonly line: number }>(rows: readonly R[]): readonly R[] {
  const isOwn = rows.every(({ line }, n) => n === 0 || line > (rows[n - 1]?.line ?? 0))
  return isOwn ? rows : rows.map((row, n) => ({ ...row, line: n + 1 }))
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  minus: '\u2212',
  euro: '€',
  pound: '£',
  ndash: '–',
  mdash: '—',
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
}
