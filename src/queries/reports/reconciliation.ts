import { z } from 'zod'
import { notFound } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { code } from '../../input/shapes.ts'
import { bankAccountByCode } from '../../store/bank-accounts.ts'
import { isOpenedBy } from '../../store/reports/account-postings.ts'
import { reconciliationStatementView } from '../reconciliation-statement.ts'
import { axesAsked, axesOptions, inAxes, reportKind } from './report.ts'

export const reconciliationReport = reportKind({
  name: 'reconciliation',
  summary: 'Reconciliation statement of a bank account',
  options: z.strictObject({ ...axesOptions, account: code }),
  ask: (read, options) => {
    const account = bankAccountByCode(read, options.account)
    const axes = axesAsked(read, options)
    if (!account || !isOpenedBy(read, account.id, axes.knownAt)) return notFound(say.noAccount, options.account)
    const view = reconciliationStatementView(read, account, axes.on, axes.knownAt)
    return done({
      title: `Reconciliation statement of ${view.bankAccount} ${inAxes(axes)}`,
      json: { ...view, knownAt: axes.knownAt },
      tables: [
        {
          title: 'Balances',
          columns: ['what', 'amount', 'currency'],
          rows: [
            ['ledger', view.ledgerBalance.amount, account.currency],
            ['statement', view.statementBalance.amount, account.currency],
            ['difference', view.difference.amount, account.currency],
          ],
        },
        {
          title: 'Open items',
          columns: ['line', 'booked on', 'amount', 'currency', 'days open'],
          rows: view.items.map(({ line, bookedOn, money, ageDays }) => [
            line,
            bookedOn,
            money.amount,
            money.currency,
            ageDays === undefined ? '' : String(ageDays),
          ]),
        },
      ],
    })
  },
})
