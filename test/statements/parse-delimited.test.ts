import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDelimited } from '../../src/files/delimited.ts'

describe('parseDelimited', () => {
  it.each(['\n', '\r\n', '\r', '\r\r\n'])('splits lines that end with %j, and keeps blank ones', (end) => {
    const { rows, lineOf, faults } = parseDelimited(['a;b', '', '"c;""d""";e', ''].join(end), ';')
    expect(rows).toEqual([['a', 'b'], [''], ['c;"d"', 'e']])
    expect(lineOf).toEqual([1, 2, 3])
    expect(faults).toEqual([])
  })

  it('numbers the lines after cells with line breaks', () => {
    const { rows, lineOf, lines } = parseDelimited('a,"b\nc\r\nd"\ne,f\n\ng,h', ',')
    expect(rows).toEqual([['a', 'b\nc\nd'], ['e', 'f'], [''], ['g', 'h']])
    expect(lineOf).toEqual([1, 4, 5, 6])
    expect(lines[3]).toBe('e,f')
  })

  it('tells rows whose quotes do not pair up, and takes quotes for letters when asked', () => {
    expect(parseDelimited('a,b\n"c,d\ne,f\n', ',').faults).toMatchObject([{ row: 1 }])
    expect(parseDelimited('a,b\n"c"x,d\n', ',').faults).toMatchObject([{ row: 1 }])
    expect(parseDelimited('a,b\n"c,d\n', ',', 'none')).toMatchObject({
      rows: [
        ['a', 'b'],
        ['"c', 'd'],
      ],
      faults: [],
    })
  })

  it('reads an empty text as no rows', () => {
    expect(parseDelimited('', ',').rows.length).toBeLessThanOrEqual(1)
    expect(parseDelimited('\n', ',')).toMatchObject({ rows: [['']], lineOf: [1] })
  })

  it('gives back any cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ş', '"', ',', '\n', ' ', ';') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n')
        const parsed = parseDelimited(`${text}\n`, ',')
        expect(parsed.rows).toEqual(rows)
        const breaks = rows.map((row) => 1 + row.join('').split('\n').length - 1)
        expect(parsed.lineOf).toEqual(rows.map((_, index) => 1 + breaks.slice(0, index).reduce((sum, count) => sum + count, 0)))
      }),
    )
  })
})
