import { recordAgentNumber } from '../../commands/payouts/agent-number.ts'
import { downloadPaymentFile } from '../../commands/payouts/download-payment-file.ts'
import { cancelBatch, stopBatch } from '../../commands/payouts/end-batch.ts'
import { cancelPayout, rejectPayout } from '../../commands/payouts/end-payout.ts'
import { handOverBatch } from '../../commands/payouts/hand-over.ts'
import { prepareBatch } from '../../commands/payouts/prepare-batch.ts'
import { receiveBankReport } from '../../commands/payouts/receive-bank-report.ts'
import { releaseBatch } from '../../commands/payouts/release-batch.ts'
import { paymentListPage } from '../../pages/payment-list/payment-list-page.tsx'
import { bankReports } from '../../queries/bank-reports.ts'
import { batchByPath, batches, payoutByPath, payouts } from '../../queries/payouts.ts'
import type { Route } from '../route.ts'

export const payoutRoutes: readonly Route[] = [
  { method: 'POST', path: '/payout-batches', command: prepareBatch },
  { method: 'GET', path: '/payout-batches', query: batches },
  { method: 'GET', path: '/payout-batches/{id}', query: batchByPath },
  { method: 'POST', path: '/payout-batches/{id}/release', command: releaseBatch },
  { method: 'POST', path: '/payout-batches/{id}/cancellation', command: cancelBatch },
  { method: 'POST', path: '/payout-batches/{id}/stop', command: stopBatch },
  { method: 'POST', path: '/payout-batches/{id}/hand-over', command: handOverBatch },
  { method: 'GET', path: '/payout-batches/{id}/payment-file', download: downloadPaymentFile(paymentListPage) },
  { method: 'POST', path: '/payout-batches/{id}/bank-report', file: receiveBankReport },
  { method: 'GET', path: '/payout-batches/{id}/bank-reports', query: bankReports },
  { method: 'GET', path: '/payouts', query: payouts },
  { method: 'GET', path: '/payouts/{id}', query: payoutByPath },
  { method: 'POST', path: '/payouts/{id}/agent-number', command: recordAgentNumber },
  { method: 'POST', path: '/payouts/{id}/rejection', command: rejectPayout },
  { method: 'POST', path: '/payouts/{id}/cancellation', command: cancelPayout },
]
