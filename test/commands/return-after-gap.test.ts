import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY } from './cases-world.ts'
import { IN, PAID, StatementsApartWorld } from './statements-apart-world.ts'

const BETWEEN = '2020-11-10'
const LATER = '2020-11-20'

/** A payout left; what comes with its reference weeks later is its return, unless it left twice in days of which the statement was not taken in. */
describe('a return after days without a statement', () => {
  let w: StatementsApartWorld
  beforeEach(async () => {
    w = new StatementsApartWorld()
    await w.begin()
    await w.run(0, [w.line(DAY, IN, 'Gelen havale'), left(DAY)])
    expect(await w.state()).toBe('settled')
    w.hoursPass(24 * 21)
  })
  afterEach(() => w.close())

  const left = (day: string) => w.line(day, -PAID, `EFT ${w.paid.reference}`, true)
  const comesBack = (opening: number) => w.run(opening, [w.line(LATER, PAID, `IADE ${w.paid.reference}`)])

  it('is taken by its reference where nothing moved in them', async () => {
    expect(await comesBack(IN - PAID)).toMatchObject({ auto: 1 })
    expect(await w.state()).toBe('returned')
  })

  it('is left to a person where balances show that money moved in them: it may be the refund of a second payment', async () => {
    expect(await comesBack(IN - 2 * PAID)).toMatchObject({ auto: 0 })
    const [proposal] = (await w.proposals()).filter(({ kind }) => kind === 'return')
    expect(proposal?.preselected).toBe(false)
    expect(proposal?.evidence.map(({ feature }: { feature: string }) => feature)).toEqual(['reference', 'amount_exact', 'days_missing'])
    expect(await w.state()).toBe('settled')
    await w.run(IN - PAID, [left(BETWEEN)])
    expect((await w.breaks()).map(({ kind }) => kind)).toContain('duplicate_payment')
    expect(await w.state()).toBe('settled')
  })
})
