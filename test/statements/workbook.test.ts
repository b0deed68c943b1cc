import { describe, expect, it } from 'vitest'
import { Random } from '../../fixtures/demo/random.ts'
import { digitsOf } from '../../src/core/money/currency.ts'
import { withoutNoise } from '../../src/core/money/spreadsheet-number.ts'
import { isSaid } from '../../src/core/said/say.ts'
import { writeWorkbook } from '../../src/files/write-workbook.ts'
import { unzip, zipStored } from '../../src/files/zip-archive.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'
import type { StatementRead } from '../../src/statements/read-statement.ts'
import { readSheets } from '../../src/statements/read-workbook.ts'
import { allows, catalogue, currencyOf } from '../recognition/format.ts'
import { bytesOf, sheetOf, toldDay, toldMinor } from '../recognition/render.ts'
import { drawTruth } from '../recognition/truth.ts'
import { linesOf } from './reading.ts'

const read = (bytes: Uint8Array, currency = 'EUR', number = 'DE89370400440532013000'): Promise<StatementRead> =>
  readBankFile(bytes, { account: { number: [number, '8310012345'], currency }, today: '2026-11-29' })

const HEADER = ['Booking date', 'Description', 'Amount', 'Balance']
const ROWS = [
  ['2026-03-02', 'Grant A', '-10.50', '89.50'],
  ['2026-03-03', 'Donation', '20.00', '109.50'],
  ['2026-03-05', 'Grant B', '-0.25', '109.25'],
]
const TOLD = [-1050, 2000, -25]
const amounts = (result: StatementRead): readonly number[] => linesOf(result).map(({ amountMinor }) => amountMinor)

/** The workbook with its sheet's markup changed. */
async function changed(
  change: (xml: string) => string,
  rows: readonly (readonly string[])[] = [HEADER, ...ROWS],
  part = 'xl/worksheets/sheet1.xml',
): Promise<Uint8Array> {
  const files = unzip(await writeWorkbook([{ name: 'Statement', rows: rows.map((row) => [...row]) }]), () => true, 2 ** 24)
  if (isSaid(files)) throw new Error(files.text)
  const xml = files.get(part)?.toString() ?? expect.fail(`no ${part} in ${[...files.keys()].join()}`)
  return zipStored(new Map([...files, [part, Buffer.from(change(xml))]]))
}

async function changedAll(changes: Readonly<Record<string, (xml: string) => string>>): Promise<Uint8Array> {
  const files = unzip(await writeWorkbook([{ name: 'Statement', rows: [HEADER, ...ROWS].map((row) => [...row]) }]), () => true, 2 ** 24)
  if (isSaid(files)) throw new Error(files.text)
  return zipStored(new Map([...files].map(([name, content]) => [name, Buffer.from(changes[name]?.(content.toString()) ?? content)])))
}

describe.each(catalogue().filter(({ container }) => container === 'xlsx'))('workbook: $id', (format) => {
  const truth = drawTruth(new Random(25), 25, true, digitsOf(currencyOf(format)) ?? 2)
  const sheet = sheetOf(format, truth)

  it('is read as its cells are', async () => {
    const cells = (text: string): readonly string[] => text.split(';')
    const rows = [...sheet.preamble.map(cells), ...(format.header ? [format.header] : []), ...sheet.rows, ...sheet.footer.map(cells)]
    const placed = rows.map((row, n) => ({ line: n + 1, cells: row })).filter((row) => row.cells.some((cell) => cell !== ''))
    const account = { number: ['DE89370400440532013000', '8310012345'], currency: currencyOf(format) }
    const plain = readSheets([{ name: 'Statement', rows: placed }], 'xlsx', { account, today: '2026-11-29' })
    const result = await read((await bytesOf(sheet)) ?? new Uint8Array(), currencyOf(format))
    const told = ({ verdict, problems, readings }: StatementRead) => [
      verdict,
      problems,
      readings.map(({ statement }) => statement.lines.map(({ raw: _, ...line }) => line)),
    ]
    expect(told(result)).toEqual(told(plain))
  })

  if (allows(format) !== 'running_balance') return
  it('is read right, with proof', async () => {
    const result = await read((await bytesOf(sheet)) ?? new Uint8Array(), currencyOf(format))
    expect(result).toMatchObject({ verdict: 'proof', problems: [] })
    expect(linesOf(result).map((line) => [line.bookedOn, line.amountMinor])).toEqual(sheet.told.map((line) => [toldDay(format, line), toldMinor(format, line)]))
  })
})

describe('a workbook', () => {
  it('is read from the sheet that has the table', async () => {
    const notes = { name: 'Notes', rows: [['This export was made by the bank'], ['Questions?', 'Ask']] }
    const bytes = await writeWorkbook([notes, { name: 'Lines', rows: [HEADER, ...ROWS] }])
    expect(amounts(await read(bytes))).toEqual(TOLD)
    const two = await writeWorkbook([
      { name: 'March', rows: [HEADER, ...ROWS] },
      { name: 'April', rows: [HEADER, ...ROWS] },
    ])
    expect((await read(two)).problems).toMatchObject([{ value: expect.stringMatching(/March, April/), reason: expect.stringContaining('Several sheets') }])
    expect((await read(await writeWorkbook([{ name: 'Empty', rows: [] }]))).verdict).toBe('refusal')
  })

  it.each([
    ['a dimension that is wrong', (xml: string) => xml.replace(/<sheetData/, '<dimension ref="A1"/><sheetData')],
    ['a style that is not there', (xml: string) => xml.replace('<c r="A2"', '<c s="99" r="A2"')],
    ['a merged first row', (xml: string) => xml.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>')],
    [
      'numbers with the noise of sums',
      (xml: string) =>
        xml
          .replace(/<c r="D3"[^>]*>.*?<\/c>/, '<c r="D3"><v>109.50000000000001</v></c>')
          .replace(/<c r="C2"[^>]*>.*?<\/c>/, '<c r="C2"><v>-10.499999999999996</v></c>'),
    ],
  ])('is read with %s', async (_name, change) => {
    const bytes = await changed(change)
    expect(amounts(await read(bytes))).toEqual(TOLD)
  })

  it('with a formula that failed is refused, and says which cell', async () => {
    const result = await read(await changed((xml) => xml.replace(/<c r="C3"[^>]*>.*?<\/c>/, '<c r="C3" t="e"><v>#REF!</v></c>')))
    expect(result.problems).toMatchObject([{ line: 3, value: '#REF!', reason: expect.stringContaining('C3') }])
  })

  it('of the old format, or with a password, is refused with what to do', async () => {
    const result = await read(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
    expect(result.problems).toMatchObject([{ reason: expect.stringContaining('save it as XLSX') }])
    expect((await read(Buffer.from('PK\u0003\u0004 nothing'))).verdict).toBe('refusal')
  })
})

describe('a table that is called XLS', () => {
  const rows = [HEADER, ...ROWS]

  it('is read where it is text between tabs', async () => {
    expect(amounts(await read(Buffer.from(`${rows.map((row) => row.join('\t')).join('\n')}\n`)))).toEqual(TOLD)
  })

  it('is read where it is HTML, however careless', async () => {
    const cells = rows.map((row) => `<TR>${row.map((cell) => `<TD nowrap>&nbsp;${cell}<BR>`).join('')}</TR>`).join('\n')
    const page = `<html><head><meta charset="windows-1254"><style>td { a > b }</style></head><body><!-- <td>x</td> --><table><tr><td colspan=4>Account statement</td></tr>\n${cells}</table></body></html>`
    const result = await read(Buffer.from(page))
    expect(amounts(result)).toEqual(TOLD)
    expect(linesOf(result).map(({ line }) => line)).toEqual([3, 4, 5])
  })

  it('is read where it is the XML of a spreadsheet', async () => {
    const cell = (text: string, type = 'String') => `<Cell><Data ss:Type="${type}">${text}</Data></Cell>`
    const body = rows
      .map((row, n) => `<Row>${row.map((text, at) => (n > 0 && at === 0 ? cell(`${text}T00:00:00.000`, 'DateTime') : cell(text))).join('')}</Row>`)
      .join('\n')
    const xml = `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>${body}</Table></Worksheet></Workbook>`
    expect(amounts(await read(Buffer.from(xml)))).toEqual(TOLD)
  })
})

it.each([
  ['0.30000000000000004', '0.3'],
  ['1805.8000000000002', '1805.8'],
  ['-1.5E3', '-1500'],
  ['12345678901234567890', '12345678901234567890'],
  ['1e-7', '0.0000001'],
  ['text', 'text'],
])('the number %s of a spreadsheet is %s', (stored, told) => expect(withoutNoise(stored, 15)).toBe(told))

describe('a workbook whose own format of dates has the number of a known one', () => {
  const dated = (id: number, code: string) =>
    changedAll({
      'xl/worksheets/sheet1.xml': (xml) =>
        xml.replace(/<c r="A([2-4])"[^>]*>.*?<\/c>/g, (_, row: string) => `<c r="A${row}" s="9"><v>${46_081 + Number(row)}</v></c>`),
      'xl/styles.xml': () =>
        `<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt formatCode="${code}" numFmtId="${id}"/></numFmts><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="10">${'<xf numFmtId="0" xfId="0"/>'.repeat(9)}<xf numFmtId="${id}" xfId="0"/></cellXfs></styleSheet>`,
    })

  it.each([60, 99, 57, 164])('has dates by the format (%i)', async (id) => {
    const result = await read(await dated(id, 'dd/mm/yyyy'))
    expect([result.verdict, linesOf(result).map(({ bookedOn }) => bookedOn)]).toEqual(['proof', ['2026-03-02', '2026-03-03', '2026-03-04']])
  })

  it('has numbers by the format, though the known one is of dates', async () => {
    expect(await read(await dated(57, '#,##0.00'))).toMatchObject({ verdict: 'refusal' })
  })
})

describe('a workbook of two sheets under one header', () => {
  const sheet = (name: string, rows: readonly (readonly string[])[]) => ({ name, rows: rows.map((row, n) => ({ line: n + 1, cells: row })) })
  const account = { number: '8310012345', currency: 'EUR' }
  const told = (second: readonly (readonly string[])[]) => {
    const { verdict, problems } = readSheets([sheet('March', [HEADER, ...ROWS]), sheet('April', second)], 'xlsx', { account, today: '2026-11-29' })
    return [verdict, ...problems.map(({ said }) => said.as)]
  }

  it('is refused also where one of them cannot be read', () => {
    const broken = [HEADER, ['2026-04-01', 'a', '-1.00', '108.25'], ['2026-04-02', 'b', '-1.00', '99.00']]
    expect(told(broken)).toEqual(['refusal', 'severalSheets', 'balanceAgainst'])
  })

  it('is read where the other one is of another account, or has no lines', () => {
    expect(told([['Account number', '8310099999'], HEADER, ['2026-04-01', 'a', '-1.00', '108.25']])).toEqual(['proof'])
    expect(told([HEADER])).toEqual(['proof'])
  })
})
