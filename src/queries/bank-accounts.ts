import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type BankAccount, bankAccountByCode, bankAccountsAfter, ledgerBalance, type Rate, rateById, ratesAfter } from '../store/bank-accounts.ts'
import type { Read } from '../store/read.ts'
import { countLines, statementBalanceShown } from '../store/statements.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

/** A bank account as it was opened. */
export function bankAccountView(of: BankAccount) {
  return {
    code: of.code,
    name: of.name,
    kind: of.kind,
    currency: of.currency,
    ...(of.iban === null ? {} : { iban: of.iban }),
    ...(of.accountNumber === null ? {} : { accountNumber: of.accountNumber }),
    fund: of.fundCode,
    openingBalance: moneyToText(of.openingBalance, of.currency),
    openingDate: of.openingDate,
    ...(of.usualDays === null ? {} : { usualDays: of.usualDays }),
    ...(of.collectDays === null ? {} : { collectDays: of.collectDays }),
    ...(of.paymentFile === null ? {} : { paymentFile: JSON.parse(of.paymentFile) as unknown }),
  }
}

const withBalances = (read: Read, of: BankAccount) => ({
  ...bankAccountView(of),
  ledgerBalance: moneyToText(ledgerBalance(read, of), of.currency),
  statementBalance: moneyToText(statementBalanceShown(read, of, read.today), of.currency),
  openLines: countLines(read, of.id, 'open'),
})

export const rateView = (of: Rate) => ({ id: String(of.id), from: of.fromCurrency, to: of.toCurrency, rate: of.rate, date: of.date, source: of.source })

export const bankAccountByPath = query({
  summary: 'A bank account and its balances',
  filters: none,
  ask: (read, { params }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    return account ? done(withBalances(read, account)) : notFound(say.noAccount, params['code'])
  },
})

export const bankAccounts = query({
  summary: 'Bank accounts',
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(listed(bankAccountsAfter(read, page), page, (account) => withBalances(read, account)))
  },
})

export const exchangeRates = query({
  summary: 'Exchange rates',
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(listed(ratesAfter(read, page), page, rateView))
  },
})

export const exchangeRateByPath = query({
  summary: 'An exchange rate',
  filters: none,
  ask: (read, { params }) => {
    const rate = rateById(read, idOf(params['id']) ?? -1)
    return rate ? done(rateView(rate)) : notFound(say.noRate, params['id'])
  },
})
