import { describe, expect, it } from 'vitest'
import { read } from './told.ts'

const problems = (of: readonly string[], currency?: string) => read(of, currency).problems.map(({ line, column, value }) => `${line} ${column} ${value}`)

describe('a last row of another kind, in a table without a header', () => {
  const rows = [
    '26/05/2026;-726,00;;Virement R290572067;Ayna;;;',
    '27/05/2026;1258,44;;Virement R036575192;Merdan;;;',
    '28/05/2026;24,43;;Carte R394015305;Maral;;;',
    '30/05/2026;-500,00;;Carte R880745388;Kerim;;;',
  ]

  it('is a balance or a payment, and no line by itself', () => {
    expect(problems([...rows, '30/05/2026;19995,67;;;;01234 567890A;;'])).toEqual(['5 column 2 19995,67'])
  })

  it('that has the texts of the others is one of them', () => {
    expect(read([...rows, '30/05/2026;19995,67;;Virement R172172776;Serdar;01234 567890A;;']).readings.length).toBeGreaterThan(0)
  })
})
