import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const read = (rows: readonly string[], currency = 'SEK') =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: '8310012345', currency }, today: '2026-11-29' })
const amounts = (rows: readonly string[], currency?: string) => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor).join(' '))]
}

describe('whole figures of which neither scale nor sign is told', () => {
  it('are three readings where each has a minus: none that turns the signs of minor units', () => {
    const rows = ['Datum;Beskrivning;Summa', '2026-05-31;Nmb, Rimbo;-320', '2026-05-30;Xxl, Valbo;-576']
    expect(amounts(rows)).toEqual(['proposal', '-32000 -57600', '32000 57600', '-320 -576'])
  })

  it('are three readings under the words of an account', () => {
    const rows = (name: string) => [`Datum;Text;Belopp;${name}`, '2026-05-31;Aaa;320;Bo', '2026-05-30;Bbb;-576;Aj', '2026-05-27;Ccc;-57;Aj']
    expect(amounts(rows('Kontonummer'))).toEqual(['proposal', '32000 -57600 -5700', '-32000 57600 5700', '320 -576 -57'])
  })

  it('are refused where nothing speaks against one of the four', () => {
    expect(read(['Datum;Beskrivning;Summa', '2026-05-31;Aaa;320', '2026-05-30;Bbb;-576']).verdict).toBe('refusal')
    expect(read(['Datum;Kort;Summa', '2026-05-31;Aaa;320', '2026-05-30;Bbb;576']).verdict).toBe('refusal')
  })
})
