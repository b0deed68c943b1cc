import { describe, expect, it } from 'vitest'
import { catalogue, collected } from './format.ts'
import { measured } from './measure.ts'
import type { Habit } from './truth.ts'
import { VARIANTS } from './variants.ts'

const FORMATS = [...catalogue(), ...collected()].filter(({ container }) => container === 'csv')
const CATALOGUE = new Set(catalogue().map(({ id }) => id))
/** The catalogue is damaged whole, and of what was collected beside it each variant has others in the short run. */
const EVERY = process.env['TIDEOVER_LONG'] === '1' ? 1 : 10
const turn = (id: string, n: number, variant: number, every = EVERY): boolean => CATALOGUE.has(id) || (n + variant) % every === 0

const HABITS: readonly Habit[] = ['one day', 'equal amounts', 'only out', 'early days']
const SEED = 4_021
const MUST_REFUSE = new Set(['row torn', 'bytes cut', 'bytes damaged', 'NUL', 'date damaged'])

describe('readStatement: what happens to files on their way', () => {
  it.each(VARIANTS)('reads none wrong: $name', (variant) => {
    const at = VARIANTS.indexOf(variant)
    const wrong = FORMATS.flatMap((format, n) => {
      if (!turn(format.id, n, at)) return []
      const one = measured({ format, count: n % 2 === 0 ? 25 : 8, telling: n % 3 === 0, variant, seed: SEED + n })
      if (!one) return []
      const isWrong = one.outcome === 'wrong' || (MUST_REFUSE.has(variant.name) && one.outcome !== 'refused')
      return isWrong ? [`${format.id} (seed ${SEED + n}): ${one.outcome} ${one.read.readings.length} ${one.reason}`] : []
    })
    expect(wrong).toEqual([])
  })

  it.each(HABITS)('reads none wrong: %s', (habit) => {
    const [plain] = VARIANTS
    const wrong = FORMATS.flatMap((format, n) => {
      if (!turn(format.id, n, HABITS.indexOf(habit), Math.min(EVERY, HABITS.length))) return []
      const one = plain && measured({ format, count: n % 2 === 0 ? 8 : 5, telling: n % 3 === 0, variant: plain, seed: SEED + n, habit })
      return one?.outcome === 'wrong' ? [`${format.id} (seed ${SEED + n})`] : []
    })
    expect(wrong).toEqual([])
  })
})
