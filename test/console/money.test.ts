import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import { DAY, money } from '../commands/cases-world.ts'
import { ConsoleWorld, plain, type Visitor } from './console-world.ts'

describe('money', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let finance: Visitor
  afterAll(() => {
    c.close()
    w.close()
  })
  beforeAll(async () => {
    await w.found()
    finance = await c.enter('finance@example.org')
  })
  const get = (path: string, v = finance) => {
    c.now += 1100
    return v.get(path)
  }

  it('shows funds, what is to pay, ordered, to reconcile and to clear up, and money over time with its table', async () => {
    expect(plain(await get('/money')), 'agreed, and not received').toContain('F Students abroad 100 000.00 TRY 100 000.00 TRY 0.00 TRY')
    const batch = await w.instructed(2)
    await w.approved()
    w.contribution()
    w.book_(-300_000, `Havale ${batch.payouts[0].reference}`)
    w.book_(-12_300, 'Bilinmeyen')
    await w.reconcile()
    const page = await get('/money')
    const text = plain(page)
    expect(text).toContain('Prepare batch')
    // Agreed 100000.00, its line not matched yet; three grants promised, one of them spent
    expect(text).toContain('F Students abroad 100 000.00 TRY 100 000.00 TRY 6 000.00 TRY 3 000.00 TRY 0.00 TRY 91 000.00 TRY open')
    expect(text).toContain('P TRY now 1 3 000.00 TRY')
    const [{ id: line }] = (await w.get('/bank-accounts/B/lines?state=open', 'finance')).items.filter(
      (one: { money: { amount: string } }) => one.money.amount === '100000.00',
    )
    const [{ id: agreed }] = (await w.get('/funds/F/contributions', 'finance')).items
    await w.post('finance', '/matches', { lines: [line], contributions: [agreed], kind: 'contribution', note: 'the donor tells so' })
    expect(plain(await get('/money')), 'its line has come').toContain('F Students abroad 100 000.00 TRY 0.00 TRY 6 000.00 TRY')
    expect(text).toContain('F 1 3 000.00 TRY 3 000.00 TRY 0.00 TRY')
    expect(text).toMatch(/unknown payment 1 1 0 0 0 days/)
    expect(text).toContain('November 2020 100 000.00 TRY 9 000.00 TRY 3 000.00 TRY')
    expect(page.text.match(/<rect [^>]*height="(?!10")[\d.]+"/g), 'a bar for each of the month’s three sums').toHaveLength(3)
    expect(page.text).not.toMatch(/ style=|<script(?! src)/)
    expect(page.text.length).toBeLessThan(60_000)
  })

  it('hangs what was taken back below the line', async () => {
    const [contribution] = (await w.get('/funds/F/contributions', 'finance')).items
    expect(contribution.money).toEqual(money('100000.00'))
    w.hoursPass(24 * 30)
    const refused = await w.approved()
    await w.post('approver', `/grants/${refused.grant.id}/cancellation`, { reason: 'left' })
    const [old] = (await w.get('/grants?state=approved', 'finance')).items
    await w.post('approver', `/grants/${old.id}/cancellation`, { reason: 'left' })
    expect(plain(await get('/money'))).toContain('December 2020 0.00 TRY \u22123 000.00 TRY 0.00 TRY')
  })

  it('opens a fund, and records and reduces what a donor gives', async () => {
    const fresh = await get('/funds/new')
    const wrong = await finance.send(fresh, '/funds/new/open', { code: 'G 1', name: '', currency: 'EUR', projectCode: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('href="#open-code"')
    expect(wrong.text).toContain('value="G 1"')
    const fund = await finance.follow(wrong, '/funds/new/open', { code: 'G', name: 'Gulf', currency: 'eur', projectCode: 'WBS.7' })
    expect(plain(fund)).toContain('The fund is open.')
    expect(plain(fund)).toContain('WBS.7')
    const given = { donor: 'Norway', money: '1 500', date: '2020-12-01', bankAccount: 'B', reference: 'N-1' }
    const recorded = await finance.follow(fund, '/funds/G/contribution', given)
    expect(plain(recorded)).toContain('Norway 1 December 2020 B N-1 1 500.00 EUR 1 500.00 EUR')
    const future = await finance.send(recorded, '/funds/G/contribution', { ...given, date: '2030-01-01' })
    expect(future.status).toBe(422)
    expect(future.text).toContain('value="Norway"')
    const [row] = (await w.get('/funds/G/contributions', 'finance')).items
    const reduced = await finance.follow(recorded, '/funds/G/reduction', { contribution: row.id, money: '500.00', note: 'told by letter' })
    expect(plain(reduced)).toContain('1 000.00 EUR')
    const csv = await get('/funds/G/contributions?format=csv')
    expect(csv.text).toContain('Norway,2020-12-01,B,N-1,1500.00,1000.00,0.00,0.00,EUR')
  })

  it('sets money aside and frees it, in Russian with a comma', async () => {
    finance.language = 'ru'
    const page = await get('/funds/F')
    const aside = await finance.follow(page, '/funds/F/set-aside', { money: '1\u00a0000,5', note: 'накладные' })
    expect((await w.get('/funds/F')).setAside).toEqual(money('1000.50'))
    const beyond = await finance.send(aside, '/funds/F/set-aside', { money: '-2000', note: 'слишком' })
    expect(beyond.status).toBe(422)
    expect(plain(beyond).replaceAll('\u00a0', ' ')).toContain('В фонде F отложено только 1 000,50 TRY.')
    const empty = await finance.send(aside, '/funds/F/set-aside', { money: '10', note: '' })
    expect(plain(empty)).toContain('нужно заполнить')
    await finance.follow(aside, '/funds/F/set-aside', { money: '-1000,50', note: 'обратно' })
    expect((await w.get('/funds/F')).setAside).toEqual(money('0.00'))
    finance.language = 'en'
  })

  it('closes a fund on the sum that was seen, once nothing stands in the way', async () => {
    const open = await get('/funds/F')
    expect(plain(open)).toContain('These stand in the way:')
    expect(open.text).not.toContain('action="/funds/F/closure"')
    const made = await w.post('finance', '/funds', { code: 'H', name: 'Short', currency: 'TRY' })
    expect(made.state).toBe('open')
    await w.post('finance', '/funds/H/contributions', { donor: 'D', money: money('5.00'), date: DAY, bankAccount: 'B' })
    const [row] = (await w.get('/funds/H/contributions', 'finance')).items
    const page = await get('/funds/H')
    expect(plain(page)).toContain('contributions still expected')
    await w.post('finance', `/funds/H/contributions/${row.id}/reduction`, { money: money('5.00'), note: 'never came' })
    const clear = await get('/funds/H')
    const wrong = await finance.send(clear, '/funds/H/closure', { amount: '5.00' })
    expect(wrong.status).toBe(409)
    expect(plain(wrong)).toContain('It has changed since you opened it')
    const closed = await finance.follow(clear, '/funds/H/closure')
    expect(plain(closed)).toContain('The fund is closed.')
    expect(await w.get('/funds/H')).toMatchObject({ state: 'closed' })
    expect(plain(closed)).toContain('nothing came since that is owed to its donors')
    for (const form of ['closure', 'contribution', 'set-aside', 'reduction']) expect(closed.text).not.toContain(`action="/funds/H/${form}"`)
  })

  it('records exchange rates, the newest first', async () => {
    const page = await get('/rates')
    const first = await finance.follow(page, '/rates/record', { from: 'usd', to: 'try', rate: '7.85', date: DAY, source: 'central bank' })
    const second = await finance.follow(first, '/rates/record', { from: 'EUR', to: 'TRY', rate: '9.15', date: DAY, source: 'central bank' })
    expect(plain(second)).toMatch(/EUR TRY 9\.15.*USD TRY 7\.85/)
    const wrong = await finance.send(second, '/rates/record', { from: 'USD', to: 'USD', rate: '1', date: DAY, source: 'x' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('value="USD"')
  })

  it('is read by an auditor, who changes nothing, and by nobody else', async () => {
    const auditor = await c.enter('auditor@example.org')
    for (const path of ['/money', '/funds/F', '/rates']) {
      const page = await get(path, auditor)
      expect(page.status).toBe(200)
      expect(page.text, path).not.toMatch(/<form method="post"(?! action="\/sign-out")/)
    }
    expect(plain(await get('/money', auditor))).not.toContain('Prepare batch')
    const releaser = await c.enter('releaser@example.org')
    for (const path of ['/money', '/funds/F', '/rates', '/batches/new', '/payouts']) expect((await get(path, releaser)).status, path).toBe(403)
    const officer = await c.enter('officer@example.org')
    for (const path of ['/release', '/release/1', '/closings', '/payouts/1', '/batches/1', '/batches/1/payment-file', '/payouts/1/voucher'])
      expect((await get(path, officer)).status, path).toBe(403)
  })
})
