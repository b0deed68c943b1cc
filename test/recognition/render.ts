import { digitsOf } from '../../src/core/money/currency.ts'
import { encodeText } from '../../src/files/encode.ts'
import { writeWorkbook } from '../../src/files/write-workbook.ts'
import { currencyOf, type Format } from './format.ts'
import type { TrueLine, Truth } from './truth.ts'
import { amountText, dateOnlyOf, dateText } from './write-cell.ts'

/** A file of a catalogue format, made from its facts and what really happened. Cells stand as rows until the last step, so that variants can change them. */
export interface Sheet {
  readonly format: Format
  /** Lines above the table as they stand. */
  readonly preamble: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Rows (indexes) that are true lines, in the file's order. */
  readonly lineRows: readonly number[]
  readonly footer: readonly string[]
  /** The lines that the file tells, as a reader should give them: in the file's order. */
  readonly told: readonly TrueLine[]
}

const ACCOUNT = '8310012345'
const IBAN = 'DE89370400440532013000'

const moved = (format: Format, line: TrueLine): number => (hasFee(format) ? line.minor - line.fee : line.minor)
const hasFee = (format: Format): boolean => format.amountStyle === 'gross_fee_net'

/** The day that a reader should find: where the file has no booking date, the other one. */
export const toldDay = (format: Format, line: TrueLine): string => (format.columns.some(({ role }) => role === 'bookingDate') ? line.bookedOn : line.valueOn)

/** What a reader should find as this line's amount. */
export const toldMinor = moved

export function sheetOf(format: Format, truth: Truth): Sheet {
  const digits = digitsOf(currencyOf(format)) ?? 2
  const oldest = truth.lines
  const balances: number[] = []
  let balance = truth.opening
  for (const line of oldest) {
    balance += moved(format, line)
    balances.push(balance)
  }
  const closing = balance
  const places = oldest.map((_, n) => n)
  if (format.order === 'newest_first') places.reverse()
  const fill = fillerOf(format, truth, closing, digits)
  const rows: string[][] = []
  const lineRows: number[] = []
  const row = (of: readonly string[] | null) => (of ? rows.push(of.map((cell) => fill(cell))) : 0)
  if (format.order === 'oldest_first') row(format.openingRow)
  else row(format.closingRow)
  if (format.pending && format.order === 'newest_first') rows.push(pendingRow(format, digits, oldest.at(-1)))
  for (const [shown, n] of places.entries()) {
    const line = oldest[n]
    if (!line) continue
    lineRows.push(rows.length)
    rows.push(
      cellsOf(format, line, {
        shown,
        after: balances[n] ?? 0,
        before: (balances[n] ?? 0) - moved(format, line),
        digits,
        endsDay: oldest[n + 1]?.bookedOn !== line.bookedOn,
      }),
    )
  }
  if (format.pending && format.order === 'oldest_first') rows.push(pendingRow(format, digits, oldest.at(-1)))
  if (format.order === 'oldest_first') row(format.closingRow)
  else row(format.openingRow)
  row(format.totalsRow)
  return {
    format,
    preamble: format.preamble.map((text) => fill(text)),
    rows,
    lineRows,
    footer: (format.footer ?? []).map((text) => fill(text)),
    told: places.flatMap((n) => oldest[n] ?? []),
  }
}

interface Around {
  readonly shown: number
  readonly after: number
  readonly before: number
  readonly digits: number
  /** Is it its day's last line? Some banks write a balance on no other one. */
  readonly endsDay: boolean
}

function cellsOf(format: Format, line: TrueLine, around: Around): string[] {
  const withTime = format.dateFormat
  const dateOnly = dateOnlyOf(withTime)
  let firstDate = true
  let balancesSeen = 0
  const balanceColumns = format.columns.filter(({ role }) => role === 'balance').length
  const date = (day: string) => {
    const text = dateText(day, firstDate ? withTime : dateOnly, `${String(9 + (around.shown % 9)).padStart(2, '0')}:15:30`)
    firstDate = false
    return text
  }
  const net = moved(format, line)
  const money = (minor: number) => amountText(minor, format, around.digits)
  return format.columns.map(({ role, constant, when }) => {
    if (constant !== undefined) return constant
    switch (role) {
      case 'bookingDate':
        return date(line.bookedOn)
      case 'valueDate':
        return date(line.valueOn)
      case 'bookingTime':
        return '10:15:30'
      case 'amount':
        return format.amountStyle === 'inverse' ? money(-net) : format.amountStyle === 'flag' ? money(Math.abs(net)) : money(net)
      case 'debit':
        return net < 0 ? money(format.debitSign === 'negative' ? net : -net) : format.emptySide
      case 'credit':
        return net > 0 ? money(format.creditSign === 'negative' ? -net : net) : format.emptySide
      case 'gross':
        return money(line.minor)
      case 'fee':
        return hasFee(format) ? money(format.feeSign === 'positive' || hasPositiveFee(format) ? line.fee : -line.fee) : ''
      case 'net':
        return money(net)
      case 'balance': {
        balancesSeen += 1
        if (when === 'day_end' && !around.endsDay) return ''
        return money(when === 'before' || (balanceColumns > 1 && balancesSeen === 1) ? around.before : around.after)
      }
      case 'currency':
        return currencyOf(format)
      case 'originalCurrency':
        return isForeign(line) ? (currencyOf(format) === 'USD' ? 'EUR' : 'USD') : currencyOf(format)
      case 'originalAmount':
        return money(isForeign(line) ? Math.round(net * 0.37) : net)
      case 'direction':
        return (net < 0 ? format.flag?.out : format.flag?.in)?.[0] ?? ''
      case 'status':
        return format.pending?.settled ?? ''
      case 'counterparty':
        return line.name
      case 'counterpartyAccount':
        return line.account
      case 'narrative':
        return line.text
      case 'bankReference':
        return line.reference
      case 'account':
        return ACCOUNT
      case 'owner':
        return 'International Organization'
      case 'rowNumber':
        return String(around.shown + 1)
      default:
        return ''
    }
  })
}

/** Some payments were made in another currency. */
const isForeign = ({ reference }: TrueLine): boolean => reference.endsWith('3') || reference.endsWith('7')

const hasPositiveFee = (format: Format): boolean => format.id === 'intl-revolut' || format.id === 'intl-stripe-balance'

function pendingRow(format: Format, digits: number, last: TrueLine | undefined): string[] {
  const line: TrueLine = {
    bookedOn: last?.bookedOn ?? '2026-03-31',
    valueOn: last?.valueOn ?? '2026-03-31',
    minor: -12_345,
    fee: 0,
    name: 'Pending Shop',
    account: '',
    text: 'Card purchase pending',
    reference: 'P1',
  }
  const cells = cellsOf(format, line, { shown: 0, after: 0, before: 0, digits, endsDay: false })
  const { column, value } = format.pending ?? { column: 0, value: '' }
  return cells.map((cell, n) => (n === column ? value : format.columns[n]?.role === 'balance' ? '' : cell))
}

function fillerOf(format: Format, truth: Truth, closing: number, digits: number): (text: string) => string {
  const dateOnly = dateOnlyOf(format.dateFormat)
  const date = (day: string) => dateText(day, dateOnly)
  const first = truth.lines[0]?.bookedOn ?? '2026-03-01'
  const last = truth.lines.at(-1)?.bookedOn ?? '2026-03-31'
  const ins = truth.lines.map((line) => moved(format, line)).filter((minor) => minor > 0)
  const outs = truth.lines.map((line) => moved(format, line)).filter((minor) => minor < 0)
  const sum = (of: readonly number[]) => of.reduce((total, minor) => total + minor, 0)
  const money = (minor: number) =>
    amountText(minor, { ...format, number: { ...format.number, sign: format.number.sign === 'none' ? 'leading' : format.number.sign } }, digits, false)
  const values: Record<string, string> = {
    account: ACCOUNT,
    iban: IBAN,
    owner: 'International Organization',
    currency: currencyOf(format),
    from: date(first),
    to: date(last),
    today: date(last),
    year: last.slice(0, 4),
    month: last.slice(5, 7),
    opening: money(truth.opening),
    closing: money(closing),
    totalIn: money(sum(ins)),
    totalOut: money(Math.abs(sum(outs))),
    totalFee: money(0),
    change: money(closing - truth.opening),
    total: money(format.amountStyle === 'inverse' ? -sum([...ins, ...outs]) : sum([...ins, ...outs])),
    count: String(truth.lines.length),
    countIn: String(ins.length),
    countOut: String(outs.length),
  }
  return (text) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** The sheet's lines of text as the bank writes them. */
export function textOf(sheet: Sheet): string {
  const { format } = sheet
  const delimiter = format.delimiter ?? ','
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const cell = (text: string): string => {
    if (format.excelFormulaCells === 'all') return `="${text}"`
    if (format.quote === 'all') return quoted(text)
    if (format.quote === 'minimal' && /["\n\r]/.test(text + (text.includes(delimiter) ? '"' : ''))) return quoted(text)
    return format.quote === 'none' && delimiter !== '\t'
      ? text.replaceAll(delimiter, format.number.decimal === delimiter || format.number.group === delimiter ? delimiter : ' ')
      : text
  }
  const end = format.trailingDelimiter ? delimiter : ''
  const line = (cells: readonly string[]) => cells.map(cell).join(delimiter) + end
  const lines = [...sheet.preamble, ...(format.header ? [line(format.header)] : []), ...sheet.rows.map(line), ...sheet.footer]
  return lines.join(format.lineEnd) + format.lineEnd
}

/** The file's bytes; undefined where the encoding lacks a character of it, or the container is another. */
export async function bytesOf(sheet: Sheet): Promise<Uint8Array | undefined> {
  const { format } = sheet
  if (format.container === 'xlsx') {
    const cells = (text: string) => text.split(';')
    const rows = [...sheet.preamble.map(cells), ...(format.header ? [format.header] : []), ...sheet.rows, ...sheet.footer.map(cells)]
    return writeWorkbook([{ name: 'Statement', rows: rows.map((row) => [...row]) }])
  }
  if (format.container !== 'csv') return undefined
  return encoded(textOf(sheet), format.encoding)
}

/** Turkmen letters as banks print them whose code page lacks them. */
const plain = (text: string): string => text.normalize('NFC').replace(/[ýňžäÝŇŽÄ]/g, (letter) => letter.normalize('NFD').charAt(0))

export function encoded(text: string, encoding: string): Uint8Array | undefined {
  const bom = encoding.endsWith('-bom')
  const name = encoding.replace('-bom', '')
  const whole = encodeText(text, name)
  const made = 'missing' in whole ? encodeText(plain(text), name) : whole
  if ('missing' in made) return undefined
  if (!bom) return made.bytes
  const mark = name === 'utf-8' ? [0xef, 0xbb, 0xbf] : name === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff]
  return Uint8Array.from([...mark, ...made.bytes])
}
