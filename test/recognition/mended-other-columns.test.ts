import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

/** Columns and rows beside the lines that were taken for amounts, halves of a pair, or lines. */

describe('readStatement: columns and rows that are something else', () => {
  it('pairs no amount with a column of 0 everywhere, and takes a lone CR for the side of the rows that have it', () => {
    const of = read(['Date,Details,Intl.Amount,Amount(in Rs),BillingAmountSign', '13/03/2026,a,0,100.00,', '14/03/2026,b,0,50.00,CR', '15/03/2026,c,0,20.00,'])
    expect(told(of)).toEqual([['2026-03-13 -10000', '2026-03-14 5000', '2026-03-15 -2000']])
  })

  it.each(['12 304,35', '-12 304,38', '', 'x12 304,35'])(
    'refuses where the amount in the currency of the account is "%s" and another amount holds beside the flag',
    (cell) => {
      const row = (day: string, flag: string, one: string, own: string, balance: string) => `${day}-03-2026;a;${flag};${one};EUR;${own};${balance};`
      const of = read([
        'Dátum zaúčtovania;Popis;K/D;Čiastka;Mena účtu;Čiastka v mene účtu;Zostatok po transakcii;',
        row('02', 'K', '406,63', '1 099,00', '204 196,73'),
        row('03', 'K', '468,49', '468,49', '204 665,22'),
        row('04', 'D', '-12 304,35', cell, '192 360,87'),
        row('05', 'D', '-826,00', '-826,00', '191 534,87'),
        row('06', 'D', '-510,45', '-510,45', '191 024,42'),
      ])
      expect(of.verdict).toBe('refusal')
    },
  )

  it('checks both ends where one and the same word names them', () => {
    const file = (below: string) => [
      'Ending balance;930,00',
      'Date;Description;Debit;Credit',
      '15.03.2026;a;100,00;',
      '14.03.2026;b;;50,00',
      '13.03.2026;c;20,00;',
      '',
      `Ending balance;${below}`,
    ]
    expect([read(file('1000,00')).verdict, read(file('1000,01')).verdict]).toEqual(['proof', 'refusal'])
  })

  it('takes a number of payments for no sum', () => {
    const of = read([
      'Date,Particulars,Debit,Credit,Balance',
      '13-Mar-2026,a,100.00,,900.00',
      '14-Mar-2026,b,,50.00,950.00',
      '15-Mar-2026,c,20.00,,930.00',
      'Total number of Debits,3,Total number of Credits,1,',
    ])
    expect(of.verdict).toBe('proof')
  })

  it('takes an amount with its tax for the amount, and a settlement date for one of two that may be the booking date', () => {
    const of = read([
      'Settlement date,Operation date,Total amount (incl. VAT),Name,VAT amount',
      '14-03-2026,13-03-2026,-100.00,Payment to A,0.00',
      '15-03-2026,15-03-2026,-50.00,Payment to B,0.00',
      '16-03-2026,15-03-2026,20.00,Refund from C,0.00',
    ])
    expect(told(of)).toEqual([
      ['2026-03-14 -10000', '2026-03-15 -5000', '2026-03-16 2000'],
      ['2026-03-13 -10000', '2026-03-15 -5000', '2026-03-15 2000'],
    ])
  })

  it('takes balances alone in rows around the lines for both ends', () => {
    const file = (end: string) => [
      'ID,Datetime,Note,Amount (total),Beginning Balance,Ending Balance',
      ',,,,,"+ 1,000.00"',
      '1,2026-03-13T09:15:30,a,- $100.00,,',
      '2,2026-03-14T09:15:30,b,+ $50.00,,',
      '3,2026-03-15T09:15:30,c,- $20.00,,',
      `,,,,,"+ ${end}"`,
    ]
    expect([read(file('930.00'), 'USD').verdict, read(file('931.00'), 'USD').verdict]).toEqual(['proof', 'refusal'])
  })

  it('reads records of several kinds without a header by the kind of the lines', () => {
    const line = (day: string, amount: string) => `HIST,202603${day},,${amount},Text,,0000,0`
    const of = read([
      '0,8310012345,BRANCH,0,CITY,,0,0',
      'OPEN,0,,1000.00,OPEN BALANCE,,0,0',
      line('13', '-100.00'),
      line('14', '50.00'),
      line('15', '-20.00'),
      'CLOSE,0,,930.00,CLOSE BALANCE,,0,0',
    ])
    expect([of.verdict, of.readings[0]?.statement.lines.length]).toEqual(['proof', 3])
  })

  it('takes the amounts that differ from those in another currency for the account’s', () => {
    const of = read(['06.03.2026;;12,50;Text;12,50;EUR;5411', '04.03.2026;;561,61;Text;207,80;USD;5411', '03.03.2026;1250,04;;Text;1250,04;EUR;5411'])
    expect(of.readings.length).toBeGreaterThan(0)
    expect(
      told(of)
        .flat()
        .filter((line) => line.includes('20780')),
    ).toEqual([])
  })

  it('takes a first row with the period and both balances for no line', () => {
    const head = `2026-03-31,01-03-2026,'8310012345,NAME,EUR,"1000,00","930,00",3,`
    const line = (day: string, amount: string, balance: string, n: number) => `${day}-03-2026,${day}-03-2026,Text,Name,,"${amount}","${balance}",${n},`
    const of = read([head, line('15', '-20,00', '930,00', 1), line('14', '50,00', '950,00', 2), line('13', '-100,00', '900,00', 3)])
    expect([of.verdict, of.readings[0]?.statement.lines.length]).toEqual(['proof', 3])
  })
})

describe('a table with very many columns of numbers', () => {
  const rows = (columns: number) => {
    const others = (of: (n: number) => string) => Array.from({ length: columns - 2 }, (_, n) => of(n)).join(';')
    const line = (day: string, amount: string, balance: string) => `${day}.03.2026;${amount};${others((n) => `${Number(day) * n},${10 + n}`)};${balance}`
    return [`Date;Amount;${others((n) => `N${n}`)};Balance`, line('13', '-100,00', '900,00'), line('14', '50,00', '950,00'), line('15', '-20,00', '930,00')]
  }

  it('is read as any other up to 64 of them', () => {
    const of = read(rows(64))
    expect([of.verdict, told(of)]).toEqual(['proof', [['2026-03-13 -10000', '2026-03-14 5000', '2026-03-15 -2000']]])
  })

  it('is refused with more, at the first one that is too many, and not searched for hours', () => {
    const { verdict, problems } = read(rows(3_000))
    expect([verdict, ...problems.map(({ line, column, said }) => `${line} ${column} ${said.as}`)]).toEqual(['refusal', '1 N63 manyNumbers'])
  })
})
