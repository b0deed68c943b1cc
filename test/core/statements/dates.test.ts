import { describe, expect, it } from 'vitest'
import { dateReader } from '../../../src/core/statements/dates.ts'

describe('dateReader', () => {
  it.each([
    ['DD.MM.YYYY', '29.02.2020', '2020-02-29'],
    ['DD.MM.YYYY HH:mm:ss', '29.02.2020 23:59:59', '2020-02-29'],
    ['YYYYMMDD', '20200229', '2020-02-29'],
    ['M/D/YYYY', '2/9/2020', '2020-02-09'],
    ['DD MMM YY', '09 Feb 20', '2020-02-09'],
    ['DD-MMM-YYYY', '09-FEB-2020', '2020-02-09'],
    ['YYYY-MM-DD HH:mm:ss +0000', '2020-02-29 00:00:00 +0000', '2020-02-29'],
  ])('reads %s', (format, text, date) => {
    const reader = dateReader(format)
    expect(reader.read(text)).toBe(date)
    expect(reader.read(text)).toBe(date)
  })

  it.each([
    ['DD.MM.YYYY', '30.02.2020'],
    ['DD.MM.YYYY', '29.02.2021'],
    ['DD.MM.YYYY', '1.2.2020'],
    ['DD.MM.YYYY', '01.13.2020'],
    ['DD.MM.YYYY', '01.02.20'],
    ['DD.MM.YYYY', '01.02.2020 '],
    ['DD.MM.YYYY', '01/02/2020'],
    ['DD.MM.YYYY', ''],
    ['DD.MM.YYYY HH:mm:ss', '01.02.2020 24:00:00'],
    ['DD MMM YY', '09 Fev 20'],
  ])('refuses what is not %s: %s', (format, text) => {
    expect(dateReader(format).read(text)).toBeUndefined()
  })

  it('writes a date back', () => {
    expect(dateReader('DD MMM YY').write('2020-02-09')).toBe('09 Feb 20')
    expect(dateReader('D.M.YYYY HH:mm').write('2020-02-09')).toBe('9.2.2020 00:00')
  })
})
