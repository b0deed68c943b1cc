import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { contribution, line, payout, type WorldSaid, worldOf } from './world.ts'

const told = (said: WorldSaid) => {
  const { matches, proposals } = reconcile(worldOf(said))
  return [
    ...matches.map(({ kind, lines }) => `${kind} ${lines}`),
    ...proposals.map(({ kind, lines, preselected, features }) => {
      const isSaid = features.filter(({ feature }) => feature === 'undone_before').length === 1
      return `?${kind} ${lines}${preselected ? '' : ' open'}${isSaid ? ' undone' : ''}`
    }),
  ]
}

describe('reconcile: what somebody undid', () => {
  const gift = contribution(5, 900_000, { reference: 'DONOR-7' })
  const brought = line(10, 900_000, 'DONOR-7')

  it('is not brought again by the reference of its contribution', () => {
    const said = { lines: [brought], payouts: [], contributions: [gift] }
    expect(told(said)).toEqual(['contribution 10'])
    expect(told({ ...said, undoneAs: [[10, 'contribution', 5]] })).toEqual(['?contribution 10 open undone'])
    expect(told({ ...said, undoneAs: [[10, 'contribution', 6]] })).toEqual(['contribution 10'])
  })

  it('is proposed, and never chosen beforehand: neither a payment, a gift, a fee nor a transfer', () => {
    const A = payout(1)
    const bare = { ...line(11, -A.minor, 'GIDEN HAVALE'), counterparty: A.payeeName }
    expect(told({ lines: [bare], payouts: [A] })).toEqual(['?settlement 11'])
    expect(told({ lines: [bare], payouts: [A], undone: [[11, 1]] })).toEqual(['?settlement 11 open undone'])
    const named = { lines: [{ ...brought, narrative: 'DONATION', counterparty: gift.donor }], payouts: [], contributions: [gift] }
    expect([told(named), told({ ...named, undoneAs: [[10, 'contribution', 5]] })]).toEqual([['?contribution 10'], ['?contribution 10 open undone']])
    const fee = { lines: [line(12, -1_250, 'HAVALE MASRAFI')], payouts: [] }
    expect([told(fee), told({ ...fee, undoneAs: [[12, 'charge']] })]).toEqual([['?charge 12'], ['?charge 12 open undone']])
    const number = 'TR330006100519786457841326'
    const moved = { lines: [line(13, -5_000, `VIRMAN ${number}`)], payouts: [], ownMoney: { others: [{ id: 2, currency: 'TRY', numbers: [number] }] } }
    expect([told(moved), told({ ...moved, undoneAs: [[13, 'transfer']] })]).toEqual([['?transfer 13'], ['?transfer 13 open undone']])
  })
})
