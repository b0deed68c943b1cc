import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeness, countryShares, type SpentOnStudent, spentTogether } from '../../../src/core/publication/small-groups.ts'

const row = (month: string, country: string, student: number, minor = 100): SpentOnStudent => ({ month, country, student, minor })
const many = (month: string, country: string, from: number, count: number) => Array.from({ length: count }, (_, n) => row(month, country, from + n))

const anyRows = fc.array(
  fc.record({
    month: fc.constantFrom('2020-11', '2020-12', '2021-01', '2021-02'),
    country: fc.constantFrom('TR', 'RU', 'BY', 'CN'),
    student: fc.integer({ min: 1, max: 30 }),
    minor: fc.integer({ min: -10_000, max: 50_000 }).filter((minor) => minor !== 0),
  }),
  { maxLength: 60 },
)

/** Of how many students the rows are that a sum can be made of: those of its country and month, or all up to its month. */
const total = (of: readonly { readonly minor: number }[]) => of.reduce((sum, { minor }) => sum + minor, 0)

describe('spentTogether', () => {
  it('tells a country of enough students alone, and the others once they are enough together', () => {
    const rows = [...many('2020-11', 'TR', 1, 5), ...many('2020-11', 'RU', 20, 2), ...many('2020-11', 'BY', 30, 1), ...many('2020-12', 'RU', 22, 3)]
    expect(spentTogether(rows)).toEqual([
      { month: '2020-11', country: 'TR', minor: 500 },
      { month: '2020-12', minor: 600 },
    ])
  })

  it('counts students, not payments', () => {
    const rows = Array.from({ length: 9 }, () => row('2020-11', 'TR', 7))
    expect(spentTogether([...rows, ...many('2020-11', 'RU', 10, 5)])).toEqual([{ month: '2020-11', minor: 1400 }])
  })

  it('adds what is left to the last sum of several countries, and tells a fund of few students in one sum', () => {
    expect(spentTogether([...many('2020-11', 'TR', 1, 5), ...many('2020-11', 'RU', 20, 5), ...many('2020-12', 'BY', 30, 1)])).toEqual([
      { month: '2020-11', country: 'RU', minor: 500 },
      { month: '2020-12', minor: 600 },
    ])
    expect(spentTogether(many('2020-11', 'TR', 1, 2))).toEqual([{ month: '2020-11', minor: 200 }])
    expect(spentTogether([])).toEqual([])
  })

  it('loses nothing, and tells no country of a month of fewer students', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const told = spentTogether(rows)
        expect(total(told)).toBe(total(rows))
        for (const { month, country, minor } of told) {
          if (country === undefined) continue
          const of = rows.filter((r) => r.month === month && r.country === country)
          expect(new Set(of.map((r) => r.student)).size).toBeGreaterThanOrEqual(5)
          expect(total(of)).toBe(minor)
        }
      }),
    )
  })
})

describe('countryShares', () => {
  it('sums to 100.00 whatever the amounts', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const shares = countryShares(spentTogether(rows, 1))
        if (shares.length > 0) expect(shares.reduce((sum, { percentage }) => sum + Number(percentage.replace('.', '')), 0)).toBe(10_000)
        for (const { percentage } of shares) expect(percentage).toMatch(/^\d{1,3}\.\d{2}$/)
      }),
    )
  })

  it('gives the hundredths that are left to the largest remainders', () => {
    const told = ['TR', 'RU', 'BY'].map((country) => ({ month: '2020-11', country, minor: 1 }))
    expect(countryShares(told)).toEqual([
      { country: 'BY', percentage: '33.34' },
      { country: 'RU', percentage: '33.33' },
      { country: 'TR', percentage: '33.33' },
    ])
    expect(countryShares([{ month: '2020-11', minor: 5 }])).toEqual([{ percentage: '100.00' }])
    expect(countryShares([{ month: '2020-11', country: 'TR', minor: -5 }])).toEqual([])
  })
})

describe('closeness', () => {
  const grant = (country: string, month: string, student: number, programme = 'HELP') => ({ programme, country, month, student })
  const group = (country: string, month: string, from: number, count: number) => Array.from({ length: count }, (_, n) => grant(country, month, from + n))

  it('tells country and month, month alone, or the year, by how many are alike', () => {
    const grants = [...group('TR', '2020-11', 1, 5), ...group('RU', '2020-11', 20, 3), ...group('BY', '2020-11', 30, 2), ...group('TR', '2020-12', 40, 4)]
    const found = closeness(grants)
    expect(found.slice(0, 5)).toEqual(Array(5).fill({ withCountry: true, by: 'month' }))
    expect(found.slice(5, 10)).toEqual(Array(5).fill({ withCountry: false, by: 'month' }))
    expect(found.slice(10)).toEqual(Array(4).fill({ withCountry: false, by: 'year' }))
  })

  it('counts a student with several grants once, and keeps programmes apart', () => {
    expect(closeness(Array.from({ length: 6 }, () => grant('TR', '2020-11', 1)))).toEqual(Array(6).fill({ withCountry: false, by: 'year' }))
    const two = [...group('TR', '2020-11', 1, 4), ...group('TR', '2020-11', 10, 1).map((of) => ({ ...of, programme: 'OTHER' }))]
    expect(closeness(two).every(({ by }) => by === 'year')).toBe(true)
  })
})
