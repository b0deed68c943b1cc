import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

describe('balances at two days whose months are words', () => {
  const LINES = ['Date,Details,Amount', '13 Jan 2026,Item 1,-565.53', '15 Jan 2026,Item 2,300.57', '17 Jan 2026,Item 3,-80.93']

  it.each([
    ['13 Jan 2026', '17 Jan 2026'],
    ['13-Jan-2026', '17-Jan-2026'],
    ['13 janvier 2026', '17 janvier 2026'],
    ['January 13, 2026', 'January 17, 2026'],
  ])('are the ends of the lines: %s, %s', (from, to) => {
    const file = (closing: string) => read([`"Balance at ${from}: 1000.00"`, `"Balance at ${to}: ${closing}"`, '', ...LINES])
    expect([file('654.11').verdict, told(file('654.11'))]).toEqual(['proof', [['2026-01-13 -56553', '2026-01-15 30057', '2026-01-17 -8093']]])
    expect(file('654.10').verdict).toBe('refusal')
  })
})
