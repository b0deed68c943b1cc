import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import { DAY, money } from '../commands/cases-world.ts'
import { ConsoleWorld, plain } from './console-world.ts'

describe('the page of a closed fund', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  afterAll(() => {
    c.close()
    w.close()
  })

  const came = async (minor: number, text: string, how: Record<string, unknown>): Promise<void> => {
    w.book_(minor, text)
    await w.reconcile()
    const line = (await w.get('/bank-accounts/B/lines?state=open', 'finance')).items.at(-1)
    await w.post('finance', '/matches', { lines: [line?.id], note: 'as the notice says', ...how })
  }
  beforeAll(async () => {
    await w.found()
    await came(10_000_000, 'BAGIS', { kind: 'contribution', contributions: ['1'] })
    await w.post('finance', '/funds/F/closure', { expected: { donorRefunds: money('100000.00') } })
    await came(-10_000_000, 'REFUND', { kind: 'refund', contributions: ['1'] })
  })

  it('leads a fund that a later charge left short to what covers it, and to its reduction where that does not come', async () => {
    const finance = await c.enter('finance@example.org')
    const done = await finance.get('/funds/F')
    expect(plain(done)).toContain('nothing came since that is owed to its donors')
    for (const form of ['closure', 'contribution', 'set-aside', 'reduction']) expect(done.text).not.toContain(`action="/funds/F/${form}"`)
    await came(-500, 'MASRAF', { kind: 'charge' })
    const short = await finance.get('/funds/F')
    expect(plain(short)).toContain('It takes what it lacks, and no more')
    for (const form of ['closure', 'set-aside', 'reduction']) expect(short.text).not.toContain(`action="/funds/F/${form}"`)
    expect(short.text).not.toContain('name="before"')
    const given = await finance.follow(short, '/funds/F/contribution', { donor: 'Helper', money: '5.00', date: DAY, bankAccount: 'B' })
    expect(given.text).not.toContain('action="/funds/F/contribution"')
    expect(given.text).toContain('action="/funds/F/reduction"')
  })
})

describe('a case of a closed fund, when its money came back', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  afterAll(() => {
    c.close()
    w.close()
  })

  it('leads to its cancellation, and asks for no other payee, whom nothing could be paid', async () => {
    await w.found()
    w.contribution()
    const of = await w.approved()
    const { payouts } = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] })
    const batch = await w.get(`/payout-batches/${payouts[0].batch}`, 'finance')
    await w.post('releaser', `/payout-batches/${batch.id}/release`, { expected: { count: batch.count, total: batch.total, digest: batch.digest } })
    w.book_(-300_000, `Havale ${payouts[0].reference}`)
    await w.reconcile()
    const gift = (await w.get('/bank-accounts/B/lines?state=open', 'finance')).items[0]
    await w.post('finance', '/matches', { lines: [gift.id], kind: 'contribution', contributions: ['1'], note: 'as the notice says' })
    await w.post('finance', '/funds/F/closure', { expected: { donorRefunds: money('97000.00') } })
    w.book_(300_000, `IADE ${payouts[0].reference}`)
    await w.reconcile()
    const [late] = await w.breaks()
    await w.post('finance', `/breaks/${late.id}/resolution`, { action: 'match', note: 'came late' })
    const [officer, approver] = [await c.enter('officer@example.org'), await c.enter('approver@example.org')]
    const page = await officer.get(`/cases/${of.id}`)
    expect(plain(page)).toContain('The fund is closed: nothing more is paid from it. An approver cancels what is left of the grant')
    expect(page.text).not.toContain(`action="/cases/${of.id}/payee"`)
    const theirs = await approver.get(`/cases/${of.id}`)
    expect(theirs.text).toContain('href="#cancel"')
    await approver.follow(theirs, `/cases/${of.id}/cancel`, { reasonTold: 'no_money_left', reason: 'the fund is closed' })
    expect(plain(await officer.get(`/cases/${of.id}`))).not.toContain('nothing more is paid from it')
  })
})
