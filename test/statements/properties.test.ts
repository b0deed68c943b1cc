import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BankFormat, type BankLine, FORMATS, flip } from '../support/banks.ts'
import { facts, linesOf, read, writtenFacts } from './reading.ts'

const LETTERS: Readonly<Record<string, string>> = {
  turkish: 'abcXYZ ğışçÖÜİ019 .,:/-="\'()',
  russian: 'abcXYZ абвЖЩЮё№ 019 .,:/-="\'()',
  '1c': 'abcXYZ абвЖЩЮё№ 019 .,:/-=";\'()',
  ubs: "abcXYZ äöüЖýň€ 019 .,:/-=;'()",
  wise: 'abcXYZ äöüЖýň€ 019 .,:/-=";\'()\n',
}

const textOf = (format: BankFormat): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...(LETTERS[format.name] ?? '')), { maxLength: 30 }).map((letters) => letters.join('').replace(/\s+/g, ' ').trim())

const day = fc.integer({ min: 0, max: 25 }).map((days) => `2020-10-${String(days + 1).padStart(2, '0')}`)

function linesFor(format: BankFormat): fc.Arbitrary<readonly BankLine[]> {
  const minor = fc.oneof(fc.constantFrom(-50_000, 50_000, 1, -1), fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })).filter((amount) => amount !== 0)
  const line = fc.record({
    day,
    minor,
    text: textOf(format),
    name: textOf(format),
    account: fc.constantFrom('', '40817810500000000007'),
    ref: fc.constantFrom('1', '2', '77', 'A-5', '10023'),
  })
  return fc.array(line, { minLength: 2, maxLength: 25 }).map((lines) => lines.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)))
}

const opening = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })

describe.each(FORMATS)('readStatement, any lines: $name', (format) => {
  it('reads what was written, in either order', () => {
    fc.assert(
      fc.property(linesFor(format), opening, fc.boolean(), (lines, openingMinor, reverse) => {
        const result = read(format.write(format.account, openingMinor, lines, { reverse }), format)
        expect(result.verdict, JSON.stringify(result.problems)).toBe('proof')
        expect(facts(linesOf(result))).toEqual(writtenFacts(lines))
        expect([result.opening, result.closing]).toEqual([openingMinor, openingMinor + lines.reduce((sum, line) => sum + line.minor, 0)])
        const texts = linesOf(result)
          .map((line) => line.narrative)
          .join('\n')
        for (const { text } of lines) expect(texts).toContain(text)
      }),
      { numRuns: 150 },
    )
  })

  it('refuses every balance and amount that was changed', () => {
    fc.assert(
      fc.property(linesFor(format), opening, fc.nat(), fc.integer({ min: 1, max: 9 }), (lines, openingMinor, at, more) => {
        const index = at % lines.length
        // The oldest amount of a Wise file follows from nothing: the file names no opening balance.
        fc.pre(format.shows.ends || index > 0)
        const told = lines.map((line, place) => (place === index ? { ...line, minor: line.minor + more } : line))
        expect(read(format.write(format.account, openingMinor, lines, { told }), format).verdict).toBe('refusal')
      }),
      { numRuns: 150 },
    )
  })

  it('never reads another amount from a damaged file', () => {
    fc.assert(
      fc.property(linesFor(format), opening, fc.nat(), fc.nat({ max: 255 }), fc.boolean(), (lines, openingMinor, at, byte, reverse) => {
        const bytes = format.write(format.account, openingMinor, lines, { reverse })
        const whole = linesOf(read(bytes, format)).map((line) => line.amountMinor)
        const result = read(flip(bytes, at % bytes.length, byte), format)
        // A damaged header or balance may leave several readings side by side: then a person chooses.
        if (result.verdict === 'refusal' || result.readings.length > 1) return
        const amounts = linesOf(result).map((line) => line.amountMinor)
        if (format.shows.ends) expect(amounts).toEqual(whole)
        else {
          const oldest = result.readings[0]?.order === 'oldest_first' ? 0 : whole.length - 1
          expect(amounts.filter((_, index) => index !== oldest)).toEqual(whole.filter((_, index) => index !== oldest))
        }
      }),
      { numRuns: process.env['TIDEOVER_LONG'] === '1' ? 3_000 : 400 },
    )
  })

  it('answers any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), fc.nat({ max: 60 }), (noise, at, gone) => {
        const bytes = format.write(format.account, 0, [])
        const start = at % bytes.length
        const result = read(Uint8Array.from([...bytes.subarray(0, start), ...noise, ...bytes.subarray(start + gone)]), format)
        expect(result.verdict === 'refusal').toBe(result.problems.length > 0)
        for (const problem of result.problems) expect(problem.line).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })

  // What is quadratic takes hours.
  it('answers a megabyte of anything', () => {
    const bytes = format.write(format.account, 0, [])
    for (const text of ['\r', '\n', 'a\n', '"', '"\n', ';', '9', '1.', '-', '=']) {
      const noise = new TextEncoder().encode(text.repeat(1_000_000 / text.length))
      const at = bytes.length - 14
      const { verdict, problems } = read(Uint8Array.from([...bytes.subarray(0, at), ...noise, ...bytes.subarray(at)]), format)
      expect(verdict === 'refusal', JSON.stringify(text)).toBe(problems.length > 0)
    }
  })
})
