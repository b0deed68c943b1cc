import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareOfClaim } from '../../../src/core/ledger/claims.ts'

describe('shareOfClaim', () => {
  it('clears to exactly nothing with the whole amount, and never before', () => {
    const claim = fc.record({ amount: fc.integer({ min: 1, max: 10 ** 12 }), moved: fc.integer({ min: 1, max: 10 ** 12 }) })
    fc.assert(
      fc.property(claim, fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }), ({ amount, moved }, weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        let [backAmount, backMoved] = [0, 0]
        for (const [n, weight] of weights.entries()) {
          const part = n === weights.length - 1 ? moved - backMoved : Math.max(1, Math.floor((moved / total) * weight))
          if (part < 1 || part > moved - backMoved) continue
          const share = shareOfClaim({ amount, moved, backAmount, backMoved }, part)
          if (share === 0) continue
          backAmount += share
          backMoved += part
          expect(Math.abs(backAmount - (backMoved * amount) / moved)).toBeLessThanOrEqual(1.5 + amount * 1e-9)
          expect(backAmount === amount).toBe(backMoved === moved)
        }
      }),
    )
  })

  it.each([
    [{ amount: 83_333, moved: 10_000, backAmount: 0, backMoved: 0 }, 3_333, 27_775],
    [{ amount: 83_333, moved: 10_000, backAmount: 27_775, backMoved: 3_333 }, 6_667, 55_558],
    [{ amount: 100_000, moved: 100_000, backAmount: 40_000, backMoved: 40_000 }, 30_000, 30_000],
    // Half to even; nothing where it is less than half a unit; never all while something is missing
    [{ amount: 1, moved: 2, backAmount: 0, backMoved: 0 }, 1, 0],
    [{ amount: 3, moved: 2, backAmount: 0, backMoved: 0 }, 1, 2],
    [{ amount: 12, moved: 100, backAmount: 0, backMoved: 0 }, 99, 11],
    [{ amount: 12, moved: 100, backAmount: 0, backMoved: 0 }, 4, 0],
  ])('brings back %j by %i: %i', (of, moved, share) => {
    expect(shareOfClaim(of, moved)).toBe(share)
  })
})
