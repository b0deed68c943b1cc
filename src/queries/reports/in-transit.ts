import { z } from 'zod'
import { moneyToText } from '../../core/money/money.ts'
import { done } from '../../core/result.ts'
import { code } from '../../input/shapes.ts'
import type { Read } from '../../store/read.ts'
import type { Axes } from '../../store/reports/axes.ts'
import type { OpenBalance } from '../../store/reports/open-balances.ts'
import { payoutNamed, transferNamed } from '../../store/reports/subjects.ts'
import { fundAsked } from './fund-asked.ts'
import { cutNotes, cutView } from './long-list.ts'
import { ageOf, type OpenList, openList, sumsTable, sumsView } from './open-list.ts'
import { after, axesAsked, axesOptions, axesView, inAxes, type ReportTable, reportKind } from './report.ts'

function payoutView(read: Read, row: OpenBalance, funds: OpenList['funds'], axes: Axes) {
  const named = payoutNamed(read, row.subject, axes.knownAt)
  return {
    payout: String(row.subject),
    reference: named?.reference ?? '',
    caseNumber: named?.caseNumber ?? '',
    batch: named?.batch ?? '',
    bankAccount: named?.bankAccount ?? '',
    fund: funds.get(row.fund) ?? '',
    money: moneyToText(row.amount, row.currency),
    bankMoney: named ? moneyToText(named.amount, named.currency) : null,
    releasedOn: row.since,
    ageDays: ageOf(axes, row.since),
    handedOverAt: named?.handedOverAt ?? null,
  }
}

function transferView(read: Read, row: OpenBalance, funds: OpenList['funds'], axes: Axes) {
  const named = transferNamed(read, row.subject)
  return {
    transfer: String(row.subject),
    bankAccount: named?.bankAccount ?? '',
    line: named ? String(named.line) : '',
    fund: funds.get(row.fund) ?? '',
    money: moneyToText(row.amount, row.currency),
    since: row.since,
    ageDays: ageOf(axes, row.since),
  }
}

const payoutsTable = (items: readonly ReturnType<typeof payoutView>[]): ReportTable => ({
  title: 'Payouts in transit',
  columns: ['reference', 'case', 'batch', 'bank account', 'fund', 'amount', 'currency', 'in the bank', 'its currency', 'released on', 'days', 'handed over'],
  rows: items.map((of) => [
    ...[of.reference, of.caseNumber, of.batch, of.bankAccount, of.fund, of.money.amount, of.money.currency],
    ...[of.bankMoney?.amount ?? '', of.bankMoney?.currency ?? '', of.releasedOn, String(of.ageDays), of.handedOverAt ?? ''],
  ]),
})

/** Payouts that were released and are neither proven paid nor rejected, and transfers between own accounts of which one line has come. */
export const inTransitReport = reportKind({
  name: 'in-transit',
  summary: 'Payouts and own transfers in transit, with their age',
  options: z.strictObject({ ...axesOptions, fund: code.optional(), after }),
  ask: (read, options) => {
    const fund = fundAsked(read, options.fund)
    if (!fund.ok) return fund
    const axes = axesAsked(read, options)
    const of = { fund: fund.value?.id, after: options.after }
    const payouts = openList(read, 'liabilities:payouts-in-transit', -1, axes, of)
    const transfers = openList(read, 'assets:transfers-in-transit', 1, axes, { ...of, after: 0 })
    const items = payouts.list.shown.map((row) => payoutView(read, row, payouts.funds, axes))
    const moved = transfers.list.shown.map((row) => transferView(read, row, transfers.funds, axes))
    return done({
      title: `In transit ${inAxes(axes)}`,
      notes: ['The age of a payout is reckoned from its release, of a transfer from its first line.', ...cutNotes(payouts.list, 'payouts')],
      json: {
        ...axesView(axes),
        totals: sumsView(payouts.sums),
        items,
        cut: cutView(payouts.list),
        transfers: { totals: sumsView(transfers.sums), items: moved, cut: cutView(transfers.list) },
      },
      tables: [
        sumsTable('Payouts in transit per fund', payouts.sums),
        payoutsTable(items),
        {
          title: 'Transfers in transit',
          columns: ['transfer', 'first told by', 'line', 'fund', 'amount', 'currency', 'since', 'days'],
          rows: moved.map((of) => [of.transfer, of.bankAccount, of.line, of.fund, of.money.amount, of.money.currency, of.since, String(of.ageDays)]),
        },
      ],
    })
  },
})
