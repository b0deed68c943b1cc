import { done } from '../core/result.ts'
import { bankAccountsAfter } from '../store/bank-accounts.ts'
import { accountsPosted, fundCodes } from '../store/journal.ts'
import { programmesAfter } from '../store/programmes.ts'
import { none, query } from './query.ts'

const ALL = { after: 0, most: 1000 }

/** What a report can be narrowed to, by codes. */
export const reportChoices = query({
  summary: 'Funds, accounts and programmes by their codes',
  roles: ['auditor', 'finance'],
  filters: none,
  ask: (read) =>
    done({
      funds: fundCodes(read).map(({ code }) => code),
      accounts: bankAccountsAfter(read, ALL).map(({ code }) => code),
      ledgerAccounts: [...new Set(accountsPosted(read).map(({ account }) => account))],
      programmes: programmesAfter(read, ALL).map(({ code }) => code),
    }),
})
