import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import { iban, type Json } from './cases-world.ts'

let w: BankWorld

beforeEach(async () => {
  w = new BankWorld()
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

const claim = async (kind: string): Promise<Json> => {
  const [of] = (await w.breaks()).filter((b) => b.kind === kind)
  expect(await w.post('finance', `/breaks/${of?.id}/resolution`, { action: 'claim_back', note: 'asked the bank' })).toMatchObject({ state: 'claimed' })
  return of as Json
}
/** What the last run proposes, but the donor's money of each world. */
const proposed = async (): Promise<string[]> =>
  (await w.get('/bank-accounts/B/proposals', 'finance')).items
    .filter((p: Json) => p.kind !== 'contribution')
    .map((p: Json) => `${p.kind} ${p.payouts} ${p.preselected ? 'preselected' : 'open'}`)

describe("a receipt with a payout's reference", () => {
  const elsewhere = iban('TR', '0006400000999999999999')

  it('is a proposal where a payment to another account is claimed, though a right line settled the payout since', async () => {
    const [payout] = (await w.instructed(1)).payouts
    w.book_(-300_000, `Havale ${payout.reference} ${elsewhere}`)
    await w.reconcile()
    const of = await claim('payee_differs')
    w.book_(-300_000, `Havale ${payout.reference} ${payout.payee.iban}`)
    await w.reconcile()
    expect((await w.payout(payout)).state).toBe('settled')
    w.book_(300_000, `Iade ${payout.reference}`)
    await w.reconcile()
    expect((await w.payout(payout)).state).toBe('settled')
    expect((await proposed()).sort()).toEqual([`claim ${payout.id} open`, `return ${payout.id} open`])
    const line = (await w.open()).find((l) => l.narrative.startsWith('Iade'))
    await w.post('finance', '/matches', { lines: [line?.id], kind: 'claim', payouts: [payout.id], note: 'it is the claim' })
    expect(await w.get(`/breaks/${of.id}`, 'finance')).toMatchObject({ state: 'resolved' })
    expect(await w.difference()).toBe('0.00')
    await w.balances()
  })

  it("is a proposal for each payout of a batch of which a second payment is claimed, by the payout's reference and by the batch's", async () => {
    const batch = await w.instructed(3)
    for (const text of ['Toplu', 'Toplu tekrar']) w.book_(-900_000, `${text} ${batch.reference}`)
    await w.reconcile()
    await claim('duplicate_payment')
    w.book_(300_000, `Iade ${batch.payouts[2].reference}`)
    await w.reconcile()
    expect(await Promise.all(batch.payouts.map(async (p: Json) => (await w.payout(p)).state))).toEqual(['settled', 'settled', 'settled'])
    expect(await proposed()).toContain(`return ${batch.payouts[2].id} open`)
    await w.balances()
  })
})
