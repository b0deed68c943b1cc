import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesIn, itemInWords } from '../../src/pages/console/match/one-line.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, money, policy } from '../commands/cases-world.ts'
import { ConsoleWorld, plain, type Visitor } from './console-world.ts'

const PAGE_MOST = 60 * 1024
const COUNT = 205
const AT = '/accounts/B/match'

const slipped = (reference: string): string => `${reference.slice(0, 5)}${reference[5] === 'X' ? 'Y' : 'X'}${reference.slice(6)}`

describe('itemInWords', () => {
  const payout = { reference: 'TOABCDEFGHJK42', money: money('3000.00'), payee: { name: 'Aýna Berdiýewa' } }
  const line = { bookedOn: '2020-11-02', money: money('-3000.00'), counterparty: 'Ж'.repeat(70), narrative: '<&>'.repeat(40) }
  const item = { lines: [line], payouts: [payout], payoutCount: 1, kind: 'settlement' } as unknown as Parameters<typeof itemInWords>[1]

  it('always tells day, amount, reference and payee; who and what the line says as far as there is room', () => {
    for (const language of ['en', 'ru'] as const)
      for (const most of [130, 160, 240, 800, 2000]) {
        const words = itemInWords(language, item, most)
        expect(words, String(most)).toMatch(/^2 \S+ 2020.* [-−]?3.000[.,]00.TRY .*→ TOABCDEFGHJK42 · Aýna Berdiýewa/)
        expect(bytesIn(words)).toBeLessThanOrEqual(most)
      }
    expect(itemInWords('en', item, 240)).toMatch(/Ж…? → /)
    expect(itemInWords('en', item, 2000)).toContain(`${'Ж'.repeat(70)} → TOABCDEFGHJK42 · Aýna Berdiýewa · ${'<&>'.repeat(20)}`)
  })
})

/** More suggestions of one reason than one act confirms, with the longest that banks write beside them. */
describe('confirming hundreds together', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let v: Visitor

  beforeAll(async () => {
    await w.found({}, '700000.00')
    const kept = ['citizen', 'host', 'caps', 'payee', 'own-payee']
    await w.programme('A', { criteria: (policy()['criteria'] as Json[]).filter(({ code }) => kept.includes(code)) })
    for (let n = 0; n < COUNT; n += 1) await w.apply({}, 'A')
    for (const many of [200, COUNT - 200]) {
      await w.post('officer', '/programmes/A/automatic-checks')
      const all = (await w.get('/applications?programme=A&limit=200')).items
      const checking = [...all, ...(await w.get(`/applications?programme=A&limit=200&cursor=${all.at(-1).id}`)).items]
        .filter(({ state }: Json) => state === 'received' || state === 'checking')
        .slice(0, many)
      await w.post('officer', '/programmes/A/recommendations', { items: checking.map(({ id }: Json) => ({ application: id })), note: 'in order' })
      const items = (await w.get('/applications?programme=A&state=recommended&limit=200')).items.map(({ id, expected }: Json) => ({
        application: id,
        digest: expected.digest,
      }))
      await w.post('approver', '/programmes/A/approvals', { expected: { count: items.length, total: money(`${items.length * 3000}.00`) }, items })
    }
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.release(batch)
    w.book_(70_000_000, 'Gelen havale')
    const filler = "ÖĞRENCİ YARDIMI & 'ÜÇÜNCÜ ÖDEME' İŞLEMİ ŞUBEDEN"
    for (const p of batch.payouts) w.book_(-300_000, `EFT ${slipped(p.reference)} ${filler}`, `${p.payee.name} ${p.payee.name}`)
    await w.reconcile()
    v = await c.enter('finance@example.org')
  })
  afterAll(() => {
    c.close()
    w.close()
  })

  const settled = async () => (await w.get('/payouts?state=settled&limit=200', 'finance')).items.length
  const ids = (text: string) => [...text.matchAll(/name="proposals" value="(\d+)"/g)].map(([, id]) => id ?? '')

  it('shows two hundred on a page of 60 KB at most in both languages, and confirms them in one act', async () => {
    for (const language of ['ru', 'en']) {
      v.language = language
      const page = await v.get(`${AT}/together?reason=reference_one_edit`)
      expect(ids(page.text)).toHaveLength(200)
      expect(Buffer.byteLength(page.text), language).toBeLessThanOrEqual(PAGE_MOST)
    }
    const page = await v.get(`${AT}/together?reason=reference_one_edit`)
    // What the bank tells, what it is taken for, and whom it pays are there whole
    const [proposal] = (await w.get('/bank-accounts/B/proposals', 'finance')).items
    const payout = await w.payout({ id: proposal.payouts[0] })
    expect(plain(page)).toContain(`→ ${payout.reference} · ${payout.payee.name}`)
    expect(plain(page)).toMatch(/2 November 2020 −?-?3 000\.00 TRY/)
    const next = /href="([^"]*cursor=[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(ids((await v.get(next)).text)).toHaveLength(COUNT - 200)
    const head = w.head()
    await v.follow(page, `${AT}/together/confirm-all`, { proposals: ids(page.text) })
    expect([w.head(), await settled()]).toEqual([head + 1, 200])
    const rest = await v.get(`${AT}/together?reason=reference_one_edit`)
    expect(ids(rest.text)).toHaveLength(COUNT - 200)
    // With room, the line's own words stand there too
    expect(plain(rest)).toContain('ÖĞRENCİ YARDIMI')
  })
})
