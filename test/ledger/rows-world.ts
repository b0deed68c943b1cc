import type { Json } from '../commands/cases-world.ts'
import { DAY, student } from '../commands/cases-world.ts'
import { type Account, DollarWorld, usd } from '../commands/dollar-world.ts'

const CURRENCY = { D: 'USD', E: 'EUR' } as const

/** 500.00 USD, what a payout of it is on either account, and a cent of it. */
export const PAID = { D: 50_000, E: 45_000 } as const

/** A world in which every row of the ledger's table of events can be driven, in the fund's currency (D) and in another (E). */
export class RowsWorld extends DollarWorld {
  readonly account: Account

  constructor(account: Account) {
    super()
    this.account = account
  }

  async begin(): Promise<void> {
    await this.dollars()
    const { id } = await this.contribution('D', '5000.00')
    await this.matches('D', 500_000, 'GELEN HAVALE Donor', { kind: 'contribution', contributions: [id] })
  }

  /** An amount of the account. */
  money(minor: number): { readonly amount: string; readonly currency: string } {
    return { amount: (minor / 100).toFixed(2), currency: CURRENCY[this.account] }
  }

  line(minor: number, text: string): Promise<Json> {
    return this.books(this.account, minor, text)
  }

  match(line: Json, how: Record<string, unknown>): Promise<Json> {
    return this.post('finance', '/matches', { lines: [line.id], note: 'as the notice says', ...how })
  }

  async recommendedHere(): Promise<Json> {
    const of = student(this.n + 31)
    return this.recommended({ ...of, payee: { ...of.payee, currency: CURRENCY[this.account] } }, 'officer', 'Q')
  }

  approve(of: Json): Promise<Json> {
    return this.post('approver', `/applications/${of.id}/approval`, { expected: of.expected })
  }

  async prepared(): Promise<Json> {
    await this.approve(await this.recommendedHere())
    return this.post('finance', '/payout-batches', { bankAccount: this.account })
  }

  release({ id, count, total, digest }: Json): Promise<Json> {
    return this.post('releaser', `/payout-batches/${id}/release`, { expected: { count, total, digest } })
  }

  async instructed(): Promise<Json> {
    const batch = await this.prepared()
    await this.release(batch)
    return { ...batch.payouts[0], batch: batch.id }
  }

  async settled(): Promise<Json> {
    const payout = await this.instructed()
    await this.line(-PAID[this.account], `EFT ${payout.reference}`)
    return payout
  }

  async breakOf(kind: string): Promise<Json> {
    const { items } = await this.get('/breaks?limit=200', 'finance')
    const found = items.filter((of: Json) => of.kind === kind && of.state !== 'resolved').at(-1)
    if (!found) throw new Error(`no break ${kind} among ${items.map((of: Json) => `${of.kind} ${of.state}`)}`)
    return found
  }

  async answer(kind: string, body: Record<string, unknown>, who: 'finance' | 'approver' = 'finance'): Promise<Json> {
    return this.post(who, `/breaks/${(await this.breakOf(kind)).id}/resolution`, { note: 'looked into', ...body })
  }

  /** The account closed to today: what is open is parked. */
  async closeAccount(): Promise<void> {
    const path = `/bank-accounts/${this.account}`
    const { ledgerBalance, statementBalance } = await this.get(`${path}/reconciliation-statement?asOf=${DAY}`, 'finance')
    const { id } = await this.post('finance', `${path}/closings`, { asOf: DAY, expected: { ledgerBalance, statementBalance } })
    await this.post('releaser', `/closings/${id}/approval`)
  }

  readonly dollars_ = usd

  /** Every posting after an event: entry kind, account without the bank's code, side. Positions between currencies are told apart. */
  async postingsSince(seq: number): Promise<{ readonly entries: readonly Posted[]; readonly hasPosition: boolean }> {
    const items: Json[] = []
    let cursor = ''
    do {
      const page = await this.get(`/ledger/entries?limit=200${cursor}`, 'auditor')
      items.push(...page.items.filter((one: Json) => one.event.seq > seq))
      cursor = page.nextCursor === null ? '' : `&cursor=${encodeURIComponent(page.nextCursor)}`
    } while (cursor !== '')
    const entries = items
      .filter(({ account }) => account !== 'equity:fx-position')
      .map(
        (one): Posted => ({
          kind: one.kind,
          side: `${one.account.startsWith('assets:bank') ? 'assets:bank' : one.account} ${one.money.amount.startsWith('-') ? 'Cr' : 'Dr'}`,
          reverses: one.reverses !== null,
        }),
      )
    return { entries, hasPosition: items.some(({ account }) => account === 'equity:fx-position') }
  }
}

export interface Posted {
  readonly kind: string
  readonly side: string
  readonly reverses: boolean
}
