import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { line, payout, type WorldSaid, worldOf } from './world.ts'

const told = (said: WorldSaid) =>
  reconcile(worldOf(said)).proposals.map(({ payouts, reason, preselected, features }) => {
    const isSaid = features.some(({ feature }) => feature === 'other_reference')
    return `${reason} ${payouts}${preselected ? '' : ' open'}${isSaid ? ' beside another' : ''}`
  })

const A = payout(1)
const B = payout(2, { payeeName: 'Läle Saparowa' })
const oneEditOff = `${A.reference.slice(0, 6)}${A.reference.slice(7)}`

describe('reconcile: a reference one edit off, and who else is shown', () => {
  const to = (of: typeof A) => ({ counterpartyAccount: of.payeeAccount ?? '', counterparty: of.payeeName })

  it("is not chosen beforehand for the account's payee, where the reference is of another payee's payout", () => {
    expect(told({ lines: [line(10, -B.minor, oneEditOff, to(B))], payouts: [A, B] })).toEqual(['account 2 open beside another'])
    expect(told({ lines: [line(10, -B.minor, 'GIDEN', to(B))], payouts: [A, B], coveredThrough: null })).toEqual(['account 2'])
  })

  it('is not chosen beforehand for another payout of the payee, where its own left before', () => {
    const left = { ...A, state: 'settled' as const, settledByLine: { line: 5, bookedOn: '2020-11-03', byReference: true } }
    const again = { ...B, payee: A.payee, payeeName: A.payeeName, payeeAccount: A.payeeAccount ?? '' }
    expect(told({ lines: [line(10, -A.minor, oneEditOff, to(A))], payouts: [left, again] })).toEqual(['account 2 open beside another'])
  })

  it('is the first where nothing speaks against its own payout', () => {
    expect(told({ lines: [line(10, -A.minor, oneEditOff, { counterparty: A.payeeName })], payouts: [A, B] })).toEqual(['reference_one_edit 1'])
  })
})
