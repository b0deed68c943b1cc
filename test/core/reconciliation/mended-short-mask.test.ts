import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { line, payout, worldOf } from './world.ts'

const A = payout(1, { payeeAccount: '574165178358' })
const shown = (counterpartyAccount: string) => {
  const { matches, breaks } = reconcile(worldOf({ lines: [line(10, -A.minor, `EFT ${A.reference}`, { counterpartyAccount })], payouts: [A] }))
  return [...matches.map(({ kind }) => kind), ...breaks.map(({ kind }) => kind)]
}

describe('an account of which two digits are masked', () => {
  it('contradicts by a visible digit alone', () => {
    for (const same of ['574165XX8358', '574165xx8358', '574165**8358']) expect(shown(same)).toEqual(['settlement'])
    for (const other of ['574165XX8359', '574166XX8358']) expect(shown(other)).toEqual(['payee_differs'])
  })

  it('is no mask where the letters are of an account', () => {
    expect(shown('XX574165178358')).toEqual(['settlement'])
    expect(shown('574XX165178358')).toEqual(['payee_differs'])
  })
})
