import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDelimited } from '../../src/files/delimited.ts'
import { safeCell, unsafeCell, writeDelimited } from '../../src/files/safe-cell.ts'
import { INJECTIONS } from '../intake/injections.ts'

/** Would a spreadsheet program calculate this cell, or move it into another? A rule of its own, apart from the code's. */
const isFormula = (text: string): boolean => {
  const seen = [...text].find((letter) => !/[\s\u200b-\u200f\u2060\ufeff]/.test(letter)) ?? ''
  return '=+-@＝＋－＠'.includes(seen) && seen !== '' && !/^-?\d+(\.\d+)?$/.test(text)
}

describe('safeCell', () => {
  it('knows at least 200 injections, all of which would start a formula', () => {
    expect(new Set(INJECTIONS).size).toBeGreaterThanOrEqual(200)
    expect(INJECTIONS.filter((text) => !isFormula(text))).toEqual([])
  })

  it.each([
    ['=', '=1+1'],
    ['+', '+905321000000'],
    ['-', '-1+2'],
    ['@', '@SUM(A1)'],
    ['TAB', '\tx'],
    ['CR', '\rx'],
    ['full width', '＝1'],
    ['a blank before', ' =1'],
    ['an invisible mark before', '\ufeff=1'],
  ])('puts an apostrophe before what begins with %s', (_, text) => {
    expect(safeCell(text)).toBe(`'${text}`)
  })

  it.each(['', 'Annayewa', '12', '-12.50', '0', '2001-02-03', "O'Neil", 'a=b', '1+1', 'x@example.org', 'Анкара', ' 5'])('leaves %j as it is', (text) => {
    expect(safeCell(text)).toBe(text)
  })

  it('leaves no injection that starts a formula', () => {
    expect(INJECTIONS.map(safeCell).filter(isFormula)).toEqual([])
  })

  it('is taken back by unsafeCell, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...INJECTIONS), fc.string({ unit: 'binary' })),
        (text) => unsafeCell(safeCell(text)) === text || (text.startsWith("'") && safeCell(text) === text),
      ),
    )
  })
})

describe('writeDelimited', () => {
  it('quotes what needs it', () => {
    expect(
      writeDelimited(
        [
          ['a', 'b;c', 'd"e', ' f'],
          ['g\nh', '', 'i,j', 'k'],
        ],
        ';',
      ),
    ).toBe('a;"b;c";"d""e";" f"\r\n"g\nh";;i,j;k\r\n')
  })

  it('writes what is read back, by any delimiter', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab;,\t|"\n\'= й') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), fc.constantFrom(';', ',', '\t', '|'), (rows, delimiter) => {
        expect(parseDelimited(writeDelimited(rows, delimiter), delimiter).rows).toEqual(rows)
      }),
    )
  })

  it('keeps every injection in a cell of its own', () => {
    for (const delimiter of [';', ',', '\t', '|']) {
      const rows = parseDelimited(
        writeDelimited(
          INJECTIONS.map((text) => [safeCell(text), 'next']),
          delimiter,
        ),
        delimiter,
      ).rows
      // A lone CR or CR LF within a cell is read as a line end like any other.
      expect(rows).toEqual(INJECTIONS.map((text) => [safeCell(text).replace(/\r\n?/g, '\n'), 'next']))
    }
  })
})
