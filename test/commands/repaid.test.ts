import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import type { Json } from './cases-world.ts'

/** 3000.00 left; its payee paid some of it back, which a person took for a repayment. */
describe('a payout that was repaid', () => {
  let w: BankWorld
  let p: Json
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
    ;({
      payouts: [p],
    } = await w.instructed(1))
  })
  afterEach(() => w.close())

  const left = async (): Promise<void> => {
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    await w.reconcile()
  }

  const repayment = async (minor: number, text: string): Promise<readonly [string, Json]> => {
    w.book_(minor, text)
    await w.reconcile()
    const line = (await w.open()).find((l) => l.narrative === text)
    return ['/matches', { lines: [line?.id], payouts: [p.id], kind: 'repayment', note: 'as the student wrote' }]
  }

  it('is one that left: what never left, or came back, is not repaid', async () => {
    await w.refused([422, 'match_not_allowed'], 'finance', ...(await repayment(10_000, 'GERI ODEME 1')))
    await left()
    w.book_(300_000, `IADE ${p.reference}`)
    await w.reconcile()
    expect((await w.payout(p)).state).toBe('returned')
    await w.refused([422, 'match_not_allowed'], 'finance', ...(await repayment(10_000, 'GERI ODEME 2')))
    expect(await w.balances()).toMatchObject({ 'budget:committed': 300_000 })
  })

  it('is repaid no more than left for it, in parts', async () => {
    await left()
    await w.post('finance', ...(await repayment(200_000, 'GERI ODEME 1')))
    await w.refused([422, 'match_not_allowed'], 'finance', ...(await repayment(100_001, 'GERI ODEME 2')))
    await w.post('finance', ...(await repayment(100_000, 'GERI ODEME 3')))
    expect((await w.balances())['budget:spent']).toBeUndefined()
  })

  it('does not come back as well: the receipt with its reference is a break, until the repayment is undone', async () => {
    await left()
    const made = await w.post('finance', ...(await repayment(295_000, 'GERI ODEME')))
    w.book_(300_000, `IADE ${p.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 0 })
    expect((await w.get('/bank-accounts/B/proposals', 'finance')).items.filter((of: Json) => of.kind === 'return')).toEqual([])
    expect((await w.payout(p)).state).toBe('settled')
    const of = (await w.breaks()).find((b) => b.kind === 'unknown_receipt' && b.evidence.some((e: Json) => e.feature === 'reference'))
    const match = { kind: 'return', payouts: [p.id], note: 'its return' }
    await w.refused([422, 'match_not_allowed'], 'finance', `/breaks/${of?.id}/resolution`, { action: 'match', note: 'its return', match })
    await w.post('finance', `/matches/${made.id}/reversal`, { reason: 'that was a donor' })
    await w.post('finance', `/breaks/${of?.id}/resolution`, { action: 'match', note: 'its return', match })
    expect((await w.payout(p)).state).toBe('returned')
    expect(await w.balances()).toMatchObject({ 'budget:committed': 300_000 })
    expect(await w.difference()).toBe('0.00')
  })

  it('is not on its way again while the repayment stands: that is undone first', async () => {
    await left()
    const made = await w.post('finance', ...(await repayment(300_000, 'GERI ODEME')))
    const [settlement] = (await w.get(`/matches?payout=${p.id}`, 'finance')).items
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${settlement.id}/reversal`, { reason: 'no' })
    await w.post('finance', `/matches/${made.id}/reversal`, { reason: 'no' })
    await w.post('finance', `/matches/${settlement.id}/reversal`, { reason: 'no' })
    expect((await w.payout(p)).state).toBe('instructed')
  })
})
