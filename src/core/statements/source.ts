import type { FileProblem, Reading } from './statement.ts'

/** Delimited text, split (as files/delimited.ts gives it): rows of cells, the line in which each begins, and the lines as they stand. */
export interface Table {
  readonly rows: readonly (readonly string[])[]
  readonly lineOf: readonly number[]
  readonly lines: readonly string[]
  readonly faults: readonly { readonly row: number; readonly reason: string }[]
  /** Of each row of a workbook the places of cells that it holds as numbers, not as texts; such a cell means what its digits say. */
  readonly numbers?: readonly ReadonlySet<number>[]
}

/** A file's text, and how it can be split. The splitting is handed in: core reads no libraries. */
export interface Source {
  readonly text: string
  /** By name; `-bom` where a byte-order mark stood before it. */
  readonly encoding: string
  /** The account's currency where it is known, for formats that name none. */
  readonly currency?: string
  /** IBAN and number of the account where they are known, for files that hold statements of several. */
  readonly accounts?: readonly string[]
  /** `YYYY-MM-DD`: a line of a later day is none. */
  readonly today?: string
  /** The cells of a workbook, which needs no splitting. */
  readonly rows?: Table
  readonly split: (text: string, delimiter: string, quotes: 'minimal' | 'none') => Table
}

/**
 * What one way of reading makes of a file. `whole`: it is of this form, and `reading` is there unless `problems` refuse it;
 * `near`: it resembles it, and `problems` tell how it differs.
 */
export interface Attempt {
  readonly format: string
  readonly fit: 'whole' | 'near'
  readonly problems: readonly FileProblem[]
  readonly reading?: Reading
}

/** A way of reading: gives its attempts, none where the file is of another form. Recognition of unknown banks is another one. */
export type StatementReader = (source: Source) => readonly Attempt[]

const HEAD_LETTERS = 16_384

/** The beginning of a text, enough to hold what stands above a table. */
export const headOf = (text: string): string => text.slice(0, HEAD_LETTERS)

/** Does a text end with a line end, and not with the half of one? */
export function endsWhole(text: string): boolean {
  if (!/[\n\r]$/.test(text)) return false
  const isHalf = text.endsWith('\r') && text.includes('\r\n') && !/\r(?!\n)./.test(text)
  return !isHalf
}

/** Letters and blanks of a header or label in one form: composed, outer blanks gone. */
export const labelText = (text: string): string => text.normalize('NFC').trim()
