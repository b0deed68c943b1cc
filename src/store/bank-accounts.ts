import type { AccountKind } from '../core/payouts/ways-to-pay.ts'
import { addDays } from '../core/time/dates.ts'
import type { Page, Read } from './read.ts'

export interface BankAccount {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly kind: AccountKind
  readonly currency: string
  readonly iban: string | null
  readonly accountNumber: string | null
  readonly fund: number
  readonly fundCode: string
  readonly openingBalance: number
  readonly openingDate: string
  readonly usualDays: number | null
  readonly collectDays: number | null
  readonly paymentFile: string | null
}

const ACCOUNT = `SELECT k.id, k.code, k.name, k.kind, k.currency, k.iban, k.account_number AS accountNumber, k.fund, f.code AS fundCode, k.opening_balance AS openingBalance,
    k.opening_date AS openingDate, k.usual_days AS usualDays, k.collect_days AS collectDays, k.payment_file AS paymentFile
  FROM bank_account k CROSS JOIN fund f ON f.id = k.fund`

export const bankAccountByCode = (read: Read, code: string): BankAccount | undefined => read.one<BankAccount>(`${ACCOUNT} WHERE k.code = ?`, code)

export const bankAccountById = (read: Read, id: number): BankAccount | undefined => read.one<BankAccount>(`${ACCOUNT} WHERE k.id = ?`, id)

export const bankAccountOpenedBy = (read: Read, seq: number): BankAccount | undefined => read.one<BankAccount>(`${ACCOUNT} WHERE k.event_seq = ?`, seq)

export const bankAccountsAfter = (read: Read, page: Page): BankAccount[] =>
  read.all<BankAccount>(`${ACCOUNT} WHERE k.id > ? ORDER BY k.id LIMIT ?`, page.after, page.most)

/** The chart's name of a bank account. */
export const chartName = (account: { readonly code: string }): string => `assets:bank:${account.code}`

/** What the books say of a bank account now, over all funds. */
export const ledgerBalance = (read: Read, account: BankAccount): number =>
  read.value<number>(
    'SELECT coalesce(sum(b.amount), 0) FROM account a CROSS JOIN balance b ON b.account = a.id WHERE a.code = ? AND a.currency = ?',
    chartName(account),
    account.currency,
  ) ?? 0

export interface Rate {
  readonly id: number
  readonly fromCurrency: string
  readonly toCurrency: string
  readonly rate: string
  readonly date: string
  readonly source: string
}

const RATE = 'SELECT id, from_currency AS fromCurrency, to_currency AS toCurrency, rate, date, source FROM exchange_rate'

/** The newest rate of a pair on or before a date, however old. */
export const rateOn = (read: Read, from: string, to: string, on: string): Rate | undefined =>
  read.one<Rate>(`${RATE} WHERE from_currency = ? AND to_currency = ? AND date <= ? ORDER BY date DESC, id DESC LIMIT 1`, from, to, on)

/** Banks tell no rate on holidays and at weekends, so a rate is good for some days. */
const RATE_DAYS = 3

/** The rate by which money is changed on a date: the newest of the last three days. */
export function usableRate(read: Read, from: string, to: string, on: string): { readonly rate: string; readonly source: string } | undefined {
  const newest = rateOn(read, from, to, on)
  return newest && newest.date >= addDays(on, -RATE_DAYS) ? { rate: newest.rate, source: `${newest.source}, ${newest.date}` } : undefined
}

export const rateRecordedBy = (read: Read, seq: number): Rate | undefined => read.one<Rate>(`${RATE} WHERE event_seq = ?`, seq)

export const rateById = (read: Read, id: number): Rate | undefined => read.one<Rate>(`${RATE} WHERE id = ?`, id)

export const ratesAfter = (read: Read, page: Page): Rate[] => read.all<Rate>(`${RATE} WHERE id > ? ORDER BY id LIMIT ?`, page.after, page.most)
