import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { line, payout, worldOf } from './world.ts'

describe('reconcile: several lines that make up a payout together', () => {
  it('says once what speaks against each of them', () => {
    const A = payout(1)
    const lines = [line(10, -A.minor + 5_000, A.reference), line(11, -5_000, A.reference)]
    const undone: ReadonlyArray<readonly [number, number]> = [
      [10, 1],
      [11, 1],
    ]
    const { proposals } = reconcile(worldOf({ lines, payouts: [A], undone }))
    expect(proposals.map(({ lines, features }) => [lines, features.map(({ feature }) => feature)])).toEqual([
      [
        [10, 11],
        ['reference', 'lines_together', 'undone_before'],
      ],
    ])
  })
})
