import { z } from 'zod'
import { date } from '../../commands/input.ts'
import { done } from '../../core/result.ts'
import { trialBalanceView } from '../ledger.ts'
import { reportKind } from './report.ts'

export const trialBalanceReport = reportKind({
  name: 'trial-balance',
  options: z.strictObject({ 'as-of': date.optional(), 'known-at': z.coerce.number().int().min(0).optional() }),
  ask: (read, options) => {
    const view = trialBalanceView(read, options['as-of'], options['known-at'])
    return done({
      title: `Trial balance as of ${view.asOf}, as known at event ${view.knownAt}`,
      json: view,
      tables: [
        {
          title: 'Balances (debit positive)',
          columns: ['layer', 'account', 'fund', 'balance', 'currency'],
          rows: view.rows.map(({ layer, account, fund, balance, currency }) => [layer, account, fund, balance.amount, currency]),
        },
      ],
    })
  },
})
