import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editsWithin } from '../../../src/core/names/edits.ts'

/** The definition, without bounds. */
function edits(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [x, y] = [a.slice(1), b.slice(1)]
  const exchange = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] ? 1 + edits(a.slice(2), b.slice(2)) : Number.POSITIVE_INFINITY
  return Math.min(edits(x, b) + 1, edits(a, y) + 1, edits(x, y) + (a[0] === b[0] ? 0 : 1), exchange)
}

describe('editsWithin', () => {
  it.each([
    ['', '', 0],
    ['ABC', 'ABC', 0],
    ['ABC', 'ACB', 1],
    ['ABC', 'AXC', 1],
    ['ABC', 'BC', 1],
    ['ABCD', 'BADC', 2],
    ['ABCD', 'WXYD', undefined],
    ['A', 'ABCD', undefined],
  ])('%s, %s: %s', (a, b, count) => expect(editsWithin(a, b, 2)).toBe(count))

  it('agrees with the definition', () => {
    const text = fc.string({ unit: fc.constantFrom('A', 'B', 'C'), maxLength: 6 })
    fc.assert(fc.property(text, text, fc.nat(3), (a, b, limit) => editsWithin(a, b, limit) === (edits(a, b) <= limit ? edits(a, b) : undefined)))
  })
})
