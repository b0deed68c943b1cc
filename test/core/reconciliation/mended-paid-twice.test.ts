import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import type { PayoutSeen } from '../../../src/core/reconciliation/seen.ts'
import { line, payout, type WorldSaid, worldOf } from './world.ts'

/** Matches, then proposals (?) and breaks (!). */
function told(said: WorldSaid): readonly string[] {
  const { matches, proposals, breaks } = reconcile(worldOf(said))
  return [
    ...matches.map(({ kind, lines, payouts }) => `${kind} ${lines}→${payouts}`),
    ...proposals.map(({ kind, lines, payouts, preselected }) => `?${kind} ${lines}→${payouts}${preselected ? '' : ' open'}`),
    ...breaks.map(({ kind, line: of }) => `!${kind} ${of}`),
  ]
}

const first = payout(1)
const batch = [first, ...[2, 3].map((n) => payout(n, { batch: first.batch, batchReference: first.batchReference }))]
const [, , third] = batch as [PayoutSeen, PayoutSeen, PayoutSeen]
const whole = (id: number, bookedOn = '2020-11-03') => line(id, -900_000, `TOPLU ${first.batchReference}`, { bookedOn })
const back = (id: number, minor: number, reference: string) => line(id, minor, `IADE ${reference}`, { bookedOn: '2020-11-09' })

describe('money that comes back while more left than was meant', () => {
  const twice = ['settlement 10→1,2,3', '!duplicate_payment 11']

  it("is a proposal where its batch was paid twice, by any payout's reference and by the batch's", () => {
    const lines = [whole(10), whole(11, '2020-11-04')]
    for (const { id, reference } of batch) {
      expect(told({ lines: [...lines, back(12, 300_000, reference)], payouts: batch })).toEqual([twice[0], `?return 12→${id} open`, twice[1]])
    }
    expect(told({ lines: [...lines, back(12, 900_000, first.batchReference)], payouts: batch })).toEqual([twice[0], '?return 12→1,2,3 open', twice[1]])
  })

  it('is a proposal where a payout left by itself and its whole batch beside', () => {
    const lines = [line(10, -300_000, third.reference), whole(11, '2020-11-04'), back(12, 300_000, third.reference)]
    expect(told({ lines, payouts: batch })).toEqual(['settlement 10→3', '?return 12→3 open', '!amount_differs 11'])
  })

  it('is a proposal for the whole batch where one of it left once more by itself', () => {
    const settled = batch.map((one): PayoutSeen => ({ ...one, state: 'settled', settledByLine: { line: 90, bookedOn: '2020-11-03', byReference: true } }))
    const lines = [line(11, -300_000, third.reference), back(12, 900_000, first.batchReference)]
    expect(told({ lines, payouts: settled })).toEqual(['?return 12→1,2,3 open', '!duplicate_payment 11'])
  })

  it('is the return where the line beside pays the rest of the batch', () => {
    const lines = [line(10, -300_000, third.reference), line(11, -600_000, first.batchReference), back(12, 300_000, third.reference)]
    expect(told({ lines, payouts: batch })).toEqual(['settlement 10→3', 'settlement 11→1,2', 'return 12→3'])
  })

  it('is a proposal, the claim beside the return, where a claim stands for what went to another account', () => {
    const settled: PayoutSeen = { ...first, state: 'settled', claimed: true, settledByLine: { line: 90, bookedOn: '2020-11-03', byReference: true } }
    expect(told({ lines: [back(12, 300_000, first.reference)], payouts: [settled] })).toEqual(['?return 12→1 open', '?claim 12→1 open'])
  })
})
