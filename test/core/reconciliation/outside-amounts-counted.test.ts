import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { line, payout, worldOf } from './world.ts'

/** A receipt beside the payment of its own amount was told that no payout had this amount. */

const counted = ({ features }: { features: readonly { feature: string; count?: number }[] }) =>
  features.find(({ feature }) => feature === 'payouts_of_amount')?.count

describe('reconcile: how many payouts have the amount of a receipt', () => {
  const A = payout(1)
  const left = line(10, -A.minor, A.reference)

  it('counts what left in this run, for what is nobody’s and for what is proposed', () => {
    const nobodys = reconcile(worldOf({ lines: [left, line(11, A.minor, 'GELEN')], payouts: [A] }))
    expect(nobodys.breaks.map((b) => [b.kind, counted(b)])).toEqual([['unknown_receipt', 1]])
    const named = reconcile(worldOf({ lines: [left, { ...line(11, A.minor, 'GELEN'), counterparty: A.payeeName }], payouts: [A] }))
    expect(named.proposals.map((p) => [p.kind, counted(p)])).toEqual([['return', 1]])
  })

  it('counts what left before once', () => {
    const settled = { state: 'settled' as const, settledByLine: { line: 10, bookedOn: '2020-11-03', byReference: true } }
    const plan = reconcile(worldOf({ lines: [line(11, A.minor, 'GELEN')], payouts: [{ ...A, ...settled }, payout(2)] }))
    expect(plan.breaks.filter((b) => b.line === 11).map(counted)).toEqual([2])
  })
})
