import { describe, expect, it } from 'vitest'
import { Sqlite } from '../../src/store/sqlite.ts'
import { cutNulls } from '../../src/store/verify/tables.ts'
import { rowText } from '../../src/store/write.ts'

const sqlites = (row: readonly (string | number | null)[]): string =>
  cutNulls(
    new Sqlite(':memory:')
      .prepare(`SELECT json_array(${row.map(() => '?').join(', ')})`)
      .pluck()
      .get(...row) as string,
  )

describe('cutNulls', () => {
  const letters = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).join('')

  it.each<[string, readonly (string | number | null)[]]>([
    ['every letter up to U+2FFF, control characters and quotes among them', [1, letters]],
    ['letters beyond the basic plane, line separators, U+FFFD', [1, '\u{1f9ff}\u{10ffff}\u2028\u2029\ufffd\uffff']],
    ['whole numbers at both ends', [9007199254740991, -9007199254740991, 0]],
    ['NULLs in the middle, and at the end', [1, null, 'x', null, null]],
    ['texts that look like NULLs', [1, ',null]', null, 'null]']],
    ['an id alone', [7, null, null]],
  ])('makes of what SQLite writes the row text of the digest: %s', (_said, row) => {
    // `?` binds a number of JavaScript as REAL; a column of a STRICT table gives an INTEGER.
    const integers = row.map((value) => (typeof value === 'number' ? BigInt(value) : value))
    expect(sqlites(integers as unknown as typeof row)).toBe(rowText(row))
  })
})
