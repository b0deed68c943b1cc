import { describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import { iban } from '../commands/cases-world.ts'
import { API_PAIRS, type ApiPair, releasedByHats } from './separation/api.ts'
import { PAIRS } from './separation/pairs.ts'

const CASES = PAIRS.flatMap((pair) => API_PAIRS[pair].map((of) => [pair, of.path, of] as const))

async function inWorld(work: (w: BankWorld) => Promise<void>): Promise<void> {
  const w = new BankWorld()
  try {
    await w.found()
    await work(w)
  } finally {
    w.close()
  }
}

describe('every pair of the separation of persons, by API', () => {
  it('has a way for each', () => {
    expect(PAIRS.filter((pair) => API_PAIRS[pair].length === 0)).toEqual([])
  })

  it.each(CASES)('%s: %s', (_pair, _path, { first, other }: ApiPair) =>
    inWorld(async (w) => {
      const [path, body] = await first(w)
      await w.refused([403, 'same_person'], 'hats', path, body)
      await w.post(other, path, body)
      expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true })
    }),
  )

  it('settles a payee that differs by neither who released nor who prepared', () =>
    inWorld(async (w) => {
      const { line } = await releasedByHats(w, true, 300_000, () => iban('TR', '0006400000112345678888'))
      const of = (await w.breaks()).find((one) => one.line === line.id)
      const answer = { action: 'settle', evidenceSha256: 'cd'.repeat(32), note: 'the notice of the bank' }
      for (const who of ['hats', 'finance'] as const) await w.refused([403, 'same_person'], who, `/breaks/${of.id}/resolution`, answer)
    }))

  it('leaves out of a batch of all that is payable what its preparer recommended or approved', () =>
    inWorld(async (w) => {
      const mine = await w.recommended({}, 'hats')
      await w.post('approver', `/applications/${mine.id}/approval`, { expected: mine.expected })
      const theirs = await w.approved()
      const { payouts, leftOut } = await w.post('hats', '/payout-batches', { bankAccount: 'B' })
      expect(payouts.map((p: { grant: string }) => p.grant)).toEqual([theirs.grant.id])
      expect(leftOut).toEqual([{ grant: (await w.read(mine)).grant.id, reason: 'same_person' }])
    }))
})
