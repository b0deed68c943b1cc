import { type BankLine, turkish } from '../support/banks.ts'
import { DAY, iban, type Json, World } from './cases-world.ts'

/** A world with payouts on their way, and the bank's own record of the account. */
export class BankWorld extends World {
  readonly booked: BankLine[] = []
  #moneyIn = 0

  /** One released batch of `count` grants of 3000.00. Gives the batch. */
  async instructed(count: number): Promise<Json> {
    for (let n = 0; n < count; n += 1) await this.approved()
    const batch = await this.post('finance', '/payout-batches', { bankAccount: 'B' })
    await this.release(batch)
    return batch
  }

  release(batch: Json): Promise<Json> {
    const { count, total, digest } = batch
    return this.post('releaser', `/payout-batches/${batch.id}/release`, { expected: { count, total, digest } })
  }

  /** The bank books a line: minor units, out negative. */
  book_(minor: number, text: string, name = '', account = ''): void {
    this.booked.push({ day: DAY, minor, text, name, account, ref: `D${this.booked.length + 1}` })
  }

  /** The donor's money, so that the balance stays above zero. */
  contribution(): void {
    this.#moneyIn += 1
    this.book_(10_000_000, `Gelen havale ${this.#moneyIn}`)
  }

  statement(lines: readonly BankLine[] = this.booked): Uint8Array {
    return turkish({ number: iban('TR', '0006400000112345678901'), currency: 'TRY' }, 0, lines)
  }

  /** Imports what the bank has booked and runs the engine; gives its figures. */
  async reconcile(): Promise<Json> {
    await this.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: this.statement(), kind: 'text/csv' })
    return this.post('finance', '/bank-accounts/B/reconciliation')
  }

  /** The payment file's bytes. */
  async file(batch: Json): Promise<Uint8Array> {
    const response = await this.fetch('finance', `/payout-batches/${batch.id}/payment-file`)
    if (response.status !== 200) throw new Error(await response.text())
    return new Uint8Array(await response.arrayBuffer())
  }

  async open(): Promise<Json[]> {
    return (await this.get('/bank-accounts/B/lines?state=open&limit=200', 'finance')).items
  }

  async breaks(state = 'open'): Promise<Json[]> {
    return (await this.get(`/breaks?state=${state}&limit=200`, 'finance')).items
  }

  async payout(of: Json): Promise<Json> {
    return this.get(`/payouts/${of.id}`, 'finance')
  }

  /** account (and layer) → balance in minor units, and the books prove themselves. */
  async balances(): Promise<Record<string, number>> {
    const verification = await this.get('/verification', 'auditor')
    if (!verification.ok) throw new Error(JSON.stringify(verification.faults.slice(0, 5)))
    const { rows } = await this.get('/ledger/trial-balance', 'auditor')
    return Object.fromEntries(
      rows.map((row: Json) => [row.account, Number(row.balance.amount.replace('.', ''))]).filter(([, minor]: [string, number]) => minor !== 0),
    )
  }

  async difference(): Promise<string> {
    return (await this.get(`/bank-accounts/B/reconciliation-statement?asOf=${DAY}`, 'finance')).difference.amount
  }
}
