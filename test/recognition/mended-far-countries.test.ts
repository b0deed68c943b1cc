import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const read = (rows: readonly string[], currency: string) =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: '8310012345', currency }, today: '2026-11-29' })
const lines = (rows: readonly string[], currency: string) => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn} ${amountMinor}`).join(', '))]
}

describe('what exports of countries seldom looked at read wrong, or not at all', () => {
  it('reads thousands of a currency with three decimals, where a column by itself could have these', () => {
    const rows = ['Date;Details;Debit;Credit;Balance', '02/11/2026;A;;5,000,000;6,250,000', '15/11/2026;B;250,000;;6,000,000', '16/11/2026;C;1,000;;5,999,000']
    expect(lines(rows, 'IQD')).toEqual([
      'proposal',
      '2026-11-02 5000000000, 2026-11-15 -250000000, 2026-11-16 -1000000',
      '2026-11-02 5000000, 2026-11-15 -250000, 2026-11-16 -1000',
    ])
    const decimals = ['Date;Details;Debit;Credit;Balance', '02/11/2026;A;;5,000;6,250', '15/11/2026;B;0,250;;6,000', '16/11/2026;C;0,001;;5,999']
    expect(lines(decimals, 'KWD')).toEqual(['proof', '2026-11-02 5000, 2026-11-15 -250, 2026-11-16 -1'])
  })

  const KLIK = [
    'Tanggal,Keterangan,Cabang,Jumlah,,Saldo',
    "'03/10,A,'0000,5000000.00,CR,7250000.00",
    "'05/10,B,'0000,1500000.00,DB,5750000.00",
    "'06/10,C,'0000,15000.00,DB,5735000.00",
  ]

  it('takes the sums of each side below the lines for no lines', () => {
    const sums = (debit: string) => ['Saldo Awal,:,,2250000.00,,', 'Kredit,:,,5000000.00,,', `Debet,:,,${debit},,`, 'Saldo Akhir,:,,5735000.00,,']
    expect(read([...KLIK, ...sums('1515000.00')], 'IDR').readings[0]?.statement.lines.map(({ amountMinor }) => amountMinor)).toEqual([
      500000000, -150000000, -1500000,
    ])
    expect(read([...KLIK, ...sums('1515000.01')], 'IDR').verdict).toBe('refusal')
  })

  it('asks for the year alone where the other order of day and month lies far apart', () => {
    const rows = ['FECHA,DESCRIPCIÓN,VALOR,SALDO', '1/09,A,"20,000.00","21,300.00"', '4/09,B,"-900.00","20,400.00"', '4/09,C,"-3.60","20,396.40"']
    expect(lines(rows, 'COP')).toEqual([
      'proposal',
      '2026-09-01 2000000, 2026-09-04 -90000, 2026-09-04 -360',
      '2025-09-01 2000000, 2025-09-04 -90000, 2025-09-04 -360',
    ])
  })

  it('does not count the cell behind a delimiter at the end that some rows leave out', () => {
    const rows = ['Dátum;Na ťarchu;V prospech;Mena;Poznámka', '15.02.2026;10,00;;EUR;Ab; ', '16.02.2026;;250,50;EUR;Cd']
    expect(lines(rows, 'EUR')).toEqual(['proposal', '2026-02-15 -1000, 2026-02-16 25050'])
  })
})
