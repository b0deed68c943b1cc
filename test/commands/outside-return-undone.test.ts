import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Json } from './cases-world.ts'
import { PaidTwiceWorld } from './paid-twice-world.ts'

let w: PaidTwiceWorld

beforeEach(async () => {
  w = new PaidTwiceWorld()
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

const featuresOf = (of: Json): string[] => of.evidence.map(({ feature }: Json) => feature)

describe('a return that is undone after its instalment was paid again', () => {
  it('says so on the claim that stands for it: nobody had rejected the payout', async () => {
    const { claim } = await w.paidTwice()
    expect(featuresOf(claim)).toEqual(['return_undone'])
    expect(claim['evidence'][0].words).toBe(
      'Its return was undone after the money went out again, or was not owed any more: what did not come back is claimed.',
    )
  })

  it('leaves the claim that its line is proposed for without the word that somebody undid that', async () => {
    await w.paidTwice()
    await w.reconcile()
    const claims = (await w.get('/bank-accounts/B/proposals', 'finance')).items.filter((p: Json) => p.kind === 'claim')
    expect(claims.map(featuresOf)).toEqual([expect.not.arrayContaining(['undone_before'])])
    const made = await w.post('finance', '/matches', { proposals: [claims[0].id] })
    await w.post('finance', `/matches/${made.matches?.[0]?.id ?? made.id}/reversal`, { reason: 'not that' })
    await w.reconcile()
    const again = (await w.get('/bank-accounts/B/proposals', 'finance')).items.filter((p: Json) => p.kind === 'claim')
    expect(again.map(featuresOf)).toEqual([expect.arrayContaining(['undone_before'])])
  })
})
