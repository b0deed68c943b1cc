import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeFrom, normaliseCode } from '../../../src/core/students/code.ts'

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const bytes = fc.uint8Array({ minLength: 16, maxLength: 32 })
const value = (character: string) => ALPHABET.indexOf(character)

describe('codeFrom', () => {
  it('is written 4-4-3 in the alphabet, its last character Σ i·v(cᵢ) mod 31', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeFrom(random)
        const [...characters] = code.replaceAll('-', '')
        const sum = characters.slice(0, 10).reduce((total, character, place) => total + (place + 1) * value(character), 0)
        return /^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{3}$/.test(code) && characters[10] === ALPHABET[sum % 31]
      }),
    )
  })

  it.each([
    [new Uint8Array(16), '2222-2222-222'],
    [Uint8Array.from([...new Uint8Array(15), 1]), '2222-2222-23C'],
    [Uint8Array.from([...new Uint8Array(15), 31]), '2222-2222-32B'],
  ])('writes the number in base 31', (random, code) => expect(codeFrom(random)).toBe(code))

  it('refuses fewer than 16 bytes', () => expect(() => codeFrom(new Uint8Array(15))).toThrow(/16 bytes/))
})

describe('normaliseCode', () => {
  it('reads a code in any case, with or without blanks and hyphens', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeFrom(random)
        const plain = code.replaceAll('-', '')
        return [code, plain, code.toLowerCase(), code.replaceAll('-', ' '), ` ${code.replaceAll('-', '–')}\n`, [...plain].join(' ')].every(
          (text) => normaliseCode(text) === plain,
        )
      }),
    )
  })

  it('finds every single slip and every exchange of neighbours', () => {
    fc.assert(
      fc.property(bytes, fc.nat(10), fc.constantFrom(...ALPHABET), (random, at, wrong) => {
        const plain = codeFrom(random).replaceAll('-', '')
        const slip = plain.slice(0, at) + wrong + plain.slice(at + 1)
        const exchange = at === 0 ? plain : plain.slice(0, at - 1) + plain.charAt(at) + plain.charAt(at - 1) + plain.slice(at + 1)
        return (slip === plain || normaliseCode(slip) === undefined) && (exchange === plain || normaliseCode(exchange) === undefined)
      }),
    )
  })

  it.each(['', '2222-2222-22', '2222-2222-2222', '2222-2222-223', '2222-2222-22O', '=1+1', '2222_2222_222'])('refuses %j', (text) =>
    expect(normaliseCode(text)).toBeUndefined(),
  )
})
