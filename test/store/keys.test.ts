import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hmacUnder } from '../../src/store/keys.ts'

describe('hmacUnder', () => {
  it('is HMAC-SHA-256, of one text after the other', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.array(fc.string({ unit: 'binary', maxLength: 1500 }), { minLength: 1, maxLength: 5 }), (key, texts) => {
        const of = hmacUnder(key)
        for (const text of texts) expect(of(text)).toEqual(createHmac('sha256', key).update(text).digest())
      }),
    )
  })

  it('gives the value of RFC 4231, test case 2', () => {
    expect(hmacUnder(Buffer.from('Jefe'))('what do ya want for nothing?').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })

  it('refuses a key that RFC 2104 would hash first', () => {
    expect(() => hmacUnder(Buffer.alloc(65))).toThrow('at most one block')
  })
})
