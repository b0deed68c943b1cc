import { ClosingList } from '../../pages/console/closings/closing-list.tsx'
import { ClosingPage, NewClosing, NewPeriod, PeriodPage } from '../../pages/console/closings/closing-page.tsx'
import { Pack } from '../../pages/console/closings/pack.tsx'
import { CLOSINGS } from '../../pages/console/words/closings.ts'
import { dateInWords } from '../../pages/console/words/values.ts'
import {
  type ClosingListed,
  type ClosingPack,
  type ClosingSheet,
  closedAccounts,
  closingPack,
  closingSheet,
  newClosings,
  newPeriods,
  type PeriodListed,
  type PeriodSheet,
  periodPack,
  periodSheet,
  type StatementOfClosing,
  statementToClose,
} from '../../queries/money-closings.ts'
import { accountsToChoose, askChecked, given, type ListOf, withFault } from './money-asked.ts'
import { listFile } from './money-files.ts'
import type { Asked, Posted, Screen, Shown, Taken } from './screen.ts'

const READERS = ['finance', 'releaser', 'auditor'] as const

const list: Screen = {
  path: '/closings',
  who: READERS,
  show: async ({ desk, query }) => {
    const closings = askChecked<ListOf<ClosingListed>, unknown>(desk, newClosings, given(query, 'cursor'))
    if (!closings.ok) return closings
    const periods = askChecked<ListOf<PeriodListed>, unknown>(desk, newPeriods, {})
    if (!periods.ok) return periods
    const body = (
      <ClosingList
        language={desk.language}
        closings={closings.value.items}
        periods={periods.value.items}
        cursor={closings.value.nextCursor}
        isFirst={query['cursor'] === undefined}
        mayDrawUp={desk.is('finance')}
      />
    )
    return { title: CLOSINGS[desk.language].title, body }
  },
}

const listExport: Screen = {
  path: '/closings/export',
  who: READERS,
  show: ({ desk, query }) =>
    listFile<ClosingListed, unknown>(
      desk,
      newClosings,
      { filters: {}, format: query['format'] },
      {
        name: 'closings',
        columns: ['account', 'to the end of', 'by the books', 'by the bank', 'currency', 'state', 'drawn up by', 'drawn up at', 'approved by', 'approved at'],
        row: (of) => [
          ...[of.bankAccount, of.asOf, of.ledgerBalance.amount, of.statementBalance.amount, of.ledgerBalance.currency, of.state],
          ...[of.drawnUpBy, of.at, of.approved?.by ?? '', of.approved?.at ?? ''],
        ],
      },
    ),
}

/** The account and the day: in the address, or in a form that was not taken. */
async function showNew({ desk, query, of }: Asked): Promise<Shown> {
  const accounts = await accountsToChoose(desk)
  if (!accounts.ok) return accounts
  const typed = Object.fromEntries(Object.entries(of.fault?.typed ?? {}).map(([name, values]) => [name, values[0] ?? '']))
  const asked = given({ ...query, ...typed }, 'account', 'asOf')
  const code = asked.account
  const statement = code === undefined ? undefined : askChecked<StatementOfClosing, unknown>(desk, statementToClose, given(asked, 'asOf'), { code })
  const body = (
    <NewClosing
      of={statement !== undefined && !statement.ok ? withFault(of, 'ask', statement.problem, asked) : of}
      accounts={accounts.value.items}
      account={code}
      asOf={asked.asOf ?? ''}
      statement={statement?.ok ? statement.value : undefined}
    />
  )
  return { title: CLOSINGS[desk.language].drawUpClosing, body }
}

async function drawUpClosing({ desk, typed: { one }, key }: Posted): Promise<Taken> {
  const money = (amount: string | undefined) => ({ amount: amount ?? '', currency: one['currency'] ?? '' })
  const body = { asOf: one['asOf'] ?? '', expected: { ledgerBalance: money(one['ledger']), statementBalance: money(one['bank']) } }
  const made = await desk.post<{ readonly id: string }>(`/bank-accounts/${encodeURIComponent(one['account'] ?? '')}/closings`, body, key)
  return made.ok ? { to: `/closings/${made.value.id}`, note: 'closing_drawn_up' } : made
}

const newClosing: Screen = { path: '/closings/new', who: ['finance'], show: showNew, forms: { 'draw-up': { who: ['finance'], take: drawUpClosing } } }

/** What an approval was given on, as the page carried it. */
const seenIn = ({ one }: Posted['typed']) => ({ expected: { digest: one['digest'] ?? '' } })

const oneClosing: Screen = {
  path: '/closings/{id}',
  who: READERS,
  show: async ({ desk, params, of }) => {
    const closing = askChecked<ClosingSheet, unknown>(desk, closingSheet, {}, params)
    if (!closing.ok) return closing
    const { bankAccount, asOf } = closing.value
    const title = CLOSINGS[desk.language].oneClosing(bankAccount, dateInWords(desk.language, asOf))
    return { title, body: <ClosingPage of={of} closing={closing.value} isReleaser={desk.is('releaser')} seesLines={desk.is('finance', 'auditor')} /> }
  },
  forms: {
    approve: {
      who: ['releaser'],
      take: async ({ desk, params, typed, key }) => {
        const id = encodeURIComponent(params['id'] ?? '')
        const made = await desk.post(`/closings/${id}/approval`, seenIn(typed), key)
        return made.ok ? { to: `/closings/${id}`, note: 'closing_approved' } : made
      },
    },
  },
}

const newPeriod: Screen = {
  path: '/periods/new',
  who: ['finance'],
  show: async ({ desk, of }) => {
    const closed = askChecked<Pick<PeriodSheet, 'accounts'>, unknown>(desk, closedAccounts, {})
    return closed.ok ? { title: CLOSINGS[desk.language].drawUpPeriod, body: <NewPeriod of={of} accounts={closed.value.accounts} /> } : closed
  },
  forms: {
    'draw-up': {
      who: ['finance'],
      take: async ({ desk, typed, key }) => {
        const made = await desk.post<{ readonly id: string }>('/periods', { closedThrough: typed.one['closedThrough'] ?? '' }, key)
        return made.ok ? { to: `/periods/${made.value.id}`, note: 'period_drawn_up' } : made
      },
    },
  },
}

const onePeriod: Screen = {
  path: '/periods/{id}',
  who: READERS,
  show: async ({ desk, params, of }) => {
    const period = askChecked<PeriodSheet, unknown>(desk, periodSheet, {}, params)
    if (!period.ok) return period
    const title = CLOSINGS[desk.language].onePeriod(dateInWords(desk.language, period.value.closedThrough))
    return { title, body: <PeriodPage of={of} period={period.value} isReleaser={desk.is('releaser')} /> }
  },
  forms: {
    approve: {
      who: ['releaser'],
      take: async ({ desk, params, typed, key }) => {
        const id = encodeURIComponent(params['id'] ?? '')
        const made = await desk.post(`/periods/${id}/approval`, seenIn(typed), key)
        return made.ok ? { to: `/periods/${id}`, note: 'period_approved' } : made
      },
    },
  },
}

const packOf = (path: string, query: typeof closingPack): Screen => ({
  path,
  who: READERS,
  show: async ({ desk, params }) => {
    const pack = askChecked<ClosingPack & { readonly of: Pick<ClosingListed, 'drawnUpBy' | 'at' | 'approved'> }, unknown>(desk, query, {}, params)
    if (!pack.ok) return pack
    const title = CLOSINGS[desk.language].packOf(dateInWords(desk.language, pack.value.asOf))
    return { title, body: <Pack language={desk.language} pack={pack.value} of={pack.value.of} /> }
  },
})

/** Closings of accounts and periods, and what is printed and filed of each. */
export const closingScreens: readonly Screen[] = [
  ...[list, listExport, newClosing, oneClosing, newPeriod, onePeriod],
  ...[packOf('/closings/{id}/pack', closingPack), packOf('/periods/{id}/pack', periodPack)],
]
