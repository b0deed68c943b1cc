import { Random } from '../../fixtures/demo/random.ts'
import { type Answer, iban, type Json, money, PEOPLE, policy, student, type Who, World } from '../commands/cases-world.ts'
import { type BankLine, turkish } from '../support/banks.ts'

const DAY_MS = 86_400_000
const START_MS = Date.parse('2020-11-02T00:00:00Z')
const FEES = { outgoing: [money('2.50')], returned: [money('1.00')] }
/** Minor units: what each grant of the fund in lira has, and of the one in dollars. */
const INSTALMENTS = [[300_000], [300_000], [200_000, 100_000], [300_000], [250_000]]
const ABROAD = [10_000, 12_345]

export const FINANCE = ['finance', 'officer2', 'hats'] as const
export const RELEASERS = ['releaser', 'hats'] as const
/** Everybody who could answer a break, and some who could not. */
export const EVERYBODY = ['finance', 'officer2', 'hats', 'approver', 'approver2', 'releaser', 'auditor', 'officer'] as const

export const minorOf = ({ amount }: Json): number => Math.round(Number(amount) * 100)
const text = (minor: number, currency = 'TRY') => money((minor / 100).toFixed(2), currency)

/** A small book with people of every role, three of them of finance; and a bank that books what it is told. */
export class WaysOutWorld extends World {
  readonly random: Random
  readonly booked: BankLine[] = []
  readonly codes = new Map<string, Json>()
  #day = 0

  constructor(seed: number) {
    super({ ...PEOPLE, officer2: ['finance'] })
    this.random = new Random(seed)
  }

  get day(): string {
    return new Date(START_MS + this.#day * DAY_MS).toISOString().slice(0, 10)
  }

  inDays(days: number): string {
    return new Date(START_MS + (this.#day + days) * DAY_MS).toISOString().slice(0, 10)
  }

  async daysPass(days: number): Promise<void> {
    this.#day += days
    this.hoursPass(days * 24)
    await this.rates()
  }

  one<T>(of: readonly T[]): T | undefined {
    return of.length === 0 ? undefined : of[this.random.below(of.length)]
  }

  mixed<T>(of: readonly T[]): T[] {
    return of
      .map((each) => [this.random.below(1_000_000), each] as const)
      .sort(([a], [b]) => a - b)
      .map(([, each]) => each)
  }

  async all(path: string, who: Who = 'finance'): Promise<Json[]> {
    return (await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=200`, who)).items
  }

  private async rates(): Promise<void> {
    await this.post('finance', '/exchange-rates', { from: 'USD', to: 'TRY', rate: '8.3415', date: this.day, source: 'bank' })
    await this.post('finance', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.119883', date: this.day, source: 'bank' })
  }

  /** Funds in two currencies, an account, contributions, and grants to be paid from it. */
  async begin(): Promise<void> {
    await this.post('finance', '/funds', { code: 'F', name: 'Lira', currency: 'TRY' })
    await this.post('finance', '/funds', { code: 'E', name: 'Dollars', currency: 'USD' })
    await this.post('finance', '/bank-accounts', { code: 'B', name: 'Ankara', currency: 'TRY', iban: NUMBER, fund: 'F', usualDays: 2 })
    await this.call('admin', 'PUT', '/settings', { feeSchedules: { B: FEES } })
    await this.rates()
    for (const [fund, sum, reference] of [
      ['F', 10_000_000, 'AG-1001'],
      ['F', 50_000, 'AG-1002'],
      ['F', 70_000, 'AG-1003'],
    ] as const)
      await this.contribution(fund, sum, reference)
    await this.contribution('E', 100_000, 'AG-1004')
    const criteria = [{ code: 'passport', kind: 'document', mandatory: true, document: 'passport' }]
    for (const [code, currency] of [
      ['F', 'TRY'],
      ['E', 'USD'],
    ] as const) {
      const most = text(5_000_000, currency)
      await this.post('admin', '/programmes', {
        code,
        name: code,
        fund: code,
        policy: policy({ grant: { cap: most }, capPerStudent: most, capPerMonth: most, criteria }),
      })
    }
    for (const parts of INSTALMENTS) await this.grant('F', parts)
    for (const minor of ABROAD) await this.grant('E', [minor])
    this.books(10_000_000, 'AG-1001 grant')
    this.books(834_150, 'AG-1004 grant')
  }

  contribution(fund: string, minor: number, reference: string): Promise<Json> {
    const of = text(minor, fund === 'F' ? 'TRY' : 'USD')
    return this.post('finance', `/funds/${fund}/contributions`, { donor: `Donor ${reference}`, money: of, date: this.day, bankAccount: 'B', reference })
  }

  private async grant(programme: string, parts: readonly number[]): Promise<void> {
    const currency = programme === 'F' ? 'TRY' : 'USD'
    const made = await this.apply({}, programme)
    const instalments = parts.map((minor) => ({ dueOn: this.day, money: text(minor, currency) }))
    const whole = parts.reduce((sum, minor) => sum + minor, 0)
    await this.post('officer', `/applications/${made.id}/checks`, { criterion: 'passport', outcome: 'pass', note: 'seen', evidenceSha256: 'ab'.repeat(32) })
    await this.post('officer', `/applications/${made.id}/recommendation`, { money: text(whole, currency), instalments, note: 'meets it' })
    const { expected } = await this.get(`/applications/${made.id}`)
    await this.post('approver', `/applications/${made.id}/approval`, { expected })
    this.codes.set(made.id, { code: made.code, birthYear: Number(student(this.n).student.birthDate.slice(0, 4)), caseNumber: made.caseNumber })
  }

  /** Prepares what is payable, and releases it. */
  async pay(): Promise<Answer> {
    const batch = await this.call(this.one(FINANCE) ?? 'finance', 'POST', '/payout-batches', { bankAccount: 'B' })
    if (batch.status >= 300) return batch
    const { id, count, total, digest } = batch.body
    for (const who of this.mixed(RELEASERS)) {
      const released = await this.call(who, 'POST', `/payout-batches/${id}/release`, { expected: { count, total, digest } })
      if (released.status < 300) return released
    }
    return this.call('finance', 'POST', `/payout-batches/${id}/cancellation`)
  }

  /** The bank books a line: minor units, out negative. */
  books(minor: number, narrative: string, payee: Json = {}): void {
    if (minor !== 0)
      this.booked.push({ day: this.day, minor, text: narrative, name: payee.name ?? '', account: payee.iban ?? '', ref: `D${this.booked.length + 1}` })
  }

  /** Takes in what the bank has booked, and runs the engine. */
  async reconcile(): Promise<void> {
    const raw = turkish({ number: NUMBER, currency: 'TRY' }, 0, this.booked)
    await this.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw, kind: 'text/csv' })
    await this.post('finance', '/bank-accounts/B/reconciliation')
  }

  /** The books prove themselves, and what is left open explains the bank's balance. */
  async proved(): Promise<string[]> {
    const { ok, faults } = await this.get('/verification', 'auditor')
    const { difference } = await this.get(`/bank-accounts/B/reconciliation-statement?asOf=${this.day}`, 'finance')
    return [...(ok ? [] : [JSON.stringify(faults.slice(0, 2))]), ...(minorOf(difference) === 0 ? [] : [`difference ${difference.amount}`])]
  }

  /** account → balance in minor units, those that are not zero. */
  async balances(): Promise<ReadonlyMap<string, number>> {
    const sums = new Map<string, number>()
    for (const { account, balance } of (await this.get('/ledger/trial-balance', 'auditor')).rows) sums.set(account, (sums.get(account) ?? 0) + minorOf(balance))
    return new Map([...sums].filter(([, minor]) => minor !== 0))
  }
}

const NUMBER = iban('TR', '0006400000112345678901')
