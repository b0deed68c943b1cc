import { beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../../src/store/book.ts'
import { fullBook } from '../../support/full-book.ts'
import { type Json, json, list, made, minor, sum, trial } from './asking.ts'

let book: Book
beforeAll(async () => {
  book = (await fullBook()).book
})

interface Posted {
  readonly seq: number
  readonly date: string
  readonly account: string
  readonly fund: string
  readonly subject: number
  readonly amount: number
}

/** The postings as they stand in the file: the figures of the tests are summed from them, one by one. */
const posted = (): Posted[] =>
  book.read((read) =>
    read.all<Posted>(
      `SELECT p.event_seq AS seq, e.effective_date AS date, a.code AS account, f.code AS fund, p.subject, p.amount FROM posting p
       JOIN entry e ON e.id = p.entry JOIN account a ON a.id = p.account JOIN fund f ON f.id = p.fund`,
    ),
  )

const EMERGENCY = { fund: 'EMERGENCY' }

/** What is open on an account of the fund, subject by subject, on both axes. */
function open(account: string, asOf = '9999-12-31', knownAt = Number.MAX_SAFE_INTEGER): Map<number, number> {
  const sums = new Map<number, number>()
  for (const of of posted())
    if (of.account === account && of.fund === EMERGENCY.fund && of.date <= asOf && of.seq <= knownAt)
      sums.set(of.subject, (sums.get(of.subject) ?? 0) + of.amount)
  return new Map([...sums].filter(([, amount]) => amount !== 0))
}

const event = (kind: string, nth = 0): number =>
  book.read((read) => read.all<{ seq: number }>('SELECT seq FROM event WHERE kind = ? ORDER BY seq', kind)[nth]?.seq ?? 0)

/** Points on both axes: now; before and after a release, a settlement, a return; days in between. */
const points = (): Readonly<Record<string, string>>[] => {
  const matched = [0, 1, 2].map((nth) => event('matches_made', nth))
  const released = event('batch_released')
  const seqs = [0, 1, released - 1, released, ...matched.flatMap((seq) => [seq - 1, seq])]
  return [
    {},
    ...seqs.map((seq) => ({ 'known-at': String(seq) })),
    ...['2020-10-29', '2020-11-03', '2020-11-04', '2020-11-09', '2020-11-10', '2030-01-01'].map((day) => ({ 'as-of': day })),
    { 'as-of': '2020-11-04', 'known-at': String(released) },
  ]
}

const bounds = (of: Readonly<Record<string, string>>) => [of['as-of'] ?? '9999-12-31', Number(of['known-at'] ?? Number.MAX_SAFE_INTEGER)] as const

describe.each([
  ['payables', 'liabilities:grants-payable', 'grant'],
  ['in-transit', 'liabilities:payouts-in-transit', 'payout'],
] as const)('%s', (name, account, subject) => {
  it('lists what the postings leave open, and ties to the trial balance, at every point of both axes', () => {
    const seen = new Set<number>()
    for (const at of points()) {
      const report = json(book, name, { ...EMERGENCY, ...at })
      const told = new Map(list(report['items']).map((item) => [Number(item[subject]), -minor(item['money'])]))
      expect([at, told]).toEqual([at, open(account, ...bounds(at))])
      const total = sum(list(report['totals']).map((of) => minor(of['money'])))
      expect([at, total]).toEqual([at, 0 - trial(book, account, at)])
      expect(sum(list(report['totals']).flatMap((of) => list(of['ages']).map((age) => minor(age['money']))))).toBe(total)
      seen.add(total)
    }
    expect(seen.size, 'the points differ (the control)').toBeGreaterThan(3)
  })

  it('gives the same by balances (now) as by postings (known at the head)', () => {
    const now = json(book, name)
    const dated = json(book, name, { 'as-of': '2199-01-01' })
    const bare = (of: Json) => list(of['items']).map(({ ageDays: _age, overdueDays: _over, ...item }) => item)
    expect(bare(dated)).toEqual(bare(now))
    expect(list(now['items']).length).toBeGreaterThan(3)
  })

  it('goes on after the row that is named, and still counts all', () => {
    const all = json(book, name)
    const items = list(all['items'])
    const rest = json(book, name, { after: String(items[1]?.[subject]) })
    expect(rest['items']).toEqual(items.slice(2))
    expect(rest['totals']).toEqual(all['totals'])
  })
})

describe('transfers in transit', () => {
  it('are what the postings leave open, at every point of both axes', () => {
    for (const at of points()) {
      const transfers = json(book, 'in-transit', { ...EMERGENCY, ...at })['transfers'] as Json
      const told = new Map(list(transfers['items']).map((of) => [Number(of['transfer']), (of['money'] as { amount: string }).amount]))
      const due = [...open('assets:transfers-in-transit', ...bounds(at))].map(([id, amount]) => [
        id,
        `${Math.trunc(amount / 100)}.${String(Math.abs(amount % 100)).padStart(2, '0')}`,
      ])
      expect([at, [...told]]).toEqual([at, due])
    }
  })
})

describe('payables', () => {
  it('has the grant that a return opened again, only from its day and its event on', () => {
    const returned = book.read((read) => read.value<number>("SELECT min(event_seq) FROM step WHERE noun = 'payout' AND to_state = 'returned'")) ?? 0
    const first = (options: Readonly<Record<string, string>>) => list(json(book, 'payables', options)['items']).find((item) => item['grant'] === '1')?.['money']
    expect(first({ 'as-of': '2020-11-09' })).toEqual({ amount: '100.00', currency: 'USD' })
    expect(first({ 'as-of': '2020-11-10' })).toEqual({ amount: '400.00', currency: 'USD' })
    expect(first({ 'known-at': String(returned - 1) })).toEqual({ amount: '100.00', currency: 'USD' })
    expect(first({ 'known-at': String(returned) })).toEqual({ amount: '400.00', currency: 'USD' })
  })

  it('tells the age in days and the first day on which something open is due', () => {
    const item = (day: string, grant: string) => list(json(book, 'payables', { 'as-of': day })['items']).find((one) => one['grant'] === grant)
    expect(item('2020-11-09', '1')).toMatchObject({ caseNumber: '2020-000001', since: '2020-11-03', ageDays: 6, dueOn: '2020-12-03', overdueDays: 0 })
    expect(item('2020-12-10', '1')).toMatchObject({ ageDays: 37, dueOn: '2020-11-03', overdueDays: 37 })
  })
})

const BUDGET = { available: 1, setAside: 1, committed: 1, spent: 1, overspent: -1, appropriated: -1 } as const
const CHART: Readonly<Record<string, string>> = { setAside: 'set-aside' }

describe('fund', () => {
  const one = (options: Readonly<Record<string, string>>): Json => list(json(book, 'fund', { fund: 'EMERGENCY', ...options })['funds'])[0] ?? {}

  it('ties to the trial balance at every point, and to its own identity', () => {
    for (const at of points()) {
      const view = one(at)
      for (const [name, sign] of Object.entries(BUDGET))
        expect([at, name, minor(view[name])]).toEqual([at, name, sign * trial(book, `budget:${CHART[name] ?? name}`, at) + 0])
      const of = (name: string) => minor(view[name])
      expect(of('appropriated')).toBe(of('available') + of('setAside') + of('committed') + of('spent') - of('overspent'))
    }
  })

  it('opens a period where the one before it closed, and moves by what is dated in it', () => {
    const [before, view] = [one({ to: '2020-11-04' }), one({ from: '2020-11-05', to: '2020-11-10' })]
    for (const name of Object.keys(BUDGET)) {
      const opening = minor((view['opening'] as Json)[name])
      expect([name, opening]).toEqual([name, minor(before[name])])
      expect(opening + minor((view['inPeriod'] as Json)[name])).toBe(minor(view[name]))
    }
    const spent = posted().filter(
      ({ account, fund, date }) => account === 'budget:spent' && fund === 'EMERGENCY' && date >= '2020-11-05' && date <= '2020-11-10',
    )
    expect(minor((view['inPeriod'] as Json)['spent'])).toBe(sum(spent.map(({ amount }) => amount)))
    expect(spent.length).toBeGreaterThan(2)
  })

  it('shows each donor its own contributions beside the whole fund', () => {
    const all = one({})
    const donors = list(all['donors'])
    expect(donors.map((of) => of['donor'])).toEqual(expect.arrayContaining(['Donor One', 'Donor Two']))
    expect(sum(donors.map((of) => minor(of['agreed'])))).toBe(0 - trial(book, 'income:contributions'))
    expect(sum(donors.map((of) => minor(of['outstanding'])))).toBe(trial(book, 'assets:contributions-receivable'))
    const received = donors.map((of) => minor(of['agreed']) - minor(of['outstanding']))
    expect(donors.map((of) => minor(of['received']) - minor(of['refunded']))).toEqual(received)
    const own = one({ donor: 'Donor Two' })
    expect(list(own['donors']).map((of) => of['donor'])).toEqual(['Donor Two'])
    expect(JSON.stringify(own)).not.toContain('Donor One')
    expect([own['contributed'], own['spent'], own['openItems']]).toEqual([all['contributed'], all['spent'], all['openItems']])
  })

  it('lists what is open by kind, each as the trial balance has it', () => {
    const items = new Map(list(one({})['openItems']).map((of) => [of['what'], minor(of['money'])]))
    expect(items.get('grants payable')).toBe(0 - trial(book, 'liabilities:grants-payable'))
    expect(items.get('payouts in transit')).toBe(0 - trial(book, 'liabilities:payouts-in-transit'))
    expect(items.get('claims')).toBe(trial(book, 'assets:claims'))
    expect(items.get('contributions receivable') ?? 0).toBe(trial(book, 'assets:contributions-receivable'))
  })

  it('shows every fund where none is named, in the digits of its currency', () => {
    const yen = list(json(book, 'fund')['funds']).find((of) => of['fund'] === 'YEN')
    expect(yen).toMatchObject({ appropriated: { amount: expect.stringMatching(/^\d+$/), currency: 'JPY' } })
  })
})

describe('account', () => {
  const accounts = () => list(json(book, 'trial-balance')['rows']).filter((row) => row['currency'] === 'USD')

  it('runs from its opening to the closing of the trial balance, for every account, at every point', () => {
    expect(new Set(accounts().map((row) => row['account'])).size).toBeGreaterThan(10)
    for (const at of [{}, { 'as-of': '2020-11-05' }, { 'known-at': String(event('matches_made')) }])
      for (const row of accounts()) {
        const options = { account: String(row['account']), fund: String(row['fund']), from: '2020-11-04', ...at }
        const view = list(json(book, 'account', options)['accounts']).find((of) => of['currency'] === 'USD') ?? {}
        const postings = list(view['postings'])
        let balance = minor(view['opening'])
        for (const posting of postings) {
          balance += minor(posting['money'])
          expect(minor(posting['balance'])).toBe(balance)
        }
        expect([options, minor(view['closing'])]).toEqual([options, balance])
        expect(balance).toBe(trial(book, options.account, at, options.fund))
      }
  })

  it('goes on where a part of it ended, with the balance of there', () => {
    const whole = list(json(book, 'account', { account: 'USD-1' })['accounts'])[0] ?? {}
    const rest = list(json(book, 'account', { account: 'USD-1', after: '3' })['accounts'])[0] ?? {}
    const postings = list(whole['postings'])
    expect(postings.length).toBeGreaterThan(5)
    expect(rest['postings']).toEqual(postings.slice(3))
    expect([whole['cut'], rest['cut']]).toEqual([null, { shown: postings.length - 3, of: postings.length, next: null }])
  })

  it('takes a bank account by its own code, and names grants and payouts as people do', () => {
    const bank = list(json(book, 'account', { account: 'USD-1' })['accounts'])[0]
    expect(bank).toMatchObject({ account: 'assets:bank:USD-1', currency: 'USD' })
    const names = list(list(json(book, 'account', { account: 'budget:committed' })['accounts'])[0]?.['postings']).map((of) => of['of'])
    expect(names).toContain('2020-000001')
    expect(made(book, 'account', { account: 'liabilities:payouts-in-transit' }).tables[0]?.rows.flat()).toContainEqual(
      expect.stringMatching(/^TO[A-Z]{10}\d\d$/),
    )
  })
})

describe('reconciliation', () => {
  const at = (options: Readonly<Record<string, string>>) => json(book, 'reconciliation', { account: 'USD-1', ...options })
  const figures = (of: Json) => [minor(of['ledgerBalance']), minor(of['statementBalance']), list(of['items']).map((item) => item['line'])]

  it('ties ledger and bank at every point of both axes, and the ledger to the trial balance', () => {
    const opened = event('bank_account_opened')
    expect(() => at({ 'known-at': String(opened - 1) })).toThrow('no bank account')
    for (const options of points().filter((of) => Number(of['known-at'] ?? opened) >= opened)) {
      const of = at(options)
      expect([options, minor(of['difference'])]).toEqual([options, 0])
      const day = { 'as-of': String(of['asOf']), ...options }
      expect([options, minor(of['ledgerBalance'])]).toEqual([options, trial(book, 'assets:bank:USD-1', day)])
    }
  })

  it('knows the lines of a statement, and what matched them, from their events on', () => {
    const [imported, matched] = [event('statement_imported'), event('matches_made')]
    const open = (known: number) => list(at({ 'as-of': '2020-11-07', 'known-at': String(known) })['items']).length
    const lines = open(imported)
    expect([open(imported - 1), lines > 5, open(matched) < lines]).toEqual([0, true, true])
    expect(figures(at({ 'as-of': '2020-11-07', 'known-at': String(imported) }))[0]).toBe(25_000)
  })
})
