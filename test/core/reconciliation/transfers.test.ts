import { describe, expect, it } from 'vitest'
import { type EndSeen, keptOfTransfer, type TransferSeen, transferJoined } from '../../../src/core/reconciliation/transfers.ts'

const sent: TransferSeen = { id: 4, bankAccount: 1, currency: 'TRY', minor: -1000, bookedOn: '2020-11-02', state: 'in_transit' }
const end = (over: Partial<EndSeen> = {}): EndSeen => ({ bankAccount: 2, currency: 'TRY', minor: 1000, bookedOn: '2020-11-05', ...over })

describe('transferJoined', () => {
  const joined = (line: EndSeen, inTransit: readonly TransferSeen[]) => {
    const result = transferJoined(line, inTransit, 10)
    return result.ok ? (result.value?.id ?? 'new') : result.problem.detail
  }

  it('joins the only one that the line is exactly the other end of, on the last of the days as well', () => {
    expect(joined(end(), [sent, { ...sent, id: 5, minor: -999 }])).toBe(4)
    expect(joined(end({ bookedOn: '2020-11-12' }), [sent])).toBe(4)
    expect(joined(end({ minor: -1000, bookedOn: '2020-10-23' }), [{ ...sent, minor: 1000 }])).toBe(4)
  })

  it('begins a new one where none is', () => {
    for (const line of [end({ minor: 999 }), end({ minor: -1000 }), end({ bankAccount: 1 }), end({ currency: 'USD' }), end({ bookedOn: '2020-11-13' })])
      expect(joined(line, [sent])).toBe('new')
    for (const state of ['arrived', 'undone'] as const) expect(joined(end(), [{ ...sent, state }])).toBe('new')
  })

  it('refuses where several are, and names them', () => {
    expect(joined(end(), [sent, { ...sent, id: 7 }])).toContain('transfers 4, 7')
  })
})

describe('keptOfTransfer', () => {
  const kept = (line: EndSeen, transfer: TransferSeen, isChargeNamed = false) => {
    const result = keptOfTransfer(line, transfer, isChargeNamed)
    return result.ok ? result.value : result.problem.code
  }

  it('is nothing where the amounts are equal, and what a named charge tells, whichever end came first', () => {
    expect(kept(end(), sent)).toBe(0)
    expect(kept(end({ minor: 980 }), sent, true)).toBe(20)
    expect(kept(end({ minor: -1000 }), { ...sent, minor: 980 }, true)).toBe(20)
  })

  it('refuses a difference that is not named, one that is none, and more than was sent', () => {
    expect(kept(end({ minor: 980 }), sent)).toBe('amount_differs')
    expect(kept(end(), sent, true)).toBe('match_not_allowed')
    expect(kept(end({ minor: 1001 }), sent, true)).toBe('amount_differs')
    expect(kept(end({ minor: -980 }), { ...sent, minor: 1000 }, true)).toBe('amount_differs')
  })

  it('refuses what is no other end', () => {
    for (const line of [end({ bankAccount: 1 }), end({ currency: 'USD' }), end({ minor: -1000 })]) expect(kept(line, sent)).toBe('match_not_allowed')
    for (const state of ['arrived', 'undone'] as const) expect(kept(end(), { ...sent, state })).toBe('match_not_allowed')
  })
})
