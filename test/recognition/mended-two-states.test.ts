import { describe, expect, it } from 'vitest'
import { statusOf } from '../../src/core/statements/recognise/words/status-words.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

const read = (status: string) => {
  const rows = Array.from({ length: 8 }, (_, n) => `0${n + 1}.03.2026;Shop ${n};-${10 + n},50;${n === 3 ? status : 'Settled'}`)
  const bytes = new TextEncoder().encode(`${['Date;Text;Amount;Status', ...rows].join('\n')}\n`)
  return readStatement(bytes, { account: { number: '8310012345', currency: 'EUR' }, today: '2026-11-29' })
}

describe('a state of two, of which one moved money and the other did not', () => {
  it.each(['Authorised and settled', 'Reserviert und gebucht', 'Autorizado y liquidado', 'Авторизован и проведен'])('is known by nobody: %s', (status) => {
    expect(statusOf(status)).toBe('unknown')
    const { verdict, problems } = read(status)
    expect([verdict, problems[0]?.line, problems[0]?.value]).toEqual(['refusal', 5, status])
  })

  it('is one where both say the same', () => {
    expect(['Booked and settled', 'Declined and cancelled', 'Authorised', 'Settled'].map(statusOf)).toEqual(['settled', 'pending', 'pending', 'settled'])
    expect(read('Authorised').readings.map((one) => one.statement.lines.length)).toEqual([7, 7])
    expect(read('Booked and settled').readings.map((one) => one.statement.lines.length)).toEqual([8, 8])
  })
})

describe('a denial beside a word of completion', () => {
  it.each(['På konto bokført', 'Unblocked and paid', 'Confirmed by blocked funds'])('denies nothing that stands elsewhere: %s', (status) => {
    expect(statusOf(status)).toBe('settled')
    expect(read(status).readings.map((one) => one.statement.lines.length)).toEqual([8, 8])
  })

  it.each(['Completed without error', 'Não há pendências, liquidado'])('leaves nobody knowing: %s', (status) => {
    expect([statusOf(status), read(status).verdict]).toEqual(['unknown', 'refusal'])
  })

  it('denies what follows it', () => {
    expect(['Not booked', 'Noch nicht verbucht', 'Não concluída', 'Ei toteutunut'].map(statusOf)).toEqual(['pending', 'pending', 'pending', 'pending'])
  })
})
