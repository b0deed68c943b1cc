import { describe, expect, it } from 'vitest'
import { remembered } from '../../src/core/remembered.ts'

describe('remembered', () => {
  it('computes a text once, also one that comes to nothing, and forgets beyond its measure', () => {
    const asked: string[] = []
    const half = remembered(2, (text) => {
      asked.push(text)
      return text === 'none' ? undefined : text.length / 2
    })
    expect(['abcd', 'none', 'abcd', 'none'].map(half)).toEqual([2, undefined, 2, undefined])
    expect(asked).toEqual(['abcd', 'none'])
    expect(['third', 'abcd'].map(half)).toEqual([2.5, 2])
    expect(asked).toEqual(['abcd', 'none', 'third', 'abcd'])
  })
})
