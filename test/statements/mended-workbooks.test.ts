import { describe, expect, it } from 'vitest'
import { withoutNoise } from '../../src/core/money/spreadsheet-number.ts'
import { isSaid } from '../../src/core/said/say.ts'
import { writeWorkbook } from '../../src/files/write-workbook.ts'
import { unzip, zipStored } from '../../src/files/zip-archive.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'
import type { StatementRead } from '../../src/statements/read-statement.ts'

const NUMBER = 'DE89370400440532013000'
const read = (file: Uint8Array | string): Promise<StatementRead> =>
  readBankFile(typeof file === 'string' ? Buffer.from(file) : file, { account: { number: NUMBER, currency: 'EUR' }, today: '2026-11-29' })

/** The verdict, with the amounts of each reading or what refuses. */
async function told(file: Uint8Array | string): Promise<readonly unknown[]> {
  const { verdict, readings, problems } = await read(file)
  return [verdict, ...problems.map(({ said }) => said.as), ...readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor))]
}

const HEADER = ['Date', 'Text', 'Amount', 'Balance']
const ROWS = [
  ['03.11.2025', 'a', '-10,00', '90,00'],
  ['10.11.2025', 'b', '-30,00', '60,00'],
  ['14.11.2025', 'c', '20,00', '80,00'],
]
const WHOLE = ['proof', [-1000, -3000, 2000]]

describe('a page that is cut', () => {
  const tr = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`
  const table = `<table>\n${[HEADER, ...ROWS].map(tr).join('')}</table>`
  const page = `<html><body>\n${table}\n<p>Thank you for your trust</p></body></html>`
  const upTo = (text: string, of = page) => of.slice(0, of.indexOf(text))

  it.each([
    ['between rows', upTo('<tr><td>14.11')],
    ['in a row', upTo('.11.2025</td><td>c')],
    ['in an amount', upTo('0,00</td><td>60')],
    ['in a tag', upTo('d>60')],
    ['behind its table', upTo('\n<p>')],
    ['in a text below the table', upTo(' for your')],
    ['between rows, where it is its table alone', upTo('<tr><td>14.11', table)],
    ['in the text below a table alone', `${table}Closing balance: 8`],
    ['in what holds the table', `<div>${table}\n`],
    ['in a second page', `${page}<html><body><table>`],
  ])('is refused %s', async (_name, text) => expect(await told(text)).toEqual(['refusal', 'pageCut']))

  it('is refused at the place', async () => {
    expect((await read(upTo('0,00</td><td>60'))).problems).toMatchObject([{ line: 5, value: expect.stringMatching(/<td>-3$/) }])
  })

  it.each([
    ['tables without a page', table],
    ['ends of rows and cells left out', page.replaceAll(/<\/t[dr]>/g, '')],
    ['a table that the page alone ends', page.replace('</table>', '')],
    ['a body without the page’s end', page.replace('</html>', '\n')],
    ['a comment and a line end behind it', `${page}\n<!-- made by a bank -->\n`],
    ['a text below tables without a page', `${table}<p>Thank you\n`],
    ['a text in tags below them', `${table}<b>Thank you</b>`],
    ['blocks that are never closed', page.replace('<body>', '<body><div><center>')],
  ])('is read with %s', async (_name, text) => expect(await told(text)).toEqual(WHOLE))
})

describe('text between tabs', () => {
  const text = [HEADER, ...ROWS].map((row) => `${row.join('\t')}\r\n`).join('')

  it('is cut within its last line end', async () => expect(await told(text.slice(0, -1))).toEqual(['refusal', 'lastRowCut']))
  it('is whole with line ends of one sign', async () => {
    expect(await told(text)).toEqual(WHOLE)
    expect(await told(text.replaceAll('\r\n', '\r'))).toEqual(WHOLE)
  })
})

/** A workbook of one sheet of rows of cells: a text, or a number's markup (`{ v: '500', s: 2 }`); `s` is the place of a format in `formats`. */
type Cell = string | { readonly v: string; readonly s?: number }
const FORMATS = ['General', 'dd.mm.yyyy', '#,##0.00', 'hh:mm']
async function workbook(rows: ReadonlyArray<readonly Cell[]>, change: (xml: string) => string = (xml) => xml, formats: readonly string[] = FORMATS) {
  const files = unzip(await writeWorkbook([{ name: 'Lines', rows: [['a']] }]), () => true, 2 ** 24)
  if (isSaid(files)) throw new Error(files.text)
  const letter = (place: number) => String.fromCharCode(65 + place)
  const markup = (cell: Cell, at: string) =>
    typeof cell === 'string'
      ? `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`
      : `<c r="${at}"${cell.s === undefined ? '' : ` s="${cell.s}"`}><v>${cell.v}</v></c>`
  const sheet = rows.map(
    (cells, n) => `<row r="${n + 1}">${cells.map((cell, place) => (cell === '' ? '' : markup(cell, `${letter(place)}${n + 1}`))).join('')}</row>`,
  )
  const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${formats.length}">${formats.map((code, n) => `<numFmt numFmtId="${170 + n}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs>${formats.map((_, n) => `<xf numFmtId="${170 + n}"/>`).join('')}</cellXfs></styleSheet>`
  const parts: Readonly<Record<string, (xml: string) => string>> = {
    'xl/worksheets/sheet1.xml': (xml) => change(xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${sheet.join('')}</sheetData>`)),
    'xl/styles.xml': () => styles,
  }
  return zipStored(new Map([...files].map(([name, content]) => [name, Buffer.from(parts[name]?.(content.toString()) ?? content)])))
}

const of = (v: string | number, s?: number): Cell => ({ v: String(v), ...(s === undefined ? {} : { s }) })

describe('a number cell of a workbook', () => {
  const rows = (amounts: readonly Cell[], balances: readonly Cell[], header = HEADER): ReadonlyArray<readonly Cell[]> => [
    header,
    ...amounts.map((amount, n) => [`0${3 + n}.11.2025`, 'a', amount, ...(balances[n] ? [balances[n]] : [])]),
  ]
  const AMOUNTS = [of(-500), of(-1200), of(9000)]
  const BALANCES = [of(9500), of(8300), of(17300)]
  const UNITS = [-50000, -120000, 900000]

  it('is as many units as it says', async () => {
    expect(await told(await workbook(rows(AMOUNTS, BALANCES)))).toEqual(['proof', UNITS])
    expect(await told(await workbook(rows(AMOUNTS, [], HEADER.slice(0, 3))))).toEqual(['proposal', UNITS, UNITS.map((minor) => -minor)])
    expect(await told(await workbook(rows(AMOUNTS, [of(9500.5), of(8300.5), of(17300.5)])))).toEqual(['proof', UNITS])
  })

  it('may be cents where its header says so, and where it is a text', async () => {
    const cents = UNITS.map((minor) => minor / 100)
    expect(await told(await workbook(rows(AMOUNTS, BALANCES, ['Date', 'Text', 'Amount (cents)', 'Balance'])))).toEqual(['proposal', cents, UNITS])
    const texts = (cells: readonly Cell[]) => cells.map((cell) => (typeof cell === 'string' ? cell : cell.v))
    expect(await told(await workbook(rows(texts(AMOUNTS), texts(BALANCES))))).toEqual(['proposal', UNITS, cents])
  })

  it('chains with texts that have a comma', async () => {
    const bytes = await workbook(rows(['-250,50', '-310,00', '1.234,00'], [of(9749.5), of(9439.5), of(10673.5)]))
    expect(await told(bytes)).toEqual(['proof', [-25050, -31000, 123400]])
    const broken = await workbook(rows(['-250,50', '-310,00', '1.234,00'], [of(9749.5), of(9439.5), of(10673.6)]))
    expect(await told(broken)).toEqual(['refusal', 'balanceAgainst'])
  })

  it('loses what arithmetic left in it, and nothing else', async () => {
    expect(await told(await workbook(rows([of('-499.9999999999636'), of(-1200), of('9000.0000000000364')], BALANCES)))).toEqual(['proof', UNITS])
    expect(await told(await workbook(rows([of('-500.004'), of(-1200), of(9000)], BALANCES)))).toEqual(['refusal', 'noAmounts'])
    expect((await told(await workbook(rows([of('-500.004'), of('-1200.004'), of('9000.004')], []))))[0]).toBe('refusal')
    expect([withoutNoise('5000.0000000000364', 15), withoutNoise('1.2345678901234567', 15), withoutNoise('5.551115123125783e-17', 15)]).toEqual([
      '5000',
      '1.23456789012346',
      '0',
    ])
  })

  it('is a time where it has no day', async () => {
    const timed = (time: Cell) => [
      ['Datum', 'Zeit', 'Text', 'Betrag', 'Saldo'],
      [of(45964, 1), time, 'a', of(-500), of(9500)],
      [of(45965, 1), of(0, 3), 'b', of(-1200), of(8300)],
      [of(45966, 1), of(0.51, 3), 'c', of(9000), of(17300)],
    ]
    expect(await told(await workbook(timed(of('0.5700000000000001', 3))))).toEqual(['proof', UNITS])
    expect(await told(await workbook(timed(of('1.57', 3))))).toEqual(['refusal', 'cellIs'])
  })
})

describe('a workbook', () => {
  const day = (n: number) => of(45964 + n, 1)
  const LINES: ReadonlyArray<readonly Cell[]> = [
    [day(0), 'a', of(-10, 2), of(90, 2)],
    [day(7), 'b', of(-30, 2), of(60, 2)],
    [day(11), 'c', of(20, 2), of(80, 2)],
  ]
  const dated = LINES.map((cells, n) => [ROWS[n]?.[0] ?? '', ...cells.slice(1)])

  it('may leave out where its rows and cells stand', async () => {
    expect(await told(await workbook([HEADER, ...LINES], (xml) => xml.replace(/<(c|row) r="\w+"/g, '<$1')))).toEqual(WHOLE)
    expect(await told(await workbook([HEADER, ...LINES], (xml) => xml.replace(/<(c|row) r="\w+"/g, '<$1').replaceAll('</row>', '<c/></row>')))).toEqual(WHOLE)
    expect(await told(await workbook([HEADER, ...LINES], (xml) => xml.replace(/<c r="[CD]\w+"/g, '<c').replace(/<row r="3"/, '<row')))).toEqual(WHOLE)
  })

  it('has numbers without a format where the format is not there, and no days', async () => {
    expect(await told(await workbook([HEADER, ...dated], (xml) => xml.replaceAll('s="2"', 's="17"')))).toEqual(WHOLE)
    const [verdict] = await told(await workbook([HEADER, ...LINES], (xml) => xml.replaceAll(/ s="\d"/g, ' s="17"')))
    expect(verdict).toBe('refusal')
    const two = [['Booking date', 'Value date', ...HEADER.slice(1)], ...LINES.map(([at = '', ...cells], n) => [at, ROWS[n]?.[0] ?? '', ...cells])]
    expect(await told(await workbook(two, (xml) => xml.replaceAll('s="1"', 's="17"')))).toEqual(['refusal', 'serialDays'])
  })

  it('may have a margin, and a legend or a legal text below', async () => {
    const inset = [HEADER, ...LINES, [], ['Legends'], ['VIN', 'Visa International']].map((cells) => ['', ...cells])
    expect(await told(await workbook(inset))).toEqual(WHOLE)
    const below = (text: string) => [
      ['Text', 'Date', 'Amount', 'Balance'],
      ...LINES.map(([at = '', text = '', ...cells]) => [text, at, ...cells]),
      [],
      ['', text],
    ]
    expect(await told(await workbook(below('For information only')))).toEqual(WHOLE)
    const numbered = [
      ['Date', 'No', 'Amount', 'Balance'],
      ...LINES.map(([at = '', , ...cells], n) => [at, String(70 + n * 3), ...cells]),
      [],
      ['', 'For information only'],
    ]
    expect(await told(await workbook(numbered))).toEqual(WHOLE)
    expect(await told(await workbook(below('Law 12 of 2020 applies')))).toEqual(WHOLE)
    expect((await told(await workbook(below('1S.11.2025'))))[0]).toBe('refusal')
  })

  it('in XML may leave out the last cells of a row', async () => {
    const cell = (text: string, place: number, at: number) =>
      `<Cell${at === place ? '' : ` ss:Index="${place + 1}"`}><Data ss:Type="String">${text}</Data></Cell>`
    const row = (cells: readonly string[]) => {
      let at = 0
      const parts = cells.flatMap((text, place) => {
        if (text === '') return []
        const part = cell(text, place, at)
        at = place + 1
        return [part]
      })
      return `<Row>${parts.join('')}</Row>\n`
    }
    const rows = [
      ['Date', 'Text', 'Out', 'In'],
      ['2025-11-03', 'a', '250.00', ''],
      ['2025-11-05', 'b', '', '500.50'],
      ['2025-11-06', 'c', '19.99', ''],
    ]
    const xml = `<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>${rows.map(row).join('')}</Table></Worksheet></Workbook>`
    expect(await told(xml)).toEqual(['proposal', [-25000, 50050, -1999]])
    expect((await told(xml.replace('<Cell><Data ss:Type="String">19.99</Data></Cell>', '')))[0]).toBe('refusal')
    expect((await told(xml.slice(0, -80)))[0]).toBe('refusal')
  })

  it('may have one row of another kind than all others', async () => {
    const kinds = (first: string, name = 'Forgalom típusa'): ReadonlyArray<readonly Cell[]> => [
      ['Dátum', name, 'Közlemény', 'Összeg'],
      ...Array.from({ length: 7 }, (_, n) => [`2025-11-0${n + 1}`, n === 0 ? first : 'Átutalás', `x ${n * 17}`, of(n % 2 === 0 ? -10.5 : 20.25)]),
    ]
    expect((await told(await workbook(kinds('Egyéb'))))[0]).toBe('proposal')
    expect(await told(await workbook(kinds('Egyéb', 'Qux')))).toEqual(['refusal', 'statusUnproven'])
    expect(await told(await workbook(kinds('Pending')))).toEqual(['refusal', 'statusUnproven'])
  })
})

it('the balance of a workbook beside its name is one without decimals too', async () => {
  const rows = (closing: number): ReadonlyArray<readonly Cell[]> => [
    ['Входящий остаток:', of(20000)],
    ['Дата', 'Документ', 'Расход', 'Приход', 'Основание'],
    ['03.11.2025', '31', of(5000), '', 'a'],
    ['04.11.2025', '32', '', of(60000), 'b'],
    ['05.11.2025', '33', of(30), '', 'c'],
    ['Исходящий остаток:', of(closing)],
  ]
  expect(await told(await workbook(rows(74970)))).toEqual(['proof', [-500000, 6000000, -3000]])
  expect(await told(await workbook(rows(74971)))).toEqual(['refusal', 'sumsAgainst'])
})

describe('a workbook with damaged letters in a cell', () => {
  const withText = (text: string) => workbook([HEADER, ['03.11.2025', text, '-10,00', '90,00'], ...ROWS.slice(1)])

  it.each([
    ['NUL', 'Pay\0ment', 'nulCharacter'],
    ['a letter that was lost', 'Pay\ufffdment', 'lostLetter'],
  ])('is refused for %s, as a text file is', async (_, text, said) => {
    expect(await told(await withText(text))).toEqual(['refusal', said])
    expect(await told(await withText('Payment'))).toEqual(WHOLE)
  })
})
