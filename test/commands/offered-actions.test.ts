import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, type Json, money } from './cases-world.ts'
import { PaidTwiceWorld } from './paid-twice-world.ts'

let w: PaidTwiceWorld

beforeEach(async () => {
  w = new PaidTwiceWorld()
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

const breakOf = async (kind: string): Promise<Json> => (await w.breaks()).find((b) => b.kind === kind)
const answer = (of: Json, body: object) => w.post('finance', `/breaks/${of.id}/resolution`, { note: 'looked into', ...body })

describe('what a break offers can be done', () => {
  it('of a payout that another line settled meanwhile nothing is settled with a difference: what left is claimed', async () => {
    const [p] = (await w.instructed(1)).payouts
    w.book_(-299_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    await w.reconcile()
    const of = await breakOf('amount_differs')
    expect(of.actions).toEqual(['settle_with_difference', 'claim_back'])
    w.book_(-300_000, 'HAVALE')
    await w.reconcile()
    const line = (await w.open()).find((l) => l.money.amount === '-3000.00')
    await w.post('finance', '/matches', { lines: [line?.id], kind: 'settlement', payouts: [p.id], note: 'the right one' })
    expect((await w.get(`/breaks/${of.id}`, 'finance')).actions).toEqual(['claim_back'])
    await answer(of, { action: 'claim_back' })
    await w.balances()
  })

  it('of a contribution that came whole, or with more, nothing is charged or reduced', async () => {
    await w.post('finance', '/funds/F/contributions', { donor: 'Donor Two', money: money('500.00'), date: DAY, bankAccount: 'B', reference: 'AG-1007' })
    w.book_(70_000, 'HAVALE AG-1007')
    await w.reconcile()
    const of = await breakOf('contribution_differs')
    expect(of.actions).toEqual(['wait', 'match'])
    await answer(of, { action: 'match' })
    await w.balances()
  })

  it('of one in another currency neither, where it came whole by the rate of its day', async () => {
    await w.post('finance', '/funds', { code: 'E', name: 'Dollars', currency: 'USD' })
    await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.119883', date: DAY, source: 'bank' })
    const contribution = { donor: 'Donor Two', money: money('100.00', 'USD'), date: DAY, bankAccount: 'B', reference: 'AG-1007' }
    await w.post('finance', '/funds/E/contributions', contribution)
    w.book_(83_415, 'HAVALE AG-1007')
    await w.reconcile()
    const of = await breakOf('contribution_differs')
    expect(of.actions).toEqual(['wait', 'match'])
    await answer(of, { action: 'match' })
    expect(await w.breaks()).toEqual([])
  })

  it('of one that fell short everything', async () => {
    await w.post('finance', '/funds/F/contributions', { donor: 'Donor Two', money: money('500.00'), date: DAY, bankAccount: 'B', reference: 'AG-1007' })
    w.book_(40_000, 'HAVALE AG-1007')
    await w.reconcile()
    expect((await breakOf('contribution_differs')).actions).toEqual(['wait', 'charge', 'reduce', 'match'])
  })

  it('what comes of an instalment that was paid twice is proposed as the claim, also where that was given up, and never as a return', async () => {
    const { second, claim } = await w.paidTwice()
    w.book_(-300_000, `EFT ${second.reference}`, second.payee.name, second.payee.iban)
    await w.reconcile()
    await w.post('approver', `/breaks/${claim.id}/resolution`, { action: 'write_off', note: 'gone' })
    w.book_(300_000, `GELEN ${second.reference}`)
    await w.reconcile()
    const proposals = (await w.get('/bank-accounts/B/proposals', 'finance')).items.filter((p: Json) => p.payouts.includes(second.id))
    expect(proposals.map((p: Json) => p.kind)).toEqual(['claim'])
    await w.post('finance', '/matches', { proposals: [proposals[0].id] })
    expect((await w.balances())['expenses:losses']).toBeUndefined()
    expect((await w.payout(second)).state).toBe('settled')
    expect((await w.get(`/grants/${second.grant}`, 'finance')).state).toBe('paid')
  })
})
