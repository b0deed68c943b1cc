import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { addDays } from '../../../src/core/time/dates.ts'
import { iban, line, payout, strangersReference, type WorldSaid, worldOf } from './world.ts'

/** What is proposed, in which order, and what a break names. */

const run = (said: WorldSaid) => reconcile(worldOf(said))
const proposed = (said: WorldSaid) => run(said).proposals.map(({ reason, payouts, preselected }) => `${reason} ${payouts}${preselected ? '' : ' open'}`)

const A = payout(1)
const B = payout(2)
const named = (over = {}) => line(10, -A.minor, 'EFT', { counterparty: 'AMANOV MERDAN', ...over })

describe('proposals by the total of a batch', () => {
  const batchReference = strangersReference()
  const of = (n: number, minor: number) => payout(n, { batch: 9, batchReference, minor })
  const two = [of(5, 200_000), of(6, 100_000)]

  it('stand before a name, but not where single payouts have that amount too', () => {
    const early = payout(7, { payeeName: A.payeeName, minor: 300_001 })
    expect(proposed({ lines: [{ ...named(), minor: -300_001 }], payouts: [early, of(5, 200_000), of(6, 100_001)] })).toEqual(['name 7'])
    expect(proposed({ lines: [named()], payouts: [A, ...two] })).toEqual(['name 1'])
    expect(proposed({ lines: [line(10, -A.minor, 'EFT')], payouts: [A, ...two] })).toEqual(['batch_total 5,6'])
  })

  it('are made within the days that a bank takes', () => {
    const on = (days: number) => proposed({ lines: [line(10, -300_000, 'EFT', { bookedOn: addDays('2020-11-02', days) })], payouts: two, today: '2021-03-01' })
    expect([on(-2), on(-1), on(45), on(46)]).toEqual([[], ['batch_total 5,6'], ['batch_total 5,6'], []])
  })

  it('are made of the whole total alone: no set of payouts is searched without their reference', () => {
    expect(proposed({ lines: [line(10, -200_000, 'EFT')], payouts: [...two, of(7, 400_000)] })).toEqual([])
  })
})

describe('proposals of a part of a batch', () => {
  it('name which payouts it is where one set fits, of 20 open ones at most', () => {
    const batchReference = strangersReference()
    // Each amount is twice the one before: one set fits any sum
    const open = (count: number) => Array.from({ length: count }, (_, n) => payout(n + 10, { batch: 9, batchReference, minor: 2 ** n }))
    const came = { lines: [line(1, -5, batchReference)] }
    expect(proposed({ ...came, payouts: open(20) })).toEqual(['batch_part 10,12'])
    expect(proposed({ ...came, payouts: open(21) })).toEqual([])
  })
})

describe('proposals by likeness', () => {
  it('are made within the days that a bank takes, or the account says', () => {
    const on = (days: number, usualDays = 10) =>
      proposed({ lines: [named({ bookedOn: addDays(A.releasedOn, days) })], payouts: [A], usualDays, today: '2021-06-01' })
    expect([on(-2), on(-1), on(45), on(46), on(46, 60)]).toEqual([[], ['name 1'], ['name 1'], [], ['name 1']])
    const slip = `${A.reference.slice(0, 5)}${A.reference.slice(6)}`
    expect(proposed({ lines: [line(10, -A.minor, slip, { bookedOn: '2021-02-01' })], payouts: [A], today: '2021-06-01' })).toEqual(['reference_one_edit 1'])
  })

  it('take a name with a slip before one by its initial alone', () => {
    const [slip, initial] = [payout(4, { payeeName: 'Merdan Satarow' }), payout(3, { payeeName: 'Myrat Saparow' })]
    const shown = line(10, -A.minor, 'EFT Saparow M.', { counterparty: 'Merdan Saparow' })
    expect(proposed({ lines: [shown], payouts: [initial, slip] })).toEqual(['name_near 4', 'name_near 3 open'])
    expect(proposed({ lines: [{ ...shown, counterparty: 'Saparow M.' }], payouts: [initial, slip] })).toEqual(['name_near 3'])
  })

  it('look at payouts that have not left in this run: hundreds that did hide nobody', () => {
    const left = Array.from({ length: 600 }, (_, n) => payout(n + 10, { payeeName: 'Merdan Soltanow' }))
    const lines = [...left.map((one) => line(one.id, -one.minor, one.reference)), line(9000, -A.minor, 'EFT', { counterparty: 'M. Soltanow' })]
    const plan = run({ lines, payouts: [...left, payout(901, { payeeName: 'Myrat Soltanow' })] })
    expect([plan.proposals.map(({ payouts }) => payouts), plan.boundsReached]).toEqual([[[901]], 0])
  })

  it('find two slips in both halves of a reference, whatever its length', () => {
    const { reference } = A
    const slips = [
      `${reference.slice(0, 4)}${reference.slice(5, 9)}Q${reference.slice(10)}`,
      `${reference.slice(0, 4)}Q${reference.slice(4, 9)}${reference.slice(10)}`,
    ]
    for (const slip of slips) expect(proposed({ lines: [line(10, -A.minor, slip)], payouts: [A, B] }), slip).toEqual(['reference_two_edits 1'])
  })
})

describe('a break of an unknown line', () => {
  const hintOf = (said: WorldSaid) => run(said).breaks.map(({ kind, payout: of, features }) => [kind, of, features[0]?.feature, features[1]?.feature])
  const settledOn = (bookedOn: string, over = {}) => ({ ...A, state: 'settled' as const, settledByLine: { line: 90, bookedOn, byReference: true }, ...over })

  it('names the payout that left already for the one whom it names', () => {
    const left = ['unknown_debit', 1, 'name', 'payout_settled']
    expect(hintOf({ lines: [named()], payouts: [settledOn('2020-11-03'), B] })).toEqual([left])
    expect(hintOf({ lines: [named(), line(9, -A.minor, A.reference)], payouts: [A, B] })).toEqual([left])
  })

  it.each<readonly [string, WorldSaid]>([
    ['two left for such a name', { lines: [named()], payouts: [settledOn('2020-11-03'), { ...settledOn('2020-11-03'), id: 3, reference: B.reference }] }],
    ['a similar name', { lines: [named({ counterparty: 'AMANOV M.' })], payouts: [settledOn('2020-11-03')] }],
    ['another amount', { lines: [{ ...named(), minor: -5 }], payouts: [settledOn('2020-11-03')] }],
    ['another account', { lines: [named({ counterpartyAccount: iban(9) })], payouts: [settledOn('2020-11-03')] }],
    ['a day long after', { lines: [named({ bookedOn: '2021-01-20' })], payouts: [settledOn('2020-11-03')], today: '2021-02-01' }],
    ['a reference of somebody else', { lines: [named({ endToEndId: strangersReference() })], payouts: [settledOn('2020-11-03')] }],
  ])('names none by %s', (_, said) => {
    expect(run(said).breaks.map(({ kind, payout: of }) => [kind, of])).toEqual([['unknown_debit', undefined]])
  })

  it("is a receipt's too where it shows somebody else's reference: nothing is proposed", () => {
    const came = line(10, A.minor, `IADE ${strangersReference()} AMANOV MERDAN`, { bookedOn: '2020-11-09' })
    const plan = run({ lines: [came], payouts: [settledOn('2020-11-03')] })
    expect([plan.proposals, plan.breaks.map(({ kind, features }) => [kind, features[0]?.feature])]).toEqual([[], [['unknown_receipt', 'foreign_reference']]])
  })
})
