import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../src/core/statements/recognise/candidates.ts'
import { figuresOf, packedFigures } from '../../src/core/statements/recognise/figures.ts'

const of = {
  dated: { days: ['2026-03-02', '2026-03-01', '2026-03-02', '2025-12-31'] },
  model: { amounts: [-12_345, 0, 9_007_199_254_740_991, 5] },
  balances: [100, undefined, -1, 0],
} as unknown as Candidate

describe('figures of a large file', () => {
  it('say of each line what those of a small one say, where a balance is missing and beyond the last line too', () => {
    const all = (figures: ReturnType<typeof figuresOf>) => [0, 1, 2, 3, 4].map((n) => [figures.dayAt(n), figures.amountAt(n), figures.balanceAt(n)])
    expect(all(packedFigures(of))).toEqual(all(figuresOf(of)))
    expect(all(packedFigures(of))[1]).toEqual(['2026-03-01', 0, undefined])
  })

  it('have no balances where the file has none', () => {
    const { balances: _, ...bare } = of
    expect(packedFigures(bare).balanceAt(0)).toBeUndefined()
  })

  it('hold the candidate no longer', () => {
    const candidate = { ...of, model: { ...of.model, amounts: [1, 2, 3, 4] } } as Candidate
    const packed = packedFigures(candidate)
    ;(candidate.model.amounts as number[])[0] = 99
    expect(packed.amountAt(0)).toBe(1)
  })
})
