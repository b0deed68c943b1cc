import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import type { Json } from './cases-world.ts'

let w: BankWorld

beforeEach(async () => {
  w = new BankWorld()
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

const breakNow = (of: Json) => w.get(`/breaks/${of.id}`, 'finance')

describe('a receipt that is sent back', () => {
  it('offers no action that would be refused while it waits, ends by its line, and has its actions again when it was taken in by mistake', async () => {
    w.book_(50_000, 'Bilinmeyen gelen')
    await w.reconcile()
    const [of] = (await w.breaks()).filter((b) => b.kind === 'unknown_receipt' && Number(b.line) > 0 && b.evidence.length > 0).slice(-1)
    const first = await w.post('finance', `/breaks/${of?.id}/resolution`, { action: 'send_back', note: 'nobody knows the sender' })
    expect(await breakNow(of)).toMatchObject({ state: 'waiting', toSendBack: { amount: '500.00', currency: 'TRY' }, actions: [] })

    await w.post('finance', `/matches/${first.match.id}/reversal`, { reason: 'a student after all' })
    expect(await breakNow(of)).toMatchObject({ state: 'open', actions: ['match', 'send_back'] })

    await w.post('finance', `/breaks/${of?.id}/resolution`, { action: 'send_back', note: 'not a student' })
    w.book_(-50_000, 'Geri gonderme')
    await w.reconcile()
    const line = (await w.open()).find((l) => l.narrative.startsWith('Geri'))
    await w.post('finance', '/matches', { lines: [line?.id], kind: 'claim', break: of?.id, note: 'sent back' })
    expect(await breakNow(of)).toMatchObject({ state: 'resolved', actions: [] })
    expect(await breakNow(of)).not.toHaveProperty('toSendBack')
    expect(await w.difference()).toBe('0.00')
    await w.balances()
  })
})
