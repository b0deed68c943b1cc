import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { iban, line, payout, strangersReference, worldOf } from './world.ts'

/** Two batches of one total: the line that showed the reference of the second with a slip was proposed for the first before it. */

const [FIRST, SECOND] = [strangersReference(1), strangersReference(2)]
const three = (batch: number, batchReference: string, from: number, over = {}) =>
  [0, 1, 2].map((n) => payout(from + n, { batch, batchReference, minor: 300_000, payeeAccount: iban(from + n), ...over }))
const swapped = (reference: string) => `${reference.slice(0, 5)}${reference[6]}${reference[5]}${reference.slice(7)}`
const both = [...three(8, FIRST, 1), ...three(9, SECOND, 4)]
const told = (narrative: string, payouts = both, minor = -900_000, over = {}) => {
  const { matches, proposals } = reconcile(worldOf({ lines: [{ ...line(10, minor, narrative), ...over }], payouts }))
  return [...matches.map((m) => `settled ${m.payouts}`), ...proposals.map((p) => `${p.payouts} ${p.reason}${p.preselected ? '' : ' open'}`)]
}

describe('reconcile: a batch’s own reference, damaged', () => {
  it('orders what is proposed, and matches nothing by itself', () => {
    expect(told(`TOPLU ${SECOND}`)).toEqual(['settled 4,5,6'])
    expect(told(`TOPLU ${swapped(SECOND)}`)).toEqual(['4,5,6 reference_one_edit', '1,2,3 batch_total open'])
    expect(told(`TOPLU ${SECOND.slice(0, 9)}`)).toEqual(['4,5,6 reference_cut', '1,2,3 batch_total open'])
    expect(told('TOPLU')).toEqual(['1,2,3 batch_total open', '4,5,6 batch_total open'])
  })

  it('says nothing where the sum is another, where another account is shown, or before the release', () => {
    expect(told(`TOPLU ${swapped(SECOND)}`, both, -900_500)).toEqual([])
    const row = three(9, SECOND, 4, { payeeAccount: iban(7), inOneRow: true })
    expect(told(`TOPLU ${swapped(SECOND)}`, row, -900_000, { counterpartyAccount: iban(8) })).not.toContain('4,5,6 reference_one_edit')
    expect(told(`TOPLU ${swapped(SECOND)}`, row)).toEqual(['4,5,6 reference_one_edit'])
    expect(told(`TOPLU ${swapped(SECOND)}`, both, -900_000, { bookedOn: '2020-10-20' })).toEqual([])
  })
})
