import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContributionHeld, closureOf, type FundHeld, type Position, sharesOf } from '../../../src/core/funds/closure.ts'
import { fundClosed, openingCarried, rateDifference, refundMoved } from '../../../src/core/ledger/closure.ts'
import type { EntryPlan } from '../../../src/core/ledger/entry.ts'

const LARGEST = Number.MAX_SAFE_INTEGER
const held = (received: readonly number[]): ContributionHeld[] => received.map((minor, n) => ({ id: n + 1, received: minor, income: minor }))
const sum = (amounts: readonly number[]) => amounts.reduce((total, minor) => total + minor, 0)

describe('sharesOf', () => {
  it.each([
    ['equal ones share the rest from the first', 100, [1, 1, 1], [34, 33, 33]],
    ['the one cut most gets the unit', 10, [1, 2, 4], [1, 3, 6]],
    ['one that received nothing gets nothing', 10, [0, 5, 5], [0, 5, 5]],
    ['less than a unit each: the earlier first', 1, [7, 7], [1, 0]],
    ['amounts beyond what a double multiplies exactly', LARGEST - 2, [LARGEST - 1, 1], [LARGEST - 3, 1]],
  ] as const)('%s', (_what, minor, received, expected) => {
    const shares = sharesOf(minor, held(received))
    expect(received.map((_, n) => shares.find(({ contribution }) => contribution === n + 1)?.minor ?? 0)).toEqual(expected)
    expect(shares.every((share) => share.minor > 0)).toBe(true)
  })

  it('shares every unit, each contribution with its exact share rounded down or up', () => {
    const some = fc.array(fc.integer({ min: 0, max: 10 ** 14 }), { minLength: 1, maxLength: 12 }).filter((received) => sum(received) > 0)
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: LARGEST }), (received, minor) => {
        const shares = sharesOf(minor, held(received))
        expect(sum(shares.map((share) => share.minor))).toBe(minor)
        const all = BigInt(sum(received))
        received.forEach((weight, n) => {
          const got = BigInt(shares.find(({ contribution }) => contribution === n + 1)?.minor ?? 0)
          const exact = BigInt(minor) * BigInt(weight)
          expect(got === exact / all || got === exact / all + 1n).toBe(true)
        })
      }),
      { seed: 20201102 },
    )
  })
})

const fund = (over: Partial<FundHeld> = {}): FundHeld => ({
  currency: 'USD',
  available: 500,
  overspent: 0,
  standing: [],
  positions: [],
  isExchanged: true,
  contributions: held([1000]),
  ...over,
})
const at = (currency: string, position: number, opening = 0, explained = 0): Position => ({ currency, position, opening, explained })
const told = (of: FundHeld) => {
  const { openItems, rateDifference: difference, refund } = closureOf(of)
  return [...openItems.map(({ kind, minor, currency }) => `${kind} ${minor} ${currency}`), `difference ${difference}`, `refund ${refund}`]
}

describe('closureOf', () => {
  it.each([
    ['what is available', fund(), ['difference 0', 'refund 500']],
    ['a gain', fund({ positions: [at('USD', -20), at('EUR', 0)] }), ['difference -20', 'refund 520']],
    ['a loss', fund({ positions: [at('USD', 20)] }), ['difference 20', 'refund 480']],
    [
      'one side of an exchange alone',
      fund({ positions: [at('USD', 20)], isExchanged: false }),
      ['exchange_without_other_leg 20 USD', 'difference 0', 'refund 500'],
    ],
    ['a loss beyond it', fund({ positions: [at('USD', 501)] }), ['overspent 1 USD', 'difference 501', 'refund 0']],
    ['a gain that covers what was overspent', fund({ available: 0, overspent: 30, positions: [at('USD', -50)] }), ['difference -50', 'refund 20']],
    ['euros held: no difference yet', fund({ positions: [at('USD', 20), at('EUR', -7)] }), ['fx_position 7 EUR', 'difference 0', 'refund 500']],
    ['an opening that is spent and explained', fund({ positions: [at('USD', -90), at('EUR', 80, -80, 100)] }), ['difference 10', 'refund 490']],
    ['an opening that is explained and not spent', fund({ positions: [at('EUR', 0, -80, 100)] }), ['fx_position 80 EUR', 'difference 0', 'refund 500']],
    ['an opening that nothing explains', fund({ positions: [at('USD', -90), at('EUR', 80, -80)] }), ['opening 80 EUR', 'difference 0', 'refund 500']],
    ['an opening in its own currency, untouched', fund({ positions: [at('USD', 0, -80)] }), ['difference 0', 'refund 500']],
    ['money of nobody', fund({ contributions: [] }), ['no_contribution 500 USD', 'difference 0', 'refund 500']],
    ['nothing of nobody', fund({ available: 0, contributions: [] }), ['difference 0', 'refund 0']],
    ['what stands', fund({ standing: [{ account: 'assets:claims', currency: 'USD', minor: 3 }] }), ['claims 3 USD', 'difference 0', 'refund 500']],
  ])('%s', (_what, of, expected) => expect(told(of)).toEqual(expected))
})

const SIDE = { fund: 1, currency: 'USD' }
const balanced = ({ postings }: EntryPlan): boolean => {
  const layers = new Map<string, number>()
  for (const { account, currency, minor } of postings) {
    const key = `${account.startsWith('budget:')} ${currency}`
    layers.set(key, (layers.get(key) ?? 0) + minor)
  }
  return [...layers.values()].every((minor) => minor === 0)
}
const posted = ({ postings }: EntryPlan) => postings.map(({ account, subject, minor }) => `${account}${subject === 0 ? '' : ` ${subject}`} ${minor}`)

describe('fundClosed', () => {
  it('takes a refund from contributions, then from interest, then from what was gained, and the budget follows each', () => {
    const contributions = [
      { id: 1, received: 100, income: 40 },
      { id: 2, received: 100, income: 100 },
    ]
    const gains = [{ account: 'expenses:fx-difference', minor: 5 }]
    expect(posted(fundClosed(SIDE, sharesOf(60, contributions), { contributions, interest: 10, gains }, '2020-11-02'))).toEqual([
      'income:contributions 1 30',
      'income:contributions 2 30',
      'liabilities:donor-refunds 1 -30',
      'liabilities:donor-refunds 2 -30',
      'budget:appropriated 60',
      'budget:available -60',
    ])
    expect(posted(fundClosed(SIDE, sharesOf(155, contributions), { contributions, interest: 10, gains }, '2020-11-02'))).toEqual([
      'income:contributions 1 40',
      'income:contributions 2 100',
      'income:interest 10',
      'expenses:fx-difference 5',
      'liabilities:donor-refunds 1 -78',
      'liabilities:donor-refunds 2 -77',
      'budget:appropriated 150',
      'budget:available -150',
      'budget:spent 5',
      'budget:available -5',
    ])
  })

  it('sums to nothing and refunds all that is shared, whatever is left of each', () => {
    const amount = fc.integer({ min: 0, max: 10_000 })
    const one = fc.record({ received: fc.integer({ min: 1, max: 10_000 }), used: amount })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), amount, amount, fc.double({ min: 0, max: 1, noNaN: true }), (some, interest, gain, part) => {
        const contributions = some.map(({ received, used }, n) => ({ id: n + 1, received, income: Math.max(received - used, 0) }))
        const most = sum(contributions.map(({ income }) => income)) + interest + gain
        const total = Math.floor(most * part)
        if (total === 0) return
        const from = { contributions, interest, gains: [{ account: 'expenses:fx-difference', minor: gain }] }
        const entry = fundClosed(SIDE, sharesOf(total, contributions), from, '2020-11-02')
        expect(balanced(entry)).toBe(true)
        expect(entry.postings.every(({ minor }) => minor !== 0)).toBe(true)
        for (const { id, income } of contributions) {
          const taken = entry.postings.find(({ account, subject }) => account === 'income:contributions' && subject === id)?.minor ?? 0
          expect(taken >= 0 && taken <= income).toBe(true)
        }
      }),
      { seed: 20201103 },
    )
  })

  it('carries an opening, books a difference and moves a refund, each summing to nothing', () => {
    const bank = (currency: string, minor: number) => ({ account: 'assets:bank:B', currency, minor, line: 9, bookedOn: '2020-11-02' })
    const entries = [
      openingCarried(SIDE, [{ currency: 'EUR', opening: -80, explained: 100 }], '2020-11-02'),
      rateDifference(SIDE, 20, '2020-11-02'),
      rateDifference(SIDE, -20, '2020-11-02'),
      refundMoved(SIDE, 1, bank('USD', -30), 30),
      refundMoved(SIDE, 1, bank('USD', 30), 30),
      refundMoved(SIDE, 1, bank('EUR', -27), 30, { rate: '1.1', source: 'x' }),
      refundMoved(SIDE, 1, bank('EUR', 27), 30, { rate: '1.1', source: 'x' }),
    ]
    expect(entries.map(balanced)).toEqual(entries.map(() => true))
    expect(entries.map(({ kind }) => kind).slice(3)).toEqual(['refund_paid', 'refund_returned', 'refund_paid', 'refund_returned'])
  })
})
