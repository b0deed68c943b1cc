import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import type { LineSeen } from '../../../src/core/reconciliation/seen.ts'
import { iban, line, payout, type WorldSaid, worldOf } from './world.ts'

/** Matches, and proposals (?) with what they show. */
function told(said: WorldSaid): readonly string[] {
  const { matches, proposals } = reconcile(worldOf(said))
  return [
    ...matches.map(({ kind, payouts }) => `${kind} ${payouts}`),
    ...proposals.map(
      ({ kind, reason, payouts, features }) => `?${kind} ${reason} ${payouts} ${features.map(({ feature }) => feature).filter((f) => f.endsWith('_differs'))}`,
    ),
  ]
}

const A = payout(1, { payeeName: 'Merdan Amanow' })
const stranger = payout(9, { payeeName: 'Jeren Orazowa', state: 'settled' })
const university = [1, 2, 3].map((n) => ({
  ...payout(n, { inOneRow: true, payee: 'u', payeeName: 'Ankara Üniversitesi', payeeAccount: iban(40) }),
  batch: 1,
  batchReference: A.batchReference,
}))
const many = [A, payout(2, { payeeName: 'Serdar Berdiýew', batch: A.batch, batchReference: A.batchReference })]
const out = (payouts: readonly { readonly minor: number }[], over: Partial<LineSeen> = {}, text = '') =>
  line(10, -payouts.reduce((sum, { minor }) => sum + minor, 0), `HAVALE ${A.batchReference} ${text}`, over)

describe("a line with a batch's reference", () => {
  it.each([
    ['one payout', [A]],
    ['one row', university],
    ['several payees', many],
  ])("is a proposal where the name in its column is another person's: %s", (_, payouts) => {
    const of = payouts.map(({ id }) => id)
    expect(told({ lines: [out(payouts, { counterparty: 'JEREN ORAZOVA' })], payouts: [...payouts, stranger] })).toEqual([
      `?settlement reference_but ${of} name_differs`,
    ])
  })

  it.each([
    ["the payee's", [A], 'AMANOV MERDAN'],
    ["a bank's", [A], 'ZIRAAT BANKASI'],
    ['that of one of them', many, 'BERDIYEV SERDAR'],
  ])('settles it where the name is %s', (_, payouts, counterparty) => {
    expect(told({ lines: [out(payouts, { counterparty })], payouts: [...payouts, stranger] })).toEqual([`settlement ${payouts.map(({ id }) => id)}`])
  })

  it('is a proposal where its text shows a masked number that may be another account', () => {
    expect(told({ lines: [out([A], {}, '5400 **** **** 0000')], payouts: [A] })).toEqual(['?settlement reference_but 1 account_differs'])
  })

  it("is a proposal where the whole comes back in another person's name", () => {
    const left = many.map((one) => ({ ...one, state: 'settled' as const, settledByLine: { line: 90, bookedOn: '2020-11-03', byReference: true } }))
    const back = line(11, 600_000, `IADE ${A.batchReference}`, { counterparty: 'JEREN ORAZOVA', bookedOn: '2020-11-09' })
    expect(told({ lines: [back], payouts: [...left, stranger] })).toEqual(['?return reference_but 1,2 name_differs'])
  })
})
