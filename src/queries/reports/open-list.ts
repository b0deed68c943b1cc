import { moneyToText } from '../../core/money/money.ts'
import { daysBetween } from '../../core/time/dates.ts'
import { fundCodes } from '../../store/journal.ts'
import type { Read } from '../../store/read.ts'
import type { Axes } from '../../store/reports/axes.ts'
import { type OpenBalance, openBalances } from '../../store/reports/open-balances.ts'
import { type LongList, longList } from './long-list.ts'
import type { ReportTable } from './report.ts'

/** Ages in days: up to and with each, then above the last. */
const AGES = [7, 30, 90] as const
const AGE_NAMES = ['0-7', '8-30', '31-90', 'over 90'] as const

interface AgeSum {
  readonly days: string
  count: number
  minor: number
}

interface FundSum {
  readonly fund: string
  readonly currency: string
  count: number
  minor: number
  readonly ages: readonly AgeSum[]
}

/** What is open on an account: each subject with its age, the sums per fund. Amounts are positive where the account has them by its nature. */
export interface OpenList {
  readonly list: LongList<OpenBalance>
  readonly sums: readonly FundSum[]
  /** A fund's code by its id. */
  readonly funds: ReadonlyMap<number, string>
}

export const ageOf = (axes: Axes, since: string): number => Math.max(0, daysBetween(since, axes.on))

/** `sign`: −1 for an account of credits, such as a liability. `fund`: of this fund alone. */
export function openList(read: Read, account: string, sign: 1 | -1, axes: Axes, of: { readonly fund?: number | undefined; readonly after: number }): OpenList {
  const funds = new Map(fundCodes(read).map(({ id, code }) => [id, code]))
  const sums = new Map<string, FundSum>()
  const add = (row: OpenBalance) => {
    const key = `${row.fund} ${row.currency}`
    const sum = sums.get(key) ?? newSum(funds.get(row.fund) ?? '', row.currency)
    sums.set(key, sum)
    const age = ageOf(axes, row.since)
    const place = sum.ages[AGES.filter((most) => age > most).length]
    for (const one of [sum, place]) {
      if (!one) continue
      one.count += 1
      one.minor += row.amount
    }
  }
  const signed = function* () {
    for (const row of openBalances(read, account, axes)) if (of.fund === undefined || row.fund === of.fund) yield { ...row, amount: sign * row.amount }
  }
  const list = longList(signed(), ({ subject }) => subject, of.after, add)
  return { list, sums: [...sums.values()], funds }
}

const newSum = (fund: string, currency: string): FundSum => ({
  fund,
  currency,
  count: 0,
  minor: 0,
  ages: AGE_NAMES.map((days) => ({ days, count: 0, minor: 0 })),
})

export const sumsView = (sums: readonly FundSum[]) =>
  sums.map(({ fund, currency, count, minor, ages }) => ({
    fund,
    count,
    money: moneyToText(minor, currency),
    ages: ages.map((age) => ({ days: age.days, count: age.count, money: moneyToText(age.minor, currency) })),
  }))

export const sumsTable = (title: string, sums: readonly FundSum[]): ReportTable => ({
  title,
  columns: ['fund', 'count', 'amount', 'currency', ...AGE_NAMES.map((name) => `of it ${name} days`)],
  rows: sums.map(({ fund, currency, count, minor, ages }) => [
    fund,
    String(count),
    moneyToText(minor, currency).amount,
    currency,
    ...ages.map((age) => moneyToText(age.minor, currency).amount),
  ]),
})
