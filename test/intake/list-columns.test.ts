import { describe, expect, it } from 'vitest'
import { ALIASES, COLUMNS, columnOf, headersOf } from '../../src/intake/list-columns.ts'

describe('columnOf', () => {
  it('knows every name and alias, in any case and in either form of composed letters', () => {
    for (const column of COLUMNS) {
      for (const header of headersOf(column)) {
        for (const written of [
          header,
          header.toUpperCase(),
          header.toLowerCase(),
          header.toLocaleUpperCase('tr'),
          header.normalize('NFD'),
          `\ufeff ${header} `,
          `${header}:`,
          `${header} *`,
          header.replace(' ', '  '),
        ]) {
          expect([written, columnOf(written)]).toEqual([written, column])
        }
      }
    }
  })

  it('gives no header to two columns', () => {
    const all = Object.values(ALIASES).flat()
    expect(new Set([...all, ...COLUMNS]).size).toBe(all.length + COLUMNS.length)
  })

  it.each([
    ['İBAN', 'iban'],
    ['SOYADI', 'familyName'],
    ['soyadi', 'familyName'],
    ['DOĞUM TARİHİ', 'birthDate'],
    ['Номер счета', 'accountNumber'],
    ['ФАМИЛИЯ', 'familyName'],
    ['Е-mail', undefined],
    ['№', undefined],
    ['', undefined],
    ['reason', undefined],
    [':'.repeat(1_000_000), undefined],
  ])('takes %s for %s', (header, column) => {
    expect(columnOf(header)).toBe(column)
  })
})
