import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { worldOf } from '../../core/reconciliation/world.ts'
import { aimsOf } from './aims.ts'
import { matchingBook } from './book.ts'
import { equalPayouts } from './flat.ts'
import { measure, nothingMeasured } from './measure.ts'
import { tableOf } from './table.ts'
import { HELD_OUT } from './truth.ts'

const SEEDS = [1, 2, 3, 4, 5, 6]

describe('matchingBook', () => {
  it('is the same for the same seed, and brings every trait', () => {
    expect(matchingBook(240, 1)).toEqual(matchingBook(240, 1))
    const traits = new Set(SEEDS.flatMap((seed) => matchingBook(900, seed).told.map(({ truth }) => truth.trait)))
    expect([...HELD_OUT].filter((trait) => !traits.has(trait))).toEqual([])
    expect(traits.size).toBeGreaterThan(50)
  })
})

describe('the measure of matching', () => {
  const measured = nothingMeasured()
  for (const seed of SEEDS) {
    const { said, told } = matchingBook(240, seed)
    measure(measured, told, reconcile(worldOf(said)))
  }

  it(`finds nothing wrong where there is evidence, nothing lost and nothing doubled (seeds ${SEEDS})`, () => {
    const [wrong, , whole] = aimsOf(measured)
    expect([wrong, whole].map((aim) => [aim?.what, aim?.part])).toEqual([
      ['wrong by themselves, of lines with evidence', 0],
      ['lines lost or doubled', 0],
    ])
  })

  it('finds the references that are intact or folded', () => {
    expect(aimsOf(measured).find(({ what }) => what.startsWith('by itself: reference'))).toMatchObject({ hit: true })
  })

  it('tells of a wrong match, of a lost line and of a payout used twice', () => {
    const { said, told } = matchingBook(240, 1)
    const plan = reconcile(worldOf(said))
    const [first, second] = plan.matches.filter(({ kind }) => kind === 'settlement')
    if (!first || !second) throw new Error('a world has settlements')
    const into = nothingMeasured()
    measure(into, told, {
      ...plan,
      matches: [...plan.matches.filter((match) => match !== first), { ...second, lines: first.lines }],
      breaks: plan.breaks.slice(1),
    })
    expect(into.wrong.map(({ line }) => line)).toContain(first.lines[0])
    expect([into.lost, into.doubled]).toEqual([1, second.payouts.length])
    expect(tableOf('broken', into)).toMatch(/WRONG by themselves.*1 lost/)
  })

  it('matches none of many equal payouts by itself, and proposes by name', () => {
    const { said, told } = equalPayouts(300, 1)
    const into = nothingMeasured()
    measure(into, told, reconcile(worldOf(said)))
    expect(into.byTrait.get('equal payouts, by name')).toMatchObject({ lines: 300, autoRight: 0, autoWrong: 0 })
    expect(into.byTrait.get('equal payouts, by name')?.first).toBeGreaterThan(280)
  })
})
