import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { leadLife, STEP_NAMES } from './lead-life.ts'
import { LifeWorld, makeTemplate } from './life-world.ts'
import type { Model } from './model.ts'

const IS_LONG = process.env['TIDEOVER_LONG'] === '1'
/** Lives of one file of tests, of which there are two, and the most commands that are drawn for one. */
const LIVES = Number(process.env['TIDEOVER_LIVES'] ?? (IS_LONG ? 150 : 60))
const MOST_STEPS = Number(process.env['TIDEOVER_STEPS'] ?? (IS_LONG ? 60 : 40))
/** A counterexample tells its seed and path: with both in the environment, it alone is led again. */
const SEED = Number(process.env['TIDEOVER_SEED'] ?? 2020)
const PATH = process.env['TIDEOVER_PATH']
const HOURS_MS = 3_600_000

const draw = fc.noBias(fc.nat(999))
const step = fc.tuple(fc.constantFrom(...STEP_NAMES), fc.tuple(draw, draw, draw))
const steps = fc.array(step, { minLength: 20, maxLength: MOST_STEPS, size: 'max' })

/** Accounts whose moves a weakened model forgets. */
const FORGOTTEN = [
  'b:committed',
  'payouts-in-transit',
  'bank-charges',
  'fx-position',
  'contributions-receivable',
  'transfers-in-transit',
  'claims',
  'donor-refunds',
]

/** What the lives of one file do often, together. */
const MUST_HAPPEN = [
  'auto settlement',
  'auto return',
  'auto contribution',
  'auto charge',
  'by hand transfer',
  'by hand exchange',
  'by hand claim',
  'by hand refund',
  'answered unknown_debit by claim_back',
  'answered unknown_debit by write_off',
  'answered unknown_receipt by send_back',
  ...[
    '/matches',
    '/matches/*/reversal',
    '/breaks/*/resolution',
    '/grants/*/cancellation',
    '/grants/*/payee-approval',
    '/holds/*/lifting',
    '/payout-batches/*/hand-over',
    '/payout-batches/*/bank-report',
    '/payouts/*/rejection',
    '/closings/*/approval',
    '/periods/*/approval',
    '/programmes/*/approvals',
    '/applications/*/reopening',
    '/funds/*/set-aside',
    '/funds/*/contributions/*/reduction',
    '/funds/*/closure',
  ].map((path) => `taken ${path}`),
]

/** Random lives on real books, half of them in each file of tests: `half` shifts the seed. */
export function describeLives(half: 0 | 1): void {
  describe(`lives, half ${half + 1} of 2`, () => {
    let template: Awaited<ReturnType<typeof makeTemplate>>
    beforeAll(async () => {
      template = await makeTemplate()
    })

    const lives = (tally: Map<string, number>, weaken?: (model: Model) => void) =>
      fc.asyncProperty(steps, async (of) => {
        const world = new LifeWorld(template)
        try {
          await leadLife(world, template.applications, of, tally, weaken)
        } finally {
          world.close()
        }
      })

    it('keep the books as the model has them', { timeout: 24 * HOURS_MS }, async () => {
      const tally = new Map<string, number>()
      const isShrunk = process.env['TIDEOVER_SHRINK'] === '1'
      await fc.assert(lives(tally), { numRuns: LIVES, seed: SEED + half, endOnFailure: !isShrunk, ...(PATH === undefined ? {} : { path: PATH }) })
      console.log(`${LIVES} lives of up to ${MOST_STEPS} commands, seed ${SEED + half}`)
      if (process.env['TIDEOVER_TALLY'] === '1') console.log(Object.fromEntries([...tally].sort()))
      // Lives that did nothing would prove nothing
      if (LIVES >= 50) for (const what of MUST_HAPPEN) expect(tally.get(what) ?? 0, what).toBeGreaterThan(2)
    })

    it.each(FORGOTTEN.filter((_, n) => n % 2 === half))('find a model that forgets %s', { timeout: HOURS_MS }, async (account) => {
      const weaken = (model: Model) => {
        const post = model.post.bind(model)
        model.post = (moves) => post(moves.filter((move) => move.account !== account))
      }
      const told = await fc.check(lives(new Map(), weaken), { numRuns: 30, seed: SEED + half, endOnFailure: true })
      expect(told.failed).toBe(true)
    })
  })
}
