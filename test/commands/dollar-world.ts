import { type BankLine, turkish } from '../support/banks.ts'
import { DAY, iban, type Json, money, policy, student, World } from './cases-world.ts'

export const usd = (amount: string) => money(amount, 'USD')
export const eur = (amount: string) => money(amount, 'EUR')

const ACCOUNTS = { D: { currency: 'USD', bban: '0006400000112345678911' }, E: { currency: 'EUR', bban: '0006400000112345678912' } } as const
export type Account = keyof typeof ACCOUNTS

/** A fund in dollars with an account in dollars and one in euros: what comes in one currency is paid in another. */
export class DollarWorld extends World {
  readonly #booked: Record<Account, BankLine[]> = { D: [], E: [] }
  readonly #opened: Record<Account, number> = { D: 0, E: 0 }

  /** `euros`: what the account in euros opened with, in cents, and whether the fund is its home. */
  async dollars(euros: { readonly opening?: number; readonly elsewhere?: boolean } = {}): Promise<void> {
    await this.post('finance', '/funds', { code: 'U', name: 'Dollars', currency: 'USD' })
    this.#opened.E = euros.opening ?? 0
    for (const [code, { currency, bban }] of Object.entries(ACCOUNTS)) {
      const opening = this.#opened[code as Account]
      await this.post('finance', '/bank-accounts', {
        code,
        name: `Account ${code}`,
        currency,
        iban: iban('TR', bban),
        openingDate: DAY,
        ...(code === 'E' && euros.elsewhere ? {} : { fund: 'U' }),
        ...(opening === 0 ? {} : { openingBalance: { amount: `${opening / 100}.00`, currency } }),
      })
    }
    await this.rate('USD', 'EUR', '0.9')
    await this.rate('EUR', 'USD', '1.1')
    const amounts = { grant: { amount: usd('500.00') }, capPerStudent: usd('9000.00'), capPerMonth: usd('9000.00') }
    await this.post('admin', '/programmes', { code: 'Q', name: 'In dollars', fund: 'U', policy: policy(amounts) })
  }

  rate(from: string, to: string, rate: string): Promise<Json> {
    return this.post('finance', '/exchange-rates', { from, to, rate, date: DAY, source: 'central bank' })
  }

  contribution(account: Account, amount: string, more: Record<string, unknown> = {}): Promise<Json> {
    return this.post('finance', '/funds/U/contributions', { donor: 'Donor', money: usd(amount), date: DAY, bankAccount: account, ...more })
  }

  /** The bank books a line (minor units, out negative); it is imported, and the engine runs. Gives the line if it is open still. */
  async books(account: Account, minor: number, text: string): Promise<Json> {
    const lines = this.#booked[account]
    lines.push({ day: DAY, minor, text, name: '', account: '', ref: `${account}${lines.length + 1}` })
    const { currency, bban } = ACCOUNTS[account]
    const raw = turkish({ number: iban('TR', bban), currency }, this.#opened[account], lines)
    await this.post('finance', `/bank-accounts/${account}/statements?mode=import`, undefined, { raw, kind: 'text/csv' })
    await this.post('finance', `/bank-accounts/${account}/reconciliation`)
    const { items } = await this.get(`/bank-accounts/${account}/lines?state=open&limit=200`, 'finance')
    return items.at(-1)
  }

  async matches(account: Account, minor: number, text: string, how: Record<string, unknown>): Promise<Json> {
    const line = await this.books(account, minor, text)
    return this.post('finance', '/matches', { lines: [line.id], note: 'as the notice says', ...how })
  }

  /** 500.00 USD approved and paid as 450.00 EUR. Gives the payout. */
  async paidInEuros(): Promise<Json> {
    const of = student(this.n + 31)
    const { id } = await this.recommended({ ...of, payee: { ...of.payee, currency: 'EUR' } }, 'officer', 'Q')
    await this.post('approver', `/applications/${id}/approval`, { expected: (await this.read({ id })).expected })
    const batch = await this.post('finance', '/payout-batches', { bankAccount: 'E' })
    const { count, total, digest } = batch
    await this.post('releaser', `/payout-batches/${batch.id}/release`, { expected: { count, total, digest } })
    const [payout] = batch.payouts
    await this.books('E', -45_000, `EFT ${payout.reference}`)
    return payout
  }

  fund(): Promise<Json> {
    return this.get('/funds/U', 'finance')
  }

  async close_(): Promise<Json> {
    return this.post('finance', '/funds/U/closure', { expected: { donorRefunds: (await this.fund()).donorRefunds } })
  }

  /** What stands open: kind and amount. */
  async open(): Promise<readonly (readonly [string, string])[]> {
    return (await this.fund()).openItems.map((item: Json) => [item.kind, `${item.money.amount} ${item.money.currency}`])
  }

  /** account and currency → balance, of those that are not 0; and the books prove themselves. */
  async balances(): Promise<Record<string, string>> {
    expectOk(await this.get('/verification', 'auditor'))
    const { rows } = await this.get('/ledger/trial-balance', 'auditor')
    return Object.fromEntries(
      rows
        .filter((row: Json) => Number(row.balance.amount) !== 0)
        .map((row: Json) => [`${row.account} ${row.currency}${row.fund === 'U' ? '' : ` of ${row.fund}`}`, row.balance.amount]),
    )
  }
}

function expectOk(verification: Json): void {
  if (!verification.ok) throw new Error(JSON.stringify(verification.faults.slice(0, 5)))
}
