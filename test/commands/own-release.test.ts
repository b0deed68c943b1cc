import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import { DAY, type Json, money, PEOPLE, policy } from './cases-world.ts'

/** Money that left a second time for a payout: whoever released it, in whatever other role, does not say what that line is. */

let w: BankWorld

beforeEach(async () => {
  w = new BankWorld({ ...PEOPLE, releaser: ['releaser', 'approver', 'finance'] })
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

async function paidTwice(more = 1): Promise<{ readonly payout: Json; readonly of: Json }> {
  const [payout] = (await w.instructed(more)).payouts
  for (const text of ['Havale', 'Tekrar']) w.book_(-300_000, `${text} ${payout.reference}`, payout.payee.name, payout.payee.iban)
  await w.reconcile()
  return { payout, of: (await w.breaks()).find(({ kind }) => kind === 'duplicate_payment') as Json }
}

describe('a second payment of a payout', () => {
  it('is neither a claim, nor a charge, nor anything else by who released it', async () => {
    const { of } = await paidTwice()
    for (const action of ['claim_back', 'charge', 'write_off'])
      await w.refused([403, 'same_person'], 'releaser', `/breaks/${of.id}/resolution`, { action, note: 'my own' })
    const charge = { kind: 'charge', note: 'a fee of the bank' }
    await w.refused([403, 'same_person'], 'releaser', `/breaks/${of.id}/resolution`, { action: 'match', match: charge, note: 'my own' })
    for (const kind of ['charge', 'exchange', 'transfer'])
      await w.refused([403, 'same_person'], 'releaser', '/matches', { lines: [of.line], kind, note: 'not named by its payout' })
    await w.post('finance', `/breaks/${of.id}/resolution`, { action: 'claim_back', note: 'a colleague' })
    expect(await w.balances()).toMatchObject({ 'assets:claims': 300_000 })
  })

  it('is a charge of its payout’s fund, not of the account’s, and its match names it', async () => {
    await w.post('finance', '/funds', { code: 'G', name: 'Another', currency: 'TRY' })
    await w.post('finance', '/funds/G/contributions', { donor: 'Donor', money: money('10000.00'), date: DAY, bankAccount: 'B' })
    await w.post('admin', '/programmes', { code: 'Q', name: 'Of another fund', fund: 'G', policy: policy() })
    await w.approved({}, 'Q')
    const { payout, of } = await paidTwice(0)
    const { match } = await w.post('finance', `/breaks/${of.id}/resolution`, { action: 'charge', note: 'kept by the bank' })
    expect(match).toMatchObject({ kind: 'charge', payouts: [payout.id] })
    expect(await w.get('/funds/G', 'finance')).toMatchObject({ spent: money('6000.00'), available: money('4000.00') })
    expect(await w.get('/funds/F', 'finance')).toMatchObject({ spent: money('0.00') })
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'it was none' })
    expect(await w.get(`/breaks/${of.id}`, 'finance')).toMatchObject({ state: 'open' })
    await w.balances()
  })
})

describe('a receipt that a break holds against a payout', () => {
  it('is not what came back of another payout, less a fee, by who released the first', async () => {
    const grant = await w.approved()
    const { id, count, total, digest, payouts } = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [grant.grant.id] })
    await w.post('hats', `/payout-batches/${id}/release`, { expected: { count, total, digest } })
    const [left] = payouts
    const [never] = (await w.instructed(1)).payouts
    w.book_(-300_000, `Havale ${left.reference}`, left.payee.name, left.payee.iban)
    w.book_(290_000, `Gelen ${never.reference}`)
    await w.reconcile()
    const of = (await w.breaks()).find(({ kind }) => kind === 'unknown_receipt')
    expect(of).toMatchObject({ payout: never.id })
    const answer = { action: 'match', match: { kind: 'return', payouts: [left.id] }, difference: 'charge', note: 'less a fee' }
    await w.refused([403, 'same_person'], 'releaser', `/breaks/${of?.id}/resolution`, answer)
    await w.post('finance', `/breaks/${of?.id}/resolution`, answer)
    expect((await w.payout(left)).state).toBe('returned')
    await w.balances()
  })
})
