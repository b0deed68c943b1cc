import { describe, expect, it } from 'vitest'
import { gregorianDay } from '../../../src/core/statements/recognise/cells/calendars.ts'
import { dateCell } from '../../../src/core/statements/recognise/cells/date-cell.ts'
import { numberCell } from '../../../src/core/statements/recognise/cells/number-cell.ts'

const DAY_MS = 86_400_000

describe('gregorianDay', () => {
  it('converts each solar Hijri day of eighty years as the tables of the platform do', () => {
    const persian = new Intl.DateTimeFormat('en-u-ca-persian', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' })
    const wrong: string[] = []
    for (let at = Date.UTC(1990, 2, 21); at < Date.UTC(2070, 0, 1); at += DAY_MS) {
      const part = Object.fromEntries(persian.formatToParts(at).map(({ type, value }) => [type, value]))
      const day = new Date(at).toISOString().slice(0, 10)
      if (gregorianDay(part['year'] ?? '', part['month'] ?? '', part['day'] ?? '') !== day) wrong.push(day)
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['2569', '3', '2', '2026-03-02'],
    ['115', '03', '02', '2026-03-02'],
    ['2026', '3', '2', '2026-03-02'],
    ['1403', '12', '30', '2025-03-20'],
    ['1404', '12', '30', undefined],
    ['1404', '07', '31', undefined],
    ['1404', '13', '1', undefined],
    ['300', '1', '1', undefined],
  ])('%s-%s-%s: %s', (year, month, day, expected) => expect(gregorianDay(year, month, day)).toBe(expected))
})

describe('digits of the east', () => {
  it.each([
    ['۱۴۰۴/۱۲/۱۱', '2026-03-02'],
    ['٠٢/٠٣/٢٠٢٦', '2026-03-02'],
    ['２０２６/０３/０２', '2026-03-02'],
    ['115年3月2日', '2026-03-02'],
  ])('%s is a day', (text, day) => expect(dateCell(text)?.days.DMY ?? dateCell(text)?.days.YMD).toBe(day))

  it.each([
    ['١٬٢٣٤٫٥٠', '1234', '50'],
    ['-۱۲۳۴٫۵', '1234', '5'],
    ['１，２３４．５０', '1234', '50'],
  ])('%s is an amount', (text, whole, cents) => expect(numberCell(text)?.dot).toEqual({ whole, cents }))
})
