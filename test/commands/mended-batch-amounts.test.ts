import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import type { Json } from './cases-world.ts'

/** A line under a batch's own reference that has another amount than what is open of it. */
describe('what differs of a whole batch is repaired through its break', () => {
  let w: BankWorld
  let batch: Json
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
    batch = await w.instructed(3)
  })
  afterEach(() => w.close())

  const differing = async (): Promise<Json> => (await w.breaks()).find((b) => b.kind === 'amount_differs')
  const answer = (of: Json, body: object) => w.post('finance', `/breaks/${of.id}/resolution`, { note: 'looked into', ...body })
  const refused = (code: readonly [number, string], of: Json, body: object) =>
    w.refused(code, 'finance', `/breaks/${of.id}/resolution`, { note: 'no', ...body })
  const states = () => Promise.all(batch.payouts.map(async (p: Json) => (await w.payout(p)).state))
  const proves = async () => {
    expect(await w.difference()).toBe('0.00')
    return w.balances()
  }
  const ALL = ['settled', 'settled', 'settled']

  it('settles all with what is beyond as a charge, and undoes it whole', async () => {
    w.book_(-900_500, `TOPLU ${batch.reference}`)
    expect(await w.reconcile()).toMatchObject({ breaks: expect.any(Number) })
    const of = await differing()
    expect(of.actions).toEqual(['settle_with_difference', 'claim_back'])
    await refused([422, 'action_not_allowed'], of, { action: 'settle_with_difference', difference: 'payable' })
    const { match } = await answer(of, { action: 'settle_with_difference', difference: 'charge' })
    expect(await states()).toEqual(ALL)
    expect(await proves()).toMatchObject({ 'expenses:bank-charges': 500 })
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'tried out' })
    expect(await states()).toEqual(['instructed', 'instructed', 'instructed'])
    expect((await differing()).id).toBe(of.id)
    expect(await proves()).not.toHaveProperty('expenses:bank-charges')
  })

  it('settles the rest of it where one left by its own line as well, and claims what left twice', async () => {
    const [p] = batch.payouts
    w.book_(-900_000, `TOPLU ${batch.reference}`)
    w.book_(-300_000, `EFT ${p.reference}`)
    await w.reconcile()
    expect(await states()).toEqual(['settled', 'instructed', 'instructed'])
    const of = await differing()
    expect(await answer(of, { action: 'settle_with_difference', difference: 'unidentified' })).toMatchObject({ state: 'waiting' })
    expect(await states()).toEqual(ALL)
    expect(await proves()).toMatchObject({ 'assets:unidentified-payments': 300_000 })
    expect(await answer(of, { action: 'claim_back' })).toEqual({ state: 'claimed' })
    expect(await proves()).toMatchObject({ 'assets:claims': 300_000 })
    // What comes back now can be either's
    w.book_(300_000, `IADE ${p.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 0 })
    expect((await w.payout(p)).state).toBe('settled')
    const line = (await w.open()).find((l) => l.money.amount === '3000.00')
    await w.post('finance', '/matches', { lines: [line.id], kind: 'claim', break: of.id, note: 'the bank gave it back' })
    expect(await proves()).not.toHaveProperty('assets:claims')
  })

  it('settles also what was rejected meanwhile, where the line pays for it too', async () => {
    w.book_(-900_500, `TOPLU ${batch.reference}`)
    await w.reconcile()
    const [, , p] = batch.payouts
    await w.post('finance', `/payouts/${p.id}/rejection`, { reason: 'the bank says so' })
    await w.refused([409, 'nothing_payable'], 'finance', '/payout-batches', { bankAccount: 'B' })
    const { match } = await answer(await differing(), { action: 'settle_with_difference', difference: 'charge' })
    expect(await states()).toEqual(ALL)
    expect(await proves()).toMatchObject({ 'expenses:bank-charges': 500 })
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'tried out' })
    expect(await states()).toEqual(['instructed', 'instructed', 'rejected'])
    await proves()
  })

  it('proposes the claim for what comes back of another amount than left, by the reference: the control is nobody’s', async () => {
    const [p] = batch.payouts
    w.book_(-290_000, `EFT ${p.reference}`)
    await w.reconcile()
    const of = await differing()
    expect(await answer(of, { action: 'claim_back' })).toMatchObject({ state: 'claimed' })
    w.book_(290_000, `IADE ${p.reference}`)
    w.book_(290_001, `IADE ${p.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 0 })
    const [proposal, ...more] = (await w.get('/bank-accounts/B/proposals', 'finance')).items.filter((one: Json) => one.kind === 'claim')
    expect(more).toEqual([])
    expect(proposal).toMatchObject({ kind: 'claim', payouts: [p.id], preselected: false })
    expect((await w.breaks()).filter((b) => b.kind === 'unknown_receipt' && b.payout === p.id)).toHaveLength(1)
    await w.post('finance', '/matches', { proposals: [proposal.id] })
    expect((await w.get(`/breaks/${of.id}`, 'finance')).state).toBe('resolved')
    expect(await proves()).not.toHaveProperty('assets:claims')
    expect((await w.payout(p)).state).toBe('instructed')
  })

  it('settles all where less left of one, whose rest is payable again', async () => {
    w.book_(-899_000, `TOPLU ${batch.reference}`)
    await w.reconcile()
    const of = await differing()
    const [, p] = batch.payouts
    const less = { action: 'settle_with_difference', difference: 'payable' }
    await refused([422, 'invalid_input'], of, less)
    await refused([422, 'invalid_input'], of, { ...less, match: { kind: 'settlement', payouts: ['999999'] } })
    await refused([422, 'action_not_allowed'], of, { ...less, difference: 'charge', match: { kind: 'settlement', payouts: [p.id] } })
    await answer(of, { ...less, match: { kind: 'settlement', payouts: [p.id] } })
    expect(await states()).toEqual(ALL)
    await proves()
    const rest = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(rest).toMatchObject({ count: 1, total: { amount: '10.00' }, payouts: [{ grant: p.grant }] })
    await w.post('finance', `/payout-batches/${rest.id}/cancellation`)
    // What left of it comes back: not the sum of the whole line
    w.book_(299_000, `IADE ${p.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    expect((await w.payout(p)).state).toBe('returned')
    await proves()
  })
})
