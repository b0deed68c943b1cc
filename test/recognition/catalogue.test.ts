import { describe, expect, it } from 'vitest'
import { allows, catalogue, collected, type Format } from './format.ts'
import { invented } from './invented.ts'
import { type Measured, measured } from './measure.ts'
import { VARIANTS } from './variants.ts'

const FORMATS: readonly Format[] = [...catalogue(), ...collected()].filter(({ container }) => container === 'csv')
const [plain] = VARIANTS
const SEED = 20_261_129

const ALL = [...FORMATS, ...invented()]
/** Of eight lines each so-many-th format: what five lines and twenty-five leave open lies between. */
const EVERY_OF_EIGHT = process.env['TIDEOVER_LONG'] === '1' ? 1 : 3
const known = new Map<string, readonly Measured[]>()

/** Each format once, in the order of `ALL`; what was measured is asked of by several tests. */
function read(count: number, telling: boolean): readonly Measured[] {
  const name = `${count} ${telling}`
  const all =
    known.get(name) ??
    ALL.flatMap((format, n) => {
      if (plain === undefined || (count === 8 && n % EVERY_OF_EIGHT > 0)) return []
      return measured({ format, count, telling, variant: plain, seed: SEED + n }) ?? []
    })
  known.set(name, all)
  return all
}

const IS_OF_A_BANK = new Set(FORMATS.map(({ id }) => id))
const ofBanks = (count: number, telling: boolean): readonly Measured[] => read(count, telling).filter(({ format }) => IS_OF_A_BANK.has(format.id))

const share = (of: readonly Measured[], holds: (one: Measured) => boolean): number => of.filter(holds).length / of.length

const told = ({ format, outcome, reason }: Measured): string => `${format.id}: ${outcome} ${reason}`

describe('readStatement: files of banks that nobody described', () => {
  it.each([25, 8, 5])('reads no file of %i lines wrong, with telling texts or without', (count) => {
    for (const telling of [true, false]) {
      const wrong = read(count, telling).filter(({ outcome }) => outcome === 'wrong')
      expect(wrong.map(told)).toEqual([])
    }
  })

  it('proves what has a running balance, and what has both ends', () => {
    const all = [...ofBanks(25, true), ...ofBanks(25, false)]
    const running = all.filter(({ proof }) => proof === 'running_balance')
    expect(running.filter(({ outcome }) => outcome !== 'proof').map(told).length / running.length, SEED.toString()).toBeLessThanOrEqual(0.02)
    const ends = all.filter(({ proof }) => proof === 'opening_closing')
    expect(share(ends, ({ outcome }) => outcome === 'proof')).toBeGreaterThanOrEqual(0.9)
  })

  it('proposes the others, the true reading first; where texts tell nothing, among two', () => {
    const telling = ofBanks(25, true).filter(({ proof }) => proof === 'none')
    expect(share(telling, ({ outcome }) => ['proof', 'proposed', 'first'].includes(outcome))).toBeGreaterThanOrEqual(0.9)
    const neutral = ofBanks(25, false).filter(({ proof }) => proof === 'none')
    expect(share(neutral, ({ amongTwo }) => amongTwo)).toBeGreaterThanOrEqual(0.95)
  })

  it('proves exports that no bank makes, in languages beside those of the catalogue', () => {
    const all = read(25, false).filter(({ format }) => !IS_OF_A_BANK.has(format.id) && allows(format) === 'running_balance')
    expect(all.filter(({ outcome }) => outcome !== 'proof').map(told)).toEqual([])
  })

  it('names the place and what would be accepted wherever it refuses', () => {
    for (const { outcome, read: of, format } of ofBanks(8, false)) {
      if (outcome !== 'refused') continue
      expect(of.problems.length, format.id).toBeGreaterThan(0)
      expect(
        of.problems.every(({ line, reason }) => line > 0 && reason.length > 20),
        format.id,
      ).toBe(true)
    }
  })
})
