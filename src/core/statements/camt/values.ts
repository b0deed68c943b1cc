import { digitsOf } from '../../money/currency.ts'
import type { Money } from '../../money/money.ts'
import { say } from '../../said/say.ts'
import { isDate } from '../../time/dates.ts'
import { elementAt, elementsAt, textAt, type XmlElement } from '../../xml-element.ts'
import { type AmountReader, amountReader } from '../number.ts'
import type { Cell, ProblemList } from '../statement.ts'

/** Amounts, dates and directions as ISO 20022 writes them. What is not written so is a problem, and undefined. */

/** The place of an element by its path below what is being read. */
export const cellOf = (of: XmlElement | undefined, path: string, within: XmlElement): Cell => ({
  line: of?.line || within.line,
  column: path,
  value: (of?.text ?? '').trim(),
})

const READERS = new Map<number, AmountReader>()

function readerOf(digits: number): AmountReader {
  const known = READERS.get(digits)
  if (known) return known
  READERS.set(digits, amountReader({ decimal: '.', group: '', sign: 'none', minDecimals: 0 }, digits))
  return readerOf(digits)
}

/** An amount with its currency, unsigned. Zeros beyond the currency's decimals are nothing; other digits there are refused. */
export function amountOf(amount: XmlElement | undefined, path: string, within: XmlElement, problems: ProblemList): Money | undefined {
  const cell = cellOf(amount, path, within)
  const currency = amount?.attributes['Ccy'] ?? ''
  const digits = digitsOf(currency)
  if (amount && digits === undefined) {
    problems.add({ ...cell, value: currency, column: `${path}@Ccy` }, say.codeOfCurrency)
    return undefined
  }
  const reader = readerOf(digits ?? 2)
  const minor = reader.read(plainDigits(cell.value, digits ?? 2))
  if (minor === undefined) problems.add(cell, say.expected(reader.expects))
  return minor === undefined ? undefined : { minor, currency }
}

/** `100.00000` is 100.00, `100.` is 100, `.5` is 0.5 (a decimal of XML Schema). */
function plainDigits(text: string, digits: number): string {
  const [, whole = '', cents] = /^\+?(\d*)(?:\.(\d*))?$/.exec(text) ?? []
  if (whole === '' && !cents) return text
  const kept = (cents ?? '').replace(/0+$/, '').padEnd(0)
  return kept === '' ? whole || '0' : kept.length > digits ? text : `${whole || '0'}.${kept}`
}

/** What may stand once within an element and stands there again: whichever were read, the other could be meant. */
export function holdOnce(within: XmlElement, names: readonly string[], problems: ProblemList): void {
  for (const name of names) {
    const again = elementsAt(within, name)[1]
    if (again) problems.add(cellOf(again, `${within.name}/${name}`, within), say.elementTwice(name))
  }
}

/** +1 for money in, −1 for money out. */
export function signOf(within: XmlElement, problems: ProblemList): 1 | -1 | undefined {
  const indicator = elementAt(within, 'CdtDbtInd')
  const text = (indicator?.text ?? '').trim()
  if (text === 'CRDT') return 1
  if (text === 'DBIT') return -1
  problems.add(cellOf(indicator, `${within.name}/CdtDbtInd`, within), say.creditOrDebit)
  return undefined
}

const DAY = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?$/

/** The day of a date (Dt) or of a moment (DtTm), as the bank writes it: its own day, whatever the zone. Undefined where the element is absent. */
export function dayOf(of: XmlElement | undefined, within: XmlElement, problems: ProblemList): string | undefined {
  if (!of) return undefined
  const written = elementAt(of, 'Dt') ?? elementAt(of, 'DtTm')
  const day = dayText((written?.text ?? of.text).trim())
  if (day === undefined) problems.add(cellOf(written ?? of, `${within.name}/${of.name}`, within), say.isoDate)
  return day
}

/** The day of `YYYY-MM-DD` or of a moment that begins so. */
export function dayText(text: string): string | undefined {
  const day = DAY.exec(text)?.[1]
  return day !== undefined && isDate(day) ? day : undefined
}

/** An account's number: its IBAN, or any other. */
export const numberOf = (account: XmlElement | undefined): string | undefined =>
  account && (textAt(account, 'Id', 'IBAN') ?? textAt(account, 'Id', 'Othr', 'Id') ?? textAt(account, 'Id', 'PrtryAcct', 'Id'))
