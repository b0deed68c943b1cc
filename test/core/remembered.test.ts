import { describe, expect, it } from 'vitest'
import { remembered, rememberedPairs } from '../../src/core/remembered.ts'

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

describe('rememberedPairs', () => {
  it('computes a pair once, also one that comes to nothing, and forgets beyond its measure', () => {
    const asked: string[] = []
    const longer = rememberedPairs(2, (a, b) => {
      asked.push(`${a} ${b}`)
      return a.length === b.length ? undefined : a.length > b.length
    })
    const pairs = (texts: readonly string[]) => texts.map((text) => longer(...(text.split(' ') as [string, string])))
    expect(pairs(['ab a', 'ab cd', 'ab a', 'ab cd'])).toEqual([true, undefined, true, undefined])
    expect(asked).toEqual(['ab a', 'ab cd'])
    expect(pairs(['a ab', 'a ab', 'ab a'])).toEqual([false, false, true])
    expect(asked).toEqual(['ab a', 'ab cd', 'a ab', 'ab a'])
  })
})
