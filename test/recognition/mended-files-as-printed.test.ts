import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

/** Shapes of files that banks make and no list of columns tells: parts of an order, texts on rows of their own, names that look like numbers. */

const reasons = (of: ReturnType<typeof read>) => of.problems.map(({ column, value }) => `${column} ${value}`)

describe('readStatement: the payments of one order below its line', () => {
  const order = (header: string, parts: readonly string[], balance = true) => [
    `Datum;Text;${header};Belastung;Gutschrift${balance ? ';Saldo' : ''}`,
    `12.03.2026;Lohn;;;2000.00${balance ? ';5500.00' : ''}`,
    `13.03.2026;Sammelauftrag 3;;600.00;${balance ? ';4900.00' : ''}`,
    ...parts.map((amount, n) => `;Empfänger ${n + 1};${amount};;${balance ? ';' : ''}`),
    `16.03.2026;Laden;;40.00;${balance ? ';4860.00' : ''}`,
  ]
  const lines = ['2026-03-12 200000', '2026-03-13 -60000', '2026-03-16 -4000']

  it.each([true, false])('takes them for details of the line where the column is named for them (balances: %s)', (balance) => {
    expect(told(read(order('Einzelbetrag', ['100.00', '200.00', '299.00'], balance)))).toEqual([lines])
  })

  it('takes them for details where they add up to the line, whatever the column is called', () => {
    expect(told(read(order('Xyz', ['100.00', '200.00', '300.00'])))).toEqual([lines])
  })

  it('keeps their texts', () => {
    const [first] = read(order('Einzelbetrag', ['100.00', '200.00', '300.00'])).readings
    expect(first?.statement.lines[1]?.raw).toContain('Empfänger 3')
  })

  it('refuses rows without a day that do not add up, in a column that is not named for parts', () => {
    expect(read(order('Xyz', ['100.00', '200.00', '299.00'])).verdict).toBe('refusal')
  })

  it('takes no row without a day for a part where its column is one of what moved', () => {
    const of = read(['Datum;Text;Belastung;Gutschrift', '12.03.2026;a;100.00;', '12.03.2026;b;300.00;', ';c;;100.00', ';d;;200.00', '16.03.2026;e;40.00;'])
    expect(of.verdict).toBe('refusal')
  })
})

describe('readStatement: rows of texts', () => {
  it('takes a row of fewer cells with words alone for the text of the line above', () => {
    const of = read([
      'Date,Value date,Description,Withdrawals,Deposits',
      '18/04/2026,18/04/2026,PURCHASE,4.55,',
      ',,15/04/26  xx-1234 SHOP ONE',
      '17/04/2026,17/04/2026,CASH,,50.00',
      ',,xx-1234 MACHINE',
    ])
    expect(told(of)).toEqual([['2026-04-18 -455', '2026-04-17 5000']])
  })

  it.each([',,REST OF A LINE,12.00', ',,12.00', '17/04/2026,,CUT'])('refuses a row of fewer cells that is no text: %s', (row) => {
    expect(
      read(['Date,Value date,Description,Withdrawals,Deposits', '18/04/2026,18/04/2026,PURCHASE,4.55,', row, '15/04/2026,15/04/2026,CASH,50.00,']).verdict,
    ).toBe('refusal')
  })

  it('passes over the name of a balance without a figure', () => {
    const of = read([
      'Fecha;Concepto;Importe;Saldo',
      '03/10/2026;A;-45,30;1.200,00',
      '28/09/2026;B;1.850,00;1.245,30',
      '27/09/2026;C;-200,00;-604,70',
      'Saldo final;;;',
    ])
    expect(of.verdict).toBe('proof')
  })

  it('finds the header above a line though a name in it looks like an amount with the code of a currency', () => {
    const of = read(['Konto;Buchungstag;Text;VWZ1;VWZ2;Betrag;Kontostand', '1;10.10.2026;a;b;c;-98,76;1.234,56', '1;11.10.2026;a;b;;-8,76;1.225,80'])
    expect(of.verdict).toBe('proof')
    expect(of.readings[0]?.bookedColumn).toBe('Buchungstag')
  })
})

describe('readStatement: words beside amounts', () => {
  it('takes a word on both of two written signs for a kind of payment', () => {
    const of = read(
      [
        'Date,Type,Note,Amount',
        '2026-04-25,Payment,a,- $220.00',
        '2026-04-26,Payment,b,"+ $1,150.00"',
        '2026-04-27,Charge,c,- $120.00',
        '2026-04-28,Standard Move,d,- $5.00',
      ],
      'USD',
    )
    expect(told(of)).toContainEqual(['2026-04-25 -22000', '2026-04-26 115000', '2026-04-27 -12000', '2026-04-28 -500'])
  })

  it('puts written pluses first as what came in', () => {
    const of = read([
      'Data;Valuta;Descrizione;Importo',
      ...['+10.00', '+20.00', '+30.00', '+5.00', '-7.00'].map((amount, n) => `0${n + 1}/06/2026;1${n + 3}/06/2026;x${n};${amount}`),
    ])
    expect(told(of)[0]).toEqual(['2026-06-01 1000', '2026-06-02 2000', '2026-06-03 3000', '2026-06-04 500', '2026-06-05 -700'])
  })

  it.each(['Category', 'Type'])('takes Household under %s for no hold, and a statement of expenses for no state', (name) => {
    const of = read([
      `Date;Text;${name};uitgavenstaat;Amount`,
      '05.03.2026;a;Household;;-10,00',
      '06.03.2026;b;Travel;januari 2026;20,00',
      '07.03.2026;c;Living;;-30,00',
    ])
    expect(told(of)[0]).toEqual(['2026-03-05 -1000', '2026-03-06 2000', '2026-03-07 -3000'])
  })

  it.each([
    ['2026.11.17., hétfő', '2026.11.18., kedd'],
    ['2026/11/17(火)', '2026/11/18(水)'],
    ['17.11.2026 (Dienstag)', '18.11.2026 (Mittwoch)'],
    ['2026:11:17', '2026:11:18'],
  ])('reads the days %s and %s', (one, other) => {
    const of = read(['Day;Text;Amount', `${one};a;-10,00`, `${other};b;20,00`])
    expect(told(of)[0]).toEqual(['2026-11-17 -1000', '2026-11-18 2000'])
  })

  it('says what is wrong with a table of which a declared format has half the columns', () => {
    const of = read(
      ['Tarih;Açıklama;Tutar;Bakiye', '01.10.2026;a;-15,00;100,00', '02.10.2026;b;25,00;125,00', '31.02.2026;c;10,00;135,00', '04.10.2026;d;-5,00;130,00'],
      'TRY',
    )
    expect(reasons(of)).toEqual(['Tarih 31.02.2026'])
  })
})

describe('readStatement: MT940', () => {
  it.each(['NOV NONREF', 'S   X', 'NT1 NONREF'])('reads a kind of movement of fewer letters: %s', (kind) => {
    const of = read([':20:A', ':25:8310012345', ':28C:1/1', ':60F:C260701EUR10,00', `:61:260702D4,00${kind}`, ':86:text', ':62F:C260702EUR6,00', '-'])
    expect(told(of)).toEqual([['2026-07-02 -400']])
  })
})
