import type { NumberStyle } from './number.ts'
import type { RowOrder } from './statement.ts'

/** A column by its header text, and which of several of that name it is (1 where absent). */
export interface ColumnRef {
  readonly name: string
  readonly occurrence?: number
}

/** What a labelled line above the table tells. `period` is two dates parted by ` - `. */
export type PreambleFact = 'account' | 'currency' | 'period' | 'since' | 'until' | 'opening' | 'closing' | 'count' | 'ignore'

/** How the amount and its side are written. */
export type AmountColumns =
  /** one column; `signed`: out is negative, `inverse`: out is positive */
  | { readonly style: 'signed' | 'inverse'; readonly column: ColumnRef }
  /** two columns, exactly one filled; the sign that stands in each */
  | { readonly style: 'debit_credit'; readonly debit: ColumnRef; readonly credit: ColumnRef; readonly debitSign: 'positive' | 'negative' }
  /** unsigned, and the words of a second column that tell the side */
  | { readonly style: 'flag'; readonly column: ColumnRef; readonly flag: ColumnRef; readonly in: readonly string[]; readonly out: readonly string[] }

/**
 * How one export of a bank is written, as data: delimited text with a header row. Everything is declared, nothing is guessed;
 * a file that differs in anything said here is refused with the difference.
 */
export interface FormatProfile {
  readonly id: string
  readonly version: number
  readonly bank: string
  /** ISO 3166-1 alpha-2, or `intl`. */
  readonly country: string
  /** Encodings beside Unicode, which tells itself. */
  readonly encodings: readonly string[]
  readonly delimiter: string
  /** What the bank does with quotes; the other way is tried only where this one does not give whole rows. */
  readonly quotes: 'minimal' | 'none'
  /** Lines above the header: label in the first cell, value in the second. A required one must stand there. */
  readonly preamble: readonly { readonly label: string; readonly fact: PreambleFact; readonly required?: boolean }[]
  /** The header's texts, all of them, in order. A trailing delimiter adds an empty one, which is not written here. */
  readonly header: readonly string[]
  readonly bookedOn: ColumnRef
  readonly valueOn?: ColumnRef
  /** The first filled one counts. */
  readonly counterparty: readonly ColumnRef[]
  readonly counterpartyAccount?: ColumnRef
  /** The filled ones are joined by a blank. */
  readonly narrative: readonly ColumnRef[]
  readonly bankReference?: ColumnRef
  readonly endToEndId?: ColumnRef
  readonly referenceIsId: boolean
  readonly amount: AmountColumns
  readonly balance?: { readonly column: ColumnRef; readonly onEveryRow: boolean }
  /** The account's currency, on every row. */
  readonly currency?: ColumnRef
  /** Words of a status column: booked rows are lines, pending ones (without a booking date) are not, any other word refuses the file. */
  readonly status?: { readonly column: ColumnRef; readonly booked: readonly string[]; readonly pending: readonly string[] }
  /** Rows with neither amount nor balance that fill this column break a collective order down. They are no lines. */
  readonly detail?: ColumnRef
  readonly dateFormat: string
  /** Signs of the balances; the sign of the amount columns follows from `amount`. */
  readonly number: NumberStyle
  /** The usual order. Dates and balances prove the real one. */
  readonly order: RowOrder
}
