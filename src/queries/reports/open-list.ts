import { moneyToText } from '../../core/money/money.ts'
import { daysBetween } from '../../core/time/dates.ts'
import { fundCodes } from '../../store/journal.ts'
import type { Read } from '../../store/read.ts'
import type { Axes } from '../../store/reports/axes.ts'
import { type OpenBalance, type OpenSum, openBalances, openSumsNow } from '../../store/reports/open-balances.ts'
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

/** Sums per fund and currency, in the order of the funds. */
class Sums {
  readonly #sums = new Map<string, FundSum & { readonly id: number }>()
  readonly #funds: ReadonlyMap<number, string>
  readonly #axes: Axes

  constructor(funds: ReadonlyMap<number, string>, axes: Axes) {
    this.#funds = funds
    this.#axes = axes
  }

  add({ fund, currency, since, amount }: Omit<OpenSum, 'count'>, count: number): void {
    const key = `${fund} ${currency}`
    const sum = this.#sums.get(key) ?? { id: fund, ...newSum(this.#funds.get(fund) ?? '', currency) }
    this.#sums.set(key, sum)
    const age = ageOf(this.#axes, since)
    for (const one of [sum, sum.ages[AGES.filter((most) => age > most).length]]) {
      if (!one) continue
      one.count += count
      one.minor += amount
    }
  }

  all(): FundSum[] {
    return [...this.#sums.values()].sort((a, b) => a.id - b.id || (a.currency < b.currency ? -1 : 1)).map(({ id: _, ...sum }) => sum)
  }
}

const fundsOf = (read: Read) => new Map(fundCodes(read).map(({ id, code }) => [id, code]))

/** `sign`: −1 for an account of credits, such as a liability. `fund`: of this fund alone. */
export function openList(read: Read, account: string, sign: 1 | -1, axes: Axes, of: { readonly fund?: number | undefined; readonly after: number }): OpenList {
  const funds = fundsOf(read)
  const sums = new Sums(funds, axes)
  const signed = function* () {
    for (const row of openBalances(read, account, axes)) if (of.fund === undefined || row.fund === of.fund) yield { ...row, amount: sign * row.amount }
  }
  const list = longList(
    signed(),
    ({ subject }) => subject,
    of.after,
    (row) => sums.add(row, 1),
  )
  return { list, sums: sums.all(), funds }
}

/** The sums alone. As they stand they are kept; as they stood each subject is looked at. */
export function openSums(read: Read, account: string, sign: 1 | -1, axes: Axes, fund?: number): readonly FundSum[] {
  if (!axes.isNow) return openList(read, account, sign, axes, { fund, after: 0 }).sums
  const sums = new Sums(fundsOf(read), axes)
  for (const row of openSumsNow(read, account)) if (fund === undefined || row.fund === fund) sums.add({ ...row, amount: sign * row.amount }, row.count)
  return sums.all()
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
