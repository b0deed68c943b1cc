import { describe, expect, it } from 'vitest'
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
