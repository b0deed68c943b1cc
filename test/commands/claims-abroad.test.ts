import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BankLine, turkish } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { DAY, iban, type Json, money } from './cases-world.ts'

/** A fund in lira with an account in dollars: a claim stands in lira, at the rate at which the money went missing. */
const NUMBER = iban('TR', '0006400000112345678903')
let w: BankWorld
let lines: BankLine[]

beforeEach(async () => {
  w = new BankWorld()
  lines = [{ day: DAY, minor: 10_000_000, text: 'Money in', name: '', account: '', ref: 'O' }]
  await w.found()
  await w.post('finance', '/bank-accounts', { code: 'D', name: 'Dollars', currency: 'USD', iban: NUMBER, fund: 'F' })
  await w.post('finance', '/exchange-rates', { from: 'USD', to: 'TRY', rate: '8.33333', date: DAY, source: 'central bank' })
  await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.12', date: DAY, source: 'central bank' })
})
afterEach(() => w.close())

const answer = (of: Json, action: string, who: 'finance' | 'approver' = 'finance', more: object = {}) =>
  w.post(who, `/breaks/${of.id}/resolution`, { action, note: 'looked into', ...more })
const claim = (line: Json, of: Json) => w.post('finance', '/matches', { lines: [line.id], kind: 'claim', break: of.id, note: 'came back' })

/** A line of the dollar account that has come since, open. */
async function came(minor: number, text: string): Promise<Json> {
  lines.push({ day: DAY, minor, text, name: '', account: '', ref: `D${lines.length}` })
  await w.post('finance', '/bank-accounts/D/statements?mode=import', undefined, {
    raw: turkish({ number: NUMBER, currency: 'USD' }, 0, lines),
    kind: 'text/csv',
  })
  await w.post('finance', '/bank-accounts/D/reconciliation')
  const { items } = await w.get('/bank-accounts/D/lines?state=open&limit=200', 'finance')
  return items.filter((l: Json) => Number(l.money.amount.replace('.', '')) === minor).at(-1)
}

async function debit(minor: number, text: string): Promise<Json> {
  const line = await came(minor, text)
  return (await w.breaks()).find((b) => b.line === line.id)
}

const position = async () => {
  const { rows } = await w.get('/ledger/trial-balance', 'auditor')
  return rows.filter((r: Json) => r.account === 'equity:fx-position').map((r: Json) => `${r.balance.amount} ${r.balance.currency}`)
}
const zero = ['0.00 TRY', '0.00 USD']

describe('a claim in another currency than the fund', () => {
  it('clears to exactly nothing in both currencies by the parts that bring it back, at its own rate', async () => {
    const of = await debit(-10_000, 'Bilinmeyen')
    await answer(of, 'claim_back')
    expect((await w.balances())['assets:claims']).toBe(83_333)
    expect(await w.get(`/breaks/${of.id}`, 'finance')).toMatchObject({ missing: money('100.00', 'USD') })
    // The day's rate is another by now: it counts for nothing
    await w.post('finance', '/exchange-rates', { from: 'USD', to: 'TRY', rate: '9.99', date: DAY, source: 'later' })
    const parts: Json[] = []
    for (const [minor, left] of [
      [3_333, 55_558],
      [3_333, 27_783],
      [3_334, undefined],
    ] as const) {
      parts.push(await claim(await came(minor, `Iade ${parts.length}`), of))
      expect((await w.balances())['assets:claims']).toBe(left)
    }
    expect((await position()).sort()).toEqual(zero)
    await w.post('finance', `/matches/${parts[1].id}/reversal`, { reason: 'a mistake' })
    expect((await w.balances())['assets:claims']).toBe(27_775)
    expect(await w.get(`/breaks/${of.id}`, 'finance')).toMatchObject({ state: 'claimed', missing: money('33.33', 'USD') })
    await w.repeatAll()
  })

  it("is given up in the fund's currency, and claimed again by a late line", async () => {
    const [claimed, bare] = [await debit(-10_000, 'Bilinmeyen 1'), await debit(-5_000, 'Bilinmeyen 2')]
    await answer(claimed, 'claim_back')
    for (const of of [claimed, bare]) await answer(of, 'write_off', 'approver')
    const balances = await w.balances()
    expect([balances['expenses:losses'], balances['budget:spent'], balances['assets:claims']]).toEqual([125_000, 125_000, undefined])
    await claim(await came(10_000, 'Iade 1'), claimed)
    await claim(await came(2_000, 'Iade 2'), bare)
    const after = await w.balances()
    // 30.00 USD are missing still, at the rate of the loss
    expect([after['expenses:losses'], after['assets:claims']]).toEqual([undefined, 25_000])
    await answer(bare, 'write_off', 'approver')
    expect((await w.balances())['expenses:losses']).toBe(25_000)
  })

  it('is refused where the line is no amount in the currency of the fund', async () => {
    await w.post('finance', '/exchange-rates', { from: 'USD', to: 'TRY', rate: '0.01', date: DAY, source: 'broken' })
    const of = await debit(-10_000, 'Bilinmeyen')
    await answer(of, 'claim_back')
    const line = await came(20, 'Iade')
    await w.refused([422, 'amount_invalid'], 'finance', '/matches', { lines: [line.id], kind: 'claim', break: of.id, note: 'came back' })
  })

  it("of a payout stands at the payout's own rate, with the rest of a difference too", async () => {
    const of = await w.apply()
    const { payee } = await w.read(of)
    await w.post('officer', `/applications/${of.id}/corrections`, { changes: { payee: { ...payee, currency: 'USD' } }, source: 'student', note: 'dollars' })
    await w.check(of)
    await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'meets every criterion' })
    await w.post('approver', `/applications/${of.id}/approval`, { expected: (await w.read(of)).expected })
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'D' })
    await w.release(batch)
    const [p] = batch.payouts
    // 360.00 USD were ordered, 370.01 left
    await came(-37_001, `Havale ${p.reference}`)
    const differs = (await w.breaks()).find((b) => b.kind === 'amount_differs') as Json
    await answer(differs, 'settle_with_difference', 'finance', { difference: 'unidentified' })
    expect((await w.balances())['assets:unidentified-payments']).toBe(8_342)
    await answer(differs, 'claim_back')
    await claim(await came(500, 'Iade 1'), differs)
    await claim(await came(501, 'Iade 2'), differs)
    const balances = await w.balances()
    expect([balances['assets:claims'], balances['assets:unidentified-payments']]).toEqual([undefined, undefined])
    // And its second payment
    const twice = await debit(-36_000, `Havale ${p.reference} TEKRAR`)
    await answer(twice, 'claim_back')
    expect((await w.balances())['assets:claims']).toBe(300_000)
    await claim(await came(36_000, 'Iade 3'), twice)
    expect((await w.balances())['assets:claims']).toBeUndefined()
  })

  it('is none for a receipt: it is sent back as it came', async () => {
    const line = await came(4_200, 'Gelen bilinmeyen')
    const of = (await w.breaks()).find((b) => b.line === line.id) as Json
    await answer(of, 'send_back')
    expect((await w.balances())['liabilities:unidentified-receipts']).toBe(-4_200)
    await claim(await came(-4_200, 'Giden'), of)
    expect((await w.balances())['liabilities:unidentified-receipts']).toBeUndefined()
  })
})
