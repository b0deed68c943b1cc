import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import { DAY, type Json, money } from './cases-world.ts'

describe('what somebody undid is not made again by the next run', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
  })
  afterEach(() => w.close())

  const proposals = async (): Promise<Json[]> => (await w.get('/bank-accounts/B/proposals', 'finance')).items
  const matchOf = async (kind: string): Promise<Json> =>
    (await w.get('/matches', 'finance')).items.find((m: Json) => m.kind === kind && m.state === 'confirmed')
  const undo = (match: Json) => w.post('finance', `/matches/${match.id}/reversal`, { reason: "another donor's money" })

  it('a contribution that came under its reference: it is proposed with that, and a person takes it', async () => {
    await w.post('finance', '/funds/F/contributions', { donor: 'Donor Two', money: money('500.00'), date: DAY, bankAccount: 'B', reference: 'AG-1007' })
    w.book_(50_000, 'HAVALE AG-1007')
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    await undo(await matchOf('contribution'))
    expect(await w.reconcile()).toMatchObject({ auto: 0, proposed: 1 })
    const [proposal] = await proposals()
    expect([proposal?.kind, proposal?.preselected, proposal?.evidence.map((e: Json) => e.feature)]).toEqual([
      'contribution',
      false,
      ['contribution_reference', 'amount_exact', 'undone_before'],
    ])
    await w.post('finance', '/matches', { proposals: [proposal?.id] })
    expect(await w.difference()).toBe('0.00')
    await w.repeatAll()
  })

  it('a fee: it is not chosen beforehand again', async () => {
    w.contribution()
    w.book_(-1_250, 'HAVALE MASRAFI')
    await w.reconcile()
    const fee = (of: readonly Json[]) => of.find((p) => p.kind === 'charge')
    const before = fee(await proposals())
    expect(before?.preselected).toBe(true)
    await w.post('finance', '/matches', { proposals: [before?.id] })
    await undo(await matchOf('charge'))
    await w.reconcile()
    expect(fee(await proposals())?.preselected).toBe(false)
  })
})
