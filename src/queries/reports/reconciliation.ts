import { z } from 'zod'
import { code, date } from '../../commands/input.ts'
import { done } from '../../core/result.ts'
import { bankAccountByCode } from '../../store/bank-accounts.ts'
import { accountNotFound } from '../bank-accounts.ts'
import { reconciliationStatementView } from '../reconciliation-statement.ts'
import { reportKind } from './report.ts'

export const reconciliationReport = reportKind({
  name: 'reconciliation',
  options: z.strictObject({ account: code, 'as-of': date.optional() }),
  ask: (read, options) => {
    const account = bankAccountByCode(read, options.account)
    if (!account) return accountNotFound(options.account)
    const view = reconciliationStatementView(read, account, options['as-of'] ?? read.today)
    return done({
      title: `Reconciliation statement of ${view.bankAccount} as of ${view.asOf}`,
      json: view,
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
