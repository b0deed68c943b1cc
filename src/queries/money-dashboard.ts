import { z } from 'zod'
import { seesComplaints } from '../core/access/sight.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { addDays, dateOf, daysBetween, monthOf } from '../core/time/dates.ts'
import { code } from '../input/shapes.ts'
import { fundByCode } from '../store/funds.ts'
import { breakSums, type MonthMoved, type MovedAccount, monthsMoved, newestRates, payableSums } from '../store/money-figures.ts'
import type { Read } from '../store/read.ts'
import { axesOf } from '../store/reports/axes.ts'
import { rateView } from './bank-accounts.ts'
import { listed, pageOf, paging, query } from './query.ts'
import { openSums, sumsView } from './reports/open-list.ts'

const WEEK = 7
const MONTH = 30
/** Months that the chart shows, this one included. */
const MONTHS = 12

/** The month so many months before another (`YYYY-MM`). */
function monthBefore(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - by
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** Received for use, promised and spent in each of the last months, per currency. Promised: what was approved, less what was cancelled or repaid. */
function monthsView(read: Read, fund: number | undefined) {
  const now = monthOf(read.today)
  const months = Array.from({ length: MONTHS }, (_, n) => monthBefore(now, MONTHS - 1 - n))
  const moved = monthsMoved(read, `${months[0] ?? now}-01`, fund)
  const currencies = [...new Set(moved.map(({ currency }) => currency))]
  const minorOf = (rows: readonly MonthMoved[], month: string, account: MovedAccount, sign: 1 | -1) =>
    sign * (rows.find((row) => row.month === month && row.account === account)?.minor ?? 0) + 0
  return currencies.map((currency) => {
    const rows = moved.filter((row) => row.currency === currency)
    return {
      currency,
      months: months.map((month) => {
        const minors = [
          minorOf(rows, month, 'budget:appropriated', -1),
          minorOf(rows, month, 'expenses:assistance', 1),
          minorOf(rows, month, 'budget:spent', 1),
        ]
        const [received = 0, promised = 0, spent = 0] = minors
        return {
          month,
          minors: { received, promised, spent },
          received: moneyToText(received, currency),
          promised: moneyToText(promised, currency),
          spent: moneyToText(spent, currency),
        }
      }),
    }
  })
}

export type MoneyOverTime = ReturnType<typeof monthsView>[number]

/** Money received, promised and spent by month; of one fund, or of all. */
export const moneyOverTime = query({
  summary: 'Money received, promised and spent by month',
  filters: z.strictObject({ fund: code.optional() }),
  ask: (read, { filters }) => {
    if (filters.fund === undefined) return done({ currencies: monthsView(read, undefined) })
    const fund = fundByCode(read, filters.fund)
    return fund ? done({ currencies: monthsView(read, fund.id) }) : notFound(say.noFund, filters.fund)
  },
})

function openView(read: Read, complaints: boolean) {
  const ages = { week: addDays(read.today, -WEEK), month: addDays(read.today, -MONTH) }
  return {
    payable: payableSums(read).map(({ programme, currency, fundCurrency, isDue, count, minor }) => ({
      programme,
      currency,
      isDue: isDue === 1,
      count,
      money: moneyToText(minor, fundCurrency),
    })),
    ordered: sumsView(openSums(read, 'liabilities:payouts-in-transit', -1, axesOf(read, undefined, undefined))),
    breaks: breakSums(read, ages, complaints).map(({ since, ...of }) => ({ ...of, oldestDays: daysBetween(dateOf(since), read.today) })),
  }
}

export type MoneyOpen = ReturnType<typeof openView>

/** What is to pay, what is ordered and not yet on a statement, and what is to clear up, each by age. */
export const moneyOpen = query({
  summary: 'What is to pay, ordered, and to clear up',
  filters: z.strictObject({}),
  ask: (read, { reader }) => done(openView(read, seesComplaints(reader.roles))),
})

export const newRates = query({
  summary: 'Exchange rates, the newest first',
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(listed(newestRates(read, page), page, rateView))
  },
})
