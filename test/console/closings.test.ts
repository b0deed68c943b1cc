import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import { DAY, type Json } from '../commands/cases-world.ts'
import { ConsoleWorld, plain, type Visitor } from './console-world.ts'

describe('closings', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let finance: Visitor
  let releaser: Visitor
  let payout: Json
  afterAll(() => {
    c.close()
    w.close()
  })
  beforeAll(async () => {
    await w.found()
    finance = await c.enter('finance@example.org')
    releaser = await c.enter('releaser@example.org')
    const batch = await w.instructed(1)
    payout = batch.payouts[0]
    w.contribution()
    w.book_(-300_000, `Havale ${payout.reference}`)
    w.book_(-12_300, 'Bilinmeyen')
    await w.reconcile()
  })
  const get = (path: string, v = finance) => {
    c.now += 1100
    return v.get(path)
  }

  it('is drawn up on the reconciliation statement that was seen, and refused once that has changed', async () => {
    const page = await get(`/closings/new?account=B&asOf=${DAY}`)
    expect(plain(page)).toContain('unknown payment')
    expect(plain(page)).toContain('\u2212123.00 TRY')
    expect(plain(page), 'the books and the open lines make what the bank says').toMatch(
      /By the books −3 000\.00 TRY Open lines together 99 877\.00 TRY By the bank 96 877\.00 TRY Difference 0\.00 TRY/,
    )
    const wrong = await finance.send(page, '/closings/new/draw-up', { ledger: '1.00' })
    expect(wrong.status).toBe(409)
    expect(plain(wrong)).toContain('It has changed since you opened it')
    expect(plain(wrong), 'the statement stands there again').toContain('Reconciliation statement of B')
    expect((await get('/closings/new?account=B&asOf=31.12.2020')).text).toContain('aria-invalid="true"')
    const closing = await finance.follow(page, '/closings/new/draw-up')
    expect(plain(closing)).toContain('It waits for a releaser')
    expect(closing.text).not.toContain('/approve"')
  })

  it('is approved by another person, and its statement stays as it was seen', async () => {
    const queue = await get('/closings', releaser)
    const [, id] = /\/closings\/(\d+)/.exec(queue.text) ?? []
    const before = await get(`/closings/${id}`, releaser)
    const unseen = await releaser.send(before, `/closings/${id}/approve`, { digest: 'a'.repeat(64), key: 'seen-otherwise' })
    expect(unseen.status).toBe(409)
    expect(plain(unseen)).toContain('It has changed since you opened it')
    expect(await w.get(`/closings/${id}`, 'finance')).toMatchObject({ state: 'drawn_up' })
    const after = await releaser.follow(before, `/closings/${id}/approve`)
    expect(plain(after)).toContain('The closing is approved.')
    expect(plain(after), 'the line was parked, but it is what was open').toContain('\u2212123.00 TRY')
    expect(await w.get(`/closings/${id}`, 'finance')).toMatchObject({ state: 'approved' })
    const late = await releaser.send(before, `/closings/${id}/approve`, { key: 'another-key' })
    expect(late.status).toBe(409)
  })

  it('says to who drew it up that a colleague approves it', async () => {
    w.hoursPass(24)
    const hats = await c.enter('hats@example.org')
    const page = await get('/closings/new?account=B&asOf=2020-11-03', hats)
    const closing = await hats.follow(page, '/closings/new/draw-up')
    expect(plain(closing)).toContain('You drew it up: a colleague approves it.')
    expect(closing.text).not.toContain('/approve"')
  })

  it('closes a period, and gives a pack with statement, trial balance, open items, exceptions and the seal of the books', async () => {
    const fresh = await get('/periods/new')
    expect(plain(fresh)).toContain('B 2 November 2020')
    const early = await finance.send(fresh, '/periods/new/draw-up', { closedThrough: '2020-11-03' })
    expect(early.status).toBe(409)
    expect(early.text).toContain('value="2020-11-03"')
    const period = await finance.follow(fresh, '/periods/new/draw-up', { closedThrough: DAY })
    const [, id] = /\/periods\/(\d+)\/pack/.exec(period.text) ?? []
    const page = await get(`/periods/${id}`, releaser)
    expect((await releaser.send(page, `/periods/${id}/approve`, { digest: 'a'.repeat(64), key: 'other-closings' })).status).toBe(409)
    const closed = await releaser.follow(page, `/periods/${id}/approve`)
    expect(plain(closed)).toContain('The period is closed.')
    const pack = await get(`/periods/${id}/pack`)
    const text = plain(pack)
    const sealed = w.book.read((read) => read.value<Buffer>("SELECT s.hash FROM seal s JOIN event e ON e.seq = s.event_seq WHERE e.kind = 'period_approved'"))
    expect(text).toContain(sealed?.toString('hex') ?? 'no seal')
    expect(text).toContain('Closing pack to 2 November 2020')
    expect(text).toContain('Reconciliation statement of B to 2 November 2020')
    expect(text).toContain('\u2212123.00 TRY unknown payment finance 0')
    expect(text).toContain('Bank account B books F 96 877.00 TRY')
    expect(text).toContain('the operator')
    const later = await w.approved()
    expect(later.state).toBe('approved')
    const again = await get(`/periods/${id}/pack`)
    expect(plain(again), 'what comes later changes nothing of it').toBe(text)
  })

  it('shows every page in both languages, and exports the list', async () => {
    for (const language of ['en', 'ru'])
      for (const v of [finance, releaser])
        for (const path of ['/closings', '/closings/1', '/closings/1/pack', '/periods/1', '/periods/1/pack']) {
          v.language = language
          const page = await get(path, v)
          expect(page.status, `${path} ${language}`).toBe(200)
          expect(page.text.length, path).toBeLessThan(60_000)
          if (language === 'ru') expect(plain(page)).toContain('Закрыт')
        }
    expect((await get('/closings/export?format=csv')).text).toContain(`B,${DAY},-3000.00,96877.00,TRY,approved,finance,`)
    expect((await get('/closings/99')).status).toBe(404)
  })
})
