import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { contribution, line, payout, strangersReference, type WorldSaid, worldOf } from './world.ts'

/** What the measure of matching found wrong, or missed, each as its smallest world. */
const run = (said: WorldSaid) => reconcile(worldOf(said))
const proposed = (said: WorldSaid) => run(said).proposals.map(({ kind, reason, payouts }) => `${kind} ${reason} ${payouts}`)

const A = payout(1)
const B = payout(2)
const atAccount = (narrative: string) => line(10, -A.minor, narrative, { counterpartyAccount: A.payeeAccount ?? '' })

describe('a line to the account of a payee', () => {
  const foreign = strangersReference()

  it.each([
    ['a mark too few', `${foreign.slice(0, 5)}${foreign.slice(6)}`],
    ['a mark too many', `${foreign.slice(0, 5)}Q${foreign.slice(5)}`],
    ['a digit among its letters', `0017${foreign.slice(0, 6)}4${foreign.slice(7)}`],
  ])("is not settled by the account where it shows somebody else's damaged reference: %s", (_, shown) => {
    expect(run({ lines: [atAccount('EFT')], payouts: [A] }).matches.length).toBe(1)
    expect(run({ lines: [atAccount(`EFT ${shown}`)], payouts: [A] }).matches).toEqual([])
  })

  it("is not settled by the account where another line shows the payout's reference two slips off", () => {
    const slip = `${A.reference.slice(0, 6)}${A.reference.slice(7, 9)}Q${A.reference.slice(9)}`
    expect(run({ lines: [atAccount('STIPEND'), line(11, -A.minor, `EFT ${slip}`)], payouts: [A] }).matches).toEqual([])
  })

  it('is settled by an account that stands in its text alone', () => {
    const RU = { ...A, payeeAccount: '40817810099910004312' }
    expect(run({ lines: [line(10, -A.minor, `PAYMENT ${RU.payeeAccount}`)], payouts: [RU, B] }).matches.map(({ payouts }) => payouts)).toEqual([[1]])
  })
})

describe('a line with a name', () => {
  it('is proposed for what left in the same run and comes back by name alone', () => {
    const lines = [line(10, -A.minor, A.reference), line(11, A.minor, 'IADE AMANOV MERDAN', { bookedOn: '2020-11-09' })]
    expect(proposed({ lines, payouts: [A, B] })).toEqual(['return name 1'])
  })

  it('is proposed where the words of the name are written together', () => {
    expect(proposed({ lines: [line(10, -A.minor, 'EFT', { counterparty: 'MERDANAMANOV' })], payouts: [A, B] })).toEqual(['settlement name 1'])
    expect(proposed({ lines: [line(10, -A.minor, 'EFT', { counterparty: 'АманновМердан' })], payouts: [A, B] })).toEqual(['settlement name 1'])
  })

  it('is proposed for the right one of hundreds that share a word of it', () => {
    const payouts = [
      ...Array.from({ length: 700 }, (_, n) => payout(n + 2, { payeeName: `Merdan Soltanow` })),
      payout(900, { payeeName: 'Merdan Hojagulyýew' }),
    ]
    const plan = run({ lines: [line(10, -A.minor, 'EFT', { counterparty: 'HOJAGULYYEV MERDAN' })], payouts })
    expect(plan.proposals.map(({ reason, preselected, payouts: of }) => [reason, preselected, of])).toEqual([['name', true, [900]]])
    expect(plan.boundsReached).toBe(0)
  })

  it('is ordered by the day on which payouts usually leave', () => {
    const others = [3, 4, 5].map((n) => payout(n))
    const [early, late] = [payout(7, { payeeName: 'Wepa Azadow', releasedOn: '2020-11-02' }), payout(8, { payeeName: 'Wepa Azadow', releasedOn: '2020-11-05' })]
    const lines = [
      ...others.map((one) => line(10 + one.id, -one.minor, one.reference, { bookedOn: '2020-11-05' })),
      line(20, -A.minor, 'WEPA AZADOV', { bookedOn: '2020-11-05' }),
    ]
    expect(proposed({ lines, payouts: [...others, early, late] })).toEqual(['settlement name 7', 'settlement name 8'])
  })
})

describe('a receipt for a contribution in another currency', () => {
  const foreign = contribution(5, 0, { isForeign: true, worthOn: (day) => (day >= '2020-11-01' ? 100_000 : undefined) })
  const came = (minor: number, over = {}) => line(10, minor, 'DONATION FOUNDATION FOR STUDENTS', over)
  const outcome = (one: ReturnType<typeof came>) =>
    run({ lines: [one], payouts: [], contributions: [foreign] }).proposals.map(({ reason, features }) => [reason, features.map(({ feature }) => feature)])

  it("is proposed by its donor's name within the band of a dated rate, and not beyond", () => {
    const fits = [['donor_name', ['donor_name', 'amount_at_rate']]]
    expect([outcome(came(100_000)), outcome(came(97_000))]).toEqual([fits, fits])
    expect([outcome(came(96_999)), outcome(came(100_001)), outcome(came(100_000, { bookedOn: '2020-10-30' })), outcome(line(10, 100_000, 'DONATION'))]).toEqual(
      [[], [], [], []],
    )
  })
})

describe('proposals', () => {
  it('stand in the order of their reasons, what else a line can be right behind its first', () => {
    const slip = `${B.reference.slice(0, 5)}${B.reference.slice(6)}`
    const namesake = payout(3, { payeeName: A.payeeName })
    const lines = [
      line(10, -A.minor, 'AMANOV MERDAN'),
      line(11, -B.minor, slip),
      line(12, -A.minor, 'HAVALE', { counterpartyAccount: `****${A.payeeAccount?.slice(-4)}` }),
    ]
    const plan = run({ lines, payouts: [A, B, namesake] })
    expect(plan.proposals.map(({ lines: [id], rank, reason }) => `${id} ${rank} ${reason}`)).toEqual([
      '11 1 reference_one_edit',
      '12 1 account_masked',
      '10 1 name',
      '10 2 name',
    ])
  })
})
