import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import { type Json, PEOPLE } from './cases-world.ts'

/** A line of which nothing that is proposed is right: what it is can only be said by an answer to a break. */
describe('a break that a person opens', () => {
  let w: BankWorld
  let payouts: Json[]
  beforeEach(async () => {
    w = new BankWorld({ ...PEOPLE, officer2: ['finance'] })
    await w.found()
    w.contribution()
    for (let n = 0; n < 2; n += 1) await w.approved()
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.release(batch)
    payouts = batch.payouts
  })
  afterEach(() => w.close())

  const lineOf = async (narrative: string): Promise<Json> => (await w.open()).find((l) => l.narrative.startsWith(narrative))
  const proposed = async (line: Json): Promise<Json[]> =>
    (await w.get('/bank-accounts/B/proposals', 'finance')).items.filter(({ lines }: Json) => lines.includes(line.id))
  const settle = async (): Promise<void> => {
    for (const p of payouts) w.book_(-300_000, `EFT ${p.reference}`)
    await w.reconcile()
  }
  const open = (line: Json, more: object = {}) => ({ line: line.id, note: 'none of these', ...more })

  it('lets a receipt be sent back that is proposed as the return of a namesake', async () => {
    await settle()
    w.book_(300_000, `GELEN HAVALE ${payouts[0].payee.name}`)
    await w.reconcile()
    const line = await lineOf('GELEN')
    expect((await proposed(line)).map(({ kind }) => kind)).toEqual(['return'])
    expect(await w.breaks()).toEqual([])
    const made = await w.post('finance', '/breaks', open(line))
    expect(made).toMatchObject({ kind: 'unknown_receipt', state: 'open', line: line.id })
    const of = await w.get(`/breaks/${made.id}`, 'finance')
    expect(of).toMatchObject({ actions: ['match', 'send_back'], evidence: [{ feature: 'by_person' }, { feature: 'amount_line' }] })
    await w.refused([409, 'wrong_state'], 'finance', '/breaks', open(line))
    await w.reconcile()
    await w.post('finance', `/breaks/${made.id}/resolution`, { action: 'send_back', note: 'to its sender' })
    expect((await w.payout(payouts[0])).state).toBe('settled')
    await w.balances()
    await w.repeatAll()
  })

  it('lets a return be less by a fee that no schedule has, of a payout that was not proposed', async () => {
    await settle()
    w.book_(299_321, 'IADE')
    await w.reconcile()
    const line = await lineOf('IADE')
    const { id } = await w.post('finance', '/breaks', open(line, { payout: payouts[1].id }))
    await w.post('finance', `/breaks/${id}/resolution`, { action: 'settle_with_difference', difference: 'charge', note: 'by the notice' })
    expect((await w.payout(payouts[1])).state).toBe('returned')
    expect(await w.breaks()).toEqual([])
    await w.balances()
  })

  it('settles a payout by a line of another amount that does not show it, with the difference named', async () => {
    w.book_(-299_000, 'HAVALE')
    await w.reconcile()
    const line = await lineOf('HAVALE')
    expect((await w.breaks()).map(({ kind, actions }) => [kind, actions.includes('settle_with_difference')])).toEqual([['unknown_debit', false]])
    const { id, kind } = await w.post('finance', '/breaks', open(line, { payout: payouts[0].id }))
    expect(kind).toBe('amount_differs')
    await w.post('finance', `/breaks/${id}/resolution`, { action: 'settle_with_difference', difference: 'payable', note: 'by the notice' })
    expect((await w.payout(payouts[0])).state).toBe('settled')
    expect(await w.breaks()).toEqual([])
    const [match] = (await w.get(`/matches?line=${line.id}`, 'finance')).items
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'another one' })
    expect((await w.breaks()).map((of) => of.kind)).toEqual(['unknown_debit', 'amount_differs'])
    await w.balances()
  })

  it('is refused where nothing differs, where another is about the line, by who released the payout, and of what is past it', async () => {
    w.book_(-300_000, 'HAVALE')
    w.book_(-299_000, `EFT ${payouts[1].reference}`)
    await w.reconcile()
    const [whole, short] = [await lineOf('HAVALE'), await lineOf('EFT')]
    await w.refused([422, 'match_not_allowed'], 'finance', '/breaks', open(whole, { payout: payouts[0].id }))
    await w.refused([409, 'wrong_state'], 'finance', '/breaks', open(short, { payout: payouts[0].id }))
    await w.refused([404, 'not_found'], 'finance', '/breaks', open({ id: '99' }))
    await w.refused([404, 'not_found'], 'finance', '/breaks', open(whole, { payout: '99' }))
    w.book_(-200_000, 'POS')
    await settle()
    const pos = await lineOf('POS')
    await w.refused([409, 'wrong_state'], 'finance', '/breaks', open(pos, { payout: payouts[0].id }))
    const settled = (await w.get('/bank-accounts/B/lines?state=matched', 'finance')).items.find((l: Json) => l.narrative.includes(payouts[0].reference))
    await w.refused([409, 'line_already_matched'], 'finance', '/breaks', open(settled))
  })

  it('is of no other payout than the one whose reference the line shows', async () => {
    await settle()
    const line = (await w.get('/bank-accounts/B/lines?state=matched', 'finance')).items.find((l: Json) => l.narrative.includes(payouts[1].reference))
    const [match] = (await w.get(`/matches?line=${line.id}`, 'finance')).items
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'it was another' })
    const { detail } = await w.refused([422, 'match_not_allowed'], 'finance', '/breaks', open(line, { payout: payouts[0].id }))
    expect(detail).toContain(`payout ${payouts[1].id}`)
    expect(await w.post('finance', '/breaks', open(line))).toMatchObject({ kind: 'unknown_debit' })
  })

  it('waits until a run has looked at the line: what shows a payout would be called something else', async () => {
    w.book_(-300_000, `EFT ${payouts[0].reference}`)
    w.book_(-299_000, `EFT ${payouts[1].reference}`)
    await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: w.statement(), kind: 'text/csv' })
    const lines = (await w.open()).filter((l: Json) => l.narrative.startsWith('EFT'))
    for (const line of lines) {
      const { detail } = await w.refused([409, 'wrong_state'], 'finance', '/breaks', open(line))
      expect(detail).toContain('run it first')
      await w.refused([409, 'wrong_state'], 'finance', '/breaks', open(line, { payout: payouts[1].id }))
    }
    await w.post('finance', '/bank-accounts/B/reconciliation')
    expect(await w.payout(payouts[0])).toMatchObject({ state: 'settled' })
    expect(await w.breaks()).toMatchObject([{ kind: 'amount_differs', payout: payouts[1].id }])
    await w.balances()
  })

  it('is about no payout that another line is said to have moved, until that is answered', async () => {
    w.book_(-299_000, 'HAVALE one')
    w.book_(-298_000, 'HAVALE two')
    await w.reconcile()
    const [one, two] = [await lineOf('HAVALE one'), await lineOf('HAVALE two')]
    const of = { payout: payouts[0].id }
    const { id } = await w.post('finance', '/breaks', open(one, of))
    const { detail } = await w.refused([409, 'wrong_state'], 'finance', '/breaks', open(two, of))
    expect(detail).toContain(`break ${id} another line`)
    await w.post('finance', `/breaks/${id}/resolution`, { action: 'claim_back', note: 'it moved nothing of ours' })
    const second = await w.post('finance', '/breaks', open(two, of))
    await w.post('finance', `/breaks/${second.id}/resolution`, { action: 'settle_with_difference', difference: 'payable', note: 'by the notice' })
    expect((await w.payout(payouts[0])).state).toBe('settled')
    await w.balances()
  })

  it('is not opened by who released the payout', async () => {
    await w.approved()
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    const { count, total, digest } = batch
    await w.post('hats', `/payout-batches/${batch.id}/release`, { expected: { count, total, digest } })
    w.book_(-299_000, 'HAVALE')
    await w.reconcile()
    const line = await lineOf('HAVALE')
    await w.refused([403, 'same_person'], 'hats', '/breaks', open(line, { payout: batch.payouts[0].id }))
    expect(await w.post('officer2', '/breaks', open(line, { payout: batch.payouts[0].id }))).toMatchObject({ kind: 'amount_differs' })
  })
})
