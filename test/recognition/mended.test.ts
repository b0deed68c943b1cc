import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

/** Files that were read wrong, or refused without need: each with what it is about. */

describe('readStatement: money that arithmetic proves by chance', () => {
  it('takes no column that is the same on every row for a balance, nor the number of the account for an amount', () => {
    const of = read([
      'Account;Date;D/C;Amount;Commission fee',
      '8310012345;02.03.2026;D;1880,29;0',
      '8310012345;04.03.2026;C;1185,84;0',
      '8310012345;04.03.2026;D;228,59;0',
      '8310012345;06.03.2026;C;1954,80;0',
      '8310012345;06.03.2026;D;80,00;0',
    ])
    expect(told(of)).toEqual([['2026-03-02 -188029', '2026-03-04 118584', '2026-03-04 -22859', '2026-03-06 195480', '2026-03-06 -8000']])
  })

  it('refuses where the amount breaks the balance and the original amount, alike on all rows but the oldest, does not', () => {
    const of = read([
      'Datum;Bedrag;Saldo na trn;Omschrijving;Oorspr bedrag;Oorspr munt',
      '2026-03-02;-817,54;1000,00;a;-302,49;USD',
      '2026-03-03;100,03;1100,00;b;100,00;EUR',
      '2026-03-04;-50,00;1050,00;c;-50,00;EUR',
      '2026-03-05;-25,90;1024,10;d;-25,90;EUR',
    ])
    expect(of.verdict).toBe('refusal')
  })

  it.each(['', 'x00,03'])('refuses where an amount is "%s" and the original amount is whole', (cell) => {
    const of = read([
      'Datum;Bedrag;Saldo na trn;Omschrijving;Oorspr bedrag;Oorspr munt',
      '2026-03-02;-817,54;1000,00;a;-302,49;USD',
      `2026-03-03;${cell};1100,00;b;100,00;EUR`,
      '2026-03-04;-50,00;1050,00;c;-50,00;EUR',
      '2026-03-05;-25,90;1024,10;d;-25,90;EUR',
    ])
    expect(of.verdict).toBe('refusal')
  })

  it('puts the original amount beside the one that nobody named, where only the oldest row tells them apart', () => {
    const of = read([
      'Datum;Xyqua;Saldo na trn;Omschrijving;Oorspr bedrag',
      '2026-03-02;-817,54;1000,00;a;-302,49',
      '2026-03-03;100,00;1100,00;b;100,00',
      '2026-03-04;-50,00;1050,00;c;-50,00',
      '2026-03-05;-25,90;1024,10;d;-25,90',
    ])
    expect(told(of).map(([first]) => first)).toEqual(expect.arrayContaining(['2026-03-02 -81754', '2026-03-02 -30249']))
  })
})

describe('readStatement: what words do not settle', () => {
  it('shows an amount with a fee beside it both ways, and never one way alone', () => {
    const of = read(['Datum;Empfänger;Verwendungszweck;Betrag;Gebühr', '13.03.2026;A;Payment to A;-100,00;1,50', '14.03.2026;B;Payment to B;-50,00;0,00'])
    expect(told(of)).toEqual(
      expect.arrayContaining([
        ['2026-03-13 -10000', '2026-03-14 -5000'],
        ['2026-03-13 -10150', '2026-03-14 -5000'],
      ]),
    )
  })

  it('takes C for cargo beside A for abono, and neither letter for a side alone', () => {
    const rows = ['13/03/2026;uno;100,00;C', '14/03/2026;dos;50,00;A', '15/03/2026;tres;25,00;C']
    expect(told(read(['Fecha;Concepto;Importe;Cargo/Abono', ...rows]))).toEqual([['2026-03-13 -10000', '2026-03-14 5000', '2026-03-15 -2500']])
    const alone = read(['Fecha;Concepto;Importe;Tipo', '13/03/2026;uno;100,00;C', '14/03/2026;dos;50,00;C'])
    expect(told(alone)).toEqual(expect.arrayContaining([['2026-03-13 -10000', '2026-03-14 -5000']]))
    expect(alone.readings.length).toBeGreaterThan(1)
  })

  it('takes a merchant’s name for no word of direction', () => {
    const of = read(['Date;Description;Amount', '13/03/2026;Hotel Algarve;100.00', '14/03/2026;Item;50.00', '15/03/2026;Books Ltd;20.00'])
    expect(of.readings.length).toBe(2)
  })

  it('lets net stand where an unnamed column is what lies between it and the amount', () => {
    const of = read(
      ['Date,Title,Amount,Xyqua,Net', '"March 27, 2026",Payment to A,-300.13,0.00,-300.13', '"March 24, 2026",Payment to B,-1982.35,-1.00,-1983.35'],
      'USD',
    )
    expect(told(of)[0]).toEqual(['2026-03-27 -30013', '2026-03-24 -198335'])
  })

  it('tells day and month by days of one month that keep no step, and leaves standing days and few lines open', () => {
    const rows = (days: readonly string[]) => [
      'Date;Text;Amount;Balance',
      ...days.map((day, n) => `${day};a;${n + 1}.50;${[101.5, 104, 107.5, 112, 117.5, 124][n]?.toFixed(2)}`),
    ]
    expect(read(rows(['02/03/2026', '03/03/2026', '05/03/2026', '09/03/2026', '09/03/2026'])).verdict).toBe('proof')
    expect(read(rows(['01/03/2026', '02/03/2026', '03/03/2026', '04/03/2026', '05/03/2026'])).readings.length).toBe(2)
    expect(read(rows(['02/03/2026', '05/03/2026', '06/03/2026', '09/03/2026'])).readings.length).toBe(2)
  })
})

describe('readStatement: dates without a year', () => {
  const rows = ['Datum;Text;Betrag;Saldo', '28.12.;a;-10,00;90,00', '30.12.;b;-5,00;85,00', '02.01.;c;20,00;105,00']

  it('take it from the period of the file, also over its end', () => {
    const of = read(['Zeitraum;01.12.2025;31.01.2026', '', ...rows])
    expect([of.verdict, told(of)]).toEqual(['proof', [['2025-12-28 -1000', '2025-12-30 -500', '2026-01-02 2000']]])
  })

  it('stand with two years side by side where the file names none', () => {
    const of = read(rows)
    expect(of.verdict).toBe('proposal')
    expect(told(of).map(([first]) => first)).toEqual(['2025-12-28 -1000', '2024-12-28 -1000'])
    expect(of.readings[0]?.differs?.[0]).toMatchObject({ value: '28.12.', as: '2025-12-28' })
  })
})

describe('readStatement: what is read all the same', () => {
  it('reads a zero that a program filled up where a number is too long for a group', () => {
    const of = read(
      ['Bokföringsdatum;Text;Belopp;Saldo', '2026-03-04;a;-12307.520;220448.670', '2026-03-03;b;1923.820;232756.190', '2026-03-02;c;-80.160;230832.370'],
      'SEK',
    )
    expect([of.verdict, told(of)]).toEqual(['proof', [['2026-03-04 -1230752', '2026-03-03 192382', '2026-03-02 -8016']]])
  })

  it('leaves out a last row that is the sum of a column', () => {
    const of = read(['Tarikh;Butiran;Debit;Kredit', '13.03.2026;a;100,00;', '14.03.2026;b;;50,00', '15.03.2026;c;20,00;', ';;120,00;50,00'])
    expect(told(of)).toEqual([['2026-03-13 -10000', '2026-03-14 5000', '2026-03-15 -2000']])
  })

  it('proves by a balance above and one below, and refuses where they do not add up', () => {
    const file = (below: string) => [
      'Account balance;1000,00',
      'Date;Description;Debit;Credit',
      '13.03.2026;a;100,00;',
      '14.03.2026;b;;50,00',
      '15.03.2026;c;20,00;',
      `Account balance;${below}`,
    ]
    expect(read(file('930,00')).verdict).toBe('proof')
    expect(read(file('940,00')).verdict).toBe('refusal')
  })

  it('joins a figure whose groups the delimiter parted', () => {
    const of = read(
      ['Date,Description,Debit,Credit', '13-03-2026,a,100.00,', '14-03-2026,b,,50.00', '', 'Opening balance,2,18,309.60', 'Closing balance,2,18,259.60'],
      'INR',
    )
    expect(of.verdict).toBe('proof')
  })

  it('knows a currency by the code that it had before', () => {
    const of = read(['Дата операции;Валюта;Описание;Приход;Расход', '13.03.2026;RUR;a;;100,00', '14.03.2026;RUR;b;50,00;'], 'RUB')
    expect(told(of)).toEqual([['2026-03-13 -10000', '2026-03-14 5000']])
  })

  it('parts cells by a delimiter of three characters, and takes an empty flag for the side that has no word', () => {
    const of = read(['DATE~|~Description~|~AMT~|~Debit / Credit', '13/03/2026~|~a~|~12,307.52~|~', '14/03/2026~|~b~|~1,923.82~|~Cr'], 'INR')
    expect(told(of)).toEqual([['2026-03-13 -1230752', '2026-03-14 192382']])
  })

  it('is not kept from a table by a line above its header that has more cells', () => {
    const of = read(['Compte courant;Mon compte;13/03/2026;;;930,00', 'Date;Libellé;Débit;Crédit', '13/03/2026;a;100,00;', '14/03/2026;b;;50,00'])
    expect(told(of)).toEqual([['2026-03-13 -10000', '2026-03-14 5000']])
  })
})
