import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { CleanPayouts } from '../../../src/core/reconciliation/clean-payouts.ts'

const key = (n: number): Buffer => createHash('sha256').update(`reference ${n}`).digest().subarray(0, 8)
const payout = (n: number) => ({ id: n, minor: 100 * n, payee: 7 * n, batch: 1 + Math.floor(n / 1000) })

describe('CleanPayouts', () => {
  it('finds each by the hash of its reference, wherever that stands', () => {
    const payouts = new CleanPayouts()
    const COUNT = 10_000
    for (let n = 1; n <= COUNT; n++) payouts.add(key(n), payout(n))
    expect(payouts.size).toBe(COUNT)
    for (let n = 1; n <= COUNT; n += 3) expect(payouts.find(Buffer.concat([Buffer.alloc(16), key(n)]), 16)).toEqual(payout(n))
    expect(payouts.find(key(COUNT + 1), 0)).toBeUndefined()
  })

  it('finds none where two references have one hash', () => {
    const payouts = new CleanPayouts()
    for (const n of [1, 2, 3]) payouts.add(key(n), payout(n))
    payouts.add(key(2), payout(4))
    expect([1, 2, 3].map((n) => payouts.find(key(n), 0)?.id)).toEqual([1, undefined, 3])
  })

  it('finds none that is left out, and leaves out none that it does not know', () => {
    const payouts = new CleanPayouts()
    for (const n of [1, 2]) payouts.add(key(n), payout(n))
    payouts.leave(key(1))
    payouts.leave(key(3))
    expect([1, 2, 3].map((n) => payouts.find(key(n), 0)?.id)).toEqual([undefined, 2, undefined])
  })
})
