import { describe, expect, it } from 'vitest'
import { statusOf } from '../../src/core/statements/recognise/words/status-words.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

const read = (rows: readonly string[], currency = 'EUR') =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: '8310012345', currency }, today: '2026-12-31' })
const amounts = (rows: readonly string[]) => {
  const { pending, readings } = read(rows)
  return [pending, readings[0]?.statement.lines.map(({ amountMinor }) => amountMinor).join(' ')]
}

describe('a column that asks whether a row is booked', () => {
  const rows = (header: string, yes: string, no: string) => [
    `${header};Datum;Text;Betrag`,
    `${no};25.11.2026;Laden;-95,00`,
    `${yes};23.11.2026;Gutschrift Zinsen;0,21`,
    `${yes};21.11.2026;Kartenzahlung Markt;-9,50`,
    `${yes};18.11.2026;Einzahlung;200,00`,
  ]

  it.each([
    ['Umsatz abgerechnet', 'Ja', 'Nein'],
    ['Gebucht', 'ja', 'nein'],
    ['Booked', 'Yes', 'No'],
    ['Posted?', 'TRUE', 'FALSE'],
    ['Zaksięgowano', 'Tak', 'Nie'],
    ['Comptabilisé', 'Oui', 'Non'],
    ['Bokført', 'Ja', 'Nei'],
    ['Проведено', 'Да', 'Нет'],
  ])('%s', (header, yes, no) => expect(amounts(rows(header, yes, no))).toEqual([1, '21 -950 20000']))

  it('leaves a question of two states to a person, and is not asked by what a person ticks off', () => {
    expect(read(rows('Umsatz abgerechnet und nicht im Saldo enthalten', 'Ja', 'Nein')).verdict).toBe('refusal')
    expect(amounts(rows('Cleared', 'Y', 'N'))).toEqual([0, '-9500 21 -950 20000'])
  })

  it('knows a transfer that was issued as made, and what is to be issued as not', () => {
    expect(['Issued', 'issued', 'Not issued', 'To be issued'].map(statusOf)).toEqual(['settled', 'settled', 'pending', 'pending'])
  })
})
