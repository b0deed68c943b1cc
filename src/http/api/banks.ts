import { approveClosing } from '../../commands/closings/approve-closing.ts'
import { approvePeriod, drawUpPeriod } from '../../commands/closings/close-period.ts'
import { drawUpClosing } from '../../commands/closings/draw-up-closing.ts'
import { makeMatch } from '../../commands/reconciliation/make-match.ts'
import { openBreak } from '../../commands/reconciliation/open-break.ts'
import { reconcile } from '../../commands/reconciliation/reconcile.ts'
import { removeLearntSpelling } from '../../commands/reconciliation/remove-spelling.ts'
import { resolveBreak } from '../../commands/reconciliation/resolve-break.ts'
import { reverseMatch } from '../../commands/reconciliation/reverse-match.ts'
import { cancelImports } from '../../commands/statements/cancel-imports.ts'
import { importStatement } from '../../commands/statements/import-statement.ts'
import { closingByPath, closings, periodByPath, periods } from '../../queries/closings.ts'
import { runningImports } from '../../queries/imports.ts'
import { breakByPath, breaks, matchByPath, matches, proposals } from '../../queries/matches.ts'
import { reconciliationStatementByPath } from '../../queries/reconciliation-statement.ts'
import { spellings } from '../../queries/spellings.ts'
import { lineByPath, lines, profiles, statementByPath, statements } from '../../queries/statements.ts'
import { transferByPath, transfers } from '../../queries/transfers.ts'
import type { Route } from '../route.ts'

export const bankRoutes: readonly Route[] = [
  { method: 'POST', path: '/bank-accounts/{code}/statements', file: importStatement },
  { method: 'GET', path: '/bank-accounts/{code}/imports', query: runningImports },
  { method: 'POST', path: '/bank-accounts/{code}/imports/cancellation', file: cancelImports },
  { method: 'GET', path: '/bank-accounts/{code}/statements', query: statements },
  { method: 'GET', path: '/statements/{id}', query: statementByPath },
  { method: 'GET', path: '/bank-accounts/{code}/lines', query: lines },
  { method: 'GET', path: '/lines/{id}', query: lineByPath },
  { method: 'GET', path: '/profiles', query: profiles },
  {
    method: 'POST',
    path: '/bank-accounts/{code}/reconciliation',
    file: {
      kind: 'reconciled',
      summary: 'Match what is proven, propose the rest',
      refuses: [
        'in_progress',
        'changed_meanwhile',
        'statement_too_large',
        'amount_invalid',
        'rate_missing',
        'match_not_allowed',
        'amount_differs',
        'fund_closed',
      ],
      mostBytes: 1024,
      query: [],
      perform: reconcile,
    },
  },
  { method: 'GET', path: '/bank-accounts/{code}/proposals', query: proposals },
  { method: 'GET', path: '/bank-accounts/{code}/reconciliation-statement', query: reconciliationStatementByPath },
  { method: 'POST', path: '/matches', command: makeMatch },
  { method: 'GET', path: '/matches', query: matches },
  { method: 'GET', path: '/matches/{id}', query: matchByPath },
  { method: 'POST', path: '/matches/{id}/reversal', command: reverseMatch },
  { method: 'GET', path: '/spellings', query: spellings },
  { method: 'POST', path: '/spellings/{id}/removal', command: removeLearntSpelling },
  { method: 'GET', path: '/transfers', query: transfers },
  { method: 'GET', path: '/transfers/{id}', query: transferByPath },
  { method: 'POST', path: '/breaks/{id}/resolution', command: resolveBreak },
  { method: 'POST', path: '/breaks', command: openBreak },
  { method: 'GET', path: '/breaks', query: breaks },
  { method: 'GET', path: '/breaks/{id}', query: breakByPath },
  { method: 'POST', path: '/bank-accounts/{code}/closings', command: drawUpClosing },
  { method: 'GET', path: '/closings', query: closings },
  { method: 'GET', path: '/closings/{id}', query: closingByPath },
  { method: 'POST', path: '/closings/{id}/approval', command: approveClosing },
  { method: 'POST', path: '/periods', command: drawUpPeriod },
  { method: 'GET', path: '/periods', query: periods },
  { method: 'GET', path: '/periods/{id}', query: periodByPath },
  { method: 'POST', path: '/periods/{id}/approval', command: approvePeriod },
]
