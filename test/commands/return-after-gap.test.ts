import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BankLine, turkish } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { DAY, iban, type Json } from './cases-world.ts'

const IN = 10_000_000
const PAID = 300_000
const BETWEEN = '2020-11-10'
const LATER = '2020-11-20'

/** A payout left; what comes with its reference weeks later is its return, unless it left twice in days of which the statement was not taken in. */
describe('a return after days without a statement', () => {
  let w: BankWorld
  let payout: Json
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    ;[payout] = (await w.instructed(1)).payouts
    await run(0, [booked(DAY, IN, 'Gelen havale'), booked(DAY, -PAID, `EFT ${payout.reference}`)])
    expect(await w.payout(payout)).toMatchObject({ state: 'settled' })
    w.hoursPass(24 * 21)
  })
  afterEach(() => w.close())

  const booked = (day: string, minor: number, text: string): BankLine => ({
    day,
    minor,
    text,
    name: minor < 0 ? payout.payee.name : '',
    account: minor < 0 ? payout.payee.iban : '',
    ref: `${day}${minor}`,
  })
  const run = async (opening: number, lines: readonly BankLine[]): Promise<Json> => {
    const raw = turkish({ number: iban('TR', '0006400000112345678901'), currency: 'TRY' }, opening, lines)
    await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw, kind: 'text/csv' })
    return w.post('finance', '/bank-accounts/B/reconciliation')
  }
  const comesBack = (opening: number) => run(opening, [booked(LATER, PAID, `IADE ${payout.reference}`)])

  it('is taken by its reference where nothing moved in them', async () => {
    expect(await comesBack(IN - PAID)).toMatchObject({ auto: 1 })
    expect(await w.payout(payout)).toMatchObject({ state: 'returned' })
  })

  it('is left to a person where balances show that money moved in them: it may be the refund of a second payment', async () => {
    expect(await comesBack(IN - 2 * PAID)).toMatchObject({ auto: 0 })
    const { items } = await w.get('/bank-accounts/B/proposals', 'finance')
    const [proposal] = items.filter(({ kind }: Json) => kind === 'return')
    expect(proposal.preselected).toBe(false)
    expect(proposal.evidence.map(({ feature }: Json) => feature)).toEqual(['reference', 'amount_exact', 'days_missing'])
    expect(await w.payout(payout)).toMatchObject({ state: 'settled' })
    await run(IN - PAID, [booked(BETWEEN, -PAID, `EFT ${payout.reference}`)])
    expect((await w.breaks()).map(({ kind }) => kind)).toContain('duplicate_payment')
    expect(await w.payout(payout)).toMatchObject({ state: 'settled' })
  })
})
