import { openBankAccount } from '../commands/bank-accounts/open-bank-account.ts'
import { recordRate } from '../commands/bank-accounts/record-rate.ts'
import { closeFund } from '../commands/funds/close-fund.ts'
import { openFund } from '../commands/funds/open-fund.ts'
import { recordContribution } from '../commands/funds/record-contribution.ts'
import { reduceContribution } from '../commands/funds/reduce-contribution.ts'
import { setAside } from '../commands/funds/set-aside.ts'
import { bankAccountByPath, bankAccounts, exchangeRateByPath, exchangeRates } from '../queries/bank-accounts.ts'
import { contributionByPath, contributions, fundByPath, funds } from '../queries/funds.ts'
import { ledgerAccounts, ledgerEntries, trialBalanceQuery } from '../queries/ledger.ts'
import { verification } from '../queries/verification.ts'
import { bankRoutes } from './api/banks.ts'
import { caseRoutes } from './api/cases.ts'
import { messageRoutes } from './api/messages.ts'
import { payoutRoutes } from './api/payouts.ts'
import { statusRoutes } from './api/status.ts'
import type { Route } from './route.ts'

/** Every route of the API, as data. Who may stands with the command or query. */
export const routes: readonly Route[] = [
  { method: 'POST', path: '/funds', command: openFund },
  { method: 'GET', path: '/funds', query: funds },
  { method: 'GET', path: '/funds/{code}', query: fundByPath },
  { method: 'POST', path: '/funds/{code}/contributions', command: recordContribution },
  { method: 'POST', path: '/funds/{code}/set-aside', command: setAside },
  { method: 'POST', path: '/funds/{code}/contributions/{id}/reduction', command: reduceContribution },
  { method: 'POST', path: '/funds/{code}/closure', command: closeFund },
  { method: 'GET', path: '/funds/{code}/contributions', query: contributions },
  { method: 'GET', path: '/funds/{code}/contributions/{id}', query: contributionByPath },
  { method: 'POST', path: '/bank-accounts', command: openBankAccount },
  { method: 'GET', path: '/bank-accounts', query: bankAccounts },
  { method: 'GET', path: '/bank-accounts/{code}', query: bankAccountByPath },
  { method: 'POST', path: '/exchange-rates', command: recordRate },
  { method: 'GET', path: '/exchange-rates', query: exchangeRates },
  { method: 'GET', path: '/exchange-rates/{id}', query: exchangeRateByPath },
  { method: 'GET', path: '/ledger/accounts', query: ledgerAccounts },
  { method: 'GET', path: '/ledger/entries', query: ledgerEntries },
  { method: 'GET', path: '/ledger/trial-balance', query: trialBalanceQuery },
  { method: 'GET', path: '/verification', query: verification },
  ...caseRoutes,
  ...payoutRoutes,
  ...bankRoutes,
  ...statusRoutes,
  ...messageRoutes,
]
