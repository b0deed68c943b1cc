import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

/** Newest first; every day is a day in both orders of day and month. */
const statement = (...days: readonly string[]): Uint8Array => {
  const rows = days.map((day, n) => `${day};Payment ${n};${n % 2 === 0 ? '-' : ''}${10 + n},50`)
  let balance = 100_000
  const told = [...rows].reverse().map((row) => {
    balance += Number((row.split(';')[2] ?? '').replace(',', ''))
    return `${row};${(balance / 100).toFixed(2).replace('.', ',')}`
  })
  return new TextEncoder().encode(`${['Date;Description;Amount;Balance', ...told.reverse()].join('\r\n')}\r\n`)
}
const read = (today: string, ...days: readonly string[]) => readStatement(statement(...days), { today })
const HERE = ['01/12/2026', '11/11/2026', '09/11/2026', '05/11/2026', '03/10/2026']

describe('days that have not come', () => {
  it('do not tell that day and month are to be exchanged: the file is refused until they are there', () => {
    for (const today of ['2026-11-29', '2026-11-25']) {
      const { verdict, problems } = read(today, ...HERE)
      expect(verdict, today).toBe('refusal')
      expect(problems[0], today).toMatchObject({ line: 2, value: '01/12/2026' })
    }
  })

  it('are read where tomorrow is the last of them, the order in which the rows stand deciding', () => {
    expect(read('2026-11-30', ...HERE)).toMatchObject({ verdict: 'proof', readings: [{ dateFormat: 'DD/MM/YYYY' }] })
  })

  it('leave a choice where both orders can be, and refuse where one of them would begin next week', () => {
    const either = ['05/12/2026', '04/12/2026', '03/12/2026']
    expect(read('2026-12-05', ...either).readings.map(({ dateFormat }) => dateFormat)).toEqual(['DD/MM/YYYY', 'MM/DD/YYYY'])
    expect(read('2026-12-02', ...either).verdict).toBe('refusal')
  })

  it('tell the order where they lie far ahead', () => {
    expect(read('2026-11-20', ...HERE)).toMatchObject({ verdict: 'proof', readings: [{ dateFormat: 'MM/DD/YYYY' }] })
    expect(read('2026-06-01', '05/12/2026', '04/12/2026', '03/12/2026')).toMatchObject({ verdict: 'proof', readings: [{ dateFormat: 'MM/DD/YYYY' }] })
  })
})
