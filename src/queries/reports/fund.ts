import { z } from 'zod'
import { moneyToText } from '../../core/money/money.ts'
import { done } from '../../core/result.ts'
import { addDays, FROM_THE_START } from '../../core/time/dates.ts'
import { code, words } from '../../input/shapes.ts'
import { type Fund, fundById } from '../../store/funds.ts'
import { fundCodes } from '../../store/journal.ts'
import { type TrialRow, trialBalance } from '../../store/ledger.ts'
import type { Read } from '../../store/read.ts'
import type { Axes } from '../../store/reports/axes.ts'
import { contributionsTold } from '../../store/reports/contributions.ts'
import { donorsOf, donorsTable, sumsOf } from './donors.ts'
import { fundAsked } from './fund-asked.ts'
import { openSums, sumsView } from './open-list.ts'
import { inAxes, periodAsked, periodOptions, type ReportTable, reportKind } from './report.ts'

/** The figures of a fund, by the account that each is the balance of, and its sign there. */
const FIGURES = [
  ['appropriated', 'budget:appropriated', -1],
  ['available', 'budget:available', 1],
  ['setAside', 'budget:set-aside', 1],
  ['committed', 'budget:committed', 1],
  ['spent', 'budget:spent', 1],
  ['overspent', 'budget:overspent', -1],
  ['interest', 'income:interest', -1],
] as const

type Figures = Readonly<Record<(typeof FIGURES)[number][0], number>>

const OPEN_ITEMS = [
  ['contributions receivable', 'assets:contributions-receivable', 1],
  ['grants payable', 'liabilities:grants-payable', -1],
  ['payouts in transit', 'liabilities:payouts-in-transit', -1],
  ['transfers in transit', 'assets:transfers-in-transit', 1],
  ['claims', 'assets:claims', 1],
  ['unidentified payments', 'assets:unidentified-payments', 1],
  ['unidentified receipts', 'liabilities:unidentified-receipts', -1],
  ['donors\u2019 refunds', 'liabilities:donor-refunds', -1],
] as const

function figuresOf(rows: readonly TrialRow[], fund: Fund): Figures {
  const of = (account: string) => rows.find((row) => row.fund === fund.code && row.account === account && row.currency === fund.currency)?.balance ?? 0
  return Object.fromEntries(FIGURES.map(([name, account, sign]) => [name, sign * of(account) + 0])) as unknown as Figures
}

const inMoney = (figures: Figures, currency: string) => Object.fromEntries(FIGURES.map(([name]) => [name, moneyToText(figures[name], currency)]))

function openItems(read: Read, fund: Fund, axes: Axes) {
  return OPEN_ITEMS.flatMap(([what, account, sign]) =>
    sumsView(openSums(read, account, sign, axes, fund.id)).map(({ fund: _of, ...sum }) => ({ what, ...sum })),
  )
}

interface Trials {
  readonly opening: readonly TrialRow[]
  readonly closing: readonly TrialRow[]
}

function fundView(read: Read, fund: Fund, axes: Axes, from: string, trials: Trials, donor: string | undefined) {
  const [opening, closing] = [figuresOf(trials.opening, fund), figuresOf(trials.closing, fund)]
  const moved = Object.fromEntries(FIGURES.map(([name]) => [name, closing[name] - opening[name]])) as unknown as Figures
  const told = contributionsTold(read, fund.id, axes, from)
  const shown = told.filter((of) => donor === undefined || of.donor === donor)
  return {
    fund: fund.code,
    name: fund.name,
    projectCode: fund.projectCode,
    currency: fund.currency,
    opening: inMoney(opening, fund.currency),
    inPeriod: inMoney(moved, fund.currency),
    ...inMoney(closing, fund.currency),
    contributed: sumsOf(told, fund.currency),
    donors: donorsOf(shown, fund.currency),
    openItems: openItems(read, fund, axes),
  }
}

type FundView = ReturnType<typeof fundView>

function tablesOf(view: FundView): ReportTable[] {
  const told = (of: Readonly<Record<string, unknown>>, name: string) => (of[name] as { amount: string }).amount
  return [
    {
      title: `Fund ${view.fund}`,
      columns: ['figure', 'opening', 'in the period', 'closing', 'currency'],
      rows: FIGURES.map(([name]) => [name, told(view.opening, name), told(view.inPeriod, name), told(view, name), view.currency]),
    },
    donorsTable(`Received ${view.fund}`, view.donors),
    {
      title: `Open items ${view.fund}`,
      columns: ['what', 'count', 'amount', 'currency', ...(view.openItems[0]?.ages ?? []).map(({ days }) => `of it ${days} days`)],
      rows: view.openItems.map(({ what, count, money, ages }) => [what, String(count), money.amount, money.currency, ...ages.map((age) => age.money.amount)]),
    },
  ]
}

/** What a donor's money did in a period: the whole fund, with each donor's own contributions (or those of the one asked for). */
export const fundReport = reportKind({
  name: 'fund',
  summary: 'A fund for its donors, by period',
  options: z.strictObject({ ...periodOptions, fund: code.optional(), donor: words(200).optional() }),
  ask: (read, options) => {
    const asked = fundAsked(read, options.fund)
    if (!asked.ok) return asked
    const { axes, from = FROM_THE_START } = periodAsked(read, options)
    const funds = asked.value ? [asked.value] : fundCodes(read).flatMap(({ id }) => fundById(read, id) ?? [])
    const trials = { opening: trialBalance(read, addDays(from, -1), axes.knownAt), closing: trialBalance(read, axes.asOf, axes.knownAt) }
    const views = funds.map((fund) => fundView(read, fund, axes, from, trials, options.donor))
    const since = options.from === undefined ? 'from the beginning' : `from ${options.from}`
    return done({
      title: `Fund${asked.value ? ` ${asked.value.code}` : 's'} ${since}, ${inAxes(axes)}`,
      notes: ['appropriated = available + set aside + committed + spent - overspent; what was agreed counts as appropriated before it is received.'],
      json: { from: options.from ?? null, asOf: axes.on, knownAt: axes.knownAt, funds: views },
      tables: views.flatMap(tablesOf),
    })
  },
})
