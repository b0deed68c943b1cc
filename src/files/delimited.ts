import Papa from 'papaparse'

/** Delimited text, split. Blank lines stay as rows of one empty cell, so that line numbers hold. */
export interface Delimited {
  readonly rows: readonly (readonly string[])[]
  /** The file's line (from 1) in which each row begins. */
  readonly lineOf: readonly number[]
  /** The file's lines as they stand, without line ends; a row is one of them or, with line breaks in cells, several. */
  readonly lines: readonly string[]
  /** Rows (by index) whose quotes do not pair up: what stands in them cannot be trusted. */
  readonly faults: readonly { readonly row: number; readonly reason: string }[]
}

/** `minimal`: a cell in quotes may hold delimiters, line breaks and doubled quotes; `none`: quotes are letters like others. */
export type Quotes = 'minimal' | 'none'

/** Splits text into rows of cells. Line ends may be CRLF, LF, CR or CR CR LF, also mixed; a line end after the last row makes no row. */
export function parseDelimited(text: string, delimiter: string, quotes: Quotes = 'minimal'): Delimited {
  const plain = text.includes('\r') ? text.replace(/\r\r?\n|\r/g, '\n') : text
  const { data: rows, errors } = Papa.parse<string[]>(plain, {
    delimiter,
    newline: '\n',
    skipEmptyLines: false,
    ...(quotes === 'none' ? { fastMode: true } : {}),
  })
  const lines = plain.split('\n')
  if (plain.endsWith('\n')) {
    lines.pop()
    if (rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop()
  }
  return { rows, lineOf: lineNumbers(rows, lines.length), lines, faults: quoteFaults(errors) }
}

/** One fault a row: a quote that is wrong makes the rest of its row wrong too. */
function quoteFaults(errors: readonly Papa.ParseError[]): Delimited['faults'] {
  const reasons = new Map<number, string>()
  for (const { type, row = 0, message } of errors) if (type === 'Quotes' && !reasons.has(row)) reasons.set(row, message)
  return [...reasons].map(([row, reason]) => ({ row, reason }))
}

function lineNumbers(rows: readonly (readonly string[])[], count: number): number[] {
  if (rows.length === count) return rows.map((_, index) => index + 1)
  let line = 1
  return rows.map((row) => {
    const start = line
    line++
    for (const cell of row) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) line++
    return start
  })
}

/** The rows as papaparse alone splits them: what `parseDelimited` and all that follows is measured against. */
export const splitAlone = (text: string, delimiter: string): readonly (readonly string[])[] => Papa.parse<string[]>(text, { delimiter }).data
