import { describe, expect, it } from 'vitest'
import { read } from './told.ts'

const HEADER = 'No;Konto;Datum;Verwendung;Betrag;Saldo'
const LINES = [
  '1;AT-77;20.05.2025;Miete Mai;-500,00;1500,00',
  '2;AT-77;21.05.2025;Gehalt;+900,00;2400,00',
  '3;AT-77;23.05.2025;Markt;-40,00;2360,00',
  '4;AT-77;26.05.2025;Fahrkarte;-60,00;2300,00',
]
const told = (rows: readonly string[]) => {
  const { verdict, problems } = read(rows, 'EUR')
  return { verdict, places: problems.map(({ line }) => line) }
}

const last = LINES.slice(0, -1)
const first = LINES.slice(1)

describe('a row beside the lines that is the beginning of one', () => {
  it('refuses the file, however little is left of it', () => {
    expect(told([HEADER, ...LINES]).verdict).toBe('proof')
    for (const left of ['4;AT-77;26.05.2025;Fahrkarte;-60,00', '4;AT-77;26.05.2025;Fahrkarte', '4;AT-77;26.05.2025', '4;AT-77;26.0', '4;AT-77', '4']) {
      expect([left, told([HEADER, ...last, left])]).toMatchObject([left, { verdict: 'refusal', places: [5] }])
      expect([left, told([HEADER, ...last, left, '', 'Erstellt von der Bank'])]).toMatchObject([left, { verdict: 'refusal', places: [5] }])
    }
    for (const left of ['1;AT-77;20.05.2025;Miete Mai', '1;AT-77', '1'])
      expect([left, told([HEADER, left, ...first])]).toMatchObject([left, { verdict: 'refusal', places: [2] }])
  })

  it('refuses it where its day alone is left, and without a header too', () => {
    const bare = ['20.05.2025;Miete;-500,00', '21.05.2025;Gehalt;+900,00', '23.05.2025;Markt;-40,00', '26.05.2025;Fahrkarte;-60,00']
    expect(told(bare).verdict).toBe('proposal')
    expect(told([...bare.slice(0, -1), '26.05.2025'])).toMatchObject({ verdict: 'refusal', places: [4] })
    expect(told(['20.05.2025', ...bare.slice(1)])).toMatchObject({ verdict: 'refusal', places: [1] })
  })

  it.each(['Seite 5', '5 Umsätze', 'Erstellt am 27.05.2025', 'Erstellt;am;27.05.2025', 'Saldo;2300,00', 'Bank AT-77', 'Summe;300,00', '* vorgemerkt'])(
    'is no "%s"',
    (below) => {
      expect(told([HEADER, ...LINES, below]).verdict).toBe('proof')
    },
  )

  it('refuses it where empty cells follow', () => {
    for (const left of ['4;AT-77;26.05.2025;Fahrkarte;;', '4;AT-77;26.05.2025;;;'])
      expect([left, told([HEADER, ...last, left])]).toMatchObject([left, { verdict: 'refusal', places: [5] }])
    for (const left of ['1;AT-77;20.05.2025;Miete Mai;;', '1;AT-77;20.05.2025;;;'])
      expect([left, told([HEADER, left, ...first])]).toMatchObject([left, { verdict: 'refusal' }])
    expect(told([HEADER, ...last, '4;AT-77;26.05.2025;Fahrkarte;-60,00;']).verdict).toBe('proof')
    expect(told([HEADER, ...LINES, ';;;Erstellt von der Bank;;']).verdict).toBe('proof')
    expect(told([HEADER, ';;;;762,66;-500,86', ...LINES]).verdict).not.toBe('proof')
  })
})
