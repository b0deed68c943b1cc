import { describe, expect, it } from 'vitest'
import { allows, catalogue } from '../../recognition/format.ts'
import { reimported } from './reimport.ts'

describe('reimported', () => {
  it('finds nothing lost and nothing doubled, with balances, with both ends and without', async () => {
    const formats = (['running_balance', 'opening_closing', 'none'] as const).flatMap((proof) =>
      catalogue()
        .filter((format) => format.container === 'csv' && allows(format) === proof)
        .slice(0, 2),
    )
    const ways = await reimported(formats, 2020)
    expect(ways.map(({ accounts, lines, lost, doubled, refused }) => [accounts, lines, lost, doubled, refused])).toEqual(ways.map(() => [6, 150, 0, 0, 0]))
  })
})
