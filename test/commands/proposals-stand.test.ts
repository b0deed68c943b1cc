import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bankAccountByCode } from '../../src/store/bank-accounts.ts'
import { countProposedLines, countUnproposed, unproposedLines } from '../../src/store/match-desk.ts'
import { BankWorld } from './bank-world.ts'
import type { Json } from './cases-world.ts'

/** What was proposed at the last run, and what a person did since. */
describe('proposals between two runs', () => {
  let w: BankWorld
  let payout: Json
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
    ;[payout] = (await w.instructed(1)).payouts
    w.book_(-300_000, `HAVALE 1 ${payout.payee.name}`)
    w.book_(-300_000, `HAVALE 2 ${payout.payee.name}`)
    await w.reconcile()
  })
  afterEach(() => w.close())

  const proposed = async (): Promise<string[]> => (await w.get('/bank-accounts/B/proposals', 'finance')).items.flatMap(({ lines }: Json) => lines)
  const desk = () =>
    w.book.read((read) => {
      const id = bankAccountByCode(read, 'B')?.id ?? -1
      return { proposed: countProposedLines(read, id), rest: countUnproposed(read, id), listed: unproposedLines(read, id, { after: 0, most: 50 }).length }
    })

  it('end where another line settled the payout, and stand again when that is undone', async () => {
    const [one, two] = (await w.open()).filter(({ narrative }) => narrative.startsWith('HAVALE'))
    const before = { proposed: await proposed(), desk: desk() }
    expect(before.proposed).toEqual(expect.arrayContaining([one?.id, two?.id]))
    const match = await w.post('finance', '/matches', { lines: [one?.id], kind: 'settlement', payouts: [payout.id], note: 'the notice' })
    expect(await proposed()).toEqual(before.proposed.filter((line) => line !== one?.id && line !== two?.id))
    expect(desk()).toEqual({ proposed: before.desk.proposed - 2, rest: before.desk.rest + 1, listed: before.desk.listed + 1 })
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'the other one' })
    expect([await proposed(), desk()]).toEqual([before.proposed, before.desk])
  })

  it('end where the payout came back by another line', async () => {
    w.book_(-300_000, `EFT ${payout.reference}`)
    await w.reconcile()
    w.book_(300_000, `IADE ${payout.reference}`)
    w.book_(300_000, `IADE ${payout.reference} YENI`)
    await w.reconcile()
    const back = (await w.open()).filter(({ narrative }) => narrative.startsWith('IADE'))
    expect(await proposed()).toEqual(expect.arrayContaining(back.map(({ id }) => id)))
    await w.post('finance', '/matches', { lines: [back[0]?.id], kind: 'return', payouts: [payout.id], note: 'by the notice' })
    expect(await proposed()).not.toContain(back[1]?.id)
  })
})
