import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

/** Which columns hold what moved: files in which numbers of things, original amounts and columns that no proof needs were taken for something else. */

const read = (rows: readonly string[], currency = 'EUR') =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: '8310012345', currency }, today: '2026-11-29' })
const lines = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn.slice(5)} ${amountMinor}`).join(', '))]
}
const reasons = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, problems } = read(rows, currency)
  return [verdict, ...problems.map(({ line, said }) => `${line} ${said.as}`)]
}

describe('numbers of things', () => {
  const TRUE = '03-13 -25000, 03-15 -31000, 03-17 500000, 03-19 -250'

  it('in equal steps are no balance of one and the same bare number, where a column of amounts is left over', () => {
    const rows = [
      'Date,Text,Amount,ID,Branch',
      '2026-03-13,a,-250.00,4842750,10',
      '2026-03-15,b,-310.00,4842760,10',
      '2026-03-17,c,5000.00,4842770,10',
      '2026-03-19,d,-2.50,4842780,10',
    ]
    expect(lines(rows)).toEqual(['proposal', TRUE, expect.any(String)])
  })

  it('are none beside a debit and a credit either, in a currency without decimals', () => {
    const rows = [
      'Date;Référence;Texte;Pseudo;Débit;Crédit',
      '21/05/2024;7030324;a;1;250000.00;',
      '18/05/2024;;b;1;250000.00;',
      '05/05/2024;7030322;c;1;;4392360.00',
      '02/05/2024;7030321;d;1;250000.00;',
    ]
    expect(lines(rows, 'XAF')).toEqual(['proposal', '05-21 -250000, 05-18 -250000, 05-05 4392360, 05-02 -250000'])
  })

  it('leave equal amounts with a balance proven, whatever these are called', () => {
    const rows = (amount: string, balance: string) => [
      `Date;Text;${amount};${balance};Rate`,
      '13.03.2026;a;-500,00;9500,00;1,0831',
      '14.03.2026;b;-500,00;9000,00;1,0855',
      '15.03.2026;c;-500,00;8500,00;1,0791',
      '16.03.2026;d;-500,00;8000,00;1,0812',
    ]
    const all = '03-13 -50000, 03-14 -50000, 03-15 -50000, 03-16 -50000'
    expect(lines(rows('Amount', 'Balance'))).toEqual(['proof', all])
    expect(lines(rows('Qq', 'Ww'))).toEqual(['proof', all])
    const bare = (name: string) =>
      ['Date;Text;Amount;Balance', '13.03.2026;a;-500;9500', '14.03.2026;b;-500;9000', '15.03.2026;c;-500;8500'].map((row) => row.replace('Amount', name))
    expect(lines(bare('Amount'), 'JPY')).toEqual(['proof', '03-13 -500, 03-14 -500, 03-15 -500'])
    expect(lines(bare('Qq'), 'JPY')).toEqual(['proof', '03-13 -500, 03-14 -500, 03-15 -500'])
  })

  it('are no amounts by a name for money, beside one with decimals and both signs', () => {
    const rows = ['Buchungsdatum;Verwendungszweck;Umsatztyp;Betrag', '13.03.2026;a;101;-250,00', '14.03.2026;b;105;310,00', '15.03.2026;c;101;-2,50']
    expect(lines(rows)).toEqual(['proposal', '03-13 -25000, 03-14 31000, 03-15 -250', '03-13 25000, 03-14 -31000, 03-15 250'])
  })

  it('have zeros before them', () => {
    const rows = ['Date;Office;Details;Charged', '13.03.2026;001;a;250', '14.03.2026;001;b;310', '15.03.2026;001;c;2500']
    expect(lines(rows, 'JPY').slice(1).join()).not.toContain('03-13 1,')
  })
})

describe('balances before and after each row', () => {
  const row = (day: string, from: string, kind: string, amount: string, before: string, after: string) =>
    `${day}-Mar-2026,${from},${kind},${amount},${before},${after},x`
  const HEADER = 'TRANSACTION DATE,FROM ACCT,TRANS. TYPE,AMOUNT,BAL BEFORE,BAL AFTER,TO NAME'

  it('tell the side of each, against every word and in files of one line or two', () => {
    const rows = [row('03', '8310012345', 'CASH_IN', '10.00', '90.00', '100.00'), row('02', '8310012345', 'CASH_OUT', '20.00', '110.00', '90.00')]
    expect(lines([HEADER, ...rows])).toEqual(['proof', '03-03 1000, 03-02 -2000'])
    expect(lines([HEADER, ...rows.slice(0, 1)])).toEqual(['proposal', '03-03 1000'])
  })

  it('tell nothing where a row moved another sum', () => {
    const rows = [
      row('04', '', 'CASH_OUT', '5.00', '101.00', '96.00'),
      row('03', '', 'CASH_IN', '10.00', '90.00', '101.00'),
      row('02', '', 'CASH_OUT', '20.00', '110.00', '90.00'),
    ]
    expect(reasons([HEADER, ...rows])).toEqual(['refusal', expect.stringContaining('balanceAgainst')])
  })
})

describe('amounts of a purchase beside those that were booked', () => {
  const TRUE = ['proposal', '03-13 -25000, 03-15 -31000, 03-17 -500000, 03-19 -250', expect.any(String)]

  it('have a currency of their own on some rows or on all', () => {
    const some = [
      'Data;Descrizione;Importo in valuta;Valuta;Importo in euro',
      '2026-03-13;a;;;-250,00',
      '2026-03-15;b;;;-310,00',
      '2026-03-17;c;-5400.00;USD;-5000,00',
      '2026-03-19;d;-2.70;CHF;-2,50',
    ]
    expect(lines(some)).toEqual(TRUE)
    const all = some.map((row) => row.replace(/;;;(-.*)/, (_, own: string) => `;${own.replace(',', '.')};EUR;${own}`))
    expect(lines(all)).toEqual(TRUE)
    expect(lines([some[0] ?? '', ...some.slice(3)])).toEqual(['proposal', '03-17 -500000, 03-19 -250', '03-17 500000, 03-19 250'])
  })

  it('stand before the amounts of the account in other languages', () => {
    const rows = [
      'Дата операции;Описание;Сумма;Валюта;Сумма по счету',
      '13.03.2026;a;-250,00;RUB;-250,00',
      '15.03.2026;b;-310,00;RUB;-310,00',
      '17.03.2026;c;-54,00;USD;-5000,00',
      '19.03.2026;d;-2,50;RUB;-2,50',
    ]
    expect(lines(rows, 'RUB')).toEqual(TRUE)
  })

  it('may be missing where nothing was paid in another currency', () => {
    const original = [
      'Date,Description,Amount,Original amount',
      '2026-03-13,a,-250.00,-270.00',
      '2026-03-15,b,-310.00,-334.80',
      '2026-03-17,c,-5000.00,',
      '2026-03-19,d,-2.50,-2.70',
    ]
    expect(lines(original)).toEqual(TRUE)
    const priced = [
      'Kaufdatum;Text;VK-Währung;VK-Betrag;Abr-Währung;Abgerechnet;Soll/Haben',
      '2026-03-13;a;USD;270,00;EUR;250,00;S',
      '2026-03-15;b;USD;334,80;EUR;310,00;S',
      '2026-03-17;c;;;EUR;5000,00;S',
      '2026-03-19;d;USD;2,70;EUR;2,50;H',
    ]
    expect(lines(priced)).toEqual(['proposal', '03-13 -25000, 03-15 -31000, 03-17 -500000, 03-19 250'])
    expect(reasons(priced.map((row) => row.replace(';310,00', ';')))).toEqual(['refusal', '3 amountExpected', '4 amountExpected'])
  })

  it('are those of other accounts where nobody calls them original and no row has both alike', () => {
    const rows = [
      'Date;Details;Amount;Currency;Total in EUR',
      '2026-03-13;a;-250,00;USD;-230,00',
      '2026-03-15;b;-310,00;GBP;-355,10',
      '2026-03-17;c;-50,00;CHF;-53,20',
    ]
    expect(reasons(rows)).toEqual(['refusal', '3 otherCurrencyRow', '4 otherCurrencyRow'])
    expect(reasons(['Date;Details;Amount;Currency', '2026-03-13;a;-250,00;EUR', '2026-03-15;b;-310,00;GBP', '2026-03-17;c;-50,00;EUR'])).toEqual([
      'refusal',
      '3 otherCurrencyRow',
    ])
  })
})

describe('columns that no reading needs', () => {
  const TRUE = ['proof', '03-13 -25000, 03-15 -31000, 03-17 500000, 03-19 -250']
  const NOTES = ['684575057', '684584230', '684593403', 'Sato 10526']
  const rows = (header: string, notes: readonly string[]) => [
    header,
    `2026-03-13;-250,00;9750,00;${notes[0]}`,
    `2026-03-15;-310,00;9440,00;${notes[1]}`,
    `2026-03-17;5000,00;14440,00;${notes[2]}`,
    `2026-03-19;-2,50;14437,50;${notes[3]}`,
  ]

  it('may hold digits on most rows, whatever their name is', () => {
    expect(lines(rows('日付;金額;残高;入出金先内容', NOTES))).toEqual(TRUE)
    expect(lines(rows('Date;Amount;Balance;Amount text', NOTES))).toEqual(TRUE)
  })

  it('may hold what is written like dates on most rows', () => {
    expect(lines(rows('Date;Amount;Balance;Reference', ['19022000', '19022003', '19022006', '19022051']))).toEqual(TRUE)
    expect(lines(rows('Date;Amount;Balance;Details', ['08/06/2026', '17/10/2026', '951681256 12.03.2026', 'AGA 27/04/2026']))).toEqual(TRUE)
    // Days under such a name have no say in the order of day and month.
    const days = rows('Date;Amount;Balance;Details', ['03/13/2026', '03/15/2026', '03/17/2026', '03/19/2026']).map((row) =>
      row.replace(/^2026-03-(\d+)/, '$1/03/2026'),
    )
    expect(lines(days)).toEqual(TRUE)
  })

  it('are no damaged days, which still refuse the file', () => {
    expect(reasons(rows('Date;Amount;Balance;Value date', ['2026-03-13', '2026-03-15', '2026-03-1x', '2026-03-19']))).toEqual(['refusal', '4 othersAreDates'])
    expect(reasons(rows('Value date;Amount;Balance;Details', ['2026-03-13', '2026-03-15', '2026-03-1x', '2026-03-19']))).toEqual([
      'refusal',
      '4 othersAreDates',
    ])
  })

  it('hold the damaged amount where they have the others that are proved', () => {
    const both = (name: string) => rows(`Date;Amount;Balance;${name}`, ['-250,00', '-310,00', 'x', '-2,50'])
    expect(lines(both('Reference'))).toEqual(TRUE)
    expect(reasons(both('Amount in account currency'))).toEqual(['refusal', '4 othersAreAmounts'])
  })

  it('are not counted in days or pages below the table', () => {
    const below = (name: string, count: number) => [...rows('Date;Amount;Balance;Details', ['a', 'b', 'c', 'd']), '', `${name};${count}`]
    expect(lines(below('Days count', 28))).toEqual(TRUE)
    expect(lines(below('Number of pages', 1))).toEqual(TRUE)
    expect(reasons(below('Number of payments', 28))).toEqual(['refusal', '7 fileHasLines'])
  })
})

describe('an amount, a total and a fee', () => {
  const HEADER = 'Date,Description,Amount,Total amount,Fee,Balance'
  const ROWS = [
    '2026-03-13,a,-250.00,-250.00,0.00,9750.00',
    '2026-03-15,b,-310.00,-312.00,2.00,9438.00',
    '2026-03-17,c,5004.00,5000.00,4.00,14438.00',
    '2026-03-19,d,-2.50,-2.50,0.00,14435.50',
  ]

  it('are told apart by the balance, which moves by the one or by the other', () => {
    expect(lines([HEADER, ...ROWS])).toEqual(['proof', '03-13 -25000, 03-15 -31200, 03-17 500000, 03-19 -250'])
    const balances = ['9750.00', '9440.00', '14444.00', '14441.50']
    const others = ROWS.map((row, n) => row.replace(/[^,]*$/, balances[n] ?? ''))
    expect(lines([HEADER, ...others])).toEqual(['proof', '03-13 -25000, 03-15 -31000, 03-17 500400, 03-19 -250'])
  })

  it('are the same by their balance where one of them is damaged, and refused where it is the balance', () => {
    const TRUE = ['proof', '03-13 -25000, 03-15 -31200, 03-17 500000, 03-19 -250']
    expect(lines([HEADER, ...ROWS.map((row) => row.replace('-312.00', '-313.00'))])).toEqual(TRUE)
    expect(reasons([HEADER, ...ROWS.map((row) => row.replace('-310.00', '-311.00'))])[0]).toBe('refusal')
    expect(reasons([HEADER, ...ROWS.map((row) => row.replace('9438.00', '9439.00'))])[0]).toBe('refusal')
  })

  it('are known by their words where one is called gross', () => {
    const rows = ['Date,Description,Amount,Gross amount,Fee', ...ROWS.map((row) => row.replace(/,[^,]*$/, ''))]
    expect(lines(rows)).toEqual(['proposal', '03-13 -25000, 03-15 -31000, 03-17 500400, 03-19 -250', '03-13 25000, 03-15 31000, 03-17 -500400, 03-19 250'])
  })

  it('stand side by side without a balance', () => {
    const { verdict, readings } = read([HEADER, ...ROWS].map((row) => row.replace(/,[^,]*$/, '').replace(/(\d),[abcd],/, '$1,sent to,')))
    expect([verdict, readings.length > 1 || readings.length === 0]).toEqual([expect.any(String), true])
  })
})

describe('an amount that is gone from the column of the account', () => {
  it('is not made up for by what was paid in many currencies', () => {
    const rows = [
      'Timestamp,Text,Currency,Amount,Native Currency,Native Amount',
      '2026-03-04 09:15:30,Withdrawal Ana,EUR,-219.04,USD,-592.00',
      '2026-03-03 10:15:30,Deposit by Bo,EUR,396.64,USD,1072.00',
      '2026-03-03 11:15:30,Incoming payment Cy,USD,359.00,USD,',
      '2026-03-03 12:15:30,Refund of Di,EUR,166.87,USD,451.00',
      '2026-03-02 13:15:30,Card purchase Ed,USD,-472.77,USD,-472.77',
    ]
    const found = readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: '8310012345', currency: 'USD' }, today: '2026-12-31' })
    expect([found.verdict, ...found.problems.map(({ line, column }) => `${line} ${column}`)]).toEqual(['refusal', '4 Native Amount'])
  })
})
