import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

const lines = (rows: readonly string[], currency = 'EUR'): string[] => told(read(rows, currency)).map((days) => days.join(', '))

describe('two columns that only the balances of an owner’s books hold', () => {
  const rows = (balances: readonly string[]) => [
    'Date,Account,Debit,Credit,Balance',
    `2026-03-13,Groceries,,10.00,${balances[0]}`,
    `2026-03-14,Salary,50.00,,${balances[1]}`,
    `2026-03-15,Cafe,,5.00,${balances[2]}`,
    `2026-03-16,Tea,,2.00,${balances[3]}`,
  ]

  it('may as well be of an account that owes its balance: both stand', () => {
    expect(lines(rows(['90.00', '140.00', '135.00', '133.00']))).toEqual([
      '2026-03-13 -1000, 2026-03-14 5000, 2026-03-15 -500, 2026-03-16 -200',
      '2026-03-13 1000, 2026-03-14 -5000, 2026-03-15 500, 2026-03-16 200',
    ])
  })

  it('have both ends of either', () => {
    const ends = read(rows(['90.00', '140.00', '135.00', '133.00'])).readings.map(({ statement }) => [statement.opening, statement.closing])
    expect(ends).toEqual([
      [10_000, 13_300],
      [-10_000, -13_300],
    ])
  })

  it('are refused where one balance is broken', () => {
    expect(read(rows(['90.00', '140.00', '135.00', '133.01'])).verdict).toBe('refusal')
  })
})

describe('the day on which a payment was taken in hand', () => {
  it('is no booking day for sure, where it is settled on a later one', () => {
    const rows = [
      'Processed date,Settled date,Text,Amount,Balance',
      '13/03/2026,13/03/2026,a,-10.00,90.00',
      '14/03/2026,16/03/2026,b,50.00,140.00',
      '17/03/2026,17/03/2026,c,-5.00,135.00',
    ]
    expect(lines(rows)).toEqual(['2026-03-13 -1000, 2026-03-16 5000, 2026-03-17 -500', '2026-03-13 -1000, 2026-03-14 5000, 2026-03-17 -500'])
  })
})

describe('amounts on the account beside what was paid in many currencies', () => {
  it('are known by their header in Azerbaijani', () => {
    const rows = [
      'Tarix,Təsvir,Məbləğ,Valyuta,Hesabdakı məbləğ',
      '13.03.2026,a,-10.00,USD,-17.00',
      '14.03.2026,b,-5.00,AZN,-5.00',
      '15.03.2026,c,50.00,AZN,50.00',
    ]
    expect(lines(rows, 'AZN')[0]).toBe('2026-03-13 -1700, 2026-03-14 -500, 2026-03-15 5000')
  })

  it('may stand in the one column of what is charged', () => {
    const rows = ['Datum;Händler;Betrag;Währung;Belastung CHF', '13.03.2026;a;10.00;EUR;9.50', '14.03.2026;b;25.00;CHF;25.00', '16.03.2026;c;-30.00;USD;-27.00']
    const found = lines(rows, 'CHF')
    expect(found).toContain('2026-03-13 -950, 2026-03-14 -2500, 2026-03-16 2700')
    expect(found.every((one) => one.includes('950'))).toBe(true)
  })
})

describe('amounts of a card without a text', () => {
  it.each([['Fecha de compra;Comercio;Cuotas;Monto'], ['Date d’achat;Commerçant;Ville;Montant'], ['Data;Estabelecimento;Parcela;Valor']])(
    'are purchases first where most of them are positive (%s)',
    (header) => {
      const rows = [header, '13/03/2026;a;1/1;10,00', '14/03/2026;b;1/1;25,00', '16/03/2026;c;1/1;-30,00', '17/03/2026;d;1/1;7,00']
      expect(lines(rows)[0]).toBe('2026-03-13 -1000, 2026-03-14 -2500, 2026-03-16 3000, 2026-03-17 -700')
    },
  )
})
