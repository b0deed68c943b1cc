import { describe, expect, it } from 'vitest'
import { parseDelimited } from '../../src/files/delimited.ts'
import { writeDelimited } from '../../src/files/safe-cell.ts'
import { readList } from '../../src/intake/read-list.ts'
import { reasonsByLine, rejectedList } from '../../src/intake/rejected-list.ts'
import { INJECTIONS } from './injections.ts'
import { HEADERS, studentRow, workbook } from './lists.ts'

async function read(bytes: Uint8Array) {
  const list = await readList(bytes)
  if (!list.ok) throw new Error(list.problem.detail)
  return list.value
}

const csv = (rows: readonly (readonly string[])[], delimiter = ';') => Buffer.from(writeDelimited(rows, delimiter))

async function rejected(bytes: Uint8Array) {
  const list = await read(bytes)
  return rejectedList(list, reasonsByLine(list.problems))
}

describe('rejectedList', () => {
  it('gives the rejected rows in the same columns with their reasons', async () => {
    const text = await rejected(
      csv([
        [...HEADERS, 'Notes'],
        [...studentRow(1), 'a'],
        [...studentRow(2, { birthDate: '', nationality: 'Turkmenistan' }), 'b; c'],
      ]),
    )
    const { rows } = parseDelimited(text, ';')
    expect(rows[0]).toEqual([...HEADERS, 'Notes', 'reason'])
    expect(rows.length).toBe(2)
    expect(rows[1]?.slice(0, 3)).toEqual(['Annayewa', 'Jeren', ''])
    expect(rows[1]?.at(-2)).toBe('b; c')
    expect(rows[1]?.at(-1)).toBe("birthDate: Missing: every student has this.; nationality: Write the country's code of ISO 3166-1: TM.")
  })

  it.each([',', '\t', '|'])('keeps the delimiter %j, and takes the comma for a workbook', async (delimiter) => {
    const rows = [HEADERS, studentRow(1, { birthDate: '' })]
    expect((await rejected(csv(rows, delimiter))).split('\r\n')[0]).toBe([...HEADERS, 'reason'].join(delimiter))
    expect((await rejected(workbook(rows))).split('\r\n')[0]).toBe([...HEADERS, 'reason'].join(','))
  })

  it('is read again with the same problems, and without any once they are mended', async () => {
    const first = await rejected(csv([HEADERS, studentRow(1, { birthDate: '2001-02-30', city: 'A;B "C"' }), studentRow(2, { familyName: '=1+1' })]))
    const again = await read(Buffer.from(first))
    expect(again.problems.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, 'birthDate', '2001-02-30'],
      [3, 'familyName', "'=1+1"],
    ])
    expect(again.problems.length).toBe(2) // the phone's + came back with an apostrophe, and is a phone all the same
    const second = parseDelimited(rejectedList(again, reasonsByLine(again.problems)), ';')
    expect(second.rows[0]?.filter((title) => title === 'reason').length).toBe(1)
    const mended = await read(Buffer.from(first.replace('2001-02-30', '2001-02-28').replace("'=1+1", 'Annayewa')))
    expect(mended.problems).toEqual([])
    expect(mended.rows.map(({ application }) => application?.student.phone)).toEqual(['+905321000001', '+905321000002'])
    expect(mended.rows[0]?.application?.city).toBe('A;B "C"')
  })

  it('keeps cells that stand under no header', async () => {
    const { rows } = parseDelimited(await rejected(csv([HEADERS, [...studentRow(1), 'x', 'y']])), ';')
    expect(rows.map((row) => row.length)).toEqual([HEADERS.length + 3, HEADERS.length + 3])
    expect(rows[1]?.slice(HEADERS.length, -1)).toEqual(['x', 'y'])
  })

  it('starts no formula, in any column or title', async () => {
    const table = [
      [...HEADERS, '=Notes'],
      ...INJECTIONS.map((text, n) => [...studentRow(n, { familyName: text, city: text, institution: text, bank: text }), text]),
    ]
    for (const bytes of [csv(table), csv(table, ','), workbook(table)]) {
      const list = await read(bytes)
      const { rows } = parseDelimited(rejectedList(list, reasonsByLine(list.problems)), list.delimiter === 'xlsx' ? ',' : list.delimiter)
      expect(rows.length).toBeGreaterThan(200)
      expect(rows.every((row) => row.length === HEADERS.length + 2)).toBe(true)
      expect(rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))).toEqual([])
    }
  })
})
