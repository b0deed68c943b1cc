import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Facts about a bank's export, as fixtures/bank-formats.json has them. */
export interface Format {
  readonly id: string
  readonly country: string
  readonly language: string
  readonly container: 'csv' | 'xlsx' | '1c' | 'camt053' | 'mt940'
  readonly encoding: string
  readonly delimiter: string | null
  readonly quote: 'all' | 'minimal' | 'none'
  readonly lineEnd: string
  readonly trailingDelimiter: boolean
  readonly excelFormulaCells: boolean | 'all'
  readonly preamble: readonly string[]
  readonly header: readonly string[] | null
  readonly columns: readonly { readonly role: string; readonly constant?: string; readonly when?: string }[]
  readonly dateFormat: string
  readonly number: NumberFacts
  readonly amountStyle: 'signed' | 'inverse' | 'debit_credit' | 'flag' | 'gross_fee_net'
  readonly debitSign: 'positive' | 'negative'
  readonly creditSign?: 'positive' | 'negative'
  readonly emptySide: string
  readonly feeSign?: string
  readonly flag: { readonly in: readonly string[]; readonly out: readonly string[]; readonly neutral: readonly string[] } | null
  readonly pending: { readonly column: number; readonly value: string; readonly settled: string } | null
  readonly order: 'oldest_first' | 'newest_first'
  readonly openingRow: readonly string[] | null
  readonly closingRow: readonly string[] | null
  readonly totalsRow: readonly string[] | null
  readonly footer: readonly string[] | null
  readonly currency?: string
}

export interface NumberFacts {
  readonly decimal: string
  readonly group: string
  readonly sign: string
  readonly prefix: string
  readonly suffix: string
  readonly minDecimals: number
  readonly plus?: boolean
  readonly signSpace?: boolean
  readonly unicodeMinus?: boolean
  readonly indianGrouping?: boolean
  readonly scale?: number
}

const formatsIn = (file: string): readonly Format[] => JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures', file), 'utf8')) as Format[]

export const catalogue = (): readonly Format[] => formatsIn('bank-formats.json')

/** More of them, written down by somebody else after recognition was made, before it was mended by what failed on them. */
export const collected = (): readonly Format[] =>
  [
    'bank-formats-collected.json',
    'bank-formats-collected-later.json',
    'bank-formats-collected-third.json',
    'bank-formats-collected-fourth.json',
    'bank-formats-collected-fifth.json',
    'bank-formats-collected-sixth.json',
    'bank-formats-collected-seventh.json',
    'bank-formats-collected-eighth.json',
    'bank-formats-collected-ninth.json',
    'bank-formats-collected-tenth.json',
    'bank-formats-collected-eleventh.json',
    'bank-formats-collected-twelfth.json',
  ].flatMap(formatsIn)

/** What the file allows to prove: a balance on every row, or both ends. */
export function allows(format: Format): 'running_balance' | 'opening_closing' | 'none' {
  const rest = JSON.stringify([format.preamble, format.footer, format.openingRow, format.closingRow])
  if (format.columns.some(({ role, when }) => role === 'balance' && when === undefined)) return 'running_balance'
  return rest.includes('{opening}') && rest.includes('{closing}') ? 'opening_closing' : 'none'
}

const CURRENCIES: Readonly<Record<string, string>> = {
  AE: 'AED',
  AL: 'ALL',
  AM: 'AMD',
  AR: 'ARS',
  AU: 'AUD',
  AZ: 'AZN',
  BG: 'BGN',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CL: 'CLP',
  CN: 'CNY',
  CO: 'COP',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  GE: 'GEL',
  HK: 'HKD',
  HU: 'HUF',
  ID: 'IDR',
  IL: 'ILS',
  IN: 'INR',
  IR: 'IRR',
  IS: 'ISK',
  JP: 'JPY',
  KE: 'KES',
  KR: 'KRW',
  KZ: 'KZT',
  MK: 'MKD',
  MX: 'MXN',
  MY: 'MYR',
  NG: 'NGN',
  NO: 'NOK',
  NZ: 'NZD',
  PK: 'PKR',
  PL: 'PLN',
  RO: 'RON',
  RS: 'RSD',
  RU: 'RUB',
  SA: 'SAR',
  SE: 'SEK',
  SG: 'SGD',
  TH: 'THB',
  TM: 'TMT',
  TR: 'TRY',
  TW: 'TWD',
  UA: 'UAH',
  US: 'USD',
  UY: 'UYU',
  UZ: 'UZS',
  VN: 'VND',
  ZA: 'ZAR',
  ZM: 'ZMW',
}

export const currencyOf = (format: Format): string => format.currency ?? CURRENCIES[format.country] ?? 'EUR'
