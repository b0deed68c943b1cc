import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { line, payout, worldOf } from './world.ts'

/** The whole account of one payee beside the name of another was proposed without a word of the name. */

const [A, B] = [payout(1, { payeeName: 'Aýna Orazowa' }), payout(2, { payeeName: 'Merdan Jumaýew' })]
const told = (counterparty: string) => {
  const of = { ...line(10, -A.minor, 'EFT'), counterparty, ...(A.payeeAccount === undefined ? {} : { counterpartyAccount: A.payeeAccount }) }
  const { matches, proposals } = reconcile(worldOf({ lines: [of], payouts: [A, B], coveredThrough: null }))
  return [
    ...matches.map(({ payouts }) => `settled ${payouts}`),
    ...proposals.map((p) => `${p.payouts} ${p.reason}${p.features.some(({ feature }) => feature === 'name_differs') ? ' other name' : ''}`),
  ]
}

describe('reconcile: the account of one payee beside the name of another', () => {
  it('is proposed with the name said', () => {
    expect(told('Jumaýew Merdan')).toEqual(['1 account other name'])
    expect(told('Orazowa Aýna')).toEqual(['1 account'])
    expect(told('Somebody Unknown')).toEqual(['1 account'])
  })
})
