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

export const catalogue = (): readonly Format[] => JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/bank-formats.json'), 'utf8')) as Format[]

/** What the file allows to prove: a balance on every row, or both ends. */
export function allows(format: Format): 'running_balance' | 'opening_closing' | 'none' {
  const rest = JSON.stringify([format.preamble, format.footer, format.openingRow, format.closingRow])
  if (format.columns.some(({ role, when }) => role === 'balance' && when === undefined)) return 'running_balance'
  return rest.includes('{opening}') && rest.includes('{closing}') ? 'opening_closing' : 'none'
}

const CURRENCIES: Readonly<Record<string, string>> = {
  AR: 'ARS',
  AU: 'AUD',
  BG: 'BGN',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CN: 'CNY',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HK: 'HKD',
  HU: 'HUF',
  IL: 'ILS',
  IN: 'INR',
  JP: 'JPY',
  KE: 'KES',
  MX: 'MXN',
  NG: 'NGN',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  RO: 'RON',
  RU: 'RUB',
  SE: 'SEK',
  SG: 'SGD',
  TR: 'TRY',
  UA: 'UAH',
  US: 'USD',
  UY: 'UYU',
  ZA: 'ZAR',
}

export const currencyOf = (format: Format): string => format.currency ?? CURRENCIES[format.country] ?? 'EUR'
