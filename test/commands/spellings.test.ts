import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { russian } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { iban, type Json } from './cases-world.ts'

const NAME = 'ISTANBUL YURTLARI MUDURLUGU'

/** Its bank has names in a column. */
class NamingBank extends BankWorld {
  override statement(lines = this.booked): Uint8Array {
    return russian({ number: iban('TR', '0006400000112345678901'), currency: 'TRY' }, 0, lines)
  }
}

describe('learnt spellings', () => {
  let w: BankWorld

  beforeEach(async () => {
    w = new NamingBank()
    await w.found()
    w.contribution()
  })
  afterEach(() => w.close())

  it('are learnt from what a person matched, propose the payee, are shown, and are removed once', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-300_000, 'HAVALE', NAME)
    expect(await w.reconcile()).toMatchObject({ auto: 0, boundsReached: 0 })
    expect((await w.get('/spellings', 'finance')).items).toEqual([])
    const line = (await w.open()).find(({ money }) => money.amount === '-3000.00')
    const match = await w.post('finance', '/matches', { lines: [line.id], payouts: [p.id], kind: 'settlement', note: "the bank's letter" })
    const learnt = { id: match.id, spelling: NAME, payeeName: p.payee.name, match: match.id, line: line.id, payout: p.id }
    expect((await w.get('/spellings', 'finance')).items).toEqual([learnt])

    // The bank takes the money back, and pays it out again under the same name
    w.book_(300_000, `IADE ${p.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.release(again)
    w.book_(-300_000, 'EFT', 'Mudurlugu Istanbul Yurtlari')
    await w.reconcile()
    const proposed = async () =>
      (await w.get('/bank-accounts/B/proposals', 'finance')).items
        .filter(({ kind }: Json) => kind === 'settlement')
        .map((one: Json) => [one.reason, one.payouts, one.evidence.map(({ feature }: Json) => feature)])
    expect(await proposed()).toEqual([['name', [again.payouts[0].id], expect.arrayContaining(['name_learnt', 'amount_exact'])]])

    const path = `/spellings/${match.id}/removal`
    await w.refused([403, 'role_not_allowed'], 'releaser', path, { reason: 'no' })
    expect(await w.post('finance', path, { reason: 'it is the office of a dormitory' })).toEqual({ match: match.id, state: 'removed' })
    await w.refused([404, 'not_found'], 'finance', path, { reason: 'again' })
    expect((await w.get('/spellings', 'finance')).items).toEqual([])
    await w.reconcile()
    expect(await proposed()).toEqual([])
    expect((await w.get(`/matches/${match.id}`, 'finance')).state).toBe('confirmed')
    await w.balances()
  })

  it('are not learnt where the line shows another account, though the bank says that the payee was paid: the name is that account’s', async () => {
    const { payouts } = await w.instructed(2)
    const elsewhere = iban('TR', '0006400000999999999999')
    const notice = { evidenceSha256: 'cd'.repeat(32), note: 'the notice of the bank' }
    const [first, second] = payouts
    for (const p of payouts) w.book_(-300_000, `HAVALE ${p.reference} ${elsewhere}`, NAME)
    await w.reconcile()
    const of = (await w.breaks()).find((b: Json) => b.kind === 'payee_differs' && b.payout === first.id)
    await w.post('hats', `/breaks/${of?.id}/resolution`, { action: 'settle', ...notice })
    const line = (await w.breaks()).find((b: Json) => b.payout === second.id)?.line
    const match = await w.post('hats', '/matches', { lines: [line], payouts: [second.id], kind: 'settlement', ...notice })
    expect(match.evidence).toMatchObject([{ feature: 'account_differs' }])
    expect((await w.get('/spellings', 'finance')).items).toEqual([])
    await w.balances()
  })
})
