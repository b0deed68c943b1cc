/**
 * What a spreadsheet program takes for the beginning of a formula (OWASP, 'CSV Injection'), also behind blanks and in the full
 * width in which some programs read it, and what moves it into another cell.
 */
const STARTS_FORMULA = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/
const NUMBER = /^-?\d+(\.\d+)?$/

/** The text as an exported cell: with a leading apostrophe where it would begin a formula. A number stays a number. */
export const safeCell = (text: string): string => (STARTS_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text)

/** The text of a cell that `safeCell` has written, or a person to the same end: the apostrophe before what would begin a formula is not part of it. */
export const unsafeCell = (text: string): string => (text.startsWith("'") && STARTS_FORMULA.test(text.slice(1)) ? text.slice(1) : text)

/**
 * Rows as delimited text (RFC 4180: CRLF after each row; a cell with the delimiter, a quote, a line end or outer blanks is
 * quoted). Cells are written as they are: what people open in a spreadsheet program goes through `safeCell` first.
 */
export function writeDelimited(rows: ReadonlyArray<readonly string[]>, delimiter: string): string {
  const written = (cell: string): string => (cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((row) => `${row.map(written).join(delimiter)}\r\n`).join('')
}
