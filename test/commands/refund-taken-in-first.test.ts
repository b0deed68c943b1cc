import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY } from './cases-world.ts'
import { IN, PAID, StatementsApartWorld } from './statements-apart-world.ts'

const AGAIN = '2020-11-10'
const BACK = '2020-11-20'

/** A payout left twice and its duplicate came back. Statements are taken in newest first: the duplicate and its refund come before the payment. */
describe('a refund that is taken in before the payment', () => {
  let w: StatementsApartWorld
  beforeEach(async () => {
    w = new StatementsApartWorld()
    await w.begin()
    w.hoursPass(24 * 21)
  })
  afterEach(() => w.close())

  const left = (day: string) => w.line(day, -PAID, `EFT ${w.paid.reference}`)
  const came = (day: string) => w.line(day, IN, 'Gelen havale')
  const newest = (opening: number) => w.run(opening, [left(AGAIN), w.line(BACK, PAID, `IADE ${w.paid.reference}`)])
  const proposed = async () => (await w.proposals()).map(({ kind }) => kind)

  it("is left to a person where money moved since the account's opening: the first payment may be in it", async () => {
    await newest(IN - PAID)
    expect(await w.state()).toBe('settled')
    expect(await proposed()).toContain('return')
    await w.run(0, [came(DAY), left(DAY)])
    expect(await w.state()).toBe('settled')
    expect((await w.breaks()).map(({ kind }) => kind)).toContain('duplicate_payment')
  })

  it('is so where the statement before ends with another balance', async () => {
    await w.run(0, [came('2020-11-01')])
    await newest(IN - PAID)
    expect(await w.state()).toBe('settled')
    expect(await proposed()).toContain('return')
  })

  it('is its return where nothing moved between', async () => {
    await w.run(0, [came('2020-11-01')])
    expect(await newest(IN)).toMatchObject({ auto: 2 })
    expect(await w.state()).toBe('returned')
  })
})
