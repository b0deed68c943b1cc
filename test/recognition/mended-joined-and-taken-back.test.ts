import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

describe('texts that hold the delimiter and no quotes', () => {
  const file = (texts: readonly string[], amounts: readonly string[] = []) =>
    read(['Date,Description,Debit,Credit', ...texts.map((text, n) => `0${n + 1}/03/2026,${text},${amounts[n] ?? '10.00'},`), '28/03/2026,Salary,,300.00'])
  const days = (count: number) => [...Array.from({ length: count }, (_, n) => `2026-03-0${n + 1} -1000`), '2026-03-28 30000']

  it('are joined where a line has one place for it', () => {
    expect(told(file(['Rent', 'SMITH, JOHN', 'Food', 'CARD, SYDNEY, NSW', 'Shop']))[0]).toEqual(days(5))
  })

  it('are joined where the mark of a web page holds it', () => {
    const lines = [
      'Data;Descrizione;Dare;Avere;Saldo',
      '09/03/2026;Rossi &amp; figli;120,50;;879,50',
      '11/03/2026;Voce;;300,00;1179,50',
      '22/04/2026;Carta;79,50;;1100,00',
    ]
    const one = read(lines)
    expect([one.verdict, ...told(one)]).toEqual(['proof', ['2026-03-09 -12050', '2026-03-11 30000', '2026-04-22 -7950']])
  })

  it('are not joined with a figure, which may be the half of an amount', () => {
    expect(file(['Rent', 'Shop', 'Food', 'Bar'], ['10.00', '1,200.00', '10.00', '10.00']).readings).toEqual([])
    expect(file(['Rent', 'Bill 12,13', 'Food', 'Bar']).readings).toEqual([])
  })

  it('are not joined where two texts stand side by side', () => {
    const lines = ['Date,Name,Text,Amount', '01/03/2026,Ann,Rent,-10.00', '02/03/2026,SMITH, JOHN,Food,-12.00', '03/03/2026,Bob,Bar,-14.00']
    expect(read(lines).readings).toEqual([])
  })
})

describe('rows with more or less than one amount', () => {
  it('are a fee alone where balances prove it', () => {
    const rows = [
      'Posting Date,Description,Money In,Money Out,Fee,Balance',
      '2026-03-09,Payment,,-119.50,-1.00,879.50',
      '2026-03-11,Deposit,300.00,,,1179.50',
      '2026-04-22,Shop,,-79.50,,1100.00',
      '2026-04-30,Monthly fee,,,-5.00,1095.00',
    ]
    const file = read(rows)
    expect([file.verdict, ...told(file)]).toEqual(['proof', ['2026-03-09 -12050', '2026-03-11 30000', '2026-04-22 -7950', '2026-04-30 -500']])
    expect(read(rows.map((row) => row.replace(/,[^,]*$/, ''))).readings).toEqual([])
  })

  it('take back a payment under its own column where balances prove it', () => {
    const rows = [
      'Datum;Opis;Duguje;Potražuje;Stanje',
      '09.03.2026;Nalog;120,50;;879,50',
      '10.03.2026;Storno naloga;-120,50;;1.000,00',
      '11.03.2026;Nalog;100,00;;900,00',
      '12.03.2026;Uplata;;300,00;1.200,00',
      '22.04.2026;Kartica;79,50;;1.120,50',
    ]
    const file = read(rows)
    expect([file.verdict, ...told(file)]).toEqual([
      'proof',
      ['2026-03-09 -12050', '2026-03-10 12050', '2026-03-11 -10000', '2026-03-12 30000', '2026-04-22 -7950'],
    ])
    expect(read(rows.map((row) => row.replace(/;[^;]*$/, ''))).readings).toEqual([])
  })

  it('have a fee beside what the balances before and after them tell', () => {
    const file = read(
      [
        'Date,Type,Amount,Fees,Bal Before,Bal After',
        '09-Mar-2026,Transfer,120.00,0.50,1000.00,879.50',
        '11-Mar-2026,Cash in,300.00,0.00,879.50,1179.50',
        '22-Apr-2026,Payment,79.00,0.50,1179.50,1100.00',
      ],
      'GHS',
    )
    expect([file.verdict, ...told(file)]).toEqual(['proof', ['2026-03-09 -12050', '2026-03-11 30000', '2026-04-22 -7950']])
  })
})

describe('words of the rows', () => {
  it('reads income and expense in Russian as the two sides', () => {
    const file = read(['Дата операции;Тип;Сумма;Валюта', '09.03.2026;Расход;120,50;RUB', '11.03.2026;Доход;300,00;RUB', '22.04.2026;Расход;79,50;RUB'], 'RUB')
    expect(told(file)).toEqual([['2026-03-09 -12050', '2026-03-11 30000', '2026-04-22 -7950']])
  })

  it('reads the sums of both sides below the lines of an Indonesian statement', () => {
    const file = read(
      [
        'Tanggal,Keterangan,Jumlah,Saldo',
        '09/03/2026,TRSF,"120,500.00 DB","879,500.00"',
        '21/03/2026,SETORAN,"300,000.00 CR","1,179,500.00"',
        'Saldo Awal,:,"1,000,000.00",',
        'Mutasi Debet,:,"120,500.00",',
        'Mutasi Kredit,:,"300,000.00",',
        'Saldo Akhir,:,"1,179,500.00",',
      ],
      'IDR',
    )
    expect([file.verdict, ...told(file)]).toEqual(['proof', ['2026-03-09 -12050000', '2026-03-21 30000000']])
  })
})

describe('few lines', () => {
  const days = ['2026-03-02 -5000', '2026-03-02 -7000']

  it('are of the day of their use, and not of the one on which the card is paid', () => {
    const file = read(
      [
        '이용일자,승인번호,가맹점명,이용금액(원),할부개월,결제예정일',
        '2026-03-02,R1,Shop,"5,000",일시불,2026-05-14',
        '2026-03-02,R2,Cafe,"7,000",일시불,2026-05-14',
      ],
      'KRW',
    )
    expect(told(file)).toEqual([days, days.map((day) => day.replace(' -', ' '))])
  })

  it('are told by a sign in brackets before a word that alone tells nothing', () => {
    const rows = ['[-] 결제,"5,000","95,000"', '[+] 입금,"7,000","100,000"', '[-] 결제,"3,000","93,000"', '[-] 결제,"4,000","96,000"']
    const file = read(['거래일시,거래구분,거래금액,잔액', ...rows.map((row, n) => `2026.03.02 1${4 - n}:00:00,${row}`)], 'KRW')
    expect([file.verdict, ...told(file)]).toEqual(['proof', ['2026-03-02 -5000', '2026-03-02 7000', '2026-03-02 -3000', '2026-03-02 -4000']])
  })

  it('of which all amounts differ are held against the one column that chains', () => {
    const file = read(
      [
        'Date,Description,Amount,Amount GEL,Balance',
        '09/03/2026,Transfer,-45.20,-120.50,879.50',
        '11/03/2026,Deposit,112.00,300.00,1179.50',
        '22/04/2026,Card,-29.70,-79.50,1100.00',
      ],
      'GEL',
    )
    expect([file.verdict, ...told(file)]).toEqual(['proof', ['2026-03-09 -12050', '2026-03-11 30000', '2026-04-22 -7950']])
  })

  it('of which one is planned are those that are booked', () => {
    const file = read([
      'Datum;Text;Betrag;Status',
      '22.04.2026;Kartenzahlung;-79,50;geplant',
      '11.03.2026;Gutschrift Lohn;300,00;gebucht',
      '09.03.2026;Überweisung an Jan;-120,50;gebucht',
    ])
    expect(told(file)[0]).toEqual(['2026-03-11 30000', '2026-03-09 -12050'])
  })
})
