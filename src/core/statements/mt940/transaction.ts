import { isSaid, type Said, say } from '../../said/say.ts'
import { daysBetween, isDate } from '../../time/dates.ts'
import type { AmountReader } from '../number.ts'
import type { Cell, LineDraft, ProblemList } from '../statement.ts'
import type { SwiftField } from './fields.ts'

/** What :61: says of a movement. `expected`: it is only announced (EC, ED), and moved nothing. */
export interface Transaction {
  readonly draft: LineDraft
  readonly expected: boolean
  /** A line of its own below it, often the other party's account or the kind of payment. */
  readonly supplement: string
}

/**
 * Value date, entry date, mark, third letter of the currency, amount, kind, references. `CR` and `DR` are C and D with the R of EUR; RC takes a credit
 * back (money out), RD a debit (money in). A kind of fewer letters is filled up with blanks: `NOV `.
 */
const SHAPE = /^(\d{6})(\d{4})?(RC|RD|EC|ED|C|D)([A-Z])? *(\d{1,15}(?:,\d*)?)(?:([NFS][A-Z0-9 ]{3})(.*))?$/

const SIGNS: Readonly<Record<string, 1 | -1>> = { C: 1, RD: 1, EC: 1, D: -1, RC: -1, ED: -1 }

const NO_REFERENCE = /^(?:NONREF|NOREF|KREF\+?|NOTPROVIDED)?$/i

/** Reads :61:. A line that the bank wrapped is put together where it makes sense only so. */
export function readTransaction(field: SwiftField, amounts: AmountReader, problems: ProblemList): Transaction | undefined {
  const [first = '', ...more] = field.lines.map((text) => text.trimEnd())
  const cell: Cell = { line: field.line, column: ':61:', value: field.lines.join(' ') }
  let found = SHAPE.exec(first)
  if (!found?.[6] && more.length > 0) {
    const wrapped = SHAPE.exec(first + (more[0] ?? ''))
    if (wrapped?.[6]) {
      found = wrapped
      more.shift()
    }
  }
  if (!found) {
    problems.add(cell, say.mtTransaction)
    return undefined
  }
  const [, value = '', entry, mark = '', , amount = '', , references = ''] = found
  const minor = amounts.read(plainAmount(amount))
  if (minor === undefined) problems.add({ ...cell, value: amount }, say.expected(amounts.expects))
  const days = daysOf(value, entry)
  if (isSaid(days)) problems.add({ ...cell, value: value + (entry ?? '') }, days)
  if (minor === undefined || isSaid(days)) return undefined
  const sign = SIGNS[mark] ?? 1
  const draft: LineDraft = { line: field.line, ...days, amountMinor: minor === 0 ? 0 : sign * minor, narrative: '', raw: '' }
  const [customer = '', bank = ''] = parted(references)
  if (!NO_REFERENCE.test(customer)) draft.endToEndId = customer
  if (!NO_REFERENCE.test(bank)) draft.bankReference = bank
  return { draft, expected: mark === 'EC' || mark === 'ED', supplement: more.join(' ').trim() }
}

function parted(references: string): readonly string[] {
  const mark = references.indexOf('//')
  return mark < 0 ? [references.trim()] : [references.slice(0, mark).trim(), references.slice(mark + 2).trim()]
}

/** `250,` is 250, `00025,5` is 25.5, and zeros beyond what the currency has are nothing. */
export const plainAmount = (text: string): string =>
  text
    .replace(/^0+(?=\d)/, '')
    .replace(/,0*$/, '')
    .replace(/(,\d*?)0+$/, '$1')

/** 30 February: the last day of the month where interest counts 30 days in each. */
const bankDay = (month: string, day: string): boolean => month === '02' && (day === '29' || day === '30')

function daysOf(value: string, entry: string | undefined): { readonly bookedOn: string; readonly valueOn: string } | Said {
  const [year, month, day] = [`20${value.slice(0, 2)}`, value.slice(2, 4), value.slice(4)]
  const written = `${year}-${month}-${day}`
  const valueOn = isDate(written) ? written : bankDay(month, day) ? [`${year}-02-29`, `${year}-02-28`].find(isDate) : undefined
  if (valueOn === undefined) return say.mtValueDate
  if (entry === undefined) {
    if (valueOn === written) return { bookedOn: written, valueOn: written }
    return say.mtNoDay
  }
  // The entry date has no year: it is the nearest one to the value date.
  const near = [-1, 0, 1].map((by) => `${Number(year) + by}-${entry.slice(0, 2)}-${entry.slice(2)}`).filter(isDate)
  const distance = (date: string): number => Math.abs(daysBetween(date, valueOn))
  const bookedOn = near.sort((a, b) => distance(a) - distance(b))[0]
  return bookedOn === undefined ? say.mtEntryDate : { bookedOn, valueOn }
}
