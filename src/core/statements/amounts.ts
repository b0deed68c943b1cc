import { say } from '../said/say.ts'
import { columnIndex } from './header.ts'
import { type AmountReader, amountReader } from './number.ts'
import type { AmountColumns, ColumnRef, FormatProfile } from './profile.ts'
import type { Cell, ProblemList } from './statement.ts'

/** A row of the table with the place it stands in. */
export interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

export type SignedAmount = (row: Row, problems: ProblemList) => number | undefined

/** The cell of a row under a column, blanks around it gone. */
export const cellOf = (row: Row, name: string, index: number): Cell => ({ line: row.line, column: name, value: (row.cells[index] ?? '').trim() })

/** Reads what a row moves, by the profile's amount columns; out is negative. A fault becomes a problem and undefined. */
export function signedAmount(profile: FormatProfile, digits: number): SignedAmount {
  const amount = profile.amount
  const own = amountReader(profile.number, digits)
  const bare = amountReader({ ...profile.number, sign: 'none' }, digits)
  const at = (ref: ColumnRef): number => columnIndex(profile, ref)
  if (amount.style === 'debit_credit') return eitherSide(amount, at(amount.debit), at(amount.credit), own, bare)
  if (amount.style === 'flag') return flagged(amount, at(amount.column), at(amount.flag), bare)
  const { style, column } = amount
  const index = at(column)
  return (row, problems) => {
    const cell = cellOf(row, column.name, index)
    const minor = own.read(cell.value)
    if (minor === undefined) problems.add(cell, say.expected(own.expects))
    return minor === undefined || minor === 0 || style === 'signed' ? minor : -minor
  }
}

type Style<S> = Extract<AmountColumns, { style: S }>

function eitherSide(amount: Style<'debit_credit'>, debitAt: number, creditAt: number, own: AmountReader, bare: AmountReader): SignedAmount {
  return (row, problems) => {
    const debit = cellOf(row, amount.debit.name, debitAt)
    const credit = cellOf(row, amount.credit.name, creditAt)
    if ((debit.value === '') === (credit.value === '')) {
      const isNeither = debit.value === ''
      const value = isNeither ? '' : `${debit.value} and ${credit.value}`
      problems.add({ ...debit, value }, (isNeither ? say.neitherSide : say.bothSides)(amount.debit.name, amount.credit.name))
      return undefined
    }
    const out = debit.value !== ''
    const negative = out && amount.debitSign === 'negative'
    const read = negative ? own.read(debit.value) : bare.read(out ? debit.value : credit.value)
    if (read === undefined || (negative && read > 0)) {
      problems.add(out ? debit : credit, negative ? say.expectedWithMinus(own.expects) : say.expected(bare.expects))
      return undefined
    }
    return out && !negative && read !== 0 ? -read : read
  }
}

function flagged(amount: Style<'flag'>, amountAt: number, flagAt: number, bare: AmountReader): SignedAmount {
  return (row, problems) => {
    const cell = cellOf(row, amount.column.name, amountAt)
    const flag = cellOf(row, amount.flag.name, flagAt)
    const minor = bare.read(cell.value)
    if (minor === undefined) problems.add(cell, say.expected(bare.expects))
    const into = amount.in.includes(flag.value)
    if (!into && !amount.out.includes(flag.value)) {
      problems.add(flag, say.inOrOut(amount.in, amount.out))
      return undefined
    }
    return minor === undefined || minor === 0 || into ? minor : -minor
  }
}
