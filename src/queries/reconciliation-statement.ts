import { z } from 'zod'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { dateOf, daysBetween } from '../core/time/dates.ts'
import { date } from '../input/shapes.ts'
import { type BankAccount, bankAccountByCode } from '../store/bank-accounts.ts'
import type { Read } from '../store/read.ts'
import { reconciliationStatement } from '../store/reconciliations.ts'
import { query } from './query.ts'

/** ledgerBalance + the items = statementBalance + difference. */
export function reconciliationStatementView(read: Read, account: BankAccount, asOf: string, knownAt?: number) {
  const { ledgerBalance, statementBalance, items } = reconciliationStatement(read, account, asOf, knownAt)
  const money = (minor: number) => moneyToText(minor, account.currency)
  const itemsTotal = items.reduce((sum, item) => sum + item.amount, 0)
  const difference = ledgerBalance + itemsTotal - statementBalance
  return {
    bankAccount: account.code,
    asOf,
    ledgerBalance: money(ledgerBalance),
    statementBalance: money(statementBalance),
    items: items.map((item) => ({
      line: String(item.line),
      bookedOn: item.bookedOn,
      money: money(item.amount),
      ...(item.break === null ? {} : { break: item.break }),
      ...(item.since === null ? {} : { ageDays: daysBetween(dateOf(item.since), read.today) }),
    })),
    itemsTotal: money(itemsTotal),
    difference: money(difference),
  }
}

export const reconciliationStatementByPath = query({
  summary: 'The reconciliation statement of a bank account at the end of a day',
  refuses: ['date_invalid'],
  filters: z.strictObject({ asOf: date.optional() }),
  ask: (read, { params, filters }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    return account ? done(reconciliationStatementView(read, account, filters.asOf ?? read.today)) : notFound(say.noAccount, params['code'])
  },
})
