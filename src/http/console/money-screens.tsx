import { type AccountListed, Dashboard, type FundListed } from '../../pages/console/money/dashboard.tsx'
import { type RateListed, RatesPage } from '../../pages/console/money/rates.tsx'
import { MONEY } from '../../pages/console/words/money.ts'
import { type MoneyOpen, type MoneyOverTime, moneyOpen, moneyOverTime, newRates } from '../../queries/money-dashboard.ts'
import { moneyNotReceived, type NotReceived } from '../../queries/money-received.ts'
import { askChecked, given, type ListOf } from './money-asked.ts'
import { fundScreens } from './money-funds.tsx'
import type { Screen } from './screen.ts'

const READERS = ['finance', 'auditor'] as const

const dashboard: Screen = {
  path: '/money',
  who: READERS,
  show: async ({ desk }) => {
    const funds = await desk.get<ListOf<FundListed>>('/funds?limit=50')
    if (!funds.ok) return funds
    const notReceived = desk.ask<NotReceived, Record<string, never>>(moneyNotReceived, {})
    if (!notReceived.ok) return notReceived
    const accounts = await desk.get<ListOf<AccountListed>>('/bank-accounts?limit=50')
    if (!accounts.ok) return accounts
    const open = desk.ask<MoneyOpen, Record<string, never>>(moneyOpen, {})
    if (!open.ok) return open
    const overTime = askChecked<{ readonly currencies: readonly MoneyOverTime[] }, { fund?: string | undefined }>(desk, moneyOverTime, {})
    if (!overTime.ok) return overTime
    const body = (
      <Dashboard
        language={desk.language}
        funds={funds.value.items}
        notReceived={notReceived.value}
        accounts={accounts.value.items}
        open={open.value}
        overTime={overTime.value.currencies}
        mayPrepare={desk.is('finance')}
      />
    )
    return { title: MONEY[desk.language].title, body }
  },
}

const rates: Screen = {
  path: '/rates',
  who: READERS,
  show: async ({ desk, query, of }) => {
    const page = askChecked<ListOf<RateListed>, unknown>(desk, newRates, given(query, 'cursor'))
    if (!page.ok) return page
    const { items, nextCursor } = page.value
    return {
      title: MONEY[desk.language].rates,
      body: <RatesPage of={of} rates={items} cursor={nextCursor} isFirst={query['cursor'] === undefined} mayAct={desk.is('finance')} />,
    }
  },
  forms: {
    record: {
      who: ['finance'],
      take: async ({ desk, typed: { one }, key }) => {
        const { from = '', to = '', date = '', source = '' } = one
        const typed = (one['rate'] ?? '').replace(/\s/g, '')
        const rate = desk.language === 'ru' ? typed.replace(',', '.') : typed
        const made = await desk.post('/exchange-rates', { from: from.toUpperCase(), to: to.toUpperCase(), rate, date, source }, key)
        return made.ok ? { to: '/rates', note: 'rate_recorded' } : made
      },
    },
  },
}

/** What money there is: the dashboard, funds, exchange rates. */
export const moneyScreens: readonly Screen[] = [dashboard, ...fundScreens, rates]
