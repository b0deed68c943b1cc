import { moneyToText } from '../core/money/money.ts'
import { done } from '../core/result.ts'
import { fundsAfter, fundTotal } from '../store/funds.ts'
import { none, query } from './query.ts'

/** As many funds as the page of the money names. */
const MOST = 50

/** What donors agreed and no line of a bank has shown yet, by fund: it may be promised already, and is not there. */
export const moneyNotReceived = query({
  summary: 'What was agreed and has not been received, by fund',
  roles: ['finance', 'auditor'],
  filters: none,
  ask: (read) =>
    done({
      items: fundsAfter(read, { after: 0, most: MOST }).map((fund) => ({
        fund: fund.code,
        money: moneyToText(fundTotal(read, fund, 'assets:contributions-receivable'), fund.currency),
      })),
    }),
})

export interface NotReceived {
  readonly items: ReadonlyArray<{ readonly fund: string; readonly money: { readonly amount: string; readonly currency: string } }>
}
