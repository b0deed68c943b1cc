import { AccountView, StatementsView } from '../../pages/console/accounts/account-view.tsx'
import { type Account, AccountsView } from '../../pages/console/accounts/accounts-view.tsx'
import { type ReconciliationTold, ReconciliationView } from '../../pages/console/accounts/reconciliation-view.tsx'
import { ACCOUNTS } from '../../pages/console/words/match.ts'
import { type AccountOverview, accountOverview, accountStand, newestStatements, type Stand, type StatementList } from '../../queries/match-account.ts'
import { atTypedFields, paymentFileTyped } from './payment-file-typed.ts'
import type { Asked, Posted, Screen, Shown, Taken } from './screen.ts'

const WHO = ['finance', 'auditor'] as const

interface ListOf<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

async function showAccounts({ desk, query, of }: Asked): Promise<Shown> {
  const cursor = query['cursor']
  const accounts = await desk.get<ListOf<Account>>(`/bank-accounts${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`)
  if (!accounts.ok) return accounts
  const funds = await desk.get<ListOf<{ code: string; name: string; currency: string; state: string }>>('/funds?limit=200')
  if (!funds.ok) return funds
  const { items, nextCursor } = accounts.value
  return {
    title: ACCOUNTS[desk.language].title,
    body: (
      <AccountsView of={of} accounts={items} nextCursor={nextCursor} isFirst={cursor === undefined} funds={funds.value.items} isFinance={desk.is('finance')} />
    ),
  }
}

const given = (name: string, value: string | undefined) => (value === undefined || value === '' ? {} : { [name]: value })
const number = (name: string, value: string | undefined) =>
  value === undefined || value === '' ? {} : { [name]: /^\d{1,6}$/.test(value) ? Number(value) : value }

/** `1500` or `1 500,5` as a person types it, as a decimal string with the currency's usual two digits where none are typed. */
const amountTyped = (text: string): string => {
  const plain = text.replace(/[\s\u00a0]/g, '').replace(',', '.')
  return /^-?\d+$/.test(plain) ? `${plain}.00` : plain
}

async function openAccount({ desk, typed: { one }, key }: Posted): Promise<Taken> {
  const file = paymentFileTyped(desk.language, one)
  if ('problem' in file) return file
  const balance = one['openingBalance'] ?? ''
  const isZero = /^[0.,\s]*$/.test(balance)
  const body = {
    code: one['code'] ?? '',
    name: one['name'] ?? '',
    currency: (one['currency'] ?? '').toUpperCase(),
    ...given('kind', one['kind']),
    ...given('iban', one['iban']),
    ...given('accountNumber', one['accountNumber']),
    ...given('fund', one['fund']),
    ...given('openingDate', one['openingDate']),
    ...(isZero ? {} : { openingBalance: { amount: amountTyped(balance), currency: (one['currency'] ?? '').toUpperCase() } }),
    ...number('usualDays', one['usualDays']),
    ...number('collectDays', one['collectDays']),
    ...(file.template === undefined ? {} : { paymentFile: file.template }),
  }
  const opened = await desk.post<{ code: string }>('/bank-accounts', body, key)
  return opened.ok ? { to: `/accounts/${opened.value.code}`, note: 'account_opened' } : { problem: atTypedFields(opened.problem) }
}

async function showAccount({ desk, params, of }: Asked): Promise<Shown> {
  const code = encodeURIComponent(params['code'] ?? '')
  const account = await desk.get<Account>(`/bank-accounts/${code}`)
  if (!account.ok) return account
  const overview = desk.ask<AccountOverview, object>(accountOverview, {}, params)
  if (!overview.ok) return overview
  const stands = desk.ask<Stand, object>(accountStand, {}, params)
  if (!stands.ok) return stands
  return {
    title: account.value.code,
    body: <AccountView of={of} account={account.value} overview={overview.value} stand={stands.value} isFinance={desk.is('finance')} />,
  }
}

/** The sum of decimal strings of one currency, in whole units of its last digit. */
function sumOf(items: ReconciliationTold['items'], currency: string) {
  const digits = items[0]?.money.amount.split('.')[1]?.length ?? 0
  const total = items.reduce((sum, { money }) => sum + BigInt(money.amount.replace('.', '')), 0n)
  const plain = String(total < 0n ? -total : total).padStart(digits + 1, '0')
  const amount = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`
  return { amount: `${total < 0n ? '-' : ''}${amount}`, currency }
}

async function showReconciliation({ desk, params, query }: Asked): Promise<Shown> {
  const code = params['code'] ?? ''
  const asOf = query['asOf']
  const at = `/bank-accounts/${encodeURIComponent(code)}/reconciliation-statement${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ''}`
  const told = await desk.get<ReconciliationTold>(at)
  if (!told.ok) return told
  const { items, difference } = told.value
  const zero = { amount: difference.amount.replace(/[-\d]/g, (c) => (c === '-' ? '' : '0')).replace(/^0+(?=\d)/, ''), currency: difference.currency }
  const itemsSum = items.length === 0 ? zero : sumOf(items, difference.currency)
  return {
    title: ACCOUNTS[desk.language].reconciliationOf(code),
    body: <ReconciliationView language={desk.language} code={code} told={told.value} itemsSum={itemsSum} />,
  }
}

function showStatements({ desk, params, query }: Asked): Shown {
  const code = params['code'] ?? ''
  const cursor = query['cursor']
  const page = desk.ask<StatementList, { cursor?: string | undefined }>(newestStatements, { cursor }, params)
  if (!page.ok) return page
  return {
    title: ACCOUNTS[desk.language].statementsOf(code),
    body: <StatementsView language={desk.language} code={code} {...page.value} isFirst={cursor === undefined} />,
  }
}

/** Our bank accounts, each with where it stands. */
export const accountScreens: readonly Screen[] = [
  { path: '/accounts', who: WHO, show: showAccounts, forms: { open: { who: ['finance'], take: openAccount } } },
  { path: '/accounts/{code}', who: WHO, show: showAccount },
  { path: '/accounts/{code}/reconciliation', who: WHO, show: showReconciliation },
  { path: '/accounts/{code}/statements', who: WHO, show: async (asked) => showStatements(asked) },
]
