import type { Result } from '../../core/result.ts'
import { BatchList } from '../../pages/console/batches/batch-list.tsx'
import { BatchPage, type ReportListed } from '../../pages/console/batches/batch-page.tsx'
import { Vouchers } from '../../pages/console/batches/voucher.tsx'
import { BATCHES } from '../../pages/console/words/batches.ts'
import { type BatchListedView, type BatchSheet, batchSheet, newBatches, type PayoutOfBatch, payoutsInBatch } from '../../queries/money-batches.ts'
import { type PayoutSheet, vouchersOfBatch } from '../../queries/money-payouts.ts'
import { batchFit, type PaymentFit } from '../../queries/payment-fit.ts'
import { batchForms } from './batches-forms.ts'
import { newBatch } from './batches-new.tsx'
import type { Desk, Refusal } from './desk.ts'
import { askChecked, given, type ListOf } from './money-asked.ts'
import { listFile } from './money-files.ts'
import type { Asked, Screen, Shown } from './screen.ts'

/** A releaser finds again what was released, and stops it. */
const READERS = ['finance', 'releaser', 'auditor'] as const

const list: Screen = {
  path: '/batches',
  who: READERS,
  show: async ({ desk, query }) => {
    const page = askChecked<ListOf<BatchListedView>, unknown>(desk, newBatches, given(query, 'state', 'cursor'))
    if (!page.ok) return page
    const { items, nextCursor } = page.value
    const body = (
      <BatchList
        language={desk.language}
        batches={items}
        state={given(query, 'state').state}
        cursor={nextCursor}
        isFirst={query['cursor'] === undefined}
        mayPrepare={desk.is('finance')}
      />
    )
    return { title: BATCHES[desk.language].title, body }
  },
}

const listExport: Screen = {
  path: '/batches/export',
  who: READERS,
  show: ({ desk, query }) =>
    listFile<BatchListedView, unknown>(
      desk,
      newBatches,
      { filters: given(query, 'state'), format: query['format'] },
      {
        name: 'batches',
        columns: [
          'reference',
          'bank account',
          'institution',
          'state',
          'payouts',
          'total',
          'currency',
          'prepared by',
          'prepared at',
          'released by',
          'released at',
          'handed over at',
        ],
        row: (of) => [
          ...[of.reference, of.bankAccount, of.institution ?? '', of.state, String(of.count), of.total.amount, of.total.currency],
          ...[of.preparedBy, of.preparedAt, of.releasedBy ?? '', of.releasedAt ?? '', of.handedOverAt ?? ''],
        ],
      },
    ),
}

/** A page of a batch's payouts, as far as the address says. */
export const pageOfPayouts = ({ desk, params, query }: Asked): Result<ListOf<PayoutOfBatch>, Refusal> =>
  askChecked<ListOf<PayoutOfBatch>, unknown>(desk, payoutsInBatch, given(query, 'cursor'), params)

export const sheetOf = ({ desk, params }: Asked): Result<BatchSheet, Refusal> => askChecked<BatchSheet, unknown>(desk, batchSheet, {}, params)

async function showBatch(asked: Asked): Promise<Shown> {
  const { desk, params, query, of } = asked
  const batch = sheetOf(asked)
  if (!batch.ok) return batch
  const payouts = pageOfPayouts(asked)
  if (!payouts.ok) return payouts
  const fit = askChecked<PaymentFit, unknown>(desk, batchFit, {}, params)
  if (!fit.ok) return fit
  const reports = await desk.get<ListOf<ReportListed>>(`/payout-batches/${params['id'] ?? ''}/bank-reports?limit=50`)
  if (!reports.ok) return reports
  const body = (
    <BatchPage
      of={of}
      batch={batch.value}
      payouts={payouts.value.items}
      cursor={payouts.value.nextCursor}
      isFirst={query['cursor'] === undefined}
      reports={reports.value.items}
      fit={fit.value}
      roles={desk.signed.roles}
    />
  )
  return { title: BATCHES[desk.language].one(batch.value.reference), body }
}

const payoutsExport: Screen = {
  path: '/batches/{id}/export',
  who: READERS,
  show: ({ desk, params, query }) =>
    listFile<PayoutOfBatch, unknown>(
      desk,
      payoutsInBatch,
      { filters: {}, params, format: query['format'] },
      {
        name: `batch-${params['id'] ?? ''}`,
        columns: ['reference', 'case', 'state', 'amount', 'currency', 'agent number', 'paid for the first time', 'payee was changed'],
        row: (of) => [
          ...[of.reference, of.caseNumber, of.state, of.money.amount, of.money.currency, of.agentNumber ?? ''],
          ...[of.isFirst ? 'yes' : 'no', of.isChanged ? 'yes' : 'no'],
        ],
      },
    ),
}

/** The payment file as the API gives it, or its refusal as a page. */
async function fileOf(desk: Desk, path: string): Promise<Shown> {
  const file = await desk.file(path)
  return file.ok ? { file } : desk.refusalOf(file)
}

const paymentFile: Screen = {
  path: '/batches/{id}/payment-file',
  who: ['finance'],
  show: ({ desk, params, query }) =>
    fileOf(desk, `/payout-batches/${encodeURIComponent(params['id'] ?? '')}/payment-file?format=${encodeURIComponent(query['format'] ?? 'csv')}`),
}

/** So many vouchers stand on a page: it stays small enough for a weak line. */
const VOUCHERS = '20'

const vouchers: Screen = {
  path: '/batches/{id}/vouchers',
  who: READERS,
  show: async ({ desk, params, query }) => {
    const page = askChecked<ListOf<PayoutSheet> & { readonly reference: string }, unknown>(
      desk,
      vouchersOfBatch,
      { limit: VOUCHERS, ...given(query, 'cursor') },
      params,
    )
    if (!page.ok) return page
    const { reference, items, nextCursor } = page.value
    const body = (
      <Vouchers
        language={desk.language}
        batch={params['id'] ?? ''}
        reference={reference}
        payouts={items}
        cursor={nextCursor}
        isFirst={query['cursor'] === undefined}
      />
    )
    return { title: `${BATCHES[desk.language].vouchers} ${reference}`, body }
  },
}

/** Batches: the list, a new one, one with all that is done with it. */
export const batchScreens: readonly Screen[] = [
  list,
  listExport,
  newBatch,
  { path: '/batches/{id}', who: READERS, show: showBatch, forms: batchForms },
  payoutsExport,
  paymentFile,
  vouchers,
]
