import { beforeAll, describe, expect, it } from 'vitest'
import { beancountAccount } from '../../src/queries/exports/beancount.ts'
import { exportBooks } from '../../src/queries/exports/books.ts'
import { trialBalanceView } from '../../src/queries/ledger.ts'
import { fullBook, type World } from '../support/full-book.ts'
import { exported, fileOf, has, run } from './tools.ts'

let world: World

beforeAll(async () => {
  world = await fullBook()
})

/** The trial balance by account and currency, over all funds or of one: what another program must come to. */
function ours(fund?: string): Record<string, number> {
  const rows = world.book.read((read) => trialBalanceView(read, undefined, undefined).rows).filter((row) => fund === undefined || row.fund === fund)
  const sums = new Map<string, number>()
  for (const { account, currency, balance } of rows)
    sums.set(`${account} ${currency}`, (sums.get(`${account} ${currency}`) ?? 0) + Number(balance.amount.replace('.', '')))
  return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0))
}

/** What hledger itself reckons, in minor units. */
function hledgers(file: string, ...query: string[]): Record<string, number> {
  const { status, out, err } = run('hledger', '-f', file, 'balance', '--flat', '-N', '--layout=bare', '-O', 'csv', ...query)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const rows = out
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(`[${line}]`) as [string, string, string])
  return Object.fromEntries(rows.map(([account, currency, amount]) => [`${account} ${currency}`, Number(amount.replace('.', ''))]))
}

describe('export hledger', () => {
  it.skipIf(!has('hledger'))('is taken by the real hledger, strictly', () => {
    const { status, err } = run('hledger', '-f', fileOf(exported(world.book, 'hledger'), 'journal'), 'check', '-s')
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })

  it.skipIf(!has('hledger'))('is refused by it when one amount is another (the control)', () => {
    const text = exported(world.book, 'hledger').replace('10000.00 USD', '10000.01 USD')
    expect(run('hledger', '-f', fileOf(text, 'journal'), 'check', '-s').status).not.toBe(0)
  })

  it.skipIf(!has('hledger'))('gives, reckoned by hledger, our trial balance account by account', () => {
    const file = fileOf(exported(world.book, 'hledger'), 'journal')
    expect(hledgers(file)).toEqual(ours())
    expect(Object.keys(ours()).length).toBeGreaterThan(5)
    expect(hledgers(file, 'tag:fund=^EMERGENCY$')).toEqual(ours('EMERGENCY'))
  })

  it.skipIf(!has('hledger'))('gives one fund alone where asked', () => {
    expect(hledgers(fileOf(exported(world.book, 'hledger', { fund: 'YEN' }), 'journal'))).toEqual(ours('YEN'))
  })

  it('gives the days that are asked for, both of them', () => {
    const days = new Set(
      [...exported(world.book, 'hledger', { from: '2020-10-30', to: '2020-10-31' }).matchAll(/^(\d{4}-\d{2}-\d{2}) \(/gm)].map(([, day]) => day),
    )
    expect(days).toEqual(new Set(['2020-10-30', '2020-10-31']))
  })
})

describe('export beancount', () => {
  it.skipIf(!has('bean-check'))('is taken by the real bean-check, which comes to our balances', () => {
    const text = exported(world.book, 'beancount')
    expect(text).toMatch(/ balance Assets:Bank:USD-1 /)
    const { status, out, err } = run('bean-check', fileOf(text, 'beancount'))
    expect({ status, out, err }).toEqual({ status: 0, out: '', err: '' })
    expect(run('bean-check', fileOf(exported(world.book, 'beancount', { fund: 'EMERGENCY', to: '2020-10-31' }), 'beancount')).status).toBe(0)
  })

  it.skipIf(!has('bean-check'))('is refused by it when one balance is another (the control)', () => {
    const text = exported(world.book, 'beancount').replace(/( balance Assets:Bank:USD-1 +)/, '$11')
    expect(run('bean-check', fileOf(text, 'beancount')).status).not.toBe(0)
  })

  it('names every account of the chart within its roots, and no two alike', () => {
    const codes = ['USD-1', 'usd-1', 'a.b', 'a_b', 'A-B', 'X-a', 'X', '9', 'a-002eb', 'Ab', 'aB']
    const names = ['assets:claims', 'budget:set-aside', 'equity:opening', ...codes.map((code) => `assets:bank:${code}`)].map(beancountAccount)
    expect(names.slice(0, 4)).toEqual(['Assets:Claims', 'Equity:Budget:Set-aside', 'Equity:Opening', 'Assets:Bank:USD-1'])
    for (const name of names) expect(name).toMatch(/^(Assets|Liabilities|Income|Expenses|Equity)(:[A-Z0-9][A-Za-z0-9-]*)+$/)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('export journal', () => {
  it('has a row for each posting, with who made it and an amount that a spreadsheet reads as a number', () => {
    const rows = exported(world.book, 'journal').split('\r\n').slice(0, -1)
    expect(rows[0]).toMatch(/^event,at,kind,who,entry,/)
    expect(rows.length - 1).toBe(world.book.read((read) => read.value('SELECT count(*) FROM posting')))
    expect(rows.filter((row) => row.includes(',income:contributions,')).map((row) => row.split(',').slice(2, 4))).toEqual(
      [...Array(6).fill('contribution_recorded'), 'contribution_reduced', 'fund_closed', 'fund_closed'].map((kind) => [kind, 'The finance']),
    )
    expect(rows.join('\n')).toMatch(/,-10000\.00,USD,/)
  })

  it('refuses a fund and a day that are none', () => {
    expect(exportBooks(world.book, 'journal', { fund: 'NONE' }, () => {})).toMatchObject({ ok: false, problem: { code: 'not_found' } })
    expect(exportBooks(world.book, 'journal', { to: '2020-02-30' }, () => {})).toMatchObject({ ok: false, problem: { code: 'date_invalid' } })
  })
})
