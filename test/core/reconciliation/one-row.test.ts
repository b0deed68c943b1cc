import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import type { ReconciliationPlan } from '../../../src/core/reconciliation/plan.ts'
import { iban, line, payout, strangersReference, type WorldSaid, worldOf } from './world.ts'

/** Batches that go as one row, and what leaves or comes back under a batch's own reference. */

const run = (said: WorldSaid): ReconciliationPlan => reconcile(worldOf(said))

const told = ({ matches, proposals, breaks }: ReconciliationPlan): readonly string[] => [
  ...matches.map((m) => `${m.kind} ${m.lines}→${m.payouts}${m.chargeMinor ? ` fee ${m.chargeMinor}` : ''}${m.undoesRejection ? ' undoes' : ''}`),
  ...proposals.map((p) => `?${p.kind} ${p.lines}→${p.payouts} ${p.reason}${p.preselected ? '' : ' open'}`),
  ...breaks.map((b) => `!${b.kind} ${b.line ?? '-'}/${b.payout ?? '-'}`),
]

const REFERENCE = strangersReference()
const UNIVERSITY = iban(50)
const row = { batch: 9, batchReference: REFERENCE, payee: 'institution 1', payeeAccount: UNIVERSITY, payeeName: 'The university', inOneRow: true as const }
const three = (over = {}, minors = [300_000, 300_000, 200_000]) => minors.map((minor, n) => payout(n + 1, { ...row, minor, ...over }))
const settledBy = (of: number) => ({ state: 'settled' as const, settledByLine: { line: of, bookedOn: '2020-11-03', byReference: true } })
const back = (id: number, minor: number, over = {}) => line(id, minor, `IADE ${REFERENCE}`, { bookedOn: '2020-11-05', ...over })

describe('reconcile: one row', () => {
  it('settles by the batch’s reference and the whole sum', () => {
    expect(told(run({ lines: [line(10, -800_000, `EFT ${REFERENCE}`)], payouts: three() }))).toEqual(['settlement 10→1,2,3'])
  })

  it('is not settled in part by its account: the control settles', () => {
    const said = (over: object): WorldSaid => ({
      lines: [line(10, -300_000, 'EFT', { counterpartyAccount: UNIVERSITY })],
      payouts: [payout(1, { ...row, ...over })],
    })
    const { inOneRow: _one, ...alone } = row
    expect(told(run({ ...said({}), payouts: [payout(1, alone)] }))).toEqual(['settlement 10→1'])
    expect(told(run(said({})))).toEqual(['?settlement 10→1 account'])
  })

  it('is late once', () => {
    const late = { payouts: three(), lines: [], today: '2020-11-20' }
    expect(told(run(late))).toEqual(['!in_transit_too_long -/1'])
    expect(told(run({ ...late, brokenPayouts: [1] }))).toEqual([])
    expect(told(run({ ...late, payouts: three({ inOneRow: false }) }))).toHaveLength(3)
  })

  it('undoes its rejection when it leaves all the same, unless it was paid again', () => {
    const leaves = [line(10, -800_000, `EFT ${REFERENCE}`)]
    expect(told(run({ lines: leaves, payouts: three({ state: 'rejected' }) }))).toEqual(['settlement 10→1,2,3 undoes'])
    expect(told(run({ lines: leaves, payouts: three({ state: 'rejected', paidAgain: true }) }))).toEqual(['!duplicate_payment 10/1'])
    const [one, ...others] = three()
    const mixed = [payout(1, { ...one, state: 'rejected' }), ...others]
    expect(told(run({ lines: leaves, payouts: mixed }))).toEqual(['settlement 10→1,2,3 undoes'])
    expect(told(run({ lines: [line(10, -500_000, REFERENCE)], payouts: mixed }))).toEqual(['settlement 10→2,3'])
  })
})

describe('reconcile: what comes back under a batch’s reference', () => {
  const settled = three(settledBy(90))

  it('returns all that one line settled: whole, or less one fee', () => {
    expect(told(run({ lines: [back(11, 800_000)], payouts: settled }))).toEqual(['return 11→1,2,3'])
    expect(told(run({ lines: [back(11, 799_750)], payouts: settled, fees: { returned: [250] } }))).toEqual(['return 11→1,2,3 fee 250'])
    expect(told(run({ lines: [line(10, -800_000, REFERENCE), back(11, 800_000)], payouts: three() }))).toEqual(['settlement 10→1,2,3', 'return 11→1,2,3'])
  })

  it('leaves to a person what comes back into closed days or a closed fund: one break for all', () => {
    expect(told(run({ lines: [back(11, 800_000)], payouts: settled, closedThrough: '2020-11-05' }))).toEqual(['!late_return 11/1'])
    expect(told(run({ lines: [back(11, 800_000)], payouts: settled, closedThrough: '2020-11-04' }))).toEqual(['return 11→1,2,3'])
    expect(told(run({ lines: [back(11, 800_000)], payouts: three({ ...settledBy(90), fundClosed: true }) }))).toEqual(['!late_return 11/1'])
  })

  it.each([
    ['two such lines', [back(11, 800_000), back(12, 800_000)], settled, ['?return 11→1,2,3 reference_but open', '?return 12→1,2,3 reference_but open']],
    ['a day before it left', [back(11, 800_000, { bookedOn: '2020-11-01' })], settled, ['?return 11→1,2,3 reference_but']],
    ['another account', [back(11, 800_000, { counterpartyAccount: iban(77) })], settled, ['?return 11→1,2,3 reference_but']],
    ['money that left twice', [back(11, 800_000)], three({ ...settledBy(90), duplicateOpen: true }), ['?return 11→1,2,3 reference_but open']],
    ['a part that is one payout’s alone', [back(11, 200_000)], settled, ['?return 11→3 batch_part']],
    ['a part that can be several', [back(11, 300_000)], settled, ['!unknown_receipt 11/-']],
    ['more than left', [back(11, 900_000)], settled, ['!unknown_receipt 11/-']],
    ['what never left', [back(11, 800_000)], three(), ['!unknown_receipt 11/-']],
    ['what came back before', [back(11, 800_000)], three({ ...settledBy(90), state: 'returned' }), ['!unknown_receipt 11/-']],
  ])('only proposes or breaks for %s', (_, lines, payouts, outcome) => {
    expect(told(run({ lines, payouts }))).toEqual(outcome)
  })

  it('proposes the claim for exactly what is claimed under the reference, after the return that it can be too', () => {
    const claimed = (over: object, claimedMinor: readonly number[]) =>
      three(over).map((one, n) => (n === 0 ? { ...one, claimed: true as const, claimedMinor, duplicateOpen: true } : one))
    expect(told(run({ lines: [back(11, 800_000)], payouts: claimed(settledBy(90), [800_000]) }))).toEqual([
      '?return 11→1,2,3 reference_but open',
      '?claim 11→1 reference_but open',
    ])
    expect(told(run({ lines: [back(11, 500)], payouts: claimed(settledBy(90), [500]) }))).toEqual(['?claim 11→1 reference_but open'])
    expect(told(run({ lines: [back(11, 500)], payouts: claimed(settledBy(90), [501]) }))).toEqual(['!unknown_receipt 11/-'])
  })

  it('never returns by itself what several lines settled, nor what a person undid', () => {
    const apart = settled.map((one, n) => ({ ...one, settledByLine: { line: 90 + n, bookedOn: '2020-11-03', byReference: true } }))
    expect(told(run({ lines: [back(11, 800_000)], payouts: apart }))).toEqual(['!unknown_receipt 11/-'])
    expect(told(run({ lines: [back(11, 800_000)], payouts: settled, undone: [[11, 2]] }))).toEqual(['?return 11→1,2,3 reference_but open'])
  })
})
