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
    expect(amounts('Taken')).toEqual([[-1_270_814, -28_400, -1_200_010, -135_041, 1_200_000]])
    expect(amounts('Charged')).toEqual([])
  })
})
