import { elementsAt, type XmlElement } from '../core/xml-element.ts'

/** Tables that banks call XLS and that are none: HTML, and the XML of spreadsheets. Cells as text. */

export interface MarkupSheet {
  readonly name: string
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

const MOST_COLUMNS = 200

/** The sheets of a workbook in SpreadsheetML (2003); undefined where the document is none. */
export function spreadsheetXml(root: XmlElement, namespace: string): readonly MarkupSheet[] | undefined {
  if (root.name !== 'Workbook' || namespace !== 'urn:schemas-microsoft-com:office:spreadsheet') return undefined
  return elementsAt(root, 'Worksheet').map((sheet) => ({
    name: sheet.attributes['Name'] ?? '',
    rows: elementsAt(sheet, 'Table', 'Row').map((row) => ({ line: row.line, cells: xmlCells(row) })),
  }))
}

function xmlCells(row: XmlElement): readonly string[] {
  const cells: string[] = []
  for (const cell of elementsAt(row, 'Cell')) {
    const place = Number(cell.attributes['Index'] ?? cells.length + 1)
    while (cells.length < Math.min(place - 1, MOST_COLUMNS)) cells.push('')
    const data = elementsAt(cell, 'Data')[0]
    const text = data === undefined ? '' : textOf(data).trim()
    cells.push(data?.attributes['Type'] === 'DateTime' ? text.replace(/T00:00:00(?:\.0+)?$/, '').replace('T', ' ') : text)
    const merged = Number(cell.attributes['MergeAcross'] ?? 0)
    for (let n = 0; n < Math.min(merged, MOST_COLUMNS); n++) cells.push('')
  }
  return cells
}

const textOf = (of: XmlElement): string => of.text + of.children.map(textOf).join('')

const TOKEN = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-z][a-z0-9]*)\b([^>]*)>|[^<]+|</gi

/** The rows of all tables of an HTML page, in its order; undefined where it has none. The page need not be well-formed: banks' pages are not. */
export function htmlTable(text: string): MarkupSheet | undefined {
  const rows: { line: number; cells: string[] }[] = []
  let cell: string | undefined
  let span = 1
  let line = 1
  const endCell = (): void => {
    if (cell === undefined) return
    const row = rows.at(-1)
    row?.cells.push(decoded(cell).replace(/\s+/g, ' ').trim(), ...Array<string>(span - 1).fill(''))
    cell = undefined
  }
  for (const { 0: token, 2: end, 3: written, 4: attributes = '' } of text.matchAll(TOKEN)) {
    const tag = written?.toLowerCase()
    if (tag === undefined) {
      if (cell !== undefined && !token.startsWith('<')) cell += token
    } else if (tag === 'tr') {
      endCell()
      if (end === '') rows.push({ line, cells: [] })
    } else if (tag === 'td' || tag === 'th') {
      endCell()
      if (end === '' && rows.length > 0) {
        cell = ''
        span = Math.min(Math.max(Number(/\bcolspan\s*=\s*["']?(\d{1,3})/i.exec(attributes)?.[1] ?? 1), 1), MOST_COLUMNS)
      }
    } else if (tag === 'table') endCell()
    else if (tag === 'br' && cell !== undefined) cell += ' '
    for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) line++
  }
  endCell()
  return rows.length > 0 ? { name: '', rows } : undefined
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
