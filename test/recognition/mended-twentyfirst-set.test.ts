import { describe, expect, it } from 'vitest'
import { numberCell } from '../../src/core/statements/recognise/cells/number-cell.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

const told = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, readings, problems } = readStatement(new TextEncoder().encode(`${rows.join('\r\n')}\r\n`), {
    account: { number: ['8310012345', 'DE89370400440532013000'], currency },
    today: '2026-11-29',
  })
  return { verdict, amounts: readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor)), places: problems.map(({ line }) => line) }
}

describe('what a twenty-first set of exports read wrong, or not at all', () => {
  describe('a line with fewer cells at an end of the table', () => {
    const HEADER = 'Data;Tipo;Testo;Accredito in CHF;Addebito in CHF;Tag;Categoria'
    const LINES = [
      '18.05.2025;Pagamento;Item 1786;;-2010.3;;',
      '16.05.2025;Pagamento;Item 6564;;-12027;;',
      '16.05.2025;Pagamento;Item 7130;;-735;;',
      '14.05.2025;Pagamento;Item 7181;789.76;;;',
      '14.05.2025;Pagamento;Item 4302;;-347.97;;',
    ]
    const short = (at: number, by: number) => told([HEADER, ...LINES.map((line, n) => (n === at ? line.slice(0, -by) : line))], 'CHF')

    it('is read whole', () => expect(told([HEADER, ...LINES], 'CHF')).toMatchObject({ verdict: 'proposal', places: [] }))

    it.each([
      [0, 1],
      [0, 2],
      [4, 1],
      [4, 2],
    ])('refuses the file, where it was left out in silence (line %i, %i cells)', (at, by) => {
      expect(short(at, by)).toMatchObject({ verdict: 'refusal', places: [at + 2] })
    })

    it('refuses a file that balances would have proved without it, sums without cents among them', () => {
      const header = 'Fecha;Descripcion;Cargo;Abono;Saldo'
      const lines = ['18/03/2026;Transfer;530;;225185', '17/03/2026;Refund;;1401;225715', '16/03/2026;Uno;700;;224314', '15/03/2026;Dos;;400;225014']
      expect(told([header, ...lines], 'CLP').verdict).toBe('proof')
      expect(told([header, '18/03/2026;Transfer;530;225185', ...lines.slice(1)], 'CLP')).toMatchObject({ verdict: 'refusal', places: [2] })
      expect(told([header, ...lines.slice(0, 3), '15/03/2026;Dos;;400'], 'CLP')).toMatchObject({ verdict: 'refusal', places: [5] })
    })

    it('is one under a header where its sum has run into its text', () => {
      expect(told([HEADER, '18.05.2025;Pagamento;Item 1786 -2010.3', ...LINES.slice(1)], 'CHF')).toMatchObject({ verdict: 'refusal', places: [2] })
    })

    it('is one without its sum, and without a header', () => {
      const lines = [
        '03/26/2026,Transfer to Merdan,20.50,,979.50',
        '03/25/2026,Payment,,100.00,1000.00',
        '03/24/2026,Card,50.00,,900.00',
        '03/23/2026,Card,10.00,,950.00',
      ]
      expect(told(lines, 'CAD').verdict).toBe('proof')
      expect(told(['03/26/2026,Transfer to Merdan', ...lines.slice(1)], 'CAD')).toMatchObject({ verdict: 'refusal', places: [1] })
      expect(told([...lines.slice(0, 3), '03/23/2026,Card'], 'CAD')).toMatchObject({ verdict: 'refusal', places: [4] })
    })

    it('is one whose number, which no two lines share, stands before its day', () => {
      const lines = [
        'FT2105,03/26/2026,Transfer to Merdan,20.50,,979.50',
        'FT88,03/25/2026,Payment,,100.00,1000.00',
        'FT907,03/24/2026,Card,50.00,,900.00',
        'FT14,03/23/2026,Card,10.00,,950.00',
      ]
      expect(told(lines, 'CAD').verdict).toBe('proof')
      expect(told(['FT2105,03/26/2026,Transfer to Merdan', ...lines.slice(1)], 'CAD')).toMatchObject({ verdict: 'refusal', places: [1] })
      expect(told([...lines.slice(0, 3), 'FT14,03/23/2026,Card'], 'CAD')).toMatchObject({ verdict: 'refusal', places: [4] })
      expect(told([...lines, 'Printed 2 copies,03/27/2026,Page 1'], 'CAD').verdict).toBe('proof')
    })

    it('is one behind a blank row', () => {
      expect(told([HEADER, ...LINES.slice(0, 4), '', LINES[4]?.slice(0, -1) ?? ''], 'CHF')).toMatchObject({ verdict: 'refusal', places: [7] })
    })

    it('is no part of the header where its day and its sum are damaged', () => {
      expect(told([HEADER, '18.O5.2025;Pagamento;Item 1786;;-2O10.35;;', ...LINES.slice(1)], 'CHF')).toMatchObject({ verdict: 'refusal', places: [2] })
    })

    it('is none where it tells a balance or stands apart', () => {
      const around = ['18.05.2025;Saldo finale;500.00', ...LINES]
      expect(told([HEADER, ...around], 'CHF').verdict).toBe('proposal')
      expect(told([HEADER, ...LINES, '', 'Stampa', '20.05.2025;1'], 'CHF').verdict).toBe('proposal')
    })
  })

  it('takes (-) and (+) before digits for signs', () => {
    const header = 'Posting Date,Value Date,FT Reference,Description,Amount,Balance'
    const lines = ['23/03/2026,23/03/2026,R3,Item,(-) 100.250,"1,399.750"', '22/03/2026,22/03/2026,R2,Item,(+) 500.000,"1,500.000"']
    expect(told([header, ...lines, '21/03/2026,21/03/2026,R1,Item,(-) 20.000,"1,000.000"'], 'BHD')).toMatchObject({
      verdict: 'proof',
      amounts: [[-100_250, 500_000, -20_000]],
    })
    expect(numberCell('(-) -5.00')).toBeUndefined()
  })

  it('asks where every sum has a minus and our account is always the one who is paid', () => {
    const header = 'Buchungsdatum;Betrag;Währung;Auftraggebername;Auftraggeber IBAN;Empfängername;Empfänger IBAN;Verwendungszweck'
    const rows = ['13', '14', '17'].map((day) => `${day}.11.2025;-80,${day};EUR;Jeren Orazova;DE12664164988122305270;Organization;DE89370400440532013000;Item`)
    const { verdict, amounts } = told([header, ...rows])
    expect(verdict).toBe('proposal')
    expect([...amounts].sort()).toEqual([
      [-8013, -8014, -8017],
      [8013, 8014, 8017],
    ])
  })
})
