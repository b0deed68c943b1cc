import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const wallet = (charged: string): Uint8Array =>
  new TextEncoder().encode(`Created,Details,Sent,Transfer currency,Exchange rate,${charged},${charged} currency,Reference,State
2026-03-10 09:15,Card purchase Serdar,-12708.14,GBP,1.0000,-12708.14,GBP,R572074098,Complete
2026-03-08 11:15,Transfer to Ayna,-105.08,USD,2.7027,-284.00,GBP,R613790823,Complete
2026-03-06 12:15,Transfer to Bayram,-4440.04,USD,2.7027,-12000.10,GBP,R774327157,Complete
2026-03-05 14:15,Payment to Kerim,-1350.41,GBP,1.0000,-1350.41,GBP,R864628341,Complete
2026-03-04 15:15,Refund of Oguljan,12000.00,GBP,1.0000,12000.00,GBP,R469457251,Complete
`)

describe('amounts in many currencies beside their rate', () => {
  it('are never what moved, where another column has it in one currency', () => {
    const amounts = (charged: string) =>
      readStatement(wallet(charged), { account: { currency: 'GBP' }, today: '2026-11-29' }).readings.map(({ statement }) =>
        statement.lines.map(({ amountMinor }) => amountMinor),
      )
    const moved = [[-1_270_814, -28_400, -1_200_010, -135_041, 1_200_000]]
    expect(amounts('Taken')).toEqual(moved)
    expect(amounts('Charged')).toEqual(moved)
  })
})

describe('a balance that is called an amount', () => {
  const rows = [
    '15-08-2025,919.98,,"201,150.86",A',
    '15-08-2025,,870.00,"202,020.86",B',
    '16-08-2025,874.00,,"201,146.86",C',
    '20-08-2025,"1,597.99",,"199,101.87",D',
  ]
  const read = (lines: readonly string[]) =>
    readStatement(new TextEncoder().encode(`Date,Dr Amount,Cr Amount,Total Amount,Particulars\n${lines.join('\n')}\n`), { today: '2026-11-29' })

  it('is broken where one of three steps does not hold: a line is missing there', () => {
    const { verdict, problems } = read(rows)
    expect(verdict).toBe('refusal')
    expect(problems[0]).toMatchObject({ line: 5, column: 'Total Amount', value: '199,101.87' })
    expect(read(rows.slice(0, 3)).verdict).toBe('proof')
  })
})
