import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BankLine, turkish } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { DAY, iban, type Json } from './cases-world.ts'

const IN = 10_000_000
const PAID = 300_000
const AGAIN = '2020-11-10'
const BACK = '2020-11-20'

/** A payout left twice and its duplicate came back. Statements are taken in newest first: the duplicate and its refund come before the payment. */
describe('a refund that is taken in before the payment', () => {
  let w: BankWorld
  let payout: Json
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    ;[payout] = (await w.instructed(1)).payouts
    w.hoursPass(24 * 21)
  })
  afterEach(() => w.close())

  const booked = (day: string, minor: number, text: string): BankLine => ({ day, minor, text, name: '', account: '', ref: `${day}${minor}` })
  const run = async (opening: number, lines: readonly BankLine[]): Promise<Json> => {
    const raw = turkish({ number: iban('TR', '0006400000112345678901'), currency: 'TRY' }, opening, lines)
    await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw, kind: 'text/csv' })
    return w.post('finance', '/bank-accounts/B/reconciliation')
  }
  const newest = (opening: number) => run(opening, [booked(AGAIN, -PAID, `EFT ${payout.reference}`), booked(BACK, PAID, `IADE ${payout.reference}`)])
  const proposed = async () => (await w.get('/bank-accounts/B/proposals', 'finance')).items.map(({ kind }: Json) => kind)

  it("is left to a person where money moved since the account's opening: the first payment may be in it", async () => {
    await newest(IN - PAID)
    expect(await w.payout(payout)).toMatchObject({ state: 'settled' })
    expect(await proposed()).toContain('return')
    await run(0, [booked(DAY, IN, 'Gelen havale'), booked(DAY, -PAID, `EFT ${payout.reference}`)])
    expect(await w.payout(payout)).toMatchObject({ state: 'settled' })
    expect((await w.breaks()).map(({ kind }) => kind)).toContain('duplicate_payment')
  })

  it('is so where the statement before ends with another balance', async () => {
    await run(0, [booked('2020-11-01', IN, 'Gelen havale')])
    await newest(IN - PAID)
    expect(await w.payout(payout)).toMatchObject({ state: 'settled' })
    expect(await proposed()).toContain('return')
  })

  it('is its return where nothing moved between', async () => {
    await run(0, [booked('2020-11-01', IN, 'Gelen havale')])
    expect(await newest(IN)).toMatchObject({ auto: 2 })
    expect(await w.payout(payout)).toMatchObject({ state: 'returned' })
  })
})
