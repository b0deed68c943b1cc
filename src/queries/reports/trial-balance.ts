import { z } from 'zod'
import { done } from '../../core/result.ts'
import { trialBalanceView } from '../ledger.ts'
import { axesOptions, reportKind } from './report.ts'

export const trialBalanceReport = reportKind({
  name: 'trial-balance',
  summary: 'Trial balance, with both layers',
  options: z.strictObject(axesOptions),
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
