import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const read = (rows: readonly string[]) => readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { today: '2020-12-15' })
const amounts = (rows: readonly string[]) => read(rows).readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor))

const chained = (first: string, last: string) => [
  'Date;Description;Amount;Balance',
  `02.11.2020;${first};1500,00;2500,00`,
  '13.11.2020;Card purchase;-200,50;2299,50',
  '14.11.2020;Cash withdrawal;-100,25;2199,25',
  `17.11.2020;${last};-10,10;2189,15`,
]

describe('a payment whose text is like the name of a balance', () => {
  it.each([
    ['Traspaso saldo anterior', 'Closing balance adjustment'],
    ['期初存款', 'Beginsaldo spaarpot'],
    ['Sold initial depozit', 'Saldo'],
  ])('is a line where it has an amount and a balance: %s, %s', (first, last) => {
    expect(read(chained(first, last))).toMatchObject({ verdict: 'proof', opening: 100_000, closing: 218_915 })
    expect(amounts(chained(first, last))).toEqual([[150_000, -20_050, -10_025, -1_010]])
  })

  it('is a line in the only row of money in between two columns', () => {
    const rows = [
      'Date;Description;Money out;Money in;Balance',
      '17.11.2020;Rent;10,10;;2189,15',
      '14.11.2020;Cash withdrawal;100,25;;2199,25',
      '13.11.2020;Card purchase;200,50;;2299,50',
      '02.11.2020;Opening balance transfer;;1500,00;2500,00',
    ]
    expect(amounts(rows)).toEqual([[-1_010, -10_025, -20_050, 150_000]])
  })

  it('is a line without any balance where it has a party, or a word of a type, as the others have', () => {
    const rows = [
      'Date;Payee;Description;Amount',
      '02.11.2020;Aysha M;Closing balance adjustment;-1500,00',
      '13.11.2020;Shop;Card purchase;-200,50',
      '14.11.2020;Selin Y;Transfer from Selin Y;100,25',
    ]
    expect(amounts(rows)[0]).toEqual([-150_000, -20_050, 10_025])
  })

  it('is never dropped silently: where nothing tells, its row refuses the file', () => {
    const rows = ['Date;Description;Amount', '02.11.2020;Closing balance adjustment;-1500,00', '13.11.2020;Card purchase;-200,50', '14.11.2020;Deposit;100,25']
    expect(read(rows)).toMatchObject({ verdict: 'refusal', problems: [{ line: 2, column: 'Description', value: 'Closing balance adjustment' }] })
  })
})

describe('a row of a balance', () => {
  const between = ['13.11.2020;Card purchase;-200,50', '14.11.2020;Cash withdrawal;-100,25', '17.11.2020;Salary;500,00']

  it('is no line though it has a date and its figure stands among the amounts', () => {
    const rows = ['Date;Description;Amount', '02.11.2020;Opening balance;2500,00', ...between, '18.11.2020;Closing balance;2699,25']
    expect(read(rows)).toMatchObject({ verdict: 'proof', opening: 250_000, closing: 269_925 })
    expect(amounts(rows)).toEqual([[-20_050, -10_025, 50_000]])
  })

  it('is no line where its figure stands in both columns, and the chain goes through it or not', () => {
    const rows = [
      'Date;Description;Amount;Balance',
      '02.11.2020;Opening balance;2500,00;2500,00',
      ...between.map((row, n) => `${row};${['2299,50', '2199,25', '2699,25'][n]}`),
    ]
    expect(amounts(rows)).toEqual([[-20_050, -10_025, 50_000]])
  })

  it('takes its figure from no column of references', () => {
    const rows = [
      'Date;Description;Reference;Amount',
      '02.11.2020;Opening balance;88000215;',
      ...between.map((row, n) => row.replace(/;([^;]*)$/, `;9900${n}117;$1`)),
    ]
    expect(read(rows)).toMatchObject({ opening: null })
  })
})

describe('the oldest row', () => {
  it('without a balance is a line where the bank prints one at the end of each day', () => {
    const rows = [
      'Date,Details,Debit,Credit,Balance',
      '18/06/2020,Electric,195.92,,',
      '18/06/2020,Water,181.91,,24139.09',
      '13/07/2020,Electric,230.33,,23908.76',
      '20/07/2020,Transfer in,,431.51,24340.27',
      '24/07/2020,Rent,946.00,,23394.27',
    ]
    expect(amounts(rows)).toEqual([[-19_592, -18_191, -23_033, 43_151, -94_600]])
  })

  it('without a balance is not taken for one in progress', () => {
    const rows = [
      'Date,Details,Debit,Credit,Balance',
      '17/06/2020,Electric,195.92,,',
      '18/06/2020,Water,181.91,,24139.09',
      '13/07/2020,Electric,230.33,,23908.76',
      '20/07/2020,Transfer in,,431.51,24340.27',
      '24/07/2020,Rent,946.00,,23394.27',
    ]
    expect(read(rows)).toMatchObject({ verdict: 'refusal' })
  })
})

describe('rows of 0.00', () => {
  it('are lines where another column moves money in them alone', () => {
    const rows = [
      '02/29/2020,96163527300,Salary,0,588,10018.77',
      '03/15/2020,48018515701,Cash withdrawal,47.61,0,9971.16',
      '03/17/2020,13753618602,Account fee,36.12,0,9935.04',
      '03/17/2020,73185571403,Bill payment,1655.35,0,8279.69',
      '03/18/2020,34813041004,Rent,57.8,0,8221.89',
    ]
    expect(amounts(rows)).toEqual([[58_800, -4_761, -3_612, -165_535, -5_780]])
  })

  it('prove nothing: a column of fees that are 0.00 is no column of what moved', () => {
    const rows = [
      'ID,Created on,Source fee amount,Source name,Source amount,Source currency,Target amount,Target currency',
      '16126123104,2020-04-22,0.00,Chloe,1798.35,EUR,1798.35,EUR',
      '29104258003,2020-04-20,0.00,Chloe,150.27,EUR,150.27,EUR',
      '96038095602,2020-03-30,0.00,Chloe,818.45,EUR,818.45,EUR',
    ]
    const found = read(rows)
    expect(found.verdict).not.toBe('proof')
    for (const { statement } of found.readings) expect(statement.lines).toHaveLength(3)
  })
})
