import { PayoutList } from '../../pages/console/batches/payout-list.tsx'
import { type MatchListed, PayoutPage } from '../../pages/console/batches/payout-page.tsx'
import { Voucher } from '../../pages/console/batches/voucher.tsx'
import { BATCHES } from '../../pages/console/words/batches.ts'
import { FRAME } from '../../pages/console/words/frame.ts'
import type { Note } from '../../pages/console/words/notes.ts'
import { newPayouts, type PayoutListed, type PayoutSheet, payoutSheet } from '../../queries/money-payouts.ts'
import { askChecked, given, type ListOf } from './money-asked.ts'
import { listFile } from './money-files.ts'
import type { Asked, Form, Posted, Screen, Shown } from './screen.ts'

const READERS = ['finance', 'auditor'] as const
const READERS_OF_VOUCHER = ['finance', 'releaser', 'auditor'] as const

const list: Screen = {
  path: '/payouts',
  who: READERS,
  show: async ({ desk, query, of }) => {
    const filters = given(query, 'state', 'reference', 'cursor')
    const page = askChecked<ListOf<PayoutListed>, unknown>(desk, newPayouts, filters)
    if (!page.ok) return page
    const { items, nextCursor } = page.value
    const body = (
      <PayoutList of={of} payouts={items} state={filters.state} reference={filters.reference} cursor={nextCursor} isFirst={query['cursor'] === undefined} />
    )
    return { title: BATCHES[desk.language].payouts, body }
  },
}

const listExport: Screen = {
  path: '/payouts/export',
  who: READERS,
  show: ({ desk, query }) =>
    listFile<PayoutListed, unknown>(
      desk,
      newPayouts,
      { filters: given(query, 'state'), format: query['format'] },
      {
        name: 'payouts',
        columns: ['reference', 'case', 'programme', 'fund', 'state', 'amount', 'currency', 'due on', 'batch', 'bank account', 'agent number'],
        row: (of) => [
          ...[of.reference, of.caseNumber, of.programme, of.fund, of.state, of.money.amount, of.money.currency],
          ...[of.dueOn, of.batchReference, of.bankAccount, of.agentNumber ?? ''],
        ],
      },
    ),
}

async function showPayout({ desk, params, of }: Asked): Promise<Shown> {
  const payout = askChecked<PayoutSheet, unknown>(desk, payoutSheet, {}, params)
  if (!payout.ok) return payout
  const matches = await desk.get<ListOf<MatchListed>>(`/matches?payout=${payout.value.id}&limit=50`)
  if (!matches.ok) return matches
  const body = <PayoutPage of={of} payout={payout.value} matches={matches.value.items} isFinance={desk.is('finance')} />
  return { title: BATCHES[desk.language].onePayout(payout.value.reference), body }
}

/** One act on the payout of the address, and back to it. */
const act = (what: string, bodyOf: (posted: Posted) => object, note: Note): Form => ({
  who: ['finance'],
  take: async (posted) => {
    const { desk, params, key } = posted
    const id = encodeURIComponent(params['id'] ?? '')
    const made = await desk.post(`/payouts/${id}/${what}`, bodyOf(posted), key)
    return made.ok ? { to: `/payouts/${id}`, note } : made
  },
})

const voucher: Screen = {
  path: '/payouts/{id}/voucher',
  who: READERS_OF_VOUCHER,
  show: async ({ desk, params }) => {
    const payout = askChecked<PayoutSheet, unknown>(desk, payoutSheet, {}, params)
    if (!payout.ok) return payout
    const { language } = desk
    const body = (
      <>
        <p class="pager">
          <a href={`/batches/${payout.value.batch}`}>{FRAME[language].back}</a>
        </p>
        <Voucher language={language} payout={payout.value} level={1} />
      </>
    )
    return { title: BATCHES[language].voucherTitle(payout.value.reference), body }
  },
}

/** Payouts: the list, one with its story, its voucher. */
export const payoutScreens: readonly Screen[] = [
  list,
  listExport,
  {
    path: '/payouts/{id}',
    who: READERS,
    show: showPayout,
    forms: {
      cancel: act('cancellation', () => ({}), 'payout_cancelled'),
      reject: act('rejection', ({ typed: { one } }) => ({ reason: one['reason'] ?? '', ...given(one, 'evidenceSha256') }), 'payout_rejected'),
      'agent-number': act('agent-number', ({ typed: { one } }) => ({ number: one['number'] ?? '' }), 'number_recorded'),
    },
  },
  voucher,
]
