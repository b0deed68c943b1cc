import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Json, money } from './cases-world.ts'
import { PaidTwiceWorld } from './paid-twice-world.ts'

let w: PaidTwiceWorld

beforeEach(async () => {
  w = new PaidTwiceWorld()
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

const state = async (of: Json): Promise<string> => (await w.get(`/breaks/${of.id}`, 'finance')).state

describe('an instalment whose return was undone after it was paid again', () => {
  it('was paid once where the second payout is rejected: the claim falls away, and nothing is owed that could be neither paid nor cancelled', async () => {
    const { first, second, claim } = await w.paidTwice()
    expect(await w.balances()).toMatchObject({ 'assets:claims': 300_000, 'liabilities:payouts-in-transit': -300_000 })
    await w.reject(second)
    const balances = await w.balances()
    expect([balances['assets:claims'], balances['liabilities:grants-payable'], balances['budget:committed']]).toEqual([undefined, undefined, undefined])
    expect(balances).toMatchObject({ 'expenses:assistance': 300_000, 'budget:spent': 300_000 })
    expect([await state(claim), (await w.payout(first)).state, (await w.payout(second)).state]).toEqual(['resolved', 'settled', 'rejected'])
    await w.nothingPayable()
    expect((await w.get(`/grants/${first.grant}`, 'finance')).state).toBe('paid')
    expect(await w.difference()).toBe('0.00')
    await w.repeatAll()
  })

  it('was paid once where the batch is stopped, and where what was claimed was given up: the loss is none', async () => {
    const { claim, batch } = await w.paidTwice()
    await w.post('approver', `/breaks/${claim.id}/resolution`, { action: 'write_off', note: 'gone' })
    expect(await w.balances()).toMatchObject({ 'expenses:losses': 300_000, 'budget:spent': 300_000 })
    await w.post('releaser', `/payout-batches/${batch.id}/stop`, { reason: 'a doubt' })
    const balances = await w.balances()
    expect(balances).toMatchObject({ 'expenses:assistance': 300_000, 'budget:spent': 300_000 })
    expect([balances['expenses:losses'], balances['liabilities:grants-payable']]).toEqual([undefined, undefined])
    await w.nothingPayable()
    await w.repeatAll()
  })

  it('less a fee of its return: the fee was none either', async () => {
    const { second } = await w.paidTwice(299_000)
    expect(await w.balances()).toMatchObject({ 'assets:claims': 299_000, 'expenses:bank-charges': 1_000 })
    await w.reject(second)
    const balances = await w.balances()
    expect(balances).toMatchObject({ 'expenses:assistance': 300_000, 'budget:spent': 300_000 })
    expect([balances['assets:claims'], balances['expenses:bank-charges'], balances['liabilities:grants-payable']]).toEqual([undefined, undefined, undefined])
    await w.nothingPayable()
  })

  it('is owed again as far as the claim had come back when the second payout is rejected, and is paid and cancelled as that', async () => {
    const { first, second, claim } = await w.paidTwice()
    w.book_(100_000, 'TALEP')
    await w.reconcile()
    const line = (await w.open()).find((l) => l.narrative === 'TALEP')
    const back = await w.post('finance', '/matches', { lines: [line?.id], kind: 'claim', break: claim.id, note: 'a part' })
    await w.reject(second)
    expect(await w.balances()).toMatchObject({ 'liabilities:grants-payable': -100_000, 'budget:committed': 100_000, 'budget:spent': 200_000 })
    expect([await state(claim), (await w.get(`/grants/${first.grant}`, 'finance')).state]).toEqual(['resolved', 'paying'])
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(again.total).toEqual(money('1000.00'))
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${back.id}/reversal`, { reason: 'no' })
    await w.post('finance', `/payout-batches/${again.id}/cancellation`, {})
    // What came was nothing of it: then the first payout paid the whole
    await w.undo(back)
    const balances = await w.balances()
    expect([balances['assets:claims'], balances['liabilities:grants-payable'], balances['budget:committed']]).toEqual([undefined, undefined, undefined])
    expect([await state(claim), (await w.get(`/grants/${first.grant}`, 'finance')).state]).toEqual(['resolved', 'paid'])
    await w.nothingPayable()
    await w.repeatAll()
  })

  it('came back whole by the claim, and the second payout never left: it is payable, and what is paid then is paid once', async () => {
    const { first, second, claim } = await w.paidTwice()
    await w.post('finance', '/matches', {
      lines: [(await w.open()).find((l) => l.narrative.startsWith('IADE'))?.id],
      kind: 'claim',
      break: claim.id,
      note: 'it came',
    })
    await w.reject(second)
    expect(await w.balances()).toMatchObject({ 'liabilities:grants-payable': -300_000, 'budget:committed': 300_000 })
    const third = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.release(third)
    w.book_(-300_000, `EFT ${third.payouts[0].reference}`, first.payee.name, first.payee.iban)
    await w.reconcile()
    expect((await w.payout(third.payouts[0])).state).toBe('settled')
    expect((await w.get(`/grants/${first.grant}`, 'finance')).state).toBe('paid')
    w.book_(300_000, `IADE ${third.payouts[0].reference}`)
    await w.reconcile()
    expect((await w.payout(third.payouts[0])).state).toBe('returned')
    await w.post('approver', `/grants/${first.grant}/cancellation`, { reason: 'flew home' })
    expect((await w.balances())['liabilities:grants-payable']).toBeUndefined()
    await w.repeatAll()
  })

  it('of which less left for the second time: so much less is claimed, and that settlement can be undone', async () => {
    const { second, claim } = await w.paidTwice()
    w.book_(-250_000, `EFT ${second.reference}`, second.payee.name, second.payee.iban)
    await w.reconcile()
    const [of] = (await w.breaks()).filter((b) => b.kind === 'amount_differs')
    const { match } = await w.post('finance', `/breaks/${of?.id}/resolution`, { action: 'settle_with_difference', difference: 'payable', note: 'less' })
    const balances = await w.balances()
    expect([balances['assets:claims'], balances['liabilities:grants-payable'], balances['budget:committed']]).toEqual([250_000, undefined, undefined])
    await w.nothingPayable()
    await w.post('approver', `/breaks/${claim.id}/resolution`, { action: 'write_off', note: 'gone' })
    await w.undo(match)
    expect(await w.balances()).toMatchObject({ 'assets:claims': 300_000, 'liabilities:payouts-in-transit': -300_000 })
    expect([await state(claim), (await w.payout(second)).state]).toEqual(['claimed', 'instructed'])
    await w.reject(second)
    expect((await w.balances())['assets:claims']).toBeUndefined()
    await w.repeatAll()
  })

  it('of which less left for the second time, and the first came back whole: the refusal says what to undo, and then both are booked', async () => {
    const { first, second, claim } = await w.paidTwice()
    w.book_(-250_000, `EFT ${second.reference}`, second.payee.name, second.payee.iban)
    await w.reconcile()
    const short = async () => {
      const [of] = (await w.breaks()).filter((b) => b.kind === 'amount_differs')
      return w.post('finance', `/breaks/${of?.id}/resolution`, { action: 'settle_with_difference', difference: 'payable', note: 'less' })
    }
    const { match } = await short()
    w.book_(300_000, 'TALEP')
    await w.reconcile()
    const line = (await w.open()).find((l) => l.narrative === 'TALEP')
    const back = { lines: [line?.id], kind: 'claim', break: claim.id, note: 'all of it' }
    const refusal = await w.refused([422, 'amount_differs'], 'finance', '/matches', back)
    expect(refusal.detail).toContain(`since less left for the second time by match ${match.id}: undo that one`)
    await w.undo(match)
    await w.post('finance', '/matches', back)
    await short()
    const balances = await w.balances()
    expect([balances['assets:claims'], balances['liabilities:grants-payable'], balances['budget:spent']]).toEqual([undefined, -50_000, 250_000])
    expect([(await w.payout(first)).state, (await w.payout(second)).state]).toEqual(['settled', 'settled'])
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(again.total).toEqual(money('500.00'))
  })

  it('of which the first payment was undone too, and never left: then the second is the one', async () => {
    const { first, second } = await w.paidTwice()
    await w.undo(await w.matchOf(first, 'settlement'))
    await w.reject(first)
    const balances = await w.balances()
    expect(balances).toMatchObject({ 'liabilities:payouts-in-transit': -300_000, 'budget:committed': 300_000 })
    expect([balances['assets:claims'], balances['liabilities:grants-payable'], balances['budget:spent']]).toEqual([undefined, undefined, undefined])
    w.book_(-300_000, `EFT ${second.reference}`, second.payee.name, second.payee.iban)
    await w.reconcile()
    expect((await w.payout(second)).state).toBe('settled')
    await w.balances()
  })
})
