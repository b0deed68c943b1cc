import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

/** Files as a person's copy makes them: put under one another, printed in pages, written anew by a spreadsheet, with remarks. */

const IBAN = 'DE89370400440532013000'
const OTHER = 'DE02120300000000202051'
const read = (rows: readonly string[], currency = 'EUR') =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: IBAN, currency }, today: '2026-12-31' })
const told = (rows: readonly string[]) => {
  const { verdict, readings, problems } = read(rows)
  return verdict === 'refusal'
    ? problems.map(({ line, said }) => `${line} ${said.as}`)
    : [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn.slice(5)} ${amountMinor}`).join(', '))]
}

describe('balances among the lines', () => {
  const HEADER = 'Buchungstag;Valuta;Empfänger;Verwendungszweck;Währung;Umsatz; '
  const march = [
    '02.03.2026;02.03.2026;Bäckerei;Brot;EUR;12,50;S',
    '05.03.2026;05.03.2026;Mensa;Essen;EUR;7,20;S',
    '09.03.2026;10.03.2026;Amt;Stipendium;EUR;500,00;H',
  ]
  const april = [
    '02.04.2026;02.04.2026;Amt;Rückzahlung;EUR;1,00;H',
    '03.04.2026;03.04.2026;Bahn;Karte;EUR;49,00;S',
    '07.04.2026;07.04.2026;Laden;Buch;EUR;18,90;S',
  ]
  const ends = (day: string, from: string, to: string) => [`01.${day};;;Anfangssaldo;EUR;${from};H`, `30.${day};;;Endsaldo;EUR;${to};H`]

  it('refuse two months of which the first alone has its balances', () => {
    expect(told([HEADER, ...march, ...ends('03.2026', '100,00', '580,30'), HEADER, ...april])).toEqual(['5 contestedRow', '6 contestedRow'])
  })

  it('refuse two months with the balances of both', () => {
    const first = told([HEADER, ...march, ...ends('03.2026', '100,00', '580,30'), ...april, ...ends('04.2026', '580,30', '512,40')])
    expect(first).toEqual(['5 contestedRow', '6 contestedRow'])
  })

  it('are payments where their amount leads to their balance', () => {
    const rows = [
      'Date;Text;Info;Amount;Balance',
      '02.03.2026;Bread;x;-12,50;87,50',
      '03.03.2026;Opening balance;;30,00;117,50',
      '05.03.2026;Lunch;x;-7,20;110,30',
    ]
    expect(told(rows)).toEqual(['proof', '03-02 -1250, 03-03 3000, 03-05 -720'])
  })
})

describe('an amount that stands in a file twice', () => {
  const rows = (third: string) => [
    'Date;Name;Amount;Money Out;Money In',
    '02.03.2026;A;-12,50;-12,50;',
    '03.03.2026;B;-7,20;-7,20;',
    `04.03.2026;C;${third};-49,00;`,
    '05.03.2026;D;500,00;;500,00',
    '06.03.2026;E;-3,10;-3,10;',
  ]

  it('is read where both say the same', () => {
    expect(told(rows('-49,00'))[0]).toBe('proposal')
  })

  it('is damaged where one of them differs', () => {
    expect(told(rows('-44,00'))).toEqual(['4 amountsApart'])
  })
})

describe('what a spreadsheet wrote anew', () => {
  const rows = ['2/5/2026,Grant,500.00,1500.00', '2/5/2026,Bread,-12.50,1487.50', '2/6/2026,Bus,-3.10,1484.40', '2/8/2026,Rent,-300.00,1184.40']

  it('has days whose order a period in the writing of the bank does not tell', () => {
    const { readings } = read(['Period:,01.01.2026 - 31.10.2026,,', ',,,', 'Date,Text,Amount,Balance', ...rows])
    expect(readings[0]?.statement.lines.map(({ bookedOn }) => bookedOn)).toEqual(['2026-02-05', '2026-02-05', '2026-02-06', '2026-02-08'])
  })

  it('is bounded by a period in the writing of its rows', () => {
    const { readings } = read(['Period:,1/1/2026 - 3/1/2026,,', ',,,', 'Date,Text,Amount,Balance', ...rows])
    expect(readings.map(({ dateFormat }) => dateFormat)).toEqual(['MM/DD/YYYY'])
  })
})

describe('rows that say nothing of money', () => {
  const HEADER = 'Date,Text,Amount,Balance'
  const [first, second, third] = ['02.03.2026,Bread,-12.50,987.50', '03.03.2026,Bus,-3.10,984.40', '09.03.2026,Grant,500.00,1484.40']
  const WHOLE = ['proof', '03-02 -1250, 03-03 -310, 03-09 50000']

  it.each(['Page 2 of 3', 'Seite 2', 'Страница 2 из 3', 'Página 2 de 3', '第 2 页', '# checked by A. B.', '// as of spring'])('are left out: %s', (note) => {
    expect(told([HEADER, first, note, second, third])).toEqual(WHOLE)
    expect(told([HEADER, first, second, '', note, HEADER, third])).toEqual(WHOLE)
  })

  it.each(['Page 500.00', '# 04.03.2026', 'Bus 3', 'Page 2 of the bus'])('may be the rest of a line: %s', (note) => {
    expect(told([HEADER, first, note, second, third])).toEqual(['3 cellsAsOthers'])
  })

  it('are sentences below the lines, in a row that was filled up with cells', () => {
    expect(told([HEADER, first, second, third, '**This is a computer generated statement,,,', 'and needs no signature by anybody,,,'])).toEqual(WHOLE)
    expect(told([HEADER, first, second, third, '09.03.2026 Grant of the city,,,'])).toEqual(['5 rowIsNoLine'])
  })

  it('are headers once more, of one cell less than rows that end with a delimiter', () => {
    expect(told([HEADER, `${first},`, `${second},`, HEADER, `${third},`])).toEqual(WHOLE)
  })
})

describe('columns', () => {
  it('of an amount in another currency than the account by their header are none of it', () => {
    const rows = [
      'Date;Libellé;Montant(EUROS);Montant(FRANCS)',
      '02/03/2026;Pain;-12,50;-81,99',
      '03/03/2026;Bus;-3,10;-20,33',
      '19/03/2026;Bourse;500,00;3279,79',
    ]
    expect(told(rows)).toContain('03-02 -1250, 03-03 -310, 03-19 50000')
    expect(told(rows).length).toBeLessThanOrEqual(3)
  })

  it('of days without a header stand beside each other where neither is in order', () => {
    const rows = [
      'Bread;02.03.2026;03.03.2026;-12,50',
      'Grant;09.03.2026;10.03.2026;500,00',
      'Bus;03.03.2026;03.03.2026;-3,10',
      'Rent;07.03.2026;08.03.2026;-300,00',
    ]
    const days = read(rows).readings.map(({ statement }) => statement.lines[0]?.bookedOn)
    expect(new Set(days)).toEqual(new Set(['2026-03-02', '2026-03-03']))
  })

  it('of two own accounts are of two', () => {
    const row = (day: string, amount: string, own: string) => `${day}.03.2026;Name;${amount};${own}`
    const rows = [
      'Buchungsdatum;Partnername;Betrag;Eigener IBAN',
      row('02', '-12,50', IBAN),
      row('03', '-3,10', IBAN),
      row('05', '500,00', OTHER),
      row('09', '-7,00', OTHER),
      row('11', '-1,00', OTHER),
    ]
    expect(told(rows)).toEqual(['4 rowOfOther', '5 rowOfOther', '6 rowOfOther'])
  })

  it('of what a card was used for tell no sides beside amounts with signs', () => {
    const rows = [
      'Transaction Date,Post Date,Description,Type,Amount',
      '03/14/2026,03/15/2026,Baker,Sale,-12.50',
      '03/16/2026,03/17/2026,Bus,Sale,-3.10',
      '03/18/2026,03/19/2026,Thanks,Payment,15.60',
      '03/20/2026,03/21/2026,Books,Sale,-30.00',
    ]
    expect(told(rows)).toContain('03-15 -1250, 03-17 -310, 03-19 1560, 03-21 -3000')
  })
})

describe('several tables in one file', () => {
  const first = ['02.03.2026;Bread;-12,50', '03.03.2026;Bus;-3,10', '09.03.2026;Grant;500,00']
  const second = ['04.03.2026;Book;-2,50', '05.03.2026;Pen;-3,10']
  const HEADER = 'Date;Text;Amount (EUR)'

  it.each([`Account;${OTHER}`, 'Savings account', 'Pending transactions'])('are told where the second one begins: %s', (name) => {
    expect(told([HEADER, ...first, '', name, HEADER, ...second])).toEqual(['6 anotherTable'])
  })

  it('are two where a name of the second header is another one', () => {
    expect(told([HEADER, ...first, '', 'Date;Text;Amount (USD)', ...second])).toEqual(['6 anotherTable'])
  })

  it('are one where the header stands once more', () => {
    const [verdict, lines] = told([HEADER, ...first, '', HEADER, ...second])
    expect([verdict, lines]).toEqual(['proposal', '03-02 -1250, 03-03 -310, 03-09 50000, 03-04 -250, 03-05 -310'])
  })
})

describe('a balance that was carried forward', () => {
  const rows = ['02.03.2026;Brot;-12,50;297,50', '03.03.2026;Bus;-3,10;294,40', '09.03.2026;Stipendium;500,00;794,40']
  const HEADER = 'Datum;Text;Betrag;Saldo'

  it('may be a payment into an empty account', () => {
    expect(told([HEADER, '01.03.2026;Übertrag;310,00;310,00', ...rows])).toEqual(['2 contestedRow'])
    expect(told(['Datum;Text;Betrag', '01.03.2026;Übertrag;310,00', ...rows.map((row) => row.replace(/;[^;]*$/, ''))])).toEqual(['2 contestedRow'])
  })

  it('is a payment where its balance is another figure, or where other lines bear its word', () => {
    const PAID = ['proof', '03-01 1000, 03-02 -1250, 03-03 -310, 03-09 50000']
    expect(told([HEADER, '01.03.2026;Übertrag;10,00;310,00', ...rows])).toEqual(PAID)
    const more = ['01.03.2026;Übertrag;310,00;310,00', ...rows, '10.03.2026;Übertrag;-94,40;700,00']
    expect(told([HEADER, ...more])).toEqual(['proof', '03-01 31000, 03-02 -1250, 03-03 -310, 03-09 50000, 03-10 -9440'])
  })
})
