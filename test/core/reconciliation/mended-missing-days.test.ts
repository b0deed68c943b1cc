import { describe, expect, it } from 'vitest'
import { accountAgreement, accountsShown } from '../../../src/core/reconciliation/accounts-shown.ts'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { line, payout, type WorldSaid, worldOf } from './world.ts'

const A = payout(1)
const B = { ...payout(2), batch: A.batch, batchReference: A.batchReference }
const told = (said: WorldSaid) => {
  const { matches, breaks, proposals } = reconcile(worldOf(said))
  const features = proposals.flatMap((one) => one.features.map(({ feature }) => feature))
  return { plans: [...matches.map(({ kind }) => kind), ...proposals.map(({ kind }) => `?${kind}`), ...breaks.map(({ kind }) => `!${kind}`)], features }
}

describe('what comes back after days without a statement, on which money moved', () => {
  const lines = [line(10, -A.minor, A.reference, { bookedOn: '2020-11-03' }), line(11, A.minor, `RETURN ${A.reference}`, { bookedOn: '2020-11-20' })]

  it('is left to a person: it may have left twice in them', () => {
    expect(told({ lines, payouts: [A] }).plans).toEqual(['settlement', 'return'])
    const missing = told({ lines, payouts: [A], lacksDays: true })
    expect(missing.plans).toEqual(['settlement', '?return'])
    expect(missing.features).toContain('days_missing')
  })

  it('is so where the days are those between the release and the line that shows the payment: what settled it may be the second', () => {
    const missing = told({ lines, payouts: [A], lacksDays: (since) => since <= A.releasedOn })
    expect(missing.plans).toEqual(['settlement', '?return'])
    expect(missing.features).toContain('days_missing')
    expect(told({ lines, payouts: [A], lacksDays: (since) => since < A.releasedOn }).plans).toEqual(['settlement', 'return'])
  })

  it("is so by a batch's reference too", () => {
    const sum = A.minor + B.minor
    const ofBatch = [line(10, -sum, A.batchReference, { bookedOn: '2020-11-03' }), line(11, sum, `RETURN ${A.batchReference}`, { bookedOn: '2020-11-20' })]
    expect(told({ lines: ofBatch, payouts: [A, B] }).plans).toEqual(['settlement', 'return'])
    expect(told({ lines: ofBatch, payouts: [A, B], lacksDays: true }).plans).toEqual(['settlement', '?return'])
    expect(told({ lines: ofBatch, payouts: [A, B], lacksDays: (since) => since <= A.releasedOn }).plans).toEqual(['settlement', '?return'])
  })
})

describe('the end of a reference that blanks part', () => {
  it('is no IBAN of the masked number behind it', () => {
    const said = (text: string) => accountAgreement(accountsShown(line(1, -1, text), []), '40817810805963380381')
    expect(said('TOYFM CWDPM CP47 4081 **** **** 0381')).toBe('masked')
    expect(said('TOYFM CWDPM CP47 4081 **** **** 0382')).toBe('doubtful')
    expect(said('TR47 4081 **** **** 0381')).toBe('differs')
  })
})
