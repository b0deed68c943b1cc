import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { line, payout, type WorldSaid, worldOf } from './world.ts'

const ACCOUNT = '40817810099910004312'
const A = payout(1, { payeeAccount: ACCOUNT })
const part = (id: number, minor: number, narrative = 'EFT', counterpartyAccount = ACCOUNT) => line(id, -minor, narrative, { counterpartyAccount })
const told = (said: Partial<WorldSaid>) => {
  const { matches, breaks, proposals } = reconcile(worldOf({ lines: [], payouts: [A], ...said }))
  return [...matches.map(({ kind }) => kind), ...proposals.map(({ lines, payouts }) => `?${lines}→${payouts}`), ...breaks.map(({ kind }) => `!${kind}`)]
}

describe('a payout that left in parts to its whole account', () => {
  it('is proposed for the lines that make it up together', () => {
    expect(told({ lines: [part(10, 100_000), part(11, 200_000)] })).toEqual(['?10,11→1'])
    expect(told({ lines: [part(10, 100_000), part(11, 100_000, 'FAST'), part(12, 100_000)] })).toEqual(['?10,11,12→1'])
  })

  it('is not for some of them, for others, or where another payout or a reference can be meant', () => {
    const two = ['!unknown_debit', '!unknown_debit']
    expect(told({ lines: [part(10, 100_000), part(11, 150_000)] })).toEqual(two)
    expect(told({ lines: [part(10, 100_000), part(11, 200_000), part(12, 5000)] })).toEqual([...two, '!unknown_debit'])
    expect(told({ lines: [part(10, 100_000), part(11, 200_000, 'EFT', '40817810440460559944')] })).toEqual(two)
    expect(told({ lines: [part(10, 100_000), part(11, 200_000)], payouts: [A, payout(2, { payeeAccount: ACCOUNT, payee: A.payee })] })).toEqual(two)
    expect(told({ lines: [part(10, 100_000), part(11, 200_000), part(12, A.minor, A.reference)] })).toEqual(['settlement', ...two])
    expect(told({ lines: [part(10, 100_000), part(11, 200_000)], payouts: [{ ...A, state: 'settled' }] })).toEqual(two)
  })
})
