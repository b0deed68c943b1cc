import { describe, expect, it } from 'vitest'
import { STEPS } from './ways-out.ts'
import { bringToAnEnd } from './ways-out-end.ts'
import { WaysOutWorld } from './ways-out-world.ts'

const IS_LONG = process.env['TIDEOVER_LONG'] === '1'
/** A walk that fails is named by its seed: with that and TIDEOVER_WALKS=1 it alone is walked again, as far as nothing drawn from chance decides. */
const SEED = Number(process.env['TIDEOVER_SEED'] ?? 2020)
const WALKS = Number(process.env['TIDEOVER_WALKS'] ?? (IS_LONG ? 120 : 8))
const MOST_STEPS = Number(process.env['TIDEOVER_STEPS'] ?? (IS_LONG ? 60 : 40))

const OFTEN: Readonly<Record<string, number>> = { bank: 8, answer: 8, undo: 5, confirm: 4, 'any answer': 3, 'none of these': 3, 'by hand': 2, pay: 2 }
const DRAWN = Object.keys(STEPS).flatMap((name) => Array<string>(OFTEN[name] ?? 1).fill(name))

/**
 * Breaks, lines and matches answered at random by people of every role, once, twice at once and again, with a bank that does everything wrong. After each
 * step the books prove themselves; what a break or a proposal offers somebody may take; and whatever was done, people of good will bring the books to an end.
 */
describe('no state is without a way out', () => {
  it.each(Array.from({ length: WALKS }, (_, n) => SEED + n))('walk %i', async (seed) => {
    const w = new WaysOutWorld(seed)
    const walked: string[] = []
    const isWell = (faults: readonly string[]) => expect(faults, `seed ${seed}, after ${walked.join(', ')}`).toEqual([])
    try {
      await w.begin()
      await w.pay()
      for (let n = 0; n < MOST_STEPS; n += 1) {
        const name = w.one(DRAWN) ?? 'bank'
        walked.push(name)
        isWell((await STEPS[name]?.(w)) ?? [])
        isWell(await w.proved())
      }
      isWell(await bringToAnEnd(w))
      isWell(await w.proved())
    } finally {
      w.close()
    }
  })
})
