import { askReport, type MarkedReport } from '../../../src/queries/reports/reports.ts'
import type { Book } from '../../../src/store/book.ts'

interface MoneyText {
  readonly amount: string
  readonly currency: string
}

/** JSON of a report, as far as a test looks into it. */
export type Json = Readonly<Record<string, unknown>>

/** A report of a book, which must be made. */
export function made(book: Book, name: string, options: Readonly<Record<string, string>> = {}, roles: readonly string[] = ['auditor']): MarkedReport {
  const asked = askReport(book, name, { options, asker: { roles } })
  if (!asked?.ok) throw new Error(`${name}: ${asked ? asked.problem.detail : 'no such report'}`)
  return asked.value
}

export const json = (book: Book, name: string, options: Readonly<Record<string, string>> = {}, roles: readonly string[] = ['auditor']): Json =>
  made(book, name, options, roles).json as Json

/** Minor units of a money of two digits, read without the program. */
export const minor = (money: unknown): number => {
  const { amount } = money as MoneyText
  if (!/^-?\d+\.\d\d$/.test(amount)) throw new Error(`"${amount}" has not two digits`)
  return Number(amount.replace('.', ''))
}

export const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)

export const list = (of: unknown): readonly Json[] => of as readonly Json[]

/** A balance of the trial balance on the same axes: the figure that a report must tie to. */
export function trial(book: Book, account: string, options: Readonly<Record<string, string>> = {}, fund = 'EMERGENCY', currency = 'USD'): number {
  const row = list(json(book, 'trial-balance', options)['rows']).find(
    (one) => one['account'] === account && one['fund'] === fund && one['currency'] === currency,
  )
  return row ? minor(row['balance']) : 0
}
