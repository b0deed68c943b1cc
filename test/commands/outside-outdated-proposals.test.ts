import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import type { Json } from './cases-world.ts'

let w: BankWorld

beforeEach(async () => {
  w = new BankWorld()
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

/** Payments of which nothing but an edited reference tells whose they are: all of one reason. */
async function proposed(count: number): Promise<Json[]> {
  const { payouts } = await w.instructed(count)
  for (const { reference, payee } of payouts) w.book_(-300_000, `EFT ${reference.slice(0, -1)}`, payee.name)
  await w.reconcile()
  const { items } = await w.get('/bank-accounts/B/proposals', 'finance')
  return payouts.map((p: Json) => items.find((one: Json) => one.payouts[0] === p.id))
}

describe('proposals confirmed in one act, of which some are outdated', () => {
  it('are refused with every one at fault named by its place, and the others can be confirmed without them', async () => {
    const all = await proposed(4)
    await w.post('finance', '/matches', { proposals: [all[1]?.['id']] })
    await w.post('finance', '/matches', { lines: all[3]?.['lines'], kind: 'charge', note: 'a fee' })
    const ids = all.map(({ id }) => id)
    const told = await w.refused([409, 'line_already_matched'], 'finance', '/matches', { proposals: ids })
    expect(told['errors'].map(({ pointer }: Json) => pointer)).toEqual(['/proposals/1', '/proposals/3'])
    expect(told['errors'][0].reason).toBe(told['detail'])
    expect((await w.payout({ id: all[0]?.['payouts'][0] })).state).toBe('instructed')
    const made = await w.post('finance', '/matches', { proposals: [ids[0], ids[2]] })
    expect(made['items'].map((m: Json) => m.payouts)).toEqual([all[0]?.['payouts'], all[2]?.['payouts']])
  })

  it('name those that are gone likewise, and one alone as before', async () => {
    const [one] = await proposed(1)
    const told = await w.refused([404, 'not_found'], 'finance', '/matches', { proposals: [one?.['id'], '999999', '999998'] })
    expect(told['errors'].map(({ pointer }: Json) => pointer)).toEqual(['/proposals/1', '/proposals/2'])
    expect(await w.refused([404, 'not_found'], 'finance', '/matches', { proposals: ['999999'] })).not.toHaveProperty('errors')
  })
})
