import { z } from 'zod'
import { moneyToText } from '../../core/money/money.ts'
import { done } from '../../core/result.ts'
import { daysBetween } from '../../core/time/dates.ts'
import { code } from '../../input/shapes.ts'
import type { Read } from '../../store/read.ts'
import type { Axes } from '../../store/reports/axes.ts'
import type { OpenBalance } from '../../store/reports/open-balances.ts'
import { grantNamed, instalmentsDue } from '../../store/reports/subjects.ts'
import { fundAsked } from './fund-asked.ts'
import { cutNotes, cutView } from './long-list.ts'
import { ageOf, openList, sumsTable, sumsView } from './open-list.ts'
import { after, axesAsked, axesOptions, axesView, inAxes, reportKind } from './report.ts'

/** The first day on which something of what is open is due: what was paid was paid in the order of the days. */
function nextDue(read: Read, row: OpenBalance, axes: Axes): string | null {
  const instalments = instalmentsDue(read, row.subject, axes.knownAt)
  let left = instalments.reduce((sum, { amount }) => sum + amount, 0)
  for (const { dueOn, amount } of instalments) {
    left -= amount
    if (left < row.amount) return dueOn
  }
  return null
}

/** Grants of which something is still to be paid: how much, since when, and when it is due. */
export const payablesReport = reportKind({
  name: 'payables',
  summary: 'Grants payable, with their age',
  options: z.strictObject({ ...axesOptions, fund: code.optional(), after }),
  ask: (read, options) => {
    const fund = fundAsked(read, options.fund)
    if (!fund.ok) return fund
    const axes = axesAsked(read, options)
    const { list, sums, funds } = openList(read, 'liabilities:grants-payable', -1, axes, { fund: fund.value?.id, after: options.after })
    const items = list.shown.map((row) => {
      const dueOn = nextDue(read, row, axes)
      const named = grantNamed(read, row.subject)
      return {
        caseNumber: named?.caseNumber ?? '',
        programme: named?.programme ?? '',
        grant: String(row.subject),
        fund: funds.get(row.fund) ?? '',
        money: moneyToText(row.amount, row.currency),
        since: row.since,
        ageDays: ageOf(axes, row.since),
        dueOn,
        overdueDays: dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, axes.on)),
      }
    })
    return done({
      title: `Grants payable ${inAxes(axes)}`,
      notes: ['The age is reckoned from the day of the approval.', ...cutNotes(list, 'grants')],
      json: { ...axesView(axes), totals: sumsView(sums), items, cut: cutView(list) },
      tables: [
        sumsTable('Payable per fund', sums),
        {
          title: 'Grants payable',
          columns: ['case', 'programme', 'grant', 'fund', 'amount', 'currency', 'approved on', 'days', 'due on', 'days overdue'],
          rows: items.map((of) => [
            ...[of.caseNumber, of.programme, of.grant, of.fund, of.money.amount, of.money.currency, of.since, String(of.ageDays)],
            ...[of.dueOn ?? '', String(of.overdueDays)],
          ]),
        },
      ],
    })
  },
})
