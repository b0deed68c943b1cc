import { because, type Said, say } from '../said/say.ts'
/** What a bank says of one account over some days, in one shape whatever its file looks like (shaped like entries of camt.053). */

/** One booked movement. Amounts are minor units of the statement's currency; money out is negative. */
export interface StatementLine {
  /** The file's line in which it begins, from 1. */
  readonly line: number
  readonly bookedOn: string
  readonly valueOn?: string
  readonly amountMinor: number
  /** The account's balance after it, where the bank prints one. */
  readonly balanceMinor?: number
  readonly counterparty?: string
  readonly counterpartyAccount?: string
  /** The bank's text, '' where there is none. */
  readonly narrative: string
  readonly bankReference?: string
  readonly endToEndId?: string
  /** Why a payment came back: the bank's code, with its words where it has some. */
  readonly returnReason?: string
  /** What was ordered, as the file writes it, where that is another amount or currency. */
  readonly ordered?: { readonly amount: string; readonly currency: string }
  /** What the bank kept for itself within the amount. */
  readonly feeMinor?: number
  /** The texts that tell the line from others, where what it is read as depends on the other rows of its file: then it is these that identify it. */
  readonly identity?: string
  /** What stood in the file, unchanged but for line ends. */
  readonly raw: string
}

/** A line being built: `raw` and optional members are set where the file fills them. */
export type LineDraft = { -readonly [Key in keyof StatementLine]: StatementLine[Key] }

/** Lines in the file's order. `opening` and `closing` are as the file tells them, or as its running balance shows them. */
export interface Statement {
  readonly account?: string
  readonly currency?: string
  readonly since?: string
  readonly until?: string
  readonly opening?: number
  readonly closing?: number
  readonly lines: readonly StatementLine[]
}

/** A place of the file that is at fault: its line from 1, the column or label as written, what stands there, and what would be accepted. */
export interface FileProblem {
  readonly line: number
  readonly column: string
  readonly value: string
  readonly reason: string
  readonly said: Said
}

/** A cell of the file with what it means. */
export interface Cell {
  readonly line: number
  readonly column: string
  readonly value: string
}

/** How the file proves a reading: a balance on every line, opening + lines = closing, or not at all. */
export type Proof = 'running_balance' | 'opening_closing' | 'none'

export type RowOrder = 'oldest_first' | 'newest_first'

export type AmountStyle = 'signed' | 'inverse' | 'debit_credit' | 'flag'

/** One way to read a whole file in which nothing contradicts anything. */
export interface Reading {
  /** The id of the profile that it was read by. */
  readonly format: string
  readonly version: number
  readonly encoding: string
  /** null where the format has none. */
  readonly delimiter: string | null
  readonly dateFormat: string
  readonly amountStyle: AmountStyle
  readonly order: RowOrder
  readonly proof: Proof
  readonly statement: Statement
  /** Rows that the bank marks as not booked yet. They are no lines. */
  readonly pending: number
  /** Details of collective orders and rows of 0.00. They moved no money, and are no lines. */
  readonly withoutMoney: number
  /** Is `bankReference` the bank's own number of the movement? Otherwise it is the payer's document number, which others use too. */
  readonly referenceIsId: boolean
  /** Where the file names its account, its currency and its columns, for refusing others. */
  readonly named: { readonly account?: Cell; readonly currency?: Cell; readonly header?: Cell }
  /** The column of the booking date, for refusing a date in the future. */
  readonly bookedColumn: string
  /** How a recognised file is laid out: what is remembered of a reading that a person confirmed. */
  readonly form?: RecognisedForm
  /** Where several readings stand side by side: the cells that this one reads otherwise than another does. */
  readonly differs?: readonly Difference[]
}

/** Columns by place from 0; `mark`: the decimal mark, or whether bare digits are whole or minor units. */
export interface RecognisedForm {
  readonly header: readonly string[]
  readonly booked: number
  readonly dateOrder: string
  readonly amounts: readonly number[]
  /** The column whose words tell the sides. */
  readonly flag?: number
  /** Of two ways to understand these words the one by which payments came in: they were made towards a card, or to a seller. */
  readonly paysIn?: true
  readonly mark: string
  readonly balance?: number
}

/** A cell, and what a reading takes it for: a day, or a signed amount. */
export interface Difference extends Cell {
  readonly as: string
}

/** A place of the file, and what is wrong there. */
export const placeAt = ({ line, column, value }: Cell, said: Said): FileProblem => ({ line, column, value, ...because(said) })

/** The file as a whole. */
export const NOWHERE: Cell = { line: 1, column: '', value: '' }

const MOST_PROBLEMS = 1_000

/** Gathers problems: all of a file, but no more than a person can use. */
export interface ProblemList {
  readonly add: (cell: Cell, said: Said) => void
  readonly any: () => boolean
  readonly all: () => readonly FileProblem[]
}

export function problemList(): ProblemList {
  const list: FileProblem[] = []
  let more = 0
  return {
    add: (cell, said) => {
      if (list.length < MOST_PROBLEMS) list.push(placeAt({ line: cell.line, column: cell.column, value: cell.value.slice(0, 200) }, said))
      else more++
    },
    any: () => list.length > 0,
    all: () => {
      const last = list.at(-1)
      const sorted = [...list].sort((a, b) => a.line - b.line)
      return more === 0 || !last ? sorted : [...sorted, placeAt({ ...NOWHERE, line: last.line }, say.andMore(more))]
    },
  }
}
