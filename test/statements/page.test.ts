import { describe, expect, it } from 'vitest'
import { readBankFile } from '../../src/statements/read-bank-file.ts'

const OWN = 'DE89370400440532013000'
const OTHER = 'DE62370400440532013001'
const read = (page: string) => readBankFile(new TextEncoder().encode(page), { account: { number: OWN, currency: 'EUR' }, today: '2026-11-29' })

const row = (cells: readonly string[], tag = 'td') => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
const HEADER = row(['Date', 'Text', 'Amount', 'Balance'], 'th')
const ROWS = [row(['03.11.2025', 'a', '-10,00', '90,00']), row(['14.11.2025', 'b', '20,00', '110,00'])]
const PLAIN_HEADER = row(['Date', 'Text', 'Debit', 'Credit'], 'th')
const PLAIN_ROWS = [row(['03.11.2025', 'a', '10,00', '']), row(['14.11.2025', 'b', '', '20,00'])]
const table = (rows: readonly string[], inside = '') => `<table>${inside}${rows.join('')}</table>`
const page = (above: string, of = table([HEADER, ...ROWS]), below = '', head = '') =>
  `<!DOCTYPE html><html><head>${head}<style>p { }</style></head><body>${above}${of}${below}</body></html>`
const told = async (text: string) => {
  const { verdict, readings, problems } = await read(text)
  return [verdict, ...(problems[0] ? [problems[0].said.as] : readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor)))]
}

describe('texts of a page outside of its tables', () => {
  it.each([
    ['a paragraph', page(`<p>IBAN: <b>${OTHER}</b></p>`)],
    ['a heading and a line of text', page(`<h3>IBAN</h3><div>${OTHER}</div>`)],
    ['a caption', page('', table([HEADER, ...ROWS], `<caption>Account ${OTHER}</caption>`))],
    ['the title', page('', table([HEADER, ...ROWS]), '', `<title>Umsätze ${OTHER}</title>`)],
    ['a text below', page('', table([HEADER, ...ROWS]), `Account no: ${OTHER}`)],
  ])('refuse another account in %s', async (_name, text) => expect(await told(text)).toEqual(['refusal', 'otherAccount']))

  it('refuse another currency, and a balance that the lines do not make', async () => {
    expect(await told(page('<p>Currency: USD</p>'))).toEqual(['refusal', 'otherCurrency'])
    const ends = (closing: string) => page('<p>Opening balance: 100,00</p>', table([PLAIN_HEADER, ...PLAIN_ROWS]), `<p>Closing balance: ${closing}</p>`)
    expect(await told(ends('999,00'))).toEqual(['refusal', 'sumsAgainst'])
    expect(await told(ends('110,00'))).toEqual(['proof', [-1000, 2000]])
  })

  it('name the account, and are none of the lines', async () => {
    const { verdict, readings } = await read(page(`<h1>Statement</h1><p>IBAN: ${OWN}<br>Thank&nbsp;you</p>`, undefined, '<p>Page 1 of 1</p>'))
    expect([verdict, readings[0]?.statement.account, readings[0]?.statement.lines.length]).toEqual(['proof', OWN, 2])
  })

  it('keep each row of a page of one line apart', async () => {
    const { readings } = await read(page('<p>Statement</p>'))
    expect(readings[0]?.statement.lines.map(({ line, raw }) => [line, raw])).toEqual([
      [3, '03.11.2025\ta\t-10,00\t90,00'],
      [4, '14.11.2025\tb\t20,00\t110,00'],
    ])
  })
})

describe('a page of several tables', () => {
  const pending = table([PLAIN_HEADER, row(['22.11.2025', 's', '12,00', ''])])
  const booked = table([PLAIN_HEADER, ...PLAIN_ROWS])

  it.each([
    ['under two headings', `<h3>Pending</h3>${pending}<h3>Booked</h3>${booked}`],
    ['under two headings in tables', `${table([row(['Pending'])])}${pending}${table([row(['Booked'])])}${booked}`],
    ['of two accounts', `<p>IBAN ${OWN}</p>${booked}<p>IBAN ${OTHER}</p>${booked}`],
    ['with nothing between them', `${pending}${booked}`],
  ])('is refused %s', async (_name, tables) => expect(await told(page('', tables))).toEqual(['refusal', 'severalTables']))

  it('is one statement where a balance runs through the pages', async () => {
    const second = table([HEADER, row(['15.11.2025', 'c', '-5,00', '105,00'])])
    expect(await told(page('', `${table([HEADER, ...ROWS])}${second}`))).toEqual(['proof', [-1000, 2000, -500]])
  })

  it('is read where the others are none of lines', async () => {
    const account = table([row(['IBAN:', OWN]), row(['Period', '01.11.2025 - 30.11.2025'])])
    const layout = `<table><tr><td>${account}</td><td>Kept for you</td></tr></table>`
    expect(await told(page(layout))).toEqual(['proof', [-1000, 2000]])
  })
})

describe('a page of which much is not ended', () => {
  const MANY = 300_000

  it.each(['<!-- ', '<script>', '<style>', '<b '])('is cut where it ends within %s, however often that begins', async (begun) => {
    expect(await told(page('').replace('</body></html>', begun.repeat(MANY)))).toEqual(['refusal', 'pageCut'])
  })

  it('is none with tables in tables, each of which is looked at once', async () => {
    const nested = '<table><tr><td>'.repeat(MANY) + '</td></tr></table>'.repeat(MANY)
    expect(await told(page('', nested))).toEqual(['refusal', 'noTable'])
  })
})
