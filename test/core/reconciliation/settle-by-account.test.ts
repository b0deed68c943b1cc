import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import type { LineSeen } from '../../../src/core/reconciliation/seen.ts'
import { addDays } from '../../../src/core/time/dates.ts'
import { line, payout, strangersReference, type WorldSaid, worldOf } from './world.ts'

/** Who is settled by a whole account alone, and what keeps a line from it. */

const A = payout(1)
const B = payout(2)
const settledIn = (said: WorldSaid) => reconcile(worldOf(said)).matches.map(({ lines, payouts }) => `${lines}→${payouts}`)
const atAccount = (over: Partial<LineSeen> = {}, of = A) => line(10, -of.minor, 'EFT', { counterpartyAccount: of.payeeAccount ?? '', ...over })
const beside = (minor: number, over: Partial<LineSeen>) => line(11, minor, 'HAVALE', over)

describe('settleByAccount beside another line', () => {
  const fees = { outgoing: [250] }
  const end = A.payeeAccount?.slice(-4)

  it.each<readonly [string, LineSeen]>([
    ['its name', beside(-A.minor, { counterparty: 'AMANOV MERDAN' })],
    ['its name, and one fee more', beside(-A.minor - 250, { counterparty: 'AMANOV MERDAN' })],
    ['its name written together', beside(-A.minor, { counterparty: 'MERDANAMANOV' })],
    ['its name written together the other way', beside(-A.minor, { counterparty: 'АмановМердан' })],
    ['its name, on the day before', beside(-A.minor, { counterparty: 'AMANOV MERDAN', bookedOn: '2020-11-01' })],
    ['its name by an initial', beside(-A.minor, { counterparty: 'Amanow M.' })],
    ['the end of its account', beside(-A.minor, { counterpartyAccount: `****${end}` })],
  ])('is not settled where the other shows %s', (_, other) => {
    expect(settledIn({ lines: [atAccount(), other], payouts: [A, B], fees })).toEqual([])
  })

  it.each<readonly [string, LineSeen]>([
    ['its name in another amount', beside(-A.minor - 249, { counterparty: 'AMANOV MERDAN' })],
    ['its name before the release', beside(-A.minor, { counterparty: 'AMANOV MERDAN', bookedOn: '2020-10-31' })],
    ['its name after the usual days', beside(-A.minor, { counterparty: 'AMANOV MERDAN', bookedOn: '2020-11-13' })],
    ["its name, and somebody else's reference", { ...beside(-A.minor, { counterparty: 'AMANOV MERDAN' }), narrative: strangersReference() }],
    ["the end of its account, and another's name", beside(-A.minor, { counterpartyAccount: `****${end}`, counterparty: B.payeeName })],
    ['its name, and another account', beside(-A.minor, { counterpartyAccount: B.payeeAccount ?? '', counterparty: 'AMANOV MERDAN' })],
  ])('is settled where the other shows %s', (_, other) => {
    expect(settledIn({ lines: [atAccount(), other], payouts: [A, B], fees })).toContain('10→1')
  })
})

describe('settleByAccount and other payouts to the account', () => {
  it.each([
    [45, []],
    [46, ['10→1']],
  ])('where one was released %i days before', (days, outcome) => {
    const before = payout(3, { payee: A.payee, payeeAccount: A.payeeAccount ?? '', releasedOn: addDays(A.releasedOn, -days), state: 'settled' })
    expect(settledIn({ lines: [atAccount()], payouts: [A, before] })).toEqual(outcome)
  })
})

describe('settleByAccount at an account of hundreds of payouts', () => {
  it('settles nothing where there are more than are looked at', () => {
    const old = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        payout(n + 10, { payee: A.payee, payeeAccount: A.payeeAccount ?? '', minor: 5, releasedOn: '2020-01-06', state: 'settled' }),
      )
    expect(settledIn({ lines: [atAccount()], payouts: [A, ...old(499)] })).toEqual(['10→1'])
    expect(settledIn({ lines: [atAccount()], payouts: [A, ...old(500)] })).toEqual([])
  })
})

describe("settleByAccount and another programme's text", () => {
  /** Payouts that left by their references, and beside some of them a line of this text to the same account. */
  const paid = Array.from({ length: 30 }, (_, n) => payout(n + 100))
  const lines = paid.map((one) => line(one.id, -one.minor, one.reference))
  const stipends = (count: number, narrative: string) =>
    paid.slice(0, count).map((one) => line(1000 + one.id, -one.minor, narrative, { counterpartyAccount: one.payeeAccount ?? '' }))
  const world = (narrative: string, others: readonly LineSeen[]): WorldSaid => ({
    lines: [...lines, ...others, atAccount({ narrative })],
    payouts: [...paid, A],
  })
  const isSettled = (said: WorldSaid) => settledIn(said).includes('10→1')

  it('settles no line of a text that stands beside payments', () => {
    expect(isSettled(world('MAAS ODEMESI 11/2020', []))).toBe(true)
    expect(isSettled(world('MAAS ODEMESI 11/2020', stipends(1, 'Maas odemesi 10/2020')))).toBe(true)
    expect(isSettled(world('MAAS ODEMESI 11/2020', stipends(2, 'Maas odemesi 10/2020')))).toBe(false)
    expect(isSettled(world('MAAS ODEMESI 11/2020', stipends(2, 'EFT')))).toBe(true)
  })

  it('settles one of a text that stands beside a payment once in a while', () => {
    const bare = Array.from({ length: 18 }, (_, n) => payout(n + 200))
    const byAccount = bare.map((one) => line(one.id, -one.minor, 'EFT', { counterpartyAccount: one.payeeAccount ?? '' }))
    const said = (count: number): WorldSaid => ({
      lines: [...lines, ...stipends(count, 'EFT'), ...byAccount, atAccount()],
      payouts: [...paid, ...bare, A],
    })
    expect([isSettled(said(2)), isSettled(said(3))]).toEqual([true, false])
  })

  it('knows what left before this run', () => {
    const before = paid
      .slice(0, 2)
      .map((one) => ({ ...one, state: 'settled' as const, settledByLine: { line: 900, bookedOn: '2020-11-03', byReference: true } }))
    const said = (payouts: WorldSaid['payouts']): WorldSaid => ({ lines: [...stipends(2, 'STIPEND'), atAccount({ narrative: 'STIPEND' })], payouts })
    expect(isSettled(said([...before, A]))).toBe(false)
    const byAccount = before.map((one) => ({ ...one, settledByLine: { ...one.settledByLine, byReference: false } }))
    expect(isSettled(said([...byAccount, A]))).toBe(true)
  })

  it('is overruled by a reference one slip off that agrees', () => {
    const slip = `${A.reference.slice(0, 5)}${A.reference.slice(6)}`
    const others = stipends(3, `STIPEND ${slip.slice(0, 4)}`)
    expect(isSettled({ lines: [...lines, ...others, atAccount({ narrative: `STIPEND ${slip}` })], payouts: [...paid, A] })).toBe(true)
  })
})
