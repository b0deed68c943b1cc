import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const OURS = '8310012345'
const read = (rows: readonly string[], currency = 'EUR', number = OURS) =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number, currency }, today: '2026-11-29' })
const lines = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn.slice(5)} ${amountMinor}`))]
}

describe('what a fourth and a fifth set of exports read wrong, or not at all', () => {
  it('takes no day on which all lines fall due for the one on which they were booked', () => {
    const rows = [
      'お支払日,ご利用店名,ご利用日,ご利用金額',
      '2026/05/11,Shop,2026/03/02,621',
      '2026/05/11,Kiosk,2026/03/05,409',
      '2026/05/11,Cafe,2026/03/09,342',
    ]
    for (const days of lines(rows, 'JPY').slice(1)) expect(days.toString()).toMatch(/^03-02 -?621,03-05 -?409,03-09 -?342$/)
    expect(lines(rows, 'JPY')[0]).toBe('proposal')
  })

  it('takes no one day far from the others for it either, in whatever order those are read', () => {
    const rows = [
      'お支払日,ご利用店名,ご利用日,ご利用金額',
      '2026年05月11日,Shop,05/03/2026,621',
      '2026年05月11日,Kiosk,04/03/2026,409',
      '2026年05月11日,Cafe,11/03/2026,342',
      '2026年05月11日,Bar,07/03/2026,512',
    ]
    expect(lines(rows, 'JPY')[0]).toBe('proposal')
    for (const days of lines(rows, 'JPY').slice(1)) expect(days.toString()).not.toContain('05-11')
  })

  it('takes a denial before a word of completion for a row in progress', () => {
    const rows = [
      'Data;Descrizione;Importo;Stato',
      '05/03/2026;Bar;123.45;Non ancora contabilizzata',
      '17/02/2026;Negozio;579.00;Transazione contabilizzata',
      '14/02/2026;Rimborso;-526.43;Transazione contabilizzata',
    ]
    for (const read of lines(rows).slice(1)) expect(read).toHaveLength(2)
    expect(lines(rows)[0]).toBe('proposal')
  })

  it('books by the day of this bank, not of another one', () => {
    const rows = [
      'Datum splatnosti;Datum odepsání z jiné banky;Částka;Popis',
      '16.03.2026;13.03.2026;447,20;A',
      '14.03.2026;12.03.2026;-930,00;B',
      '13.03.2026;10.03.2026;25,05;C',
    ]
    expect(lines(rows, 'CZK')[1]).toEqual(['03-16 44720', '03-14 -93000', '03-13 2505'])
  })

  it('holds the lines against what one label names at two days', () => {
    const rows = (amount: string) => [
      'Доступно на 02.03.26;+ 1 000,00 ₸',
      'Доступно на 18.03.26;+ 1 150,93 ₸',
      '',
      'Дата;Сумма;Операция',
      '18.03.26;+ 250,93 ₸;Перевод',
      `16.03.26;${amount} ₸;Покупка`,
    ]
    expect(lines(rows('- 100,00'), 'KZT')).toEqual(['proof', ['03-18 25093', '03-16 -10000']])
    expect(read(rows('- 101,00'), 'KZT').verdict).toBe('refusal')
  })

  it('finds the amount in the account’s currency by the rows that were paid in it', () => {
    const rows = [
      'TransactionDate;Text;Currency Amount;Currency Rate;Currency;Amount;BookDate',
      '06.03.2026;A;525,00;;EUR;525,00;17.03.2026',
      '05.03.2026;B;-735,58;;EUR;-735,58;15.03.2026',
      '03.03.2026;C;633,53;;USD;1712,25;13.03.2026',
    ]
    expect(lines(rows)[1]).toEqual(['03-17 52500', '03-15 -73558', '03-13 171225'])
    const without = [
      'Datum,Text,Xyqua,Rate,Currency,Amount',
      '16.03.2026,A,525.00,,EUR,525.00',
      '15.03.2026,B,-735.58,,EUR,-735.58',
      '13.03.2026,C,633.53,,USD,1712.25',
    ]
    expect(read(without)).toMatchObject({ verdict: 'refusal', problems: [{ line: 4, column: 'Currency', value: 'USD' }] })
  })

  it('refuses where the amount in the account’s currency is gone, though another chains', () => {
    const rows = (oldest: string) => [
      'Data tranzacției;Descrierea tranzacției;Suma în valuta tranzacției;Valuta;Suma în valuta contului;Sold',
      '17.03.2026;A;-100.00;MDL;-100.00;900.00',
      '16.03.2026;B;-200.50;MDL;-200.50;1000.00',
      '14.03.2026;C;300.00;MDL;300.00;1200.50',
      `13.03.2026;D;49.24;USD;${oldest};900.50`,
    ]
    expect(lines(rows('133.08'), 'MDL')).toEqual(['proof', ['03-17 -10000', '03-16 -20050', '03-14 30000', '03-13 13308']])
    expect(read(rows(''), 'MDL').verdict).toBe('refusal')
  })

  it('reads what is left of gross and fee where they stand in this order, and never a balance beside its sign', () => {
    const rows = [
      'Tarih;Açıklama;Tutar;Komisyon;Hesaba Geçecek Tutar',
      '17.03.2026;A;-12.000,00;1,00;-12.001,00',
      '13.03.2026;B;478,00;1,00;477,00',
      '12.03.2026;C;-996,05;0,00;-996,05',
    ]
    expect(lines(rows, 'TRY')[1]).toEqual(['03-17 -1200100', '03-13 47700', '03-12 -99605'])
    const damaged = [
      'Date,Debit Amount,Credit Amount,Balance Sign,Balance Amount',
      '02/03/2026,829.00,,+,218136.74',
      '14/03/2026,,x2571.61,+,230708.35',
      '16/03/2026,12000.00,,+,218708.35',
    ]
    expect(read(damaged, 'THB').verdict).toBe('refusal')
  })

  it.each([
    ['09:15 19-03-26', '10:15 18-03-26'],
    ['19-03-2026 / 09:15', '18-03-2026 / 10:15'],
    ["'19032026'", "'18032026'"],
  ])('reads days written as %s', (...days) => {
    expect(lines(['Date,Description,Amount,Balance', `${days[0]},A,-100.50,899.50`, `${days[1]},B,1000.00,1000.00`])[1]).toEqual([
      '03-19 -10050',
      '03-18 100000',
    ])
  })

  it('reads a letter as the sign of a currency before cents, and as part of a number elsewhere', () => {
    expect(lines(['Date,Description,Amount', '13 Mar 2026,A,-R1 851.43', '12 Mar 2026,B,R312.79'], 'ZAR')[1]).toEqual(['03-13 -185143', '03-12 31279'])
    expect(
      lines(['Date,Reference,Amount,Balance', '13 Mar 2026,R10,-5.00,15.00', '12 Mar 2026,R11,-5.00,20.00', '11 Mar 2026,R12,-5.00,25.00'], 'ZAR')[0],
    ).toBe('proof')
  })

  it('reads an empty side written as a long minus, notes of debit and credit, and a number of instalments', () => {
    expect(lines(['交易日期,說明,提出,存入,餘額', '2026/03/16,A,"1,307.51",−,"8,692.49"', '2026/03/14,B,−,307,"10,000.00"'], 'TWD')[1]).toEqual([
      '03-16 -130751',
      '03-14 30700',
    ])
    expect(lines(['Fecha;Descripción;Transacción;Valor', '16/03/2026;A;Nota Crédito;$ 895.92', '15/03/2026;B;Nota Débito;$ 579.00'], 'COP')).toEqual([
      'proposal',
      ['03-16 89592', '03-15 -57900'],
    ])
    const card = ['FECHA;DESCRIPCION;MONTO;CUOTAS PENDIENTES', '17/03/2026;A;50.120;1', '15/03/2026;B;-1.774;1', '14/03/2026;C;12.470;1']
    expect(lines(card, 'CLP').slice(1)).toContainEqual(['03-17 -50120', '03-15 1774', '03-14 -12470'])
    expect(read(card, 'CLP').readings).toHaveLength(2)
  })

  it('reads 1.234,00 of a currency without decimals, takes bare digits for a balance, and a number of a receipt for no amount', () => {
    expect(lines(['Date;Libellé;Débit;Crédit;Solde', '16/03/2026;A;1 250,00;;98 750,00', '14/03/2026;B;;714,00;100 000,00'], 'XOF')).toEqual([
      'proof',
      ['03-16 -1250', '03-14 714'],
    ])
    expect(read(['Date;Libellé;Débit;Crédit', '16/03/2026;A;1 250,53;', '14/03/2026;B;;714,00'], 'XOF').verdict).toBe('refusal')
    expect(lines(['Date,Text,Amount,Balance', '2026-03-16,A,-500,14082006', '2026-03-15,B,-700,14082506', '2026-03-13,C,900,14083206'], 'KRW')[0]).toBe('proof')
    expect(read(['Fecha;Comprobante;Importe', '16/03/2026;24686567200;-172,15', '14/03/2026;27849883201;714,64'], 'PYG').verdict).toBe('refusal')
  })

  it('holds the balances before the lines as well as those after them', () => {
    const rows = (before: string) => [
      'Дата;Направление;Входящий остаток;Сумма;Исходящий остаток',
      '02.03.2026;Исходящий;1000.00;100.50;899.50',
      '13.03.2026;Входящий;899.50;200.00;1099.50',
      `14.03.2026;Входящий;${before};300.00;1399.50`,
      '16.03.2026;Исходящий;1399.50;50.00;1349.50',
    ]
    expect(lines(rows('1099.50'), 'RUB')).toEqual(['proof', ['03-02 -10050', '03-13 20000', '03-14 30000', '03-16 -5000']])
    expect(read(rows('1099.53'), 'RUB')).toMatchObject({ verdict: 'refusal', problems: [{ column: 'Входящий остаток' }, {}] })
  })

  it('takes no side from a text that every row has, nor a proof from one read backwards', () => {
    const rows = ['R1;02.03.2026;80,49;Platba;Item 1', 'R2;13.03.2026;1743,58;Platba;Item 2', 'R3;14.03.2026;688,15;Platba;Item 3']
    expect(read(rows, 'CZK').readings).toHaveLength(2)
    const headless = [
      '4 Mar 2026;A;1313.44; ;-1313.44;-1313.44;232773.19;;',
      '4 Mar 2026;B;735.00; ;-735.00;-735.00;234086.63;;',
      '4 Mar 2026;C;384.50; ;-384.50;-384.50;234821.63;;',
      '4 Mar 2026;D; ;76.66;76.66;76.66;235206.13;;',
      '2 Mar 2026;E;25.24; ;-25.24;-25.24;235129.47;;',
    ]
    expect(lines(headless, 'RON')).toEqual(['proof', ['03-04 -131344', '03-04 -73500', '03-04 -38450', '03-04 7666', '03-02 -2524']])
  })

  it('takes no statement for a state, and a summary of one row above for no table', () => {
    expect(
      lines(
        [
          'Date,Description,Statement Description,Debit,Credit',
          '03/18/2026,A,Payment to A,-368.61,',
          '03/17/2026,B,Card B,-1158.89,',
          '03/14/2026,C,From C,,752.66',
        ],
        'USD',
      )[0],
    ).toBe('proposal')
    const rows = [
      'Umsätze ab;Enddatum;Kontonummer;Saldo;Währung',
      `02.03.2026;16.03.2026;${OURS};231.343,41;EUR`,
      'Suchoptionen:;keine',
      '',
      'Buchungstag;Wertstellungstag;Verwendungszweck;Umsatz;Währung',
      '02.03.2026;02.03.2026;A;-589,93;EUR',
      '14.03.2026;14.03.2026;B;591,12;EUR',
      '16.03.2026;16.03.2026;C;-161,00;EUR',
    ]
    expect(lines(rows).slice(1)[0]).toEqual(['03-02 -58993', '03-14 59112', '03-16 -16100'])
  })
})

const OTHER = '9876543210'
const TABLE = ['Date,Text,Amount,Balance', '2020-11-02,Salary,1000.00,1500.00', '2020-11-15,Rent,-500.00,1000.00', '2020-11-17,Shop,-20.50,979.50']
const headless = (account: string) => TABLE.slice(1).map((row) => `${account},${row}`)

describe('whose account and what currency a file names without saying so', () => {
  it.each([
    ['a number alone above the table', (account: string) => [account, ...TABLE]],
    ['a label with the number below it', (account: string) => ['#Numer rachunku', account, ...TABLE]],
    ['a number within a name', (account: string) => [`Nazwa rachunku,KONTO Direct (${account})`, ...TABLE]],
    ['a first column without a name', headless],
    ['a short label', (account: string) => [`Número,${account}`, ...TABLE]],
    [
      'the one who pays in every row',
      (account: string) => [
        'Bokföringsdag;Belopp;Avsändare;Mottagare;Saldo',
        `2020/11/01;-10,00;${account};A;90,00`,
        `2020/11/13;50,25;${account};B;140,25`,
        `2020/11/14;-20,25;${account};C;120,00`,
        `2020/11/15;-20,00;${account};C;100,00`,
        `2020/11/16;-10,00;${account};D;90,00`,
      ],
    ],
  ])('holds the account against %s', (_, rows) => {
    expect(read(rows(OURS)).verdict).toBe('proof')
    expect(read(rows(OTHER))).toMatchObject({ verdict: 'refusal', problems: [{ value: OTHER }] })
  })

  it.each([
    [
      'behind a header',
      (code: string) => ['Date,Text,Belastung Xy,Saldo', ...TABLE.slice(1)].map((row, n) => (n === 0 ? `Date,Text,Amount ${code},Balance ${code}` : row)),
    ],
    ['alone in a cell above', (code: string) => [`Account Number:,${OURS},${code}`, ...TABLE]],
    ['behind the account', (code: string) => [`Conta,${OURS} - ${code} - Conta Extracto`, ...TABLE]],
    ['beside a balance', (code: string) => [`Saldo: ${code} 979.50`, ...TABLE]],
  ])('holds the currency against a code %s', (_, rows) => {
    expect(read(rows('EUR')).verdict).toBe('proof')
    expect(read(rows('USD')).verdict).toBe('refusal')
  })
})
