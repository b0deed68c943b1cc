import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readWorkbook } from '../../src/files/workbook.ts'
import { dateCell, numberCell, type SheetCell, sheetXml, workbook, workbookParts, zipped } from '../intake/lists.ts'

async function read(bytes: Uint8Array) {
  const sheets = await readWorkbook(bytes)
  if (!sheets.ok) throw new Error(sheets.problem.detail)
  return sheets.value
}

async function refusal(bytes: Uint8Array) {
  const sheets = await readWorkbook(bytes)
  if (sheets.ok) throw new Error('was read')
  expect(sheets.problem.code).toBe('list_unreadable')
  return sheets.problem.detail
}

const oneRow = async (...cells: readonly SheetCell[]) => (await read(workbook([cells])))[0]?.rows[0]

describe('readWorkbook', () => {
  it('reads text, dates and numbers as text', async () => {
    const row = await oneRow(
      'Şohrat & Gözel <tk>',
      dateCell('2001-02-28'),
      dateCell('1900-03-01'),
      numberCell('905321234567'),
      numberCell('300.5'),
      numberCell('1E+5'),
      { xml: '<c r="@" t="b"><v>1</v></c>' },
    )
    expect(row).toEqual({
      line: 1,
      cells: ['Şohrat & Gözel <tk>', '2001-02-28', '1900-03-01', '905321234567', '300.5', '100000', 'TRUE'],
      numbers: new Set([3, 4, 5]),
      faults: [],
    })
  })

  it('reads dates of the 1904 system and dates with a time', async () => {
    const parts = workbookParts([sheetXml([[{ xml: '<c r="@" s="1"><v>35123.75</v></c>' }]])], '<workbookPr date1904="1"/>')
    expect((await read(zipped(parts)))[0]?.rows[0]?.cells).toEqual(['2000-02-29'])
  })

  it('names the cell of a number that a spreadsheet cannot keep, and of a formula that failed', async () => {
    const row = await oneRow(
      'a',
      numberCell('1.23E+19'),
      numberCell('12345678901234567'),
      { xml: '<c r="@" t="e"><v>#N/A</v></c>' },
      { xml: '<c r="@" s="1"><v>1E+12</v></c>' },
      { xml: '<c r="@" s="1"><v>0.5</v></c>' },
    )
    expect(row?.cells).toEqual(['a', '', '', '', '', ''])
    expect(row?.faults.map(({ column, reason }) => `${column} ${reason.slice(0, 8)}`)).toEqual([
      '1 Cell B1 ',
      '2 Cell C1 ',
      '3 Cell D1 ',
      '4 Cell E1 ',
      '5 Cell F1 ',
    ])
    expect(row?.faults[0]?.value).toBe('1.23E+19')
  })

  it('keeps 15 digits exactly', async () => {
    expect((await oneRow(numberCell('123456789012345'), numberCell('-0.5'), numberCell('12345678901234.5')))?.cells).toEqual([
      '123456789012345',
      '-0.5',
      '12345678901234.5',
    ])
  })

  it('leaves blank rows out and keeps the numbers of the others', async () => {
    const [sheet] = await read(workbook([['a'], [], ['', ''], ['b', 'c']]))
    expect(sheet?.rows).toEqual([
      { line: 1, cells: ['a', ''], faults: [] },
      { line: 4, cells: ['b', 'c'], faults: [] },
    ])
  })

  it('reads what a spreadsheet library writes, shared strings and all sheets', async () => {
    const at = (day: string) => ({ value: new Date(`${day}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy' })
    const rows = [
      [{ value: 'Soyadı' }, { value: 'Doğum' }],
      [{ value: 'Çaryýew' }, at('1999-12-31')],
      [{ value: 'Çaryýew' }, at('2000-02-29')],
    ]
    const bytes = await writeXlsxFile([
      { data: rows, sheet: 'Bir' },
      { data: [[{ value: 12.5, type: Number }]], sheet: 'Iki' },
    ]).toBuffer()
    const sheets = await read(bytes)
    expect(sheets.map(({ name }) => name)).toEqual(['Bir', 'Iki'])
    expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['Soyadı', 'Doğum'],
      ['Çaryýew', '1999-12-31'],
      ['Çaryýew', '2000-02-29'],
    ])
    expect(sheets[1]?.rows[0]?.cells).toEqual(['12.5'])
  })

  it('reads 20,000 rows cell by cell as they stand, and refuses one more', async () => {
    const rows = Array.from({ length: 20_001 }, (_, n) => [`Şäher & ${n}`, `<${n}>`, String(n * 7919)])
    const sheet = (await read(workbook(rows)))[0]
    expect(sheet?.rows.length).toBe(20_001)
    expect(
      sheet?.rows.every(({ cells, line }, n) => line === n + 1 && cells[0] === `Şäher & ${n}` && cells[1] === `<${n}>` && cells[2] === String(n * 7919)),
    ).toBe(true)
    expect(await refusal(workbook([...rows, ['x']]))).toMatch(/20,?00/)
  })

  it('ignores formats of empty cells and rows far out', async () => {
    const sheet = sheetXml([['a', 'b']]).replace(
      '</sheetData>',
      '<row r="2" ht="12"><c r="A2" s="1"/><c r="XFD2" s="1"></c></row><row r="1048576" s="1"/></sheetData>',
    )
    expect((await read(zipped(workbookParts([sheet]))))[0]?.rows).toEqual([{ line: 1, cells: ['a', 'b'], faults: [] }])
  })

  it('refuses values far out, however their addresses are written, before memory is taken for them', async () => {
    const far = (cell: string) => zipped(workbookParts([sheetXml([['a']]).replace('</sheetData>', `${cell}</sheetData>`)]))
    expect(await refusal(far('<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'))).toContain('1048576')
    expect(await refusal(far('<row r="2"><c r="XFD2"><v>1</v></c></row>'))).toContain('XFD2')
    for (const address of ['ZZZZZZZZZ1', '&#65;9999999', 'A99999999999', '', '1e9'])
      expect(await refusal(far(`<row r="2"><c x:r='${address}'><v>1</v></c></row>`))).not.toBe('')
    expect(await refusal(far(`<row r = '999999999'><c r="A2"><v>1</v></c></row>`))).not.toBe('')
    expect(await refusal(far('<row/>'.repeat(30_000)))).toContain('20000')
  })

  it('names the cell of a formula without a result, which is no empty cell', async () => {
    const none = (type: string) => ({ xml: `<c r="@"${type}><f>A1</f></c>` })
    const row = await oneRow(
      'b',
      none(' t="str"'),
      none(''),
      { xml: '<c r="@"><f t="shared" si="0"/></c>' },
      { xml: '<c r="@" t="str"><f>A1</f><v></v></c>' },
      { xml: '<c r="@" t="str"><f>A1</f><v>x</v></c>' },
    )
    expect(row?.cells).toEqual(['b', '', '', '', '', 'x'])
    expect(row?.faults.map(({ column, reason }) => `${column} ${reason.slice(0, 8)}`)).toEqual(['1 Cell B1 ', '2 Cell C1 ', '3 Cell D1 '])
    expect(await refusal(workbook([['a'], ['b', none(' s="1"')]]))).toContain('cell B2')
  })

  it('reads sheets whose tags carry a prefix', async () => {
    const plain = sheetXml([['a', numberCell('7'), { xml: '<c r="@" t="e"><v>#REF!</v></c>' }]])
    const prefixed = plain.replace(/<(\/?)(?=\w)/g, '<$1x:').replace('xmlns=', 'xmlns:x=')
    const row = (await read(zipped(workbookParts([prefixed]))))[0]?.rows[0]
    expect(row?.cells).toEqual(['a', '7', ''])
    expect(row?.faults.length).toBe(1)
  })

  it('refuses bombs, liars, encrypted, doubled and damaged archives', async () => {
    const parts = workbookParts([sheetXml([['a']])])
    const bomb = Buffer.alloc(65 * 1_048_576)
    expect(await refusal(zipped([...parts, { name: 'xl/media/image.png', content: bomb }]))).toContain('64 MiB')
    expect(await refusal(zipped([...parts, { name: 'xl/extra.xml', content: Buffer.alloc(1_048_576), declared: 10 }]))).toContain('damaged')
    expect(await refusal(zipped([...parts, { name: 'xl/extra.xml', content: 'x', declared: 60_000_000, stored: true }]))).toContain('damaged')
    expect(await refusal(zipped(parts.map((part) => ({ ...part, encrypted: true }))))).toContain('encrypted')
    expect(await refusal(zipped([...parts, ...parts]))).toContain('twice')
    expect(await refusal(zipped([{ name: 'content.xml', content: '<x/>' }]))).toContain('not a workbook')
    const whole = zipped(parts)
    for (let length = 4; length < whole.length; length += 97) await refusal(whole.subarray(0, length))
  })

  it.each([
    ['blanks', ' '.repeat(30_000_000)],
    ['unclosed tags', '<c '.repeat(10_000_000)],
    ['letters', `<row r="2"><c r="A2" t="inlineStr"><is><t>${'x'.repeat(30_000_000)}</t></is></c></row>`],
  ])('is done with millions of %s', async (_, xml) => {
    await refusal(zipped(workbookParts([sheetXml([['a']]).replace('</sheetData>', `${xml}</sheetData>`)])))
  })

  it('never throws, whatever single bytes are damaged', async () => {
    const whole = zipped(workbookParts([sheetXml([['a', dateCell('2000-01-01')]])]).map((part) => ({ ...part, stored: true })))
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole)
      damaged.writeUInt8((whole.readUInt8(at) * 31 + at) % 256, at)
      const sheets = await readWorkbook(damaged)
      if (!sheets.ok) expect(sheets.problem.code).toBe('list_unreadable')
    }
  })
})
