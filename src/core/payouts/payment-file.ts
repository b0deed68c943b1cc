import { cutAtWord, inLetters, type Letters } from '../names/in-letters.ts'
import type { Payee } from '../payees/payee.ts'
import { accountOf } from '../payees/payee.ts'
import { because, type Said, say } from '../said/say.ts'

/** The fields that a payment file's columns can show. */
export const PAYMENT_FIELDS = [
  'reference',
  'payeeName',
  'payeeAccount',
  'bank',
  'bic',
  'routingCode',
  'amount',
  'currency',
  'purpose',
  'country',
  'city',
  'phone',
  'caseNumber',
] as const

export type PaymentField = (typeof PAYMENT_FIELDS)[number]

/** Fields that are words: they are written in the letters that the bank takes, and can be cut. The others are exact, or the file is refused. */
const WORD_FIELDS: readonly PaymentField[] = ['payeeName', 'bank', 'purpose', 'city']

/** Encodings of payment files that banks ask for. */
export const PAYMENT_ENCODINGS = [
  'utf-8',
  'utf-8-bom',
  'utf-16le',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1254',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-9',
  'koi8-r',
  'ibm866',
  'gb18030',
] as const

/** How an account's bank takes payment files: data, kept with the account and fixed at a batch's release. */
export interface PaymentTemplate {
  /** `most`: characters that the bank takes; words are cut at a word, anything else that is longer refuses the file. */
  readonly columns: ReadonlyArray<{ readonly title: string; readonly field: PaymentField; readonly most?: number | undefined }>
  readonly delimiter: string
  readonly encoding: (typeof PAYMENT_ENCODINGS)[number]
  /** Names, banks, cities and purposes are written in these; as they are where it is absent. */
  readonly letters?: Letters | undefined
  readonly decimalMark?: '.' | ',' | undefined
  /** With {reference} and, if wished, {caseNumber}. */
  readonly purpose?: string | undefined
  /** A last line, with {count}, {total}, {currency}, {date} (of the release) and {reference} (the batch's). */
  readonly closingLine?: string | undefined
  /** Who we are to the bank, for formats that say so: the account's name where it is absent. */
  readonly debtor?: { readonly name: string; readonly bic?: string | undefined } | undefined
}

export const PLAIN_TEMPLATE: PaymentTemplate = {
  columns: (['reference', 'payeeName', 'payeeAccount', 'bank', 'bic', 'routingCode', 'amount', 'currency', 'purpose'] as const).map((field) => ({
    title: field,
    field,
  })),
  delimiter: ',',
  encoding: 'utf-8',
}

const PLAIN_PURPOSE = '{reference} assistance {caseNumber}'

/** One order to the bank. `amount`: a decimal string. `caseNumber`: whom it helps, in words where there are several. */
export interface PaymentOrder {
  readonly reference: string
  readonly caseNumber: string
  readonly amount: string
  readonly currency: string
  readonly payee: Payee
}

/** A released batch as it goes to the bank. `total`: a decimal string; `releasedAt`: an instant. */
export interface PaymentBatch {
  readonly reference: string
  readonly releasedAt: string
  readonly currency: string
  readonly total: string
  readonly orders: readonly PaymentOrder[]
}

/** What of an order a bank's file can't hold, and why. `order`: its place in the file, from 0. */
export interface Misfit {
  readonly order: number
  readonly reference: string
  readonly field: PaymentField
  readonly value: string
  readonly reason: string
  readonly said: Said
}

const FIELD_OF: Readonly<Record<Exclude<PaymentField, 'purpose'>, (o: PaymentOrder) => string>> = {
  reference: (o) => o.reference,
  payeeName: (o) => o.payee.name,
  payeeAccount: (o) => accountOf(o.payee) ?? '',
  bank: (o) => o.payee.bank ?? '',
  bic: (o) => o.payee.bic ?? '',
  routingCode: (o) => o.payee.routingCode ?? '',
  amount: (o) => o.amount,
  currency: (o) => o.currency,
  country: (o) => o.payee.country ?? '',
  city: (o) => o.payee.city ?? '',
  phone: (o) => o.payee.phone ?? '',
  caseNumber: (o) => o.caseNumber,
}

/** The purpose carries the reference, for banks that lose other fields. */
export const purposeOf = (template: PaymentTemplate, { reference, caseNumber }: PaymentOrder): string =>
  (template.purpose ?? PLAIN_PURPOSE).replaceAll('{reference}', reference).replaceAll('{caseNumber}', caseNumber).trim()

/** A field in the letters and the length that a bank takes, or why it can't be. */
export function fitted(
  field: PaymentField,
  value: string,
  letters: Letters,
  most = Number.MAX_SAFE_INTEGER,
): { readonly text: string } | { readonly why: Said } {
  const isWords = WORD_FIELDS.includes(field)
  const written = isWords ? inLetters(value, letters) : { text: value }
  if ('missing' in written) return { why: say.lettersMissing(written.missing, letters, WORDS[field] ?? 'details') }
  if ([...written.text].length <= most) return written
  return isWords ? { text: cutAtWord(written.text, most) } : { why: say.longerThanTaken(most) }
}

/** What a bank line is matched by must reach the bank. */
const NO_REFERENCE = say.losesReference

const WORDS: Partial<Record<PaymentField, string>> = { payeeName: 'name', bank: 'bank', city: 'city' }

/** The cells of a payment file: titles, then an order a row; and everything that does not fit, of all orders. */
export function paymentRows(
  template: PaymentTemplate,
  orders: readonly PaymentOrder[],
): { readonly rows: readonly (readonly string[])[]; readonly misfits: readonly Misfit[] } {
  const misfits: Misfit[] = []
  const rows = orders.map((o, order) =>
    template.columns.map(({ field, most }) => {
      const value = field === 'purpose' ? purposeOf(template, o) : FIELD_OF[field](o)
      const cell = fitted(field, field === 'amount' ? marked(value, template) : value, template.letters ?? 'any', most)
      if ('text' in cell && (field !== 'purpose' || cell.text.includes(o.reference))) return cell.text
      misfits.push({ order, reference: o.reference, field, value, ...because('why' in cell ? cell.why : NO_REFERENCE) })
      return ''
    }),
  )
  return { rows: [template.columns.map((c) => c.title), ...rows], misfits }
}

const marked = (amount: string, { decimalMark = '.' }: PaymentTemplate): string => amount.replace('.', decimalMark)

/** The closing line with its figures, or undefined where the bank wants none. */
export const closingLine = (template: PaymentTemplate, { reference, releasedAt, currency, total, orders }: PaymentBatch): string | undefined =>
  template.closingLine
    ?.replaceAll('{count}', String(orders.length))
    .replaceAll('{total}', marked(total, template))
    .replaceAll('{currency}', currency)
    .replaceAll('{date}', releasedAt.slice(0, 10))
    .replaceAll('{reference}', reference)
