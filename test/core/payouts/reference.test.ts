import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REFERENCE_RANDOM_BYTES, referenceFrom, referenceHolds, seamKeys, seamProbes, withinTwoEdits } from '../../../src/core/payouts/reference.ts'

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ'

/** Mod 97 of the whole number, the slow way. */
const isOne = (text: string) => BigInt([...text].map((character) => Number.parseInt(character, 36)).join('')) % 97n === 1n

const randomBytes = fc
  .uint8Array({ minLength: REFERENCE_RANDOM_BYTES, maxLength: REFERENCE_RANDOM_BYTES })
  .filter((bytes) => bytes.filter((byte) => byte < 253).length >= 10)
const reference = randomBytes.map(referenceFrom)

/** The reference of ten letters. */
function withDigits(letters: string): string {
  const number = BigInt(`${[...`TO${letters}`].map((character) => Number.parseInt(character, 36)).join('')}00`)
  return `TO${letters}${String(98n - (number % 97n)).padStart(2, '0')}`
}

describe('referenceFrom', () => {
  it('gives TO, ten letters and check digits that make the whole number 1 mod 97', () => {
    fc.assert(fc.property(reference, (text) => /^TO[A-HJKMNP-Z]{10}\d\d$/.test(text) && isOne(text) && referenceHolds(text)))
  })

  it('skips the bytes that would favour some letters, and takes each other byte in turn', () => {
    const bytes = Uint8Array.from([253, 254, 255, 0, 22, 23, 252, 1, 2, 3, 4, 5, 6, ...Array.from({ length: 20 }, () => 255)])
    expect(referenceFrom(bytes).slice(2, 12)).toBe('AZAZBCDEFG')
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 253; byte++) {
      const letter = referenceFrom(new Uint8Array(32).fill(byte)).charAt(2)
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    expect([...counts.keys()].sort().join('')).toBe(LETTERS)
    expect(new Set(counts.values())).toEqual(new Set([11]))
  })

  it('refuses too few bytes, and bytes that are not random', () => {
    expect(() => referenceFrom(new Uint8Array(31))).toThrow(/32/)
    expect(() => referenceFrom(new Uint8Array(32).fill(255))).toThrow(/not random/)
  })
})

describe('referenceHolds', () => {
  it.each([
    ['TOABCDEFGHJK', false],
    ['', false],
    ['toabcdefghjk12', false],
    ['TOIBCDEFGHJK12', false],
  ])('%s: %s', (text, holds) => expect(referenceHolds(text)).toBe(holds))

  it('finds every single slip and every exchange of neighbours', () => {
    fc.assert(
      fc.property(reference, fc.integer({ min: 2, max: 13 }), fc.constantFrom(...LETTERS, ...'0123456789'), (text, at, wrong) => {
        const slip = text.slice(0, at) + wrong + text.slice(at + 1)
        const exchange = text.slice(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.slice(at + 1)
        return (slip === text || !referenceHolds(slip)) && (exchange === text || !referenceHolds(exchange))
      }),
    )
  })
})

describe('withinTwoEdits', () => {
  it.each([
    ['TOABCDEFGHJK12', 'TOABCDEFGHJK12', true],
    ['TOABCDEFGHJK12', 'TOBACDEFGJHK12', true],
    ['TOABCDEFGHJK12', 'TOABCDEFGHJK3', true],
    ['TOABCDEFGHJK12', 'TOXXXDEFGHJK12', false],
  ])('%s, %s: %s', (a, b, within) => expect(withinTwoEdits(a, b)).toBe(within))
})

/** All ten letters that two edits make of ten letters, by kind of edit at these places. */
function edited(letters: string, kind: string, i: number, j: number, x: string, y: string): string {
  const change = (text: string, at: number, letter: string) => text.slice(0, at) + letter + text.slice(at + 1)
  const exchange = (text: string, at: number) =>
    text.slice(0, at) +
    text
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    text.slice(at + 2)
  if (kind === 'change') return change(change(letters, i, x), j, y)
  if (kind === 'exchange') return exchange(exchange(letters, i), j)
  if (kind === 'both') return change(exchange(letters, i), j, y)
  const without = letters.slice(0, i) + letters.slice(i + 1)
  return without.slice(0, j) + x + without.slice(j)
}

describe('seamProbes', () => {
  it('meets the stored keys of every reference within two edits', () => {
    const place = fc.nat(9)
    const letter = fc.constantFrom(...LETTERS)
    let seen = 0
    fc.assert(
      fc.property(reference, fc.constantFrom('change', 'exchange', 'both', 'move'), place, place, letter, letter, (text, kind, i, j, x, y) => {
        const other = withDigits(edited(text.slice(2, 12), kind, i, j, x, y))
        if (!withinTwoEdits(text, other)) return true
        seen++
        return seamProbes(text).some((key) => seamKeys(other).includes(key))
      }),
      { numRuns: 5000 },
    )
    expect(seen).toBeGreaterThan(50)
  })

  it('meets them in every case of two edits with equal check digits', () => {
    const text = withDigits('ABCDEFGHJK')
    const probes = new Set(seamProbes(text))
    let seen = 0
    for (const kind of ['change', 'exchange', 'both', 'move']) {
      for (let at = 0; at < 10 * 10 * 23; at++) {
        const [i, j, x] = [at % 10, Math.floor(at / 10) % 10, LETTERS.charAt(Math.floor(at / 100))]
        for (const y of kind === 'change' ? LETTERS : 'ZQ') {
          const other = withDigits(edited('ABCDEFGHJK', kind, i, j, x, y))
          if (other === text || other.slice(12) !== text.slice(12)) continue
          expect(withinTwoEdits(text, other)).toBe(true)
          seen++
          if (!seamKeys(other).some((key) => probes.has(key))) throw new Error(`${text} misses ${other}`)
        }
      }
    }
    expect(seen).toBeGreaterThan(400)
  })

  it('leaves few candidates: another reference seldom shares a key', () => {
    fc.assert(
      fc.property(fc.uniqueArray(reference, { minLength: 40, maxLength: 40 }), (all) => {
        const [first = '', ...rest] = all.filter((text, place) => all.findIndex((other) => other.slice(2, 7) === text.slice(2, 7)) === place)
        const probes = seamProbes(first)
        return rest.filter((other) => seamKeys(other).some((key) => probes.includes(key))).length <= rest.length / 2
      }),
      { numRuns: 20 },
    )
  })
})
