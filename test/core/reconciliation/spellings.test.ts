import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { learntSpellings } from '../../../src/core/reconciliation/spellings.ts'
import { line, payout, type WorldSaid, worldOf } from './world.ts'

const A = payout(1)
const B = payout(2)
const confirmed = [{ payee: A.payee, payeeName: A.payeeName, counterparty: 'ISTANBUL YURTLARI MUDURLUGU' }]
const run = (said: WorldSaid) => reconcile(worldOf(said))
const reasons = (said: WorldSaid) =>
  run(said).proposals.map(({ reason, payouts, features }) => [reason, payouts[0], features.some(({ feature }) => feature === 'name_learnt')])

describe('learntSpellings', () => {
  it('learns what no rule tells, whatever the order and the case of its words', () => {
    expect([...learntSpellings(confirmed).values()]).toEqual([A.payee])
    expect(learntSpellings([{ ...confirmed[0], payee: 'x', payeeName: 'Merdan Amanow', counterparty: 'AMANOV MERDAN' }]).size).toBe(0)
    expect(learntSpellings([{ payee: 'x', payeeName: 'Merdan Amanow', counterparty: 'YURT' }]).size).toBe(0)
  })

  it('learns nothing that was confirmed for two payees', () => {
    expect(learntSpellings([...confirmed, { payee: B.payee, payeeName: B.payeeName, counterparty: 'Istanbul Yurtlari Mudurlugu' }]).size).toBe(0)
  })
})

describe('a learnt spelling', () => {
  const shown = line(10, -A.minor, 'EFT', { counterparty: 'Mudurlugu, Istanbul Yurtlari' })

  it('is evidence for its payee, and nothing without what was confirmed', () => {
    expect(reasons({ lines: [shown], payouts: [A, B] })).toEqual([])
    expect(reasons({ lines: [shown], payouts: [A, B], confirmed })).toEqual([['name', 1, true]])
    expect(run({ lines: [shown], payouts: [A, B], confirmed }).matches).toEqual([])
  })

  it('contradicts its payee no more', () => {
    const other = { ...confirmed[0], payee: A.payee, payeeName: A.payeeName, counterparty: 'Jeren Orazowa' }
    const withReference = line(10, -A.minor, A.reference, { counterparty: 'JEREN ORAZOVA' })
    expect(reasons({ lines: [withReference], payouts: [A, payout(4)] })[0]?.[0]).toBe('reference_but')
    expect(run({ lines: [{ ...withReference, counterparty: 'Jeren Orazowa' }], payouts: [A, payout(4)], confirmed: [other] }).matches.length).toBe(1)
  })

  it('keeps another line from being taken by the account alone', () => {
    const atAccount = line(11, -A.minor, 'EFT', { counterpartyAccount: A.payeeAccount ?? '' })
    expect(run({ lines: [atAccount, shown], payouts: [A, B] }).matches.length).toBe(1)
    expect(run({ lines: [atAccount, shown], payouts: [A, B], confirmed }).matches).toEqual([])
  })
})
