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

describe('a line to another account, and of another amount than its payout', () => {
  const notice = 'ef'.repeat(32)
  let payout: Json
  let path: string

  const shown = async (minor: number): Promise<void> => {
    ;[payout] = (await w.instructed(1)).payouts
    w.book_(minor, `EFT ${payout.reference} ${ELSEWHERE}`)
    await w.reconcile()
    const [of] = (await w.breaks()).filter((b) => b.payout === payout.id)
    expect(of).toMatchObject({ kind: 'payee_differs', actions: ['claim_back', 'settle'] })
    path = `/breaks/${of?.id}/resolution`
  }

  it('is settled by the bank’s notice with its difference named, by neither preparer nor releaser', async () => {
    await shown(-299_000)
    const settle = { ...answer, action: 'settle', evidenceSha256: notice }
    await w.refused([422, 'amount_differs'], 'hats', path, settle)
    await w.refused([422, 'invalid_input'], 'hats', path, { ...settle, evidenceSha256: undefined, difference: 'payable' })
    await w.refused([422, 'action_not_allowed'], 'hats', path, { ...settle, difference: 'charge' })
    for (const who of ['finance', 'releaser'] as const) {
      const code = who === 'finance' ? 'same_person' : 'role_not_allowed'
      await w.refused([403, code], who, path, { ...settle, difference: 'payable' })
    }
    const { match } = await w.post('hats', path, { ...settle, difference: 'payable' })
    expect(match).toMatchObject({
      kind: 'settlement',
      by: 'person',
      evidence: expect.arrayContaining([expect.objectContaining({ feature: 'account_differs' })]),
    })
    expect((await w.payout(payout)).state).toBe('settled')
    expect(await w.difference()).toBe('0.00')
    expect((await w.post('finance', '/payout-batches', { bankAccount: 'B' })).payouts).toMatchObject([{ money: { amount: '10.00' } }])
    await w.balances()
  })

  it('is settled by no match without that answer either, by who prepared it or without the notice', async () => {
    await shown(-300_000)
    const [line] = (await w.open()).filter((l) => l.money.amount === '-3000.00')
    const match = { lines: [line?.id], payouts: [payout.id], kind: 'settlement', note: 'it will be right' }
    for (const kind of ['settlement', 'charge', 'transfer', 'exchange'] as const) {
      const payouts = kind === 'settlement' ? [payout.id] : []
      await w.refused([403, 'same_person'], 'finance', '/matches', { ...match, kind, payouts, evidenceSha256: notice })
    }
    await w.refused([422, 'match_not_allowed'], 'hats', '/matches', match)
    const { id } = await w.post('hats', '/matches', { ...match, evidenceSha256: notice })
    expect((await w.payout(payout)).state).toBe('settled')
    await w.post('hats', `/matches/${id}/reversal`, { reason: 'once more' })
    await w.refused([422, 'match_not_allowed'], 'hats', '/matches', match)
    await w.balances()
  })

  it('is so before a break holds it: by what it shows', async () => {
    ;[payout] = (await w.instructed(1)).payouts
    w.book_(-300_000, `EFT ${payout.reference} ${ELSEWHERE}`)
    await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: w.statement(), kind: 'text/csv' })
    const [line] = (await w.open()).filter((l) => l.money.amount === '-3000.00')
    const match = { lines: [line?.id], payouts: [payout.id], kind: 'settlement', note: 'it will be right' }
    await w.refused([403, 'same_person'], 'finance', '/matches', match)
    await w.refused([403, 'same_person'], 'finance', '/matches', { ...match, kind: 'charge', payouts: [] })
    await w.refused([422, 'match_not_allowed'], 'hats', '/matches', match)
    await w.post('hats', '/matches', { ...match, evidenceSha256: notice })
    await w.balances()
  })

  it('says of what left beyond the payout whose it is, and is undone like every match', async () => {
    await shown(-300_500)
    const settle = { ...answer, action: 'settle', evidenceSha256: notice }
    await w.refused([422, 'action_not_allowed'], 'hats', path, { ...settle, difference: 'payable' })
    const charged = await w.post('hats', path, { ...settle, difference: 'charge' })
    expect((await w.balances())['expenses:bank-charges']).toBe(500)
    await w.post('finance', `/matches/${charged.match.id}/reversal`, { reason: 'the notice was of another payment' })
    expect((await w.payout(payout)).state).toBe('instructed')
    expect((await w.balances())['expenses:bank-charges']).toBeUndefined()
    expect(await w.post('hats', path, { ...settle, difference: 'unidentified' })).toMatchObject({ state: 'waiting' })
    expect((await w.payout(payout)).state).toBe('settled')
    expect(await w.get(path.replace('/resolution', ''), 'finance')).toMatchObject({ missing: { amount: '5.00' }, actions: ['claim_back', 'write_off'] })
    expect(await w.post('finance', path, { ...answer, action: 'claim_back' })).toMatchObject({ state: 'claimed' })
    expect(await w.difference()).toBe('0.00')
    await w.balances()
  })
})
