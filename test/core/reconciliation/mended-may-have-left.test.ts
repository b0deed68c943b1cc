import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { line, payout, type WorldSaid, worldOf } from './world.ts'

const told = (said: WorldSaid) => {
  const { proposals, breaks } = reconcile(worldOf(said))
  return [
    ...proposals.map(({ kind, lines, payouts, preselected }) => `?${kind} ${lines}→${payouts}${preselected ? '' : ' open'}`),
    ...breaks.map((one) => `!${one.kind} ${one.line ?? '-'}`),
  ]
}

/** One person's two grants of one sum: the first is proven, the second left by a line that only shows a masked account and the name. */
const FIRST = payout(1, { state: 'settled', settledByLine: { line: 5, bookedOn: '2020-11-03', byReference: true } })
const SECOND = payout(2, { payee: FIRST.payee, payeeName: FIRST.payeeName, payeeAccount: FIRST.payeeAccount ?? '', releasedOn: '2020-11-03' })
const left = line(10, -SECOND.minor, 'GIDEN HAVALE', { counterparty: SECOND.payeeName, bookedOn: '2020-11-04' })
const back = (of: object) => line(11, SECOND.minor, 'IADE', { bookedOn: '2020-11-06', ...of })

describe('reconcile: what came back, where another payout may have left', () => {
  it.each([
    ['the whole account', { counterpartyAccount: FIRST.payeeAccount ?? '' }],
    ['a masked account and the name', { counterpartyAccount: `****${FIRST.payeeAccount?.slice(-4)}`, counterparty: FIRST.payeeName }],
    ['the name', { counterparty: FIRST.payeeName }],
  ])('is not chosen beforehand by %s: it is as well the return of what a debit is proposed for', (_, shown) => {
    expect(told({ lines: [left, back(shown)], payouts: [FIRST, SECOND] })).toEqual(expect.arrayContaining(['?settlement 10→2', '?return 11→1 open']))
    expect(told({ lines: [back(shown)], payouts: [FIRST, SECOND] })).toEqual(['?return 11→1'])
  })

  it('shows the reference, damaged, of one that a debit is proposed for: nobody else is proposed', () => {
    const cut = back({ narrative: `IADE ${SECOND.reference.slice(0, 9)}`, counterparty: FIRST.payeeName })
    expect(told({ lines: [left, cut], payouts: [FIRST, SECOND] })).toEqual(['?settlement 10→2', '!unknown_receipt 11'])
    const settled = { ...SECOND, state: 'settled' as const, settledByLine: { line: 10, bookedOn: '2020-11-04', byReference: false } }
    expect(told({ lines: [cut], payouts: [FIRST, settled] })).toEqual(['?return 11→2'])
  })

  it('keeps its first where the other is shown less surely', () => {
    const other = payout(3, { payeeName: 'Läle Saparowa', releasedOn: '2020-11-03' })
    const lines = [{ ...left, counterparty: other.payeeName }, back({ counterpartyAccount: FIRST.payeeAccount ?? '' })]
    expect(told({ lines, payouts: [FIRST, other] })).toEqual(['?return 11→1', '?settlement 10→3'])
  })
})
