import { describe, expect, it } from 'vitest'
import { addDays, addHours, daysBetween, instantAt, isDate, isInstant } from '../../../src/core/time/dates.ts'

describe('isDate', () => {
  it.each(['2020-02-29', '1900-01-01', '2199-12-31'])('takes %s', (text) => expect(isDate(text)).toBe(true))
  it.each(['2020-02-30', '2021-02-29', '2020-13-01', '2020-00-10', '2020-1-1', '1899-12-31', '2200-01-01', '', '2020-01-01T00', '20200101'])(
    'refuses "%s"',
    (text) => {
      expect(isDate(text)).toBe(false)
    },
  )
})

describe('isInstant', () => {
  it('takes UTC with milliseconds alone', () => {
    expect(['2020-11-02T06:00:00.000Z', '2020-11-02T06:00:00Z', '2020-11-02T25:00:00.000Z', '2020-02-30T06:00:00.000Z'].map(isInstant)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('reckoning with days', () => {
  it('crosses months, years and leap days', () => {
    expect([addDays('2020-02-28', 1), addDays('2020-12-31', 1), addDays('2021-03-01', -1), addHours('2020-12-31T23:30:00.000Z', 1)]).toEqual([
      '2020-02-29',
      '2021-01-01',
      '2021-02-28',
      '2021-01-01T00:30:00.000Z',
    ])
    expect([daysBetween('2020-02-28', '2020-03-01'), daysBetween('2020-03-01', '2020-02-28'), instantAt(0)]).toEqual([2, -2, '1970-01-01T00:00:00.000Z'])
  })
})
