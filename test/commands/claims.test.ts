import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import { DAY, type Json, PEOPLE, type Who } from './cases-world.ts'

let w: BankWorld

beforeEach(async () => {
  w = new BankWorld()
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

const answer = (of: Json, action: string, more: object = {}, who: Who = 'finance') =>
  w.post(who, `/breaks/${of.id}/resolution`, { action, note: 'looked into', ...more })
const refuses = (code: readonly [number, string], of: Json, action: string, more: object = {}, who: Who = 'finance') =>
  w.refused(code, who, `/breaks/${of.id}/resolution`, { action, note: 'looked into', ...more })
const claim = (line: Json, more: object = {}) => w.post('finance', '/matches', { lines: [line.id], kind: 'claim', note: 'came back', ...more })
const noClaim = (code: readonly [number, string], line: Json, more: object = {}, who: Who = 'finance') =>
  w.refused(code, who, '/matches', { lines: [line.id], kind: 'claim', note: 'came back', ...more })
const undo = (match: Json) => w.post('finance', `/matches/${match.id}/reversal`, { reason: 'a mistake' })
const state = async (of: Json) => (await w.get(`/breaks/${of.id}`, 'finance')).state
/** What the last run proposes, but the donor's money of each world. */
const proposals = async (): Promise<Json[]> => (await w.get('/bank-accounts/B/proposals', 'finance')).items.filter((p: Json) => p.kind !== 'contribution')
const breakOf = async (kind: string) => (await w.breaks()).find((b) => b.kind === kind)

/** A line that has come since, open. */
async function came(minor: number, text: string): Promise<Json> {
  w.book_(minor, text)
  await w.reconcile()
  const lines = (await w.open()).filter((l) => Number(l.money.amount.replace('.', '')) === minor)
  return lines.at(-1)
}

/** An unknown debit, not claimed yet: its break. */
async function debit(minor = -100_000, text = 'Bilinmeyen'): Promise<Json> {
  const line = await came(minor, text)
  return (await w.breaks()).find((b) => b.line === line.id)
}

async function claimed(minor = -100_000, text = 'Bilinmeyen'): Promise<Json> {
  const of = await debit(minor, text)
  expect(await answer(of, 'claim_back')).toMatchObject({ state: 'claimed' })
  return of
}

/** A payout paid twice; its second line claimed. */
async function paidTwice(): Promise<{ readonly payout: Json; readonly of: Json }> {
  const [payout] = (await w.instructed(1)).payouts
  w.book_(-300_000, `Havale ${payout.reference}`, payout.payee.name, payout.payee.iban)
  w.book_(-300_000, `Havale ${payout.reference} TEKRAR`, payout.payee.name, payout.payee.iban)
  await w.reconcile()
  return { payout, of: await breakOf('duplicate_payment') }
}

describe('a claim', () => {
  it('ends by the line of exactly its amount, and stands again when that is undone', async () => {
    const of = await claimed()
    expect(await w.get(`/breaks/${of.id}`, 'finance')).toMatchObject({ missing: { amount: '1000.00', currency: 'TRY' }, actions: ['write_off'] })
    const back = await claim(await came(100_000, 'Iade'))
    expect(back).toMatchObject({ kind: 'claim', by: 'person' })
    expect(await state(of)).toBe('resolved')
    expect((await w.balances())['assets:claims']).toBeUndefined()
    await undo(back)
    expect(await state(of)).toBe('claimed')
    expect((await w.balances())['assets:claims']).toBe(100_000)
    expect(await w.difference()).toBe('0.00')
    await w.repeatAll()
  })

  it('ends in parts, each named; more than is missing is refused; a part undone makes it stand again', async () => {
    const of = await claimed()
    const [first, second, third] = [await came(30_000, 'Iade 1'), await came(80_000, 'Iade 2'), await came(70_000, 'Iade 3')]
    await noClaim([422, 'match_not_allowed'], first)
    const part = await claim(first, { break: of.id })
    expect(await w.get(`/breaks/${of.id}`, 'finance')).toMatchObject({ state: 'claimed', missing: { amount: '700.00' } })
    await noClaim([422, 'amount_differs'], second, { break: of.id })
    await claim(third)
    expect(await state(of)).toBe('resolved')
    await noClaim([422, 'match_not_allowed'], second, { break: of.id })
    await undo(part)
    expect(await w.get(`/breaks/${of.id}`, 'finance')).toMatchObject({ state: 'claimed', missing: { amount: '300.00' } })
    expect((await w.balances())['assets:claims']).toBe(30_000)
  })

  it('is named where several are of the amount, and refuses by naming them', async () => {
    const [one, two] = [await claimed(-100_000, 'Bilinmeyen 1'), await claimed(-100_000, 'Bilinmeyen 2')]
    const line = await came(100_000, 'Iade')
    const refusal = await noClaim([422, 'match_not_allowed'], line)
    for (const of of [one, two]) expect(refusal.detail).toContain(of.id)
    await noClaim([404, 'not_found'], line, { break: '999' })
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', { lines: [line.id], kind: 'interest', break: two.id, note: 'no' })
    await claim(line, { break: two.id })
    expect([await state(one), await state(two)]).toEqual(['claimed', 'resolved'])
  })

  it('is brought back by an answer to the break of an unknown receipt', async () => {
    const of = await claimed()
    const line = await came(100_000, 'Iade')
    const receipt = (await w.breaks()).find((b) => b.line === line.id)
    expect(await answer(receipt, 'match', { match: { kind: 'claim', break: of.id } })).toMatchObject({ state: 'resolved', match: { kind: 'claim' } })
    expect([await state(of), await state(receipt)]).toEqual(['resolved', 'resolved'])
    const [match] = (await w.get(`/matches?line=${line.id}`, 'finance')).items
    await undo(match)
    expect([await state(of), await state(receipt)]).toEqual(['claimed', 'open'])
  })

  it('keeps its own line while a part of it, or all, came back; given up, it falls with its match, and the loss with it', async () => {
    const of = await claimed()
    const [match] = (await w.get(`/matches?line=${of.line}`, 'finance')).items
    const path = `/matches/${match.id}/reversal`
    const part = await claim(await came(40_000, 'Iade 1'), { break: of.id })
    await w.refused([409, 'wrong_state'], 'finance', path, { reason: 'no' })
    const rest = await claim(await came(60_000, 'Iade 2'))
    await w.refused([409, 'wrong_state'], 'finance', path, { reason: 'no' })
    for (const back of [rest, part]) await undo(back)
    await answer(of, 'write_off', {}, 'approver')
    expect((await w.balances())['expenses:losses']).toBe(100_000)
    await undo(match)
    const balances = await w.balances()
    expect([balances['expenses:losses'], balances['assets:claims'], balances['budget:spent']]).toEqual([undefined, undefined, undefined])
    expect(await state(of)).toBe('open')
    await w.repeatAll()
  })

  it("given up by mistake is no dead end: the line was a payout's own, and settles it", async () => {
    const of = await claimed(-300_000)
    await answer(of, 'write_off', {}, 'approver')
    const [p] = (await w.instructed(1)).payouts
    const [match] = (await w.get(`/matches?line=${of.line}`, 'finance')).items
    await undo(match)
    await w.post('finance', '/matches', { lines: [of.line], kind: 'settlement', payouts: [p.id], note: 'it was this' })
    expect([(await w.payout(p)).state, await state(of)]).toEqual(['settled', 'resolved'])
    expect((await w.balances())['expenses:losses']).toBeUndefined()
    await w.repeatAll()
  })

  it.each([
    ['claimed', ['claim_back']],
    ['claimed and given up', ['claim_back', 'write_off']],
    ['given up', ['write_off']],
  ])('of what left beyond a payout, %s since, falls with the settlement', async (_, actions) => {
    const [p] = (await w.instructed(1)).payouts
    w.book_(-305_000, `Havale ${p.reference}`, p.payee.name, p.payee.iban)
    await w.reconcile()
    const of = await breakOf('amount_differs')
    const { match } = await answer(of, 'settle_with_difference', { difference: 'unidentified' })
    for (const action of actions) await answer(of, action, {}, action === 'write_off' ? 'approver' : 'finance')
    await undo(match)
    const balances = await w.balances()
    expect([balances['expenses:losses'], balances['assets:claims'], balances['assets:unidentified-payments'], balances['assets:bank:B']]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect([(await w.payout(p)).state, await state(of)]).toEqual(['instructed', 'open'])
    await answer(of, 'settle_with_difference', { difference: 'charge' })
    await w.repeatAll()
  })

  it('is undone with its match while nothing came back of it, also after that came and was undone: a mistake has a way out', async () => {
    const of = await claimed()
    await undo(await claim(await came(100_000, 'Iade')))
    const [match] = (await w.get(`/matches?line=${of.line}`, 'finance')).items
    expect(await undo(match)).toMatchObject({ state: 'reversed' })
    expect(await w.get(`/breaks/${of.id}`, 'finance')).toMatchObject({ state: 'open', actions: expect.arrayContaining(['claim_back', 'charge']) })
    expect(await w.get(`/breaks/${of.id}`, 'finance')).not.toHaveProperty('missing')
    const balances = await w.balances()
    expect([balances['assets:claims'], balances['assets:unidentified-payments'], balances['assets:bank:B']]).toEqual([undefined, undefined, undefined])
    expect((await w.open()).map((l) => l.id)).toContain(of.line)
    // It can be claimed again, and undone again
    await answer(of, 'claim_back')
    expect((await w.balances())['assets:claims']).toBe(100_000)
    const again = (await w.get(`/matches?line=${of.line}`, 'finance')).items.find((m: Json) => m.state === 'confirmed')
    await undo(again)
    await answer(of, 'charge')
    await w.balances()
    await w.repeatAll()
  })

  it("of a payout's own line is undone, and the line settles the payout", async () => {
    const [p] = (await w.instructed(1)).payouts
    w.book_(-302_500, `Havale ${p.reference}`, p.payee.name, p.payee.iban)
    await w.reconcile()
    const of = await breakOf('amount_differs')
    await answer(of, 'claim_back')
    const [match] = (await w.get(`/matches?line=${of.line}`, 'finance')).items
    await undo(match)
    await answer(of, 'settle_with_difference', { difference: 'charge' })
    expect((await w.payout(p)).state).toBe('settled')
    const balances = await w.balances()
    expect([balances['assets:claims'], balances['assets:bank:B']]).toEqual([undefined, -302_500])
  })

  it('that stands again where its match had given it up is not undone with that match', async () => {
    const of = await debit()
    await answer(of, 'write_off', {}, 'approver')
    const [match] = (await w.get(`/matches?line=${of.line}`, 'finance')).items
    await undo(await claim(await came(40_000, 'Iade'), { break: of.id }))
    expect(await state(of)).toBe('claimed')
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${match.id}/reversal`, { reason: 'no' })
    await answer(of, 'write_off', {}, 'approver')
    await undo(match)
    expect([await state(of), (await w.balances())['expenses:losses']]).toEqual(['open', undefined])
  })
})

describe('what is given up', () => {
  it('is a loss that only an approver books, against the budget, and the break ends', async () => {
    const of = await claimed()
    const before = await w.get('/funds/F')
    await refuses([403, 'role_not_allowed'], of, 'write_off')
    await refuses([409, 'wrong_state'], of, 'claim_back')
    expect(await answer(of, 'write_off', {}, 'approver')).toEqual({ state: 'resolved' })
    const balances = await w.balances()
    expect([balances['expenses:losses'], balances['assets:claims'], balances['budget:spent']]).toEqual([100_000, undefined, 100_000])
    expect(await w.get('/funds/F')).toMatchObject({ available: { amount: '99000.00' }, spent: { amount: '1000.00' } })
    expect(before.spent.amount).toBe('0.00')
    await refuses([409, 'already_decided'], of, 'write_off', {}, 'approver')
    await w.repeatAll()
  })

  it('goes to overspent where the budget is promised already, and is cleared by what comes after all', async () => {
    const [payout] = (await w.instructed(1)).payouts
    await w.post('finance', '/funds/F/set-aside', { money: { amount: '96900.00', currency: 'TRY' }, note: 'overheads' })
    const of = await debit()
    await answer(of, 'write_off', {}, 'approver')
    expect(await w.get('/funds/F')).toMatchObject({ available: { amount: '0.00' }, overspent: { amount: '900.00' } })
    await claim(await came(100_000, 'Iade'), { break: of.id })
    expect(await w.get('/funds/F')).toMatchObject({ available: { amount: '100.00' }, overspent: { amount: '0.00' } })
    expect(payout.state).toBe('prepared')
    await w.balances()
  })

  it('is given up without a claim, which its match undoes', async () => {
    const of = await debit()
    expect(await answer(of, 'write_off', {}, 'approver')).toMatchObject({ state: 'resolved', match: { kind: 'payment' } })
    expect((await w.balances())['expenses:losses']).toBe(100_000)
    const [match] = (await w.get(`/matches?line=${of.line}`, 'finance')).items
    await undo(match)
    expect(await state(of)).toBe('open')
    expect((await w.balances())['expenses:losses']).toBeUndefined()
    await answer(of, 'charge')
  })

  it('is claimed again, whole, by a line that brings part of it; the rest is given up anew', async () => {
    for (const isClaimed of [true, false]) {
      const of = isClaimed ? await claimed(-100_000, 'Bilinmeyen 1') : await debit(-100_000, 'Bilinmeyen 2')
      await answer(of, 'write_off', {}, 'approver')
      const line = await came(40_000, `Iade ${isClaimed}`)
      await noClaim([422, 'match_not_allowed'], line)
      const part = await claim(line, { break: of.id })
      expect(await state(of)).toBe('claimed')
      expect(await w.balances()).toMatchObject({ 'assets:claims': 60_000 })
      await answer(of, 'write_off', {}, 'approver')
      expect((await w.balances())['assets:claims']).toBeUndefined()
      // The part was a mistake: what was given up since is a claim again too
      await undo(part)
      expect(await w.get(`/breaks/${of.id}`, 'finance')).toMatchObject({ state: 'claimed', missing: { amount: '1000.00' } })
      expect(await w.balances()).toMatchObject({ 'assets:claims': 100_000 })
      await claim(line, { break: of.id })
      await answer(of, 'write_off', {}, 'approver')
    }
    expect((await w.balances())['expenses:losses']).toBe(120_000)
  })

  it('is nothing that still can be settled, nor by who released the payout', async () => {
    await w.close()
    w = new BankWorld({ ...PEOPLE, releaser: ['releaser', 'approver', 'finance'] })
    await w.found()
    w.contribution()
    const { payout, of } = await paidTwice()
    await refuses([403, 'same_person'], of, 'write_off', {}, 'releaser')
    await answer(of, 'claim_back')
    await refuses([403, 'same_person'], of, 'write_off', {}, 'releaser')
    const line = await came(300_000, `Iade ${payout.reference}`)
    for (const more of [{}, { break: of.id }, { payouts: [payout.id] }]) await noClaim([403, 'same_person'], line, more, 'releaser')
    await answer(of, 'write_off', {}, 'approver')
    await noClaim([403, 'same_person'], line, { break: of.id }, 'releaser')
    await claim(line, { payouts: [payout.id] })
    expect(await state(of)).toBe('resolved')
    await w.balances()
    const [differs] = (await w.instructed(1)).payouts
    w.book_(-299_000, `Havale ${differs.reference}`, differs.payee.name, differs.payee.iban)
    await w.reconcile()
    const short = await breakOf('amount_differs')
    await refuses([422, 'action_not_allowed'], short, 'write_off', {}, 'approver')
    await answer(short, 'claim_back')
    await answer(short, 'write_off', {}, 'approver')
    expect((await w.payout(differs)).state).toBe('instructed')
    await w.balances()
  })
})

describe('a payout that left for more, with the rest unidentified', () => {
  async function more(): Promise<Json> {
    const [p] = (await w.instructed(1)).payouts
    w.book_(-302_500, `Havale ${p.reference}`, p.payee.name, p.payee.iban)
    await w.reconcile()
    const of = await breakOf('amount_differs')
    expect(await answer(of, 'settle_with_difference', { difference: 'unidentified' })).toMatchObject({ state: 'waiting' })
    return of
  }

  it('waits until that is claimed, which brings it back', async () => {
    const of = await more()
    expect(await w.get(`/breaks/${of.id}`, 'finance')).toMatchObject({ missing: { amount: '25.00' }, actions: ['claim_back', 'write_off'] })
    const line = await came(2_500, 'Iade')
    await noClaim([422, 'match_not_allowed'], line, { break: of.id })
    expect(await answer(of, 'claim_back')).toEqual({ state: 'claimed' })
    const [settlement] = (await w.get(`/matches?line=${of.line}`, 'finance')).items
    await claim(line)
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${settlement.id}/reversal`, { reason: 'no' })
    const balances = await w.balances()
    expect([balances['assets:claims'], balances['assets:unidentified-payments'], await state(of)]).toEqual([undefined, undefined, 'resolved'])
  })

  it('waits until that is given up; and its settlement is undone while it waits', async () => {
    const of = await more()
    const [settlement] = (await w.get(`/matches?line=${of.line}`, 'finance')).items
    await undo(settlement)
    expect(await state(of)).toBe('open')
    await answer(of, 'settle_with_difference', { difference: 'unidentified' })
    await answer(of, 'write_off', {}, 'approver')
    const balances = await w.balances()
    expect([balances['expenses:losses'], balances['assets:unidentified-payments'], await state(of)]).toEqual([2_500, undefined, 'resolved'])
  })
})

describe('a receipt that is sent back', () => {
  async function waiting(minor = 50_000, text = 'Gelen havale bilinmeyen'): Promise<Json> {
    const line = await came(minor, text)
    const of = (await w.breaks()).find((b) => b.line === line.id)
    expect(await answer(of, 'send_back')).toMatchObject({ state: 'waiting', match: { kind: 'receipt' } })
    return of
  }

  it("is taken in as nobody's, and ends by the line out; undone, it waits again", async () => {
    const of = await waiting()
    expect((await w.balances())['liabilities:unidentified-receipts']).toBe(-50_000)
    await refuses([409, 'line_already_matched'], of, 'send_back')
    const out = await came(-50_000, 'Iade gonderilen')
    const debit_ = (await w.breaks()).find((b) => b.line === out.id)
    const sent = await claim(out)
    expect([await state(of), await state(debit_)]).toEqual(['resolved', 'resolved'])
    expect((await w.balances())['liabilities:unidentified-receipts']).toBeUndefined()
    const [receipt] = (await w.get(`/matches?line=${of.line}`, 'finance')).items
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${receipt.id}/reversal`, { reason: 'no' })
    await undo(sent)
    expect([await state(of), await state(debit_)]).toEqual(['waiting', 'open'])
    expect((await w.balances())['liabilities:unidentified-receipts']).toBe(-50_000)
    await answer(debit_, 'match', { match: { kind: 'claim', break: of.id } })
    expect([await state(of), await state(debit_)]).toEqual(['resolved', 'resolved'])
    expect(await w.difference()).toBe('0.00')
    await w.repeatAll()
  })

  it('is explained after all: its match is undone while it waits', async () => {
    const of = await waiting()
    const [receipt] = (await w.get(`/matches?line=${of.line}`, 'finance')).items
    await undo(receipt)
    expect(await state(of)).toBe('open')
    await answer(of, 'match', { match: { kind: 'interest' } })
    expect((await w.balances())['income:interest']).toBe(-50_000)
  })

  it('goes in parts, each named, never more than came; several of an amount are named', async () => {
    const of = await waiting()
    const [first, second, third] = [await came(-20_000, 'Giden 1'), await came(-40_000, 'Giden 2'), await came(-30_000, 'Giden 3')]
    await noClaim([422, 'match_not_allowed'], first)
    const part = await claim(first, { break: of.id })
    expect(await state(of)).toBe('waiting')
    await noClaim([422, 'amount_differs'], second, { break: of.id })
    const other = await waiting(30_000, 'Gelen havale baska')
    const refusal = await noClaim([422, 'match_not_allowed'], third)
    for (const each of [of, other]) expect(refusal.detail).toContain(each.id)
    await claim(third, { break: of.id })
    expect(await state(of)).toBe('resolved')
    await undo(part)
    expect(await state(of)).toBe('waiting')
    await noClaim([422, 'match_not_allowed'], first, { break: (await w.breaks('open'))[0].id })
    await w.balances()
  })

  it('of which more came back than left sends the rest back', async () => {
    const [p] = (await w.instructed(1)).payouts
    w.book_(-300_000, `Havale ${p.reference}`, p.payee.name, p.payee.iban)
    await w.reconcile()
    w.book_(301_000, `Iade ${p.reference}`, p.payee.name)
    await w.reconcile()
    const of = await breakOf('unknown_receipt')
    expect(await answer(of, 'match', { match: { kind: 'return', payouts: [p.id] }, difference: 'unidentified' })).toMatchObject({ state: 'waiting' })
    expect((await w.balances())['liabilities:unidentified-receipts']).toBe(-1_000)
    await claim(await came(-1_000, 'Fazlasi'))
    const [back] = (await w.get(`/matches?line=${of.line}`, 'finance')).items
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${back.id}/reversal`, { reason: 'no' })
    expect((await w.balances())['liabilities:unidentified-receipts']).toBeUndefined()
    expect(await state(of)).toBe('resolved')
  })
})

describe('a payment made twice', () => {
  /** Sent, matched as come back, sent again; then the return is undone, and the money went out twice. */
  const sentTwice = async (): Promise<readonly [Json, Json]> => {
    const [first] = (await w.instructed(1)).payouts
    w.book_(-300_000, `EFT ${first.reference}`, first.payee.name, first.payee.iban)
    w.book_(300_000, 'IADE', first.payee.name)
    await w.reconcile()
    const line = (await w.open()).find((l) => l.money.amount === '3000.00') as Json
    const back = await w.post('finance', '/matches', { lines: [line.id], kind: 'return', payouts: [first.id], note: 'by name' })
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.release(again)
    const [second] = again.payouts
    w.book_(-300_000, `EFT ${second.reference}`, second.payee.name, second.payee.iban)
    await w.reconcile()
    await undo(back)
    return [first, second]
  }

  it('is claimed, and its refund is proposed as return and as claim; the claim that is confirmed ends it', async () => {
    const { payout, of } = await paidTwice()
    await answer(of, 'claim_back')
    w.book_(300_000, `Iade ${payout.reference}`, payout.payee.name)
    expect(await w.reconcile()).toMatchObject({ auto: 0 })
    const items = await proposals()
    expect(items.map((p: Json) => [p.kind, p.preselected])).toEqual([
      ['return', false],
      ['claim', false],
    ])
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', { proposals: items.map((p: Json) => p.id) })
    expect(await w.post('finance', '/matches', { proposals: [items[1].id] })).toMatchObject({ kind: 'claim', payouts: [payout.id] })
    expect([await state(of), (await w.payout(payout)).state]).toEqual(['resolved', 'settled'])
    // A second receipt is the payout's own return
    w.book_(300_000, `Iade ${payout.reference} 2`, payout.payee.name)
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    expect((await w.payout(payout)).state).toBe('returned')
    await w.balances()
  })

  it('is proposed as a claim alone once its payout came back', async () => {
    const { payout, of } = await paidTwice()
    await answer(of, 'claim_back')
    w.book_(300_000, `Iade ${payout.reference}`, payout.payee.name)
    await w.reconcile()
    const [back] = await proposals()
    await w.post('finance', '/matches', { proposals: [back.id] })
    w.book_(300_000, `Iade ${payout.reference} 2`, payout.payee.name)
    expect(await w.reconcile()).toMatchObject({ auto: 0 })
    const items = await proposals()
    expect(items.map((p: Json) => p.kind)).toEqual(['claim'])
    await w.post('finance', '/matches', { proposals: [items[0].id] })
    expect(await state(of)).toBe('resolved')
    await w.balances()
  })

  it('by a return that was undone is brought back once: what comes of both payouts is not confirmed together', async () => {
    const [p, second] = await sentTwice()
    for (const each of [p, second]) w.book_(300_000, `IADE ${each.reference}`, each.payee.name)
    await w.reconcile()
    const claims = (await proposals()).filter((one) => one.kind === 'claim')
    expect(claims.map((one) => one.payouts)).toEqual([[p.id], [second.id]])
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', { proposals: claims.map((one) => one.id) })
    await w.post('finance', '/matches', { proposals: [claims[0]?.id] })
    await w.balances()
  })

  it('by a return that was undone is brought back by what comes of either payout', async () => {
    const [, second] = await sentTwice()
    const [of] = await w.breaks('claimed')
    w.book_(300_000, `IADE ${second.reference}`, second.payee.name)
    await w.reconcile()
    const proposed = (await proposals()).filter((one) => one.payouts.includes(second.id))
    expect(proposed.map((one) => one.kind)).toEqual(['claim'])
    await w.post('finance', '/matches', { proposals: [proposed[0].id] })
    expect(await state(of)).toBe('resolved')
    expect((await w.balances())['assets:claims']).toBeUndefined()
  })

  it('by a return that was undone after the money went out again has a claimed break of its own', async () => {
    const [p] = (await w.instructed(1)).payouts
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    w.book_(300_000, `IADE ${p.reference}`, p.payee.name)
    await w.reconcile()
    await w.release(await w.post('finance', '/payout-batches', { bankAccount: 'B' }))
    const back = (await w.get(`/matches?payout=${p.id}`, 'finance')).items.find((m: Json) => m.kind === 'return')
    await undo(back)
    const [of] = await w.breaks('claimed')
    expect(of).toMatchObject({ kind: 'duplicate_payment', payout: p.id, missing: { amount: '3000.00' }, actions: ['write_off'] })
    await refuses([409, 'wrong_state'], of, 'claim_back')
    await refuses([409, 'wrong_state'], of, 'charge')
    // The line is open again, and by its reference it can be the claim's alone
    await w.reconcile()
    const items = await proposals()
    expect(items.map((one: Json) => one.kind)).toEqual(['claim'])
    const match = await w.post('finance', '/matches', { proposals: [items[0].id] })
    expect((await w.balances())['assets:claims']).toBeUndefined()
    await undo(match)
    await answer(of, 'write_off', {}, 'approver')
    const balances = await w.balances()
    expect([balances['assets:claims'], balances['expenses:losses']]).toEqual([undefined, 300_000])
    expect(await w.difference()).toBe('0.00')
  })
})

describe('days that are closed', () => {
  const closed = async () => {
    const { ledgerBalance, statementBalance } = await w.get(`/bank-accounts/B/reconciliation-statement?asOf=${DAY}`, 'finance')
    const closing = await w.post('finance', '/bank-accounts/B/closings', { asOf: DAY, expected: { ledgerBalance, statementBalance } })
    await w.post('releaser', `/closings/${closing.id}/approval`)
  }

  it('park what is claimed, given up and sent back afterwards: each is dated after them', async () => {
    const [one, two] = [await debit(-100_000, 'Bilinmeyen 1'), await debit(-70_000, 'Bilinmeyen 2')]
    const line = await came(50_000, 'Gelen bilinmeyen')
    const receipt = (await w.breaks()).find((b) => b.line === line.id)
    const [back, out] = [await came(100_000, 'Iade'), await came(-50_000, 'Giden')]
    await closed()
    expect(await w.balances()).toMatchObject({ 'assets:unidentified-payments': 220_000 })
    // What a closing parked was sent back by nobody
    await noClaim([422, 'match_not_allowed'], out, { break: receipt.id })
    await answer(one, 'claim_back')
    await answer(two, 'write_off', {}, 'approver')
    await answer(receipt, 'send_back')
    await claim(back, { break: one.id })
    const sent = await claim(out, { break: receipt.id })
    const balances = await w.balances()
    for (const name of ['assets:claims', 'assets:unidentified-payments']) expect(balances[name], name).toBeUndefined()
    expect(balances['expenses:losses']).toBe(70_000)
    await undo(sent)
    await claim(out, { break: receipt.id })
    await w.balances()
  })
})

describe('money that a student did not receive', () => {
  it('is recalled: the break waits, and ends by the line that brings the payout back', async () => {
    const of = await w.approved()
    const [p] = (await w.post('finance', '/payout-batches', { bankAccount: 'B' })).payouts
    await w.release(await w.get(`/payout-batches/${p.batch}`, 'releaser'))
    w.book_(-300_000, `Havale ${p.reference}`, p.payee.name, p.payee.iban)
    await w.reconcile()
    const { code } = await w.post('officer', `/applications/${of.id}/code`, { recognisedBy: 'passport', note: 'lost' })
    const { birthYear, caseNumber } = { birthYear: Number((await w.read(of)).student.birthDate.slice(0, 4)), caseNumber: of.caseNumber }
    const told = await w.call('officer', 'POST', '/status/received', { code, birthYear, caseNumber, received: 'no' })
    expect(told.status, JSON.stringify(told.body)).toBeLessThan(300)
    const missed = await breakOf('not_received')
    expect(await answer(missed, 'recall', { until: '2020-12-01' })).toMatchObject({ state: 'waiting' })
    w.book_(300_000, `Iade ${p.reference}`, p.payee.name)
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    expect([await state(missed), (await w.payout(p)).state]).toEqual(['resolved', 'returned'])
  })
})

describe('a receipt that brings more than is claimed', () => {
  const MORE = { match: { kind: 'claim' }, difference: 'unidentified' }
  const named = (of: Json) => ({ match: { kind: 'claim', break: of.id }, difference: 'unidentified' })
  const receiptOf = async (line: Json): Promise<Json> => (await w.breaks()).find((b) => b.line === line.id)

  it('ends the claim, and what is beyond waits to be sent back', async () => {
    const of = await claimed()
    const line = await came(102_500, 'Iade ve faiz')
    const { detail } = await noClaim([422, 'amount_differs'], line, { break: of.id })
    expect(detail).toContain('difference unidentified')
    const receipt = await receiptOf(line)
    await refuses([422, 'match_not_allowed'], receipt, 'match', MORE)
    const more = await answer(receipt, 'match', named(of))
    expect(more).toMatchObject({ state: 'waiting', match: { kind: 'claim' } })
    expect(await w.get(`/breaks/${receipt.id}`, 'finance')).toMatchObject({ state: 'waiting', toSendBack: { amount: '25.00' } })
    expect(await state(of)).toBe('resolved')
    const books = await w.balances()
    expect([books['assets:claims'], books['liabilities:unidentified-receipts']]).toEqual([undefined, -2_500])
    expect(await w.difference()).toBe('0.00')
    const [match] = (await w.get(`/matches?line=${line.id}`, 'finance')).items
    const back = await claim(await came(-2_500, 'Geri'), { break: receipt.id })
    expect(await state(receipt)).toBe('resolved')
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${match.id}/reversal`, { reason: 'a mistake' })
    await undo(back)
    await undo(match)
    expect([await state(of), await state(receipt)]).toEqual(['claimed', 'open'])
    expect((await w.balances())['assets:claims']).toBe(100_000)
    await w.repeatAll()
  })

  it('names its claim by the payout, also of one that was given up', async () => {
    const { payout, of } = await paidTwice()
    await answer(of, 'claim_back')
    await answer(of, 'write_off', {}, 'approver')
    const line = await came(300_100, 'Iade')
    const receipt = (await receiptOf(line)) ?? (await w.post('finance', '/breaks', { line: line.id, note: 'more than the claim' }))
    expect(await answer(receipt, 'match', { match: { kind: 'claim', payouts: [payout.id] }, difference: 'unidentified' })).toMatchObject({ state: 'waiting' })
    const books = await w.balances()
    expect([books['expenses:losses'], books['liabilities:unidentified-receipts']]).toEqual([undefined, -100])
    const [match] = (await w.get(`/matches?line=${line.id}`, 'finance')).items
    await undo(match)
    expect((await w.balances())['assets:claims']).toBe(300_000)
    expect(await state(of)).toBe('claimed')
  })

  it('is no such receipt where it brings no more', async () => {
    const of = await claimed()
    for (const minor of [100_000, 40_000]) {
      const receipt = await receiptOf(await came(minor, `Iade ${minor}`))
      await refuses([422, 'amount_differs'], receipt, 'match', named(of))
    }
  })

  it('ends one claim once, of several answers at once', async () => {
    const of = await claimed()
    const line = await came(102_500, 'Iade ve faiz')
    const receipt = await receiptOf(line)
    const asked = { action: 'match', note: 'looked into', ...named(of) }
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => w.call('finance', 'POST', `/breaks/${receipt.id}/resolution`, asked)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
    const books = await w.balances()
    expect([books['assets:claims'], books['liabilities:unidentified-receipts']]).toEqual([undefined, -2_500])
    expect(await w.difference()).toBe('0.00')
  })
})
