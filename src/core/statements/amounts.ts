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
    if (minor === undefined) problems.add(cell, `Expected ${own.expects}.`)
    return minor === undefined || minor === 0 || style === 'signed' ? minor : -minor
  }
}

type Style<S> = Extract<AmountColumns, { style: S }>

function eitherSide(amount: Style<'debit_credit'>, debitAt: number, creditAt: number, own: AmountReader, bare: AmountReader): SignedAmount {
  return (row, problems) => {
    const debit = cellOf(row, amount.debit.name, debitAt)
    const credit = cellOf(row, amount.credit.name, creditAt)
    if ((debit.value === '') === (credit.value === '')) {
      const [value, filled] = debit.value === '' ? ['', 'neither is'] : [`${debit.value} and ${credit.value}`, 'both are']
      problems.add({ ...debit, value }, `Exactly one of "${amount.debit.name}" and "${amount.credit.name}" is expected, and ${filled} filled.`)
      return undefined
    }
    const out = debit.value !== ''
    const negative = out && amount.debitSign === 'negative'
    const read = negative ? own.read(debit.value) : bare.read(out ? debit.value : credit.value)
    if (read === undefined || (negative && read > 0)) {
      problems.add(out ? debit : credit, negative ? `Expected ${own.expects}, with its minus sign.` : `Expected ${bare.expects}.`)
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
    if (minor === undefined) problems.add(cell, `Expected ${bare.expects}.`)
    const into = amount.in.includes(flag.value)
    if (!into && !amount.out.includes(flag.value)) {
      problems.add(flag, `Expected ${amount.in.join(', ')} for money in or ${amount.out.join(', ')} for money out.`)
      return undefined
    }
    return minor === undefined || minor === 0 || into ? minor : -minor
  }
}
