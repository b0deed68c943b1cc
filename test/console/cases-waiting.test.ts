import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import type { Json } from '../commands/cases-world.ts'
import { ConsoleWorld, type PageSeen, type Visitor } from './console-world.ts'

/** More cases wait for an officer for one reason than a page shows. */

const MANY = 52

describe('cases that wait for a case officer', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let officer: Visitor
  let all: string[]
  beforeAll(async () => {
    await w.found({}, '200000.00')
    officer = await c.enter('officer@example.org')
    for (const _half of [1, 2]) w.contribution()
    const cases: Json[] = []
    for (let n = 0; n < MANY; n += 1) cases.push(await w.approved())
    all = cases.map(({ caseNumber }) => caseNumber)
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.release(batch)
    for (const p of batch.payouts) w.book_(-300_000, `Havale ${p.reference}`)
    await w.reconcile()
    for (const p of batch.payouts) w.book_(300_000, `Iade ${p.reference}`)
    await w.reconcile()
  })
  afterAll(() => {
    c.close()
    w.close()
  })

  const shown = (page: PageSeen) => [...page.text.matchAll(/<a href="\/cases\/\d+">([\d-]+)</g)].map(([, number = '']) => number)

  it('are paged as every list is: none is beyond reach', async () => {
    const first = await officer.get('/cases?waits=returned')
    expect(shown(first)).toEqual(all.slice(0, 50))
    const [, next = ''] = /href="(\/cases\?[^"]*cursor=[^"]*)"/.exec(first.text) ?? []
    const second = await officer.get(next.replaceAll('&amp;', '&'))
    expect(shown(second)).toEqual(all.slice(50))
    expect(second.text).not.toContain('cursor=')
    expect(second.text, 'the way back').toContain('href="/cases?waits=returned"')
  })

  it('are not asked for by a place that is none', async () => {
    expect((await officer.get('/cases?waits=returned&cursor=x')).status).toBe(422)
  })
})
