import { describe, expect, it } from 'vitest'
import { type Claims, prove } from '../../../src/core/statements/proof.ts'
import { problemList, type StatementLine } from '../../../src/core/statements/statement.ts'

/** [day, amount, balance] */
type Row = readonly [number, number, number?]

const linesOf = (rows: readonly Row[]): readonly StatementLine[] =>
  rows.map(([day, amountMinor, balanceMinor], index) => ({
    line: index + 2,
    bookedOn: `2020-11-${day}`,
    amountMinor,
    narrative: '',
    raw: '',
    ...(balanceMinor === undefined ? {} : { balanceMinor }),
  }))

function proved(rows: readonly Row[], stated: { opening?: number; closing?: number; count?: number; into?: number; out?: number } = {}) {
  const problems = problemList()
  const claim = (column: string, minor: number | undefined) => (minor === undefined ? undefined : { minor, cell: { line: 1, column, value: String(minor) } })
  const [opening, closing, turnoverIn, turnoverOut] = [
    claim('opening', stated.opening),
    claim('closing', stated.closing),
    claim('in', stated.into),
    claim('out', stated.out),
  ]
  const claims: Claims = {
    usualOrder: 'newest_first',
    balanceCell: (index) => ({ line: index + 2, column: 'balance', value: String(rows[index]?.[2]) }),
    ...(opening ? { opening } : {}),
    ...(closing ? { closing } : {}),
    ...(turnoverIn ? { turnoverIn } : {}),
    ...(turnoverOut ? { turnoverOut } : {}),
    ...(stated.count === undefined ? {} : { count: { lines: stated.count, cell: { line: 1, column: 'count', value: '' } } }),
  }
  return { ...prove(linesOf(rows), claims, String, problems), at: problems.all().map(({ line, column }) => `${line} ${column}`) }
}

describe('prove', () => {
  it('chains balances from the oldest row or from the newest', () => {
    expect(
      proved([
        [10, 5, 105],
        [11, -3, 102],
        [12, 1, 103],
      ]),
    ).toEqual({ proof: 'running_balance', order: 'oldest_first', opening: 100, closing: 103, at: [] })
    expect(
      proved([
        [12, 1, 103],
        [11, -3, 102],
        [10, 5, 105],
      ]),
    ).toEqual({ proof: 'running_balance', order: 'newest_first', opening: 100, closing: 103, at: [] })
  })

  it('finds the order within one day by the chain', () => {
    expect(
      proved([
        [10, 5, 105],
        [10, -3, 102],
        [10, 1, 103],
      ]).order,
    ).toBe('oldest_first')
  })

  it('does not take a chain against all dates: it is the same with opposite signs', () => {
    expect(
      proved([
        [10, -5, 105],
        [11, -5, 110],
        [12, -5, 115],
      ]).at,
    ).toEqual(['3 balance', '4 balance'])
  })

  it('names the row of a wrong balance once, and of a wrong amount once', () => {
    expect(
      proved([
        [10, 5, 105],
        [11, -3, 999],
        [12, 1, 103],
      ]).at,
    ).toEqual(['3 balance'])
    expect(
      proved([
        [10, 5, 105],
        [11, -4, 102],
        [12, 1, 103],
      ]).at,
    ).toEqual(['3 balance'])
  })

  it('bridges rows without a balance, and then needs both ends', () => {
    const rows: readonly Row[] = [
      [10, 5],
      [11, -3, 102],
      [12, 1],
      [13, 1, 104],
    ]
    expect(proved(rows)).toMatchObject({ proof: 'none', opening: 100, closing: 104, at: [] })
    expect(proved(rows, { opening: 100, closing: 104 })).toMatchObject({ proof: 'opening_closing', at: [] })
    expect(
      proved(
        [
          [10, 5],
          [11, -3, 103],
          [12, 1],
        ],
        { opening: 100, closing: 103 },
      ).at,
    ).toEqual(['3 balance'])
  })

  it('holds every figure that is stated, not one of them', () => {
    const rows: readonly Row[] = [
      [10, 5, 105],
      [11, -3, 102],
    ]
    expect(proved(rows, { opening: 100, closing: 102, count: 2, into: 5, out: 3 })).toMatchObject({ proof: 'running_balance', at: [] })
    expect(proved(rows, { opening: 100, closing: 103 }).at).toEqual(['1 closing'])
    expect(proved(rows, { closing: 103 }).at).toEqual(['1 closing'])
    expect(proved(rows, { opening: 99 }).at).toEqual(['2 balance'])
    expect(proved(rows, { count: 3 }).at).toEqual(['1 count'])
    expect(proved(rows, { into: 6, out: 4 }).at).toEqual(['1 in', '1 out'])
  })

  it('takes one balance for no proof: its amount could be any', () => {
    expect(proved([[10, 5, 105]])).toMatchObject({ proof: 'none', opening: 100 })
    expect(proved([[10, 5, 105]], { opening: 100 })).toMatchObject({ proof: 'running_balance' })
    expect(proved([[10, 5]], { opening: 100 })).toMatchObject({ proof: 'none', closing: 105 })
    expect(proved([])).toEqual({ proof: 'none', order: 'newest_first', at: [] })
  })

  it('refuses sums beyond 2^53 − 1', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(
      proved([
        [10, most],
        [11, 1],
      ]).at,
    ).toHaveLength(1)
    expect(proved([[10, 1]], { opening: most }).at).toEqual(['1 opening'])
  })
})
