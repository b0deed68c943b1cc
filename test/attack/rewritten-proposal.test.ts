import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import type { Json } from '../commands/cases-world.ts'
import { atPrompt } from './at-prompt.ts'

/** Proposals are staging, which no seal covers; a person confirms by the hundred what they say. */
describe('a proposal rewritten at an SQL prompt', () => {
  let w: BankWorld

  beforeAll(async () => {
    w = new BankWorld()
    await w.found()
    const { payouts } = await w.instructed(2)
    w.contribution()
    // Without the reference: by the name alone, which is a proposal.
    for (const { payee } of payouts) w.book_(-300_000, `Havale ${payee?.name ?? ''}`, payee?.name ?? '')
    await w.reconcile()
  })
  afterAll(() => w.close())

  const sql = (text: string) => atPrompt(w.book.file, [text])
  const shown = async (): Promise<string[]> => (await w.get('/bank-accounts/B/proposals', 'finance')).items.map(({ id }: Json) => id)

  it.each([
    ['the other payout', "payouts = '[1000]'"],
    ['a stronger reason', "features = '[]'"],
    ['selected before anybody looked', 'preselected = 1 - preselected'],
  ])('%s', async (_said, change) => {
    await w.post('finance', '/bank-accounts/B/reconciliation')
    const [id] = await shown()
    sql(`UPDATE proposal SET ${change} WHERE id = ${id}`)
    expect(await shown()).not.toContain(id)
    expect(await w.call('finance', 'POST', '/matches', { proposals: [id] })).toMatchObject({ status: 404 })
  })

  it('is confirmed as the engine made it (the control)', async () => {
    await w.post('finance', '/bank-accounts/B/reconciliation')
    const [id] = await shown()
    await w.post('finance', '/matches', { proposals: [id] })
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true })
  })
})
