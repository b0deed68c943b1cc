import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const read = (rows: readonly string[], currency = 'EUR') =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: 'DE89370400440532013000', currency }, today: '2026-11-29' })
const amounts = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor))]
}

describe('what a third set of exports read wrong, or not at all', () => {
  it('takes a yes under "Pending" for a row in progress, whatever other words its table has', () => {
    const rows = [
      '03/17/2026,Shop,123.45,Debit,TRUE',
      '03/16/2026,Item 9575,115.39,Debit,FALSE',
      '03/13/2026,Item 9529,500.09,Debit,FALSE',
      '03/12/2026,Item 1,842.16,Credit,FALSE',
    ]
    expect(amounts(['Date,Description,Amount,Type,Pending', ...rows])).toEqual(['proposal', [-11_539, -50_009, 84_216]])
    expect(amounts(['Date,Description,Amount,Type,Pending?', ...rows.map((row) => row.replace('TRUE', 'Yes').replace('FALSE', ''))])).toEqual([
      'proposal',
      [-11_539, -50_009, 84_216],
    ])
  })

  it('refuses yes and no under a name that nobody knows, where yes stands at one end alone', () => {
    const rows = (last: string) => [
      'Date,Description,Amount,Type,Qzx',
      '03/17/2026,Shop,123.45,Debit,TRUE',
      '03/16/2026,Item 9,115.39,Debit,FALSE',
      '03/12/2026,Item 1,842.16,Credit,FALSE',
      `03/11/2026,Item 2,84.16,Credit,${last}`,
    ]
    expect(read(rows('FALSE'))).toMatchObject({ verdict: 'refusal', problems: [{ line: 2, column: 'Qzx', value: 'TRUE' }] })
    expect(read(rows('TRUE')).verdict).toBe('proposal')
  })

  it('tries signed amounts with the balances around them both ways, so that opposite signs are no proof', () => {
    const around = (above: string, below: string) => [
      `Letzter Kontostand;;;;${above};EUR`,
      'Buchungstag;Wert;Verwendungszweck;IBAN;Kundenreferenz;Betrag;Fremde Gebühren;Währung',
      '16.03.2026;16.03.2026;Item 1;;R1;-850,67;;EUR',
      '14.03.2026;14.03.2026;Item 2;;R2;559,00;;EUR',
      '12.03.2026;12.03.2026;Item 3;;R3;-100,00;;EUR',
      `Kontostand;16.03.2026;;;${below};EUR`,
    ]
    const [verdict, first] = amounts(around('1.000,00', '608,33'))
    expect(verdict).not.toBe('refusal')
    expect(first).toEqual([-85_067, 55_900, -10_000])
  })

  it('takes no sign from a flag that nobody knows because balances add up the other way round', () => {
    const rows = [
      ',ID,Datetime,Type,Status,Note,Amount (total),Beginning Balance,Ending Balance',
      ',,,,,,,"+ 4,059.11",',
      ',R1,2026-03-02T09:15:30,Payment,Complete,Item 1,+ $411.14,,',
      ',R2,2026-03-02T10:15:30,Payment,Complete,Item 2,+ $618.41,,',
      ',R3,2026-03-02T11:15:30,Payment,Complete,Item 3,+ $701.59,,',
      ',,,,,,,,"+ 5,790.25"',
    ]
    expect(amounts(rows, 'USD').slice(1)).not.toContainEqual([-41_114, -61_841, -70_159])
  })

  it('knows the balances of the Balkans and a departing one with its date', () => {
    const lines = ['Datum knjiženja;Opis;Isplata;Uplata', '18.03.2026;A;255,00;0,00', '17.03.2026;B;0,00;300,00', '15.03.2026;C;417,40;0,00']
    expect(amounts(['Prethodno stanje;1.000,00', 'Novo stanje;627,60', '', ...lines])[0]).toBe('proof')
    expect(amounts(['Prethodno stanje;1.000,00', 'Novo stanje;627,61', '', ...lines])[0]).toBe('refusal')
    const french = [
      'Date opération;Date valeur;Libellé;Débit;Crédit',
      ';;SOLDE DE DÉPART AU 12/03/2026;;1 000,00',
      '13/03/2026;13/03/2026;A;655,95;',
      '14/03/2026;14/03/2026;B;;501,00',
    ]
    expect(amounts(french)).toEqual(['proposal', [-65_595, 50_100]])
  })

  it('reads a backslash as the yen that it is in the encodings of Japan', () => {
    const rows = ['ご利用日,ご利用先,お支払回数,ご利用金額', '2026年3月12日,A,1,"\\12,513"', '2026年3月14日,B,1,\\300', '2026年3月17日,C,1,-\\500']
    expect(amounts(rows, 'JPY').slice(1)).toContainEqual([-12_513, -300, 500])
  })
})
