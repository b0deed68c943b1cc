import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import type { PayoutSeen } from '../../../src/core/reconciliation/seen.ts'
import { iban, line, payout, type WorldSaid, worldOf } from './world.ts'

/** Proposals (?) and breaks (!); nothing here may match by itself. */
function told(said: WorldSaid): readonly string[] {
  const { matches, proposals, breaks } = reconcile(worldOf(said))
  expect(matches).toEqual([])
  return [...proposals.map(({ kind, payouts, preselected }) => `?${kind} ${payouts}${preselected ? '' : ' open'}`), ...breaks.map(({ kind }) => `!${kind}`)]
}

const [A, B] = [payout(1), payout(2)]
const returned: PayoutSeen = { ...A, state: 'returned', paidAgain: true }
const both = (minor: number, over = {}) => line(10, minor, `ODEME ${B.reference} (ONCEKI ${A.reference})`, { bookedOn: '2020-11-09', ...over })

describe('a line with several references', () => {
  it('is proposed for the one that is open, where the other came back before, and has an owner', () => {
    expect(told({ lines: [both(-300_000)], payouts: [returned, B] })).toEqual(['?settlement 2 open', '!unknown_debit'])
  })

  it('is proposed for each that it can be by itself, with a fee too', () => {
    expect(told({ lines: [both(-300_250)], payouts: [A, B], fees: { outgoing: [250] } })).toEqual([
      '?settlement 2 open',
      '?settlement 1 open',
      '!unknown_debit',
    ])
  })

  it('is proposed for none whose account is another, and for none of another amount', () => {
    expect(told({ lines: [both(-300_000, { counterpartyAccount: A.payeeAccount })], payouts: [A, B] })).toEqual(['?settlement 1 open', '!unknown_debit'])
    expect(told({ lines: [both(-300_000, { counterpartyAccount: iban(77) })], payouts: [A, B] })).toEqual(['!unknown_debit'])
    expect(told({ lines: [both(-300_001)], payouts: [A, B] })).toEqual(['!unknown_debit'])
  })

  it('is proposed as the return of each that left', () => {
    const left = [A, B].map(
      (one): PayoutSeen => ({ ...one, state: 'settled', settledByLine: { line: 90 + one.id, bookedOn: '2020-11-03', byReference: true } }),
    )
    expect(told({ lines: [both(300_000)], payouts: left })).toEqual(['?return 2 open', '?return 1 open', '!unknown_receipt'])
    expect(told({ lines: [both(300_000)], payouts: [returned, ...left.slice(1)] })).toEqual(['?return 2 open', '!unknown_receipt'])
  })
})
