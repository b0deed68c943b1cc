import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { iban, line, payout, strangersReference, type WorldSaid, worldOf } from './world.ts'

/** Another amount under a batch's own reference than what is open of it: it was unknown, with nothing true to answer it by. */

const BATCH = strangersReference()
const three = (over = {}) => [1, 2, 3].map((n) => payout(n, { batch: 9, batchReference: BATCH, minor: 300_000, payeeAccount: iban(n), ...over }))
const whole = (id: number, minor = -900_000) => line(id, minor, `TOPLU ${BATCH}`)
const settled = (of: number) => ({ state: 'settled' as const, settledByLine: { line: of, bookedOn: '2020-11-03', byReference: true } })

const breaksOf = (said: WorldSaid) =>
  reconcile(worldOf(said)).breaks.map((b) => [b.kind, b.line, b.payout, b.otherLine, b.features.find(({ feature }) => feature === 'payouts_settled')?.count])

describe('reconcile: other amounts under a batch’s reference', () => {
  it.each([
    ['more than all of it', -900_500],
    ['less than all of it, and no part', -899_500],
  ])('is an amount that differs: %s', (_, minor) => {
    expect(breaksOf({ lines: [whole(10, minor)], payouts: three() })).toEqual([['amount_differs', 10, 1, undefined, undefined]])
  })

  it('is an amount that differs where one of the payouts leaves by its own line in the same run, or left before', () => {
    const payouts = three()
    const own = line(11, -300_000, `EFT ${payouts[0]?.reference}`)
    for (const lines of [
      [whole(10), own],
      [own, whole(10)],
    ]) {
      const plan = reconcile(worldOf({ lines, payouts }))
      expect(plan.matches.map((m) => [m.lines, m.payouts])).toEqual([[[11], [1]]])
      expect(breaksOf({ lines, payouts })).toEqual([['amount_differs', 10, 2, undefined, 1]])
    }
    const [first, ...others] = payouts
    expect(breaksOf({ lines: [whole(10)], payouts: [{ ...first, ...settled(90) } as (typeof payouts)[number], ...others] })).toEqual([
      ['amount_differs', 10, 2, undefined, 1],
    ])
  })

  it('is not late besides while its line waits for a person: the control is', () => {
    const late = { payouts: three(), today: '2020-11-25' }
    expect(breaksOf({ lines: [whole(10, -900_500)], ...late }).map(([kind]) => kind)).toEqual(['amount_differs'])
    expect(breaksOf({ lines: [whole(10, -600_000)], ...late }).map(([kind]) => kind)).toEqual(['unknown_debit'])
    expect(breaksOf({ lines: [], ...late }).map(([kind]) => kind)).toEqual(['in_transit_too_long', 'in_transit_too_long', 'in_transit_too_long'])
  })

  it('is paid twice where all of it had left, by one line or by each its own', () => {
    expect(breaksOf({ lines: [whole(10)], payouts: three(settled(90)) })).toEqual([['duplicate_payment', 10, 1, 90, undefined]])
    const payouts = three()
    const lines = [whole(10), ...payouts.map(({ reference }, n) => line(11 + n, -300_000, `EFT ${reference}`))]
    expect(breaksOf({ lines, payouts })).toEqual([['duplicate_payment', 10, 1, 11, undefined]])
    expect(breaksOf({ lines: [whole(10, -700_000)], payouts: three(settled(90)) })).toEqual([['unknown_debit', 10, undefined, undefined, undefined]])
    const toOne = three({ ...settled(90), payeeAccount: iban(50) })
    const elsewhere = line(10, -900_000, `TOPLU ${BATCH}`, { counterpartyAccount: iban(77) })
    expect(breaksOf({ lines: [elsewhere], payouts: toOne })).toEqual([['payee_differs', 10, 1, undefined, undefined]])
  })
  it('is paid twice where all of it was rejected and paid again: the control, not paid again, is settled', () => {
    const again = three({ state: 'rejected', paidAgain: true })
    expect(breaksOf({ lines: [whole(10)], payouts: again })).toEqual([['duplicate_payment', 10, 1, undefined, undefined]])
    expect(reconcile(worldOf({ lines: [whole(10)], payouts: again })).breaks[0]?.features).toContainEqual({ feature: 'paid_again' })
    expect(breaksOf({ lines: [whole(10, -700_000)], payouts: again })).toEqual([['unknown_debit', 10, undefined, undefined, undefined]])
    expect(breaksOf({ lines: [whole(10)], payouts: three({ state: 'rejected' }) })).toEqual([])
  })
})
