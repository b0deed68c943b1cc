import { expect } from 'vitest'
import { BankWorld } from './bank-world.ts'
import type { Json } from './cases-world.ts'

const NOTICE = 'ef'.repeat(32)

export interface PaidTwice {
  readonly first: Json
  readonly second: Json
  /** The break that claims the first payment. */
  readonly claim: Json
  /** The second payout's. */
  readonly batch: Json
}

/** A world in which an instalment is paid, comes back, is paid again, and the return turns out to be none. */
export class PaidTwiceWorld extends BankWorld {
  undo(match: Json): Promise<Json> {
    return this.post('finance', `/matches/${match.id}/reversal`, { reason: 'a mistake' })
  }

  async matchOf(p: Json, kind: string): Promise<Json> {
    const { items } = await this.get(`/matches?payout=${p.id}`, 'finance')
    return items.find((m: Json) => m.kind === kind && m.state === 'confirmed')
  }

  reject(p: Json): Promise<Json> {
    return this.post('finance', `/payouts/${p.id}/rejection`, { reason: 'account closed', evidenceSha256: NOTICE })
  }

  nothingPayable(): Promise<Json> {
    return this.refused([409, 'nothing_payable'], 'finance', '/payout-batches', { bankAccount: 'B' })
  }

  /** `back`: what the return brings of 3000.00, less a fee that is named. */
  async paidTwice(back = 300_000): Promise<PaidTwice> {
    const [first] = (await this.instructed(1)).payouts
    this.book_(-300_000, `EFT ${first.reference}`, first.payee.name, first.payee.iban)
    await this.reconcile()
    this.book_(back, `IADE ${first.reference}`)
    await this.reconcile()
    const [of] = (await this.breaks()).filter((b) => b.kind === 'unknown_receipt' && b.payout === first.id)
    const asReturn = { action: 'match', match: { kind: 'return', payouts: [first.id] }, difference: 'charge', note: 'a fee' }
    if (of) await this.post('finance', `/breaks/${of.id}/resolution`, asReturn)
    expect((await this.payout(first)).state).toBe('returned')
    const batch = await this.post('finance', '/payout-batches', { bankAccount: 'B' })
    await this.release(batch)
    await this.undo(await this.matchOf(first, 'return'))
    const [claim] = (await this.breaks('claimed')).filter((b) => b.kind === 'duplicate_payment')
    return { first, second: batch.payouts[0], claim, batch }
  }
}
