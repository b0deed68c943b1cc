import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import type { PayoutSeen } from '../../../src/core/reconciliation/seen.ts'
import { iban, line, payout, worldOf } from './world.ts'

const A = payout(1)
const settled: PayoutSeen = { ...A, state: 'settled', settledByLine: { line: 90, bookedOn: '2020-11-03', byReference: false } }
const elsewhere = (minor = -300_000) => line(10, minor, `EFT ${A.reference}`, { counterpartyAccount: iban(77), bookedOn: '2020-11-09' })

describe('a debit that shows a payout of earlier runs, and another account', () => {
  it.each([
    ['settled', settled],
    ['returned', { ...settled, state: 'returned' }],
    ['rejected and paid again', { ...A, state: 'rejected', paidAgain: true }],
  ] as const)('is payee_differs as in one run, whatever its amount: %s', (_, of) => {
    for (const minor of [-300_000, -300_001]) {
      const { matches, breaks } = reconcile(worldOf({ lines: [elsewhere(minor)], payouts: [of] }))
      expect([matches, breaks.map(({ kind, payout: about }) => `${kind} ${about}`)]).toEqual([[], ['payee_differs 1']])
    }
  })

  it('is payee_differs where the payout is settled in the same run', () => {
    const { breaks } = reconcile(worldOf({ lines: [line(9, -300_000, A.reference), elsewhere()], payouts: [A] }))
    expect(breaks.map(({ kind, line: of }) => `${kind} ${of}`)).toEqual(['payee_differs 10'])
  })
})
