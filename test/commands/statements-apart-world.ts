import { type BankLine, turkish } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { iban, type Json } from './cases-world.ts'

/** What the account has before anything moves, and what one payout takes: minor units. */
export const IN = 10_000_000
export const PAID = 300_000

/** A world of one payout, some weeks after its release, whose bank's statements are taken in one by one: with days between them, or in another order. */
export class StatementsApartWorld extends BankWorld {
  /** Its only payout. */
  readonly paid: Json = {}

  async begin(): Promise<void> {
    await this.found()
    Object.assign(this.paid, (await this.instructed(1)).payouts[0])
  }

  /** A line of the bank's, of the payout's account where money leaves and `named`. */
  line(day: string, minor: number, text: string, named = false): BankLine {
    const { name, iban: account } = this.paid.payee
    return { day, minor, text, name: named ? name : '', account: named ? account : '', ref: `${day}${minor}` }
  }

  /** Takes in a statement that begins with a balance, and runs the engine; gives its figures. */
  async run(opening: number, lines: readonly BankLine[]): Promise<Json> {
    const raw = turkish({ number: iban('TR', '0006400000112345678901'), currency: 'TRY' }, opening, lines)
    await this.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw, kind: 'text/csv' })
    return this.post('finance', '/bank-accounts/B/reconciliation')
  }

  async proposals(): Promise<Json[]> {
    return (await this.get('/bank-accounts/B/proposals', 'finance')).items
  }

  async state(): Promise<string> {
    return (await this.payout(this.paid)).state
  }
}
