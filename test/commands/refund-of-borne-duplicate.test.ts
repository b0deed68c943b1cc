import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import type { Json } from './cases-world.ts'

const PAID = 300_000

/** A payout left twice, and the second time was borne as a cost. The bank gives it back all the same, under the payout's reference. */
describe('the refund of a duplicate that was borne', () => {
  let w: BankWorld
  let payout: Json
  let of: Json
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    ;[payout] = (await w.instructed(1)).payouts
    w.book_(-PAID, `Havale ${payout.reference}`, payout.payee.name, payout.payee.iban)
    w.book_(-PAID, `Havale ${payout.reference} TEKRAR`, payout.payee.name, payout.payee.iban)
    await w.reconcile()
    of = (await w.breaks()).find(({ kind }) => kind === 'duplicate_payment') as Json
  })
  afterEach(() => w.close())

  const answer = (who: 'finance' | 'approver', action: string) => w.post(who, `/breaks/${of.id}/resolution`, { action, note: 'looked into' })
  const comesBack = async () => {
    w.book_(PAID, `Iade ${payout.reference}`)
    await w.reconcile()
    const { items } = await w.get('/bank-accounts/B/proposals', 'finance')
    return { state: (await w.payout(payout)).state, returns: items.filter(({ kind }: Json) => kind === 'return') }
  }

  it('is left to a person where it was booked as a charge', async () => {
    await answer('finance', 'charge')
    expect(await comesBack()).toMatchObject({ state: 'settled', returns: [{ payouts: [payout.id] }] })
  })

  it('is left to a person where the claim was written off', async () => {
    await answer('finance', 'claim_back')
    await answer('approver', 'write_off')
    expect(await comesBack()).toMatchObject({ state: 'settled', returns: [{ payouts: [payout.id] }] })
  })

  it('is no return where the payment came back before, and the claim once the duplicate is claimed', async () => {
    w.book_(PAID, `Iade ${payout.reference} HESAP KAPALI`)
    await w.reconcile()
    const [first] = (await w.get('/bank-accounts/B/proposals', 'finance')).items.filter(({ kind }: Json) => kind === 'return')
    await w.post('finance', '/matches', { proposals: [first.id] })
    expect(await comesBack()).toMatchObject({ state: 'returned', returns: [] })
    expect((await w.breaks()).map(({ kind, payout: about }) => [kind, about])).toEqual([
      ['duplicate_payment', payout.id],
      ['unknown_receipt', payout.id],
    ])
    await answer('finance', 'claim_back')
    await w.reconcile()
    const [claim] = (await w.get('/bank-accounts/B/proposals', 'finance')).items
    expect(claim).toMatchObject({ kind: 'claim', payouts: [payout.id] })
    await w.post('finance', '/matches', { proposals: [claim.id] })
    expect(await w.breaks()).toEqual([])
  })

  it('is the return where the claim was fulfilled before', async () => {
    await answer('finance', 'claim_back')
    w.book_(PAID, 'Iade mukerrer')
    await w.reconcile()
    const line = (await w.open()).find(({ narrative }) => String(narrative).includes('mukerrer')) as Json
    await w.post('finance', '/matches', { lines: [line.id], kind: 'claim', note: 'the duplicate came back' })
    expect(await comesBack()).toMatchObject({ state: 'returned', returns: [] })
  })
})

it('of two claims of one payout a receipt answers the one of its amount; where both are equal it is left to a person, and the proposal is none', async () => {
  const w = new BankWorld()
  await w.found()
  const [payout] = (await w.instructed(1)).payouts
  const twice = async (minor: number, ...more: readonly string[]) => {
    for (const word of more) w.book_(-minor, `Havale ${payout.reference} ${word}`)
    await w.reconcile()
    for (const { id } of await w.breaks()) await w.post('finance', `/breaks/${id}/resolution`, { action: 'claim_back', note: 'looked into' })
  }
  w.book_(-PAID, `Havale ${payout.reference}`)
  await twice(PAID, 'TEKRAR', 'YINE')
  w.book_(PAID, `Iade ${payout.reference}`)
  await w.reconcile()
  const proposed = async () => (await w.get('/bank-accounts/B/proposals', 'finance')).items.map(({ kind }: Json) => kind)
  expect(await proposed()).toEqual(['return'])
  const [claim] = await w.breaks('claimed')
  const [line] = (await w.open()).filter(({ money }) => money.amount === '3000.00')
  await w.refused([422, 'match_not_allowed'], 'finance', '/matches', { lines: [line.id], payouts: [payout.id], kind: 'claim', note: 'which' })
  await w.post('finance', '/matches', { lines: [line.id], break: claim.id, kind: 'claim', note: 'the first' })
  await twice(100_000, 'EKSIK')
  w.book_(100_000, `Iade eksik ${payout.reference}`)
  await w.reconcile()
  expect(await proposed()).toEqual(['claim'])
  const [{ id }] = (await w.get('/bank-accounts/B/proposals', 'finance')).items
  await w.post('finance', '/matches', { proposals: [id] })
  expect((await w.breaks('claimed')).map((of) => of.missing.amount)).toEqual(['3000.00'])
  await w.balances()
  w.close()
})
