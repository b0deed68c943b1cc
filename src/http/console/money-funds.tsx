import { type ContributionListed, type FundFull, FundPage } from '../../pages/console/money/fund.tsx'
import { NewFund } from '../../pages/console/money/fund-forms.tsx'
import { fundName } from '../../pages/console/words/fund-name.ts'
import { MONEY } from '../../pages/console/words/money.ts'
import { contributions } from '../../queries/funds.ts'
import { type MoneyOverTime, moneyOverTime } from '../../queries/money-dashboard.ts'
import { accountsToChoose, askChecked, given, type ListOf, moneyTyped, sumSeen } from './money-asked.ts'
import { listFile } from './money-files.ts'
import type { Asked, Form, Posted, Screen, Shown } from './screen.ts'

const READERS = ['finance', 'auditor'] as const

const codeOf = ({ params }: Pick<Asked, 'params'>): string => encodeURIComponent(params['code'] ?? '')

const newFund: Screen = {
  path: '/funds/new',
  who: ['finance'],
  show: async ({ desk, of }) => ({ title: MONEY[desk.language].newFund, body: <NewFund of={of} /> }),
  forms: {
    open: {
      who: ['finance'],
      take: async ({ desk, typed: { one }, key }) => {
        const { code = '', name = '', currency = '' } = one
        const made = await desk.post('/funds', { code, name, currency: currency.toUpperCase(), ...given(one, 'projectCode') }, key)
        return made.ok ? { to: `/funds/${encodeURIComponent(code)}`, note: 'fund_opened' } : made
      },
    },
  },
}

/** The contributions of a fund as a file: donors are organisations. */
const exported: Screen = {
  path: '/funds/{code}/contributions',
  who: READERS,
  show: ({ desk, params, query }) =>
    listFile<ContributionListed, unknown>(
      desk,
      contributions,
      { filters: {}, params, format: query['format'] },
      {
        name: 'contributions',
        columns: ['donor', 'date', 'account', 'reference', 'amount', 'still expected', 'to give back', 'given back', 'currency'],
        row: (of) => [
          ...[of.donor, of.date, of.bankAccount, of.reference ?? '', of.money.amount],
          ...[of.outstanding.amount, of.refundOwed.amount, of.refundPaid.amount, of.money.currency],
        ],
      },
    ),
}

async function showFund(asked: Asked): Promise<Shown> {
  const { desk, query, params, of } = asked
  const fund = await desk.get<FundFull>(`/funds/${codeOf(asked)}`)
  if (!fund.ok) return fund
  const given_ = askChecked<ListOf<ContributionListed>, unknown>(desk, contributions, given(query, 'cursor'), params)
  if (!given_.ok) return given_
  const accounts = await accountsToChoose(desk)
  if (!accounts.ok) return accounts
  const overTime = askChecked<{ readonly currencies: readonly MoneyOverTime[] }, unknown>(desk, moneyOverTime, { fund: params['code'] ?? '' })
  if (!overTime.ok) return overTime
  const body = (
    <FundPage
      of={of}
      fund={fund.value}
      contributions={given_.value.items}
      cursor={given_.value.nextCursor}
      isFirst={query['cursor'] === undefined}
      accounts={accounts.value.items}
      overTime={overTime.value.currencies}
      mayAct={desk.is('finance')}
    />
  )
  return { title: `${fund.value.code} ${fundName(desk.language, fund.value)}`, body }
}

/** An amount that a person typed, in the fund's currency. */
async function inFund(posted: Posted) {
  const fund = await posted.desk.get<{ readonly currency: string }>(`/funds/${codeOf(posted)}`)
  return fund.ok ? { ok: true as const, value: moneyTyped(posted.typed.one['money'] ?? '', fund.value.currency, posted.desk.language) } : fund
}

const contribution: Form = {
  who: ['finance'],
  take: async (posted) => {
    const { desk, typed, key } = posted
    const money = await inFund(posted)
    if (!money.ok) return money
    const { donor = '', date = '', bankAccount = '' } = typed.one
    const before = typed.one['before'] === 'yes' ? { receivedBeforeOpening: true } : {}
    const body = { donor, money: money.value, date, bankAccount, ...given(typed.one, 'reference'), ...before }
    const made = await desk.post(`/funds/${codeOf(posted)}/contributions`, body, key)
    return made.ok ? { to: `/funds/${codeOf(posted)}`, note: 'contribution_recorded' } : made
  },
}

const setAside: Form = {
  who: ['finance'],
  take: async (posted) => {
    const money = await inFund(posted)
    if (!money.ok) return money
    const body = { money: money.value, note: posted.typed.one['note'] ?? '' }
    const made = await posted.desk.post(`/funds/${codeOf(posted)}/set-aside`, body, posted.key)
    return made.ok ? { to: `/funds/${codeOf(posted)}`, note: 'money_set_aside' } : made
  },
}

const reduction: Form = {
  who: ['finance'],
  take: async (posted) => {
    const { desk, typed, key } = posted
    const money = await inFund(posted)
    if (!money.ok) return money
    const of = encodeURIComponent(typed.one['contribution'] || '0')
    const body = { money: money.value, note: typed.one['note'] ?? '' }
    const made = await desk.post(`/funds/${codeOf(posted)}/contributions/${of}/reduction`, body, key)
    return made.ok ? { to: `/funds/${codeOf(posted)}`, note: 'contribution_reduced' } : made
  },
}

const closure: Form = {
  who: ['finance'],
  take: async (posted) => {
    const { desk, typed, key } = posted
    const made = await desk.post(`/funds/${codeOf(posted)}/closure`, { expected: { donorRefunds: sumSeen(typed) } }, key)
    return made.ok ? { to: `/funds/${codeOf(posted)}`, note: 'fund_closed' } : made
  },
}

export const fundScreens: readonly Screen[] = [
  newFund,
  exported,
  { path: '/funds/{code}', who: READERS, show: showFund, forms: { contribution, 'set-aside': setAside, reduction, closure } },
]
