import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import type { Json } from './cases-world.ts'

/** A line of an earlier day that comes after a person decided on its absence: the books of the days in between are true as well. */

let w: BankWorld

beforeEach(async () => {
  w = new BankWorld()
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

const bookedOn = (day: string, minor: number, text: string) => w.booked.push({ day, minor, text, name: '', account: '', ref: `L${w.booked.length + 1}` })
/** The actual balances of a day, but those of nothing. */
const asOf = async (day: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await w.get(`/ledger/trial-balance?asOf=${day}`, 'auditor')).rows
      .filter(({ layer, balance }: Json) => layer === 'actual' && Number(balance.amount) !== 0)
      .map(({ account, balance }: Json) => [account, balance.amount]),
  )
const answer = async (action: string, who: 'finance' | 'approver') => {
  const [of] = (await w.breaks()).concat(await w.breaks('claimed')).filter(({ kind }) => kind === 'unknown_debit')
  await w.post(who, `/breaks/${of?.id}/resolution`, { action, note: 'looked into' })
}

describe('a loss taken back', () => {
  it('is none of a day before it was one', async () => {
    w.book_(-100_000, 'Bilinmeyen')
    await w.reconcile()
    w.hoursPass(24 * 10)
    await answer('claim_back', 'finance')
    await answer('write_off', 'approver')
    bookedOn('2020-11-09', 100_000, 'Geri')
    await w.reconcile()
    const line = (await w.open()).find(({ narrative }) => narrative === 'Geri')
    const [of] = (await w.breaks('resolved')).filter(({ kind }) => kind === 'unknown_debit')
    await w.post('finance', '/matches', { lines: [line?.id], kind: 'claim', break: of?.id, note: 'came back' })
    expect(await asOf('2020-11-08')).toMatchObject({ 'assets:claims': '1000.00' })
    for (const day of ['2020-11-09', '2020-11-12']) expect(Object.keys(await asOf(day)).filter((code) => /claims|losses/.test(code))).toEqual([])
    await w.balances()
  })
})

describe('a rejection that a line undoes', () => {
  it('is turned round on its day: the payout is neither owed nor on its way from the day on which it left', async () => {
    const [payout] = (await w.instructed(1)).payouts
    w.hoursPass(24 * 5)
    await w.post('finance', `/payouts/${payout.id}/rejection`, { reason: 'the bank says so' })
    w.hoursPass(24 * 5)
    bookedOn('2020-11-04', -300_000, `Havale ${payout.reference}`)
    await w.reconcile()
    expect((await w.payout(payout)).state).toBe('settled')
    expect(await asOf('2020-11-03')).toMatchObject({ 'liabilities:payouts-in-transit': '-3000.00' })
    for (const day of ['2020-11-04', '2020-11-07', '2020-11-10', '2020-11-12'])
      expect(
        Object.keys(await asOf(day)).filter((code) => code.startsWith('liabilities:')),
        day,
      ).toEqual([])
    await w.balances()
  })
})

describe('a claim', () => {
  const unidentified = async (day: string) => (await asOf(day))['assets:unidentified-payments']

  it('is dated on the day on which the money left, whether its break is open or waits: what came back meanwhile was claimed by then', async () => {
    const [payout] = (await w.instructed(1)).payouts
    w.book_(-310_000, `Havale ${payout.reference}`, payout.payee.name, payout.payee.iban)
    await w.reconcile()
    const of = (await w.breaks()).find(({ kind }) => kind === 'amount_differs')
    await w.post('finance', `/breaks/${of?.id}/resolution`, { action: 'settle_with_difference', difference: 'unidentified', note: 'too much' })
    w.hoursPass(24 * 10)
    await w.post('finance', `/breaks/${of?.id}/resolution`, { action: 'claim_back', note: 'asked back' })
    bookedOn('2020-11-09', 10_000, 'Geri')
    await w.reconcile()
    const line = (await w.open()).find(({ narrative }) => narrative === 'Geri')
    await w.post('finance', '/matches', { lines: [line?.id], kind: 'claim', break: of?.id, note: 'came back' })
    for (const day of ['2020-11-02', '2020-11-08']) expect([(await asOf(day))['assets:claims'], await unidentified(day)], day).toEqual(['100.00', undefined])
    for (const day of ['2020-11-09', '2020-11-12']) expect([(await asOf(day))['assets:claims'], await unidentified(day)], day).toEqual([undefined, undefined])
    await w.balances()
  })

  it('is in no day to which its account is closed: its line is booked after them', async () => {
    w.book_(-100_000, 'Bilinmeyen')
    await w.reconcile()
    w.hoursPass(24 * 5)
    const { ledgerBalance, statementBalance } = await w.get('/bank-accounts/B/reconciliation-statement?asOf=2020-11-05', 'finance')
    const closing = await w.post('finance', '/bank-accounts/B/closings', { asOf: '2020-11-05', expected: { ledgerBalance, statementBalance } })
    await w.post('releaser', `/closings/${closing.id}/approval`)
    bookedOn('2020-11-04', -50_000, 'Bilinmeyen 2')
    await w.reconcile()
    const late = (await w.breaks()).filter(({ kind }) => kind === 'unknown_debit')
    expect(late).toHaveLength(2)
    for (const of of late) await w.post('finance', `/breaks/${of.id}/resolution`, { action: 'claim_back', note: 'asked back' })
    for (const day of ['2020-11-02', '2020-11-05']) expect([(await asOf(day))['assets:claims'], await unidentified(day)], day).toEqual([undefined, '1000.00'])
    expect([(await asOf('2020-11-06'))['assets:claims'], await unidentified('2020-11-06')]).toEqual(['1500.00', undefined])
    await w.balances()
  })

  it('begins no earlier than its line was booked anew', async () => {
    w.book_(-100_000, 'Bilinmeyen')
    await w.reconcile()
    await answer('charge', 'finance')
    w.hoursPass(24 * 5)
    const [line] = (await w.get('/bank-accounts/B/lines?state=matched', 'finance')).items
    const [match] = (await w.get(`/matches?line=${line.id}`, 'finance')).items
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'a mistake' })
    await answer('claim_back', 'finance')
    expect([(await asOf('2020-11-03'))['assets:claims'], await unidentified('2020-11-03')]).toEqual([undefined, undefined])
    expect([(await asOf('2020-11-07'))['assets:claims'], await unidentified('2020-11-07')]).toEqual(['1000.00', undefined])
    await w.balances()
  })
})
