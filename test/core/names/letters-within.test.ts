import { describe, expect, it } from 'vitest'
import { editsWithin, lettersWithin } from '../../../src/core/names/edits.ts'
import { chance } from '../reconciliation/world.ts'

const LETTERS = [...'ABCDETO07']

describe('lettersWithin', () => {
  it('passes whatever is within the limit, and not everything', () => {
    const draw = chance(31)
    const text = (length: number) => Array.from({ length }, () => draw.pick(LETTERS)).join('')
    let [near, passed, all] = [0, 0, 0]
    for (let round = 0; round < 300; round++) {
      const from = text(6 + draw.below(4))
      const mayBe = lettersWithin(from)
      const edited = `${from.slice(0, 2)}${draw.pick(LETTERS)}${from.slice(3, 5)}${from.slice(6)}`
      for (const other of [from, edited, ...Array.from({ length: 20 }, () => text(6 + draw.below(4)))]) {
        const isNear = editsWithin(from, other, 2) !== undefined
        const may = mayBe(other, 2)
        if (isNear) expect(may, `${from} ${other}`).toBe(true)
        if (isNear) near++
        if (may) passed++
        all++
      }
    }
    expect(near).toBeGreaterThan(500)
    expect(passed).toBeLessThan(all * 0.75)
  })
})
