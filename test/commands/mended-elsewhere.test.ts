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

const ELSEWHERE = iban('TR', '0006400000999999999999')
const answer = { note: 'looked into' }

describe("a line with a payout's reference and another account, after the payout was settled", () => {
  let payout: Json
  let of: Json

  beforeEach(async () => {
    ;[payout] = (await w.instructed(1)).payouts
    w.book_(-300_000, 'Havale')
    await w.reconcile()
    const [line] = (await w.open()).filter((l) => l.money.amount === '-3000.00')
    await w.post('finance', '/matches', { lines: [line?.id], payouts: [payout.id], kind: 'settlement', note: "the bank's letter" })
    w.book_(-300_000, `EFT ${payout.reference} ${ELSEWHERE}`)
    await w.reconcile()
    ;[of] = (await w.breaks()).filter((b) => b.payout === payout.id)
  })

  it('is payee_differs: the lines do not change places, and it is claimed', async () => {
    expect(of).toMatchObject({ kind: 'payee_differs', actions: ['claim_back'] })
    expect(of.evidence.map((e: Json) => e.feature)).toContain('account_differs')
    const path = `/breaks/${of.id}/resolution`
    await w.refused([422, 'action_not_allowed'], 'finance', path, { ...answer, action: 'match', exchange: true })
    await w.refused([422, 'match_not_allowed'], 'hats', path, { ...answer, action: 'settle', evidenceSha256: 'ef'.repeat(32) })
    expect(await w.post('finance', path, { ...answer, action: 'claim_back' })).toMatchObject({ state: 'claimed' })
    expect((await w.payout(payout)).state).toBe('settled')
    expect(await w.difference()).toBe('0.00')
    await w.balances()
  })
})
