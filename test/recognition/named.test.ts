import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const OURS = 'DE89370400440532013000'
const OTHER = 'DE02120300000000202051'

const ROWS = ['02.11.2020;Salary;1000,00;1500,00', '15.11.2020;Rent;-500,00;1000,00', '17.11.2020;Shop;-20,50;979,50']
const read = (rows: readonly string[], currency = 'EUR', number: readonly string[] = [OURS, '532013000']) =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number, currency }, today: '2020-12-15' })
const below = (...above: string[]) => [...above, 'Date;Text;Amount;Balance', ...ROWS]
const verdict = (rows: readonly string[], currency?: string) => read(rows, currency).verdict

describe('an account that a file names', () => {
  it.each([
    'Account Number;99887766',
    'Hesap No:;99887766 TL',
    'Kontonummer;9988 77 66',
    'Выписка по счету № 40817810099910004312',
    'Numer rachunku;12 1234 1234 1234 1234 1234 1234',
    'Agência: 1 / Conta: 6375682943',
    `Konto:;="${OTHER}"`,
    '账号:;6222020200112233445',
    'Account;****4321',
    OTHER,
  ])('is another one, by its label: %s', (label) => {
    const { verdict: of, problems } = read(below(label))
    expect([of, problems[0]?.line]).toEqual(['refusal', 1])
  })

  it.each([
    'Account Number;532013000',
    `IBAN: ${OURS.replace(/(.{4})/g, '$1 ').trim()}`,
    'Kontonummer;0532 013 000',
    'Account;****3000',
    `Konto:;="${OURS}"`,
    'Account Number;3704 0044 0532 0130 00',
  ])('is this one in another form: %s', (label) => {
    expect(verdict(below(label))).toBe('proof')
  })

  it.each([
    'Customer number;99887766',
    'Card number;4539000011112222',
    'BIC;99887766',
    'BLZ:;99887766',
    'Phone;+49 30 99887766',
    'Account statement no;20201100',
    'Account balance;99887766',
    `Counterparty account;${OTHER}`,
    'Account holder;Ministry 99887766',
  ])('is none: %s', (label) => {
    expect(verdict(below(label))).toBe('proof')
  })

  it('is another one in a column of its own', () => {
    const own = (header: string, value: string) => [`${header};Date;Text;Amount;Balance`, ...ROWS.map((row) => `${value};${row}`)]
    for (const header of ['Own IBAN', 'IBAN', 'Számlaszám', 'IBAN Auftragskonto', 'Numer rachunku/karty']) {
      expect([header, verdict(own(header, OTHER))]).toEqual([header, 'refusal'])
      expect([header, verdict(own(header, OURS))]).toEqual([header, 'proof'])
    }
    expect(verdict(own('Account Number', '******4321'))).toBe('refusal')
    expect(verdict(own('Account Number', '******3000'))).toBe('proof')
  })

  it('is another one on some rows, under whatever header most rows name this one', () => {
    const rows = ['Produkt;Date;Text;Amount;Balance', ...ROWS.map((row, n) => `${n < 2 ? OURS : OTHER};${row}`)]
    expect(read(rows)).toMatchObject({ verdict: 'refusal', problems: [{ line: 4, column: 'Produkt', value: OTHER }] })
  })
})

describe('a currency that a file names', () => {
  const header = (amount: string) => [`Date;Text;${amount};Balance`, ...ROWS]
  const signed = (sign: string) => ['Date;Text;Amount;Balance', ...ROWS.map((row) => row.replace(/;([^;]*);([^;]*)$/, `;$1 ${sign};$2 ${sign}`))]

  it.each([
    ['by a label', below('Currency;USD')],
    ['by a label with a spreadsheet formula', below('Währung:;="CHF"')],
    ['by a word', below('币种:;人民币')],
    ['beside a balance above the table', below('Available;979,50 TRY')],
    ['in the header of the amounts', header('Amount (USD)')],
    ['in the header, with a word', header('Betrag in CHF')],
    ['beside the amounts', signed('₺')],
    ['in a column without a header that names it', ['Date;Text;Amount;Balance;', ...ROWS.map((row) => `${row};USD`)]],
  ])('is another one: %s', (_, rows) => {
    const { verdict: of, problems } = read(rows)
    expect([of, problems[0]?.reason]).toEqual(['refusal', 'The statement is in another currency. Expected EUR.'])
  })

  it('is this one under another name', () => {
    expect(verdict(below('Currency;RUR'), 'RUB')).toBe('proof')
    expect(verdict(below('币种:;人民币'), 'CNY')).toBe('proof')
    expect(verdict(signed('TL'), 'TRY')).toBe('proof')
    expect(verdict(signed('$'), 'CAD')).toBe('proof')
    expect(verdict(signed('€'))).toBe('proof')
    expect(verdict(header('Betrag in EUR'))).toBe('proof')
  })

  it('is the original one of what was paid, and says nothing of the account', () => {
    const rows = ['Date;Text;Amount;Original amount;Original currency;Balance', ...ROWS.map((row) => row.replace(/;([^;]*);([^;]*)$/, ';$1;99,10;USD;$2'))]
    expect(verdict(rows)).toBe('proof')
  })

  it('differs on some rows, and no other column has the amounts of the account', () => {
    const rows = ['Date;Text;Billing amount;Billing currency', '02.11.2020;Salary;1000,00;EUR', '15.11.2020;Rent;-500,00;EUR', '17.11.2020;Shop;-20,50;USD']
    expect(read(rows)).toMatchObject({ verdict: 'refusal', problems: [{ line: 4, column: 'Billing currency', value: 'USD' }] })
  })
})
