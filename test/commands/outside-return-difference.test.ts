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

describe('a return of another amount, answered by its break without the difference', () => {
  it.each([
    ['less', 280_000, 'charge', 'resolved'],
    ['more', 300_500, 'unidentified', 'waiting'],
  ])('is told what to name: %s', async (_, minor, difference, state) => {
    const [payout] = (await w.instructed(1)).payouts
    w.book_(-300_000, `EFT ${payout.reference}`)
    w.book_(minor, `IADE ${payout.reference}`)
    await w.reconcile()
    const of = (await w.breaks()).find((b: Json) => b.kind === 'unknown_receipt' && b.payout === payout.id)
    const answer = { action: 'match', match: { kind: 'return', payouts: [payout.id] }, note: 'it came back' }
    const path = `/breaks/${of?.['id']}/resolution`
    const told = await w.refused([422, 'amount_differs'], 'finance', path, answer)
    expect(told['detail']).toBe('Another amount came back than left: name the difference, charge where less came and unidentified where more did.')
    expect(await w.post('finance', path, { ...answer, difference })).toMatchObject({ state })
    expect((await w.payout(payout)).state).toBe('returned')
  })
})
