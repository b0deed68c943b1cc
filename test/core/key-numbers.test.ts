import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { KeyNumbers } from '../../src/core/key-numbers.ts'

const key = (n: number): Buffer => createHash('sha256').update(`key ${n}`).digest().subarray(0, 16)

describe('KeyNumbers', () => {
  it('gives equal keys one number, others others, and each back', () => {
    const numbers = new KeyNumbers()
    const COUNT = 20_000
    for (let n = 0; n < COUNT; n++) expect(numbers.number(key(n))).toBe(n + 1)
    for (let n = COUNT - 1; n >= 0; n -= 7) expect(numbers.number(key(n))).toBe(n + 1)
    for (let n = 0; n < COUNT; n += 11) expect(Buffer.from(numbers.key(n + 1))).toEqual(key(n))
    expect(numbers.end).toBe(COUNT + 1)
  })

  it('tells keys apart that differ in their last byte alone', () => {
    const numbers = new KeyNumbers()
    const other = Buffer.from(key(1))
    other[15] = (other[15] ?? 0) ^ 1
    expect([numbers.number(key(1)), numbers.number(other), numbers.number(key(1))]).toEqual([1, 2, 1])
  })

  it('refuses what is no key and a number that it did not give', () => {
    const numbers = new KeyNumbers()
    expect(() => numbers.number(Buffer.alloc(15))).toThrow('16 bytes')
    expect(() => numbers.key(1)).toThrow('a number of a key')
  })

  it('finds a key of another length where it stands among other bytes, and none that was never numbered', () => {
    const numbers = new KeyNumbers(0, 8)
    const COUNT = 5000
    for (let n = 0; n < COUNT; n++) expect(numbers.number(key(n).subarray(0, 8))).toBe(n + 1)
    const bytes = Buffer.concat([Buffer.alloc(3, 7), key(4321)])
    expect([numbers.numberAt(bytes, 3), numbers.numberAt(bytes, 4), numbers.numberAt(key(COUNT), 0)]).toEqual([4322, 0, 0])
    expect(Buffer.from(numbers.key(4322))).toEqual(key(4321).subarray(0, 8))
  })
})
