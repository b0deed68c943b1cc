import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBook } from '../../src/commands/make-book.ts'
import { addUser, createToken } from '../../src/commands/people.ts'
import { api } from '../../src/http/app.ts'
import { Book } from '../../src/store/book.ts'
import { iban, policy, student } from '../commands/cases-world.ts'
import { type App, asDocumented } from '../support/as-documented.ts'
import { type BankLine, turkish } from '../support/banks.ts'
import type { Currency } from './model.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, member by member
export type Json = any
export type Who = keyof typeof PEOPLE
/** Two of a bank, a transfer agent's, and a cash desk's. */
export type AccountCode = (typeof ACCOUNTS)[number]
export const ACCOUNTS = ['B', 'U', 'A', 'C'] as const

const PEOPLE = {
  admin: ['admin'],
  officer: ['case_officer'],
  approver: ['approver'],
  approver2: ['approver'],
  finance: ['finance'],
  releaser: ['releaser'],
  hats: ['finance', 'releaser'],
  auditor: ['auditor'],
}
const START_MS = Date.parse('2020-11-02T06:00:00.000Z')
const DAY_MS = 86_400_000
/** Between two requests. */
const TICK_MS = 20

export const text = (minor: number, currency: Currency) => ({
  amount: `${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`,
  currency,
})
export const minorOf = (of: { readonly amount: string }): number => Number(of.amount.replace('.', ''))

/** How many of the second one of the first buys; new ones every day. */
export const RATES = { TRY: { USD: '0.119875' }, USD: { TRY: '8.3415' } } as const
/** Minor units of the account's currency. */
export const FEES: Readonly<Record<AccountCode, { readonly outgoing: readonly number[]; readonly returned: readonly number[] }>> = {
  B: { outgoing: [250, 1], returned: [100] },
  U: { outgoing: [3], returned: [2] },
  A: { outgoing: [], returned: [] },
  C: { outgoing: [], returned: [] },
}
export const CURRENCY: Readonly<Record<AccountCode, Currency>> = { B: 'TRY', U: 'USD', A: 'TRY', C: 'TRY' }
/** How a payee is paid from each, and days after a release in which a payout can be carried out, or collected. */
export const WAY: Readonly<Record<AccountCode, string>> = { B: 'account', U: 'account', A: 'pickup', C: 'cash' }
export const DAYS_OF: Readonly<Record<AccountCode, number>> = { B: 2, U: 2, A: 3, C: 3 }
const NUMBER: Readonly<Record<AccountCode, string>> = {
  B: iban('TR', '0006400000112345678901'),
  U: iban('TR', '0006400000112345678902'),
  A: iban('TR', '0006400000112345678903'),
  C: iban('TR', '0006400000112345678904'),
}
const UNIVERSITY = iban('TR', '0006400000199999999999')

/** What is recommended in the template: minor units of the fund's currency, the payee's currency, and how the payee is paid. */
export const CASES = [
  { fund: 'F', parts: [30_000], payee: 'TRY', way: 'account' },
  { fund: 'F', parts: [30_000], payee: 'TRY', way: 'account' },
  { fund: 'G', parts: [15_000], payee: 'TRY', way: 'account' },
  { fund: 'F', parts: [12_000], payee: 'TRY', way: 'pickup' },
  { fund: 'F', parts: [30_000], payee: 'TRY', way: 'account' },
  { fund: 'F', parts: [20_001, 9_999], payee: 'TRY', way: 'account' },
  { fund: 'F', parts: [25_000], payee: 'TRY', way: 'institution' },
  { fund: 'E', parts: [4_999], payee: 'TRY', way: 'account' },
  { fund: 'F', parts: [12_000], payee: 'TRY', way: 'pickup' },
  { fund: 'F', parts: [90_000], payee: 'TRY', way: 'account' },
  { fund: 'F', parts: [25_000], payee: 'TRY', way: 'institution' },
  { fund: 'F', parts: [33_333], payee: 'USD', way: 'account' },
  { fund: 'F', parts: [8_000], payee: 'TRY', way: 'cash' },
  { fund: 'E', parts: [1_250, 1_250], payee: 'TRY', way: 'account' },
] as const
/** Above it two approvers are needed; cases of F alone reach it. */
export const SECOND_ABOVE = 50_000
/** Hours that a changed payee of E cools off; elsewhere none. */
export const COOLING_HOURS = 24

interface Template {
  readonly file: string
  readonly master: Buffer
  readonly tokens: ReadonlyMap<Who, string>
  readonly applications: readonly Json[]
  readonly nowMs: number
}

/** A copy of the template in which a life is led, asked through the API. */
export class LifeWorld {
  readonly book: Book
  readonly #folder = mkdtempSync(join(tmpdir(), 'tideover-life-'))
  readonly #app: App
  readonly #tokens: ReadonlyMap<Who, string>
  readonly booked: Record<AccountCode, BankLine[]> = { B: [], U: [], A: [], C: [] }
  #nowMs: number

  constructor({ file, master, tokens, nowMs }: Omit<Template, 'applications'>) {
    const copy = join(this.#folder, 'book.db')
    copyFileSync(file, copy)
    this.#nowMs = nowMs
    const clock = () => this.#nowMs
    this.book = Book.open(copy, clock, master)
    this.#app = asDocumented(api(this.book, clock))
    this.#tokens = tokens
  }

  close(): void {
    this.book.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get nowMs(): number {
    return this.#nowMs
  }

  /** The instant of the next command. */
  get nextMs(): number {
    return this.#nowMs + TICK_MS
  }

  get today(): string {
    return new Date(this.#nowMs).toISOString().slice(0, 10)
  }

  async daysPass(days: number): Promise<void> {
    this.#nowMs += days * DAY_MS
    await this.rates()
  }

  async rates(): Promise<void> {
    for (const [from, to, rate] of [
      ['TRY', 'USD', RATES.TRY.USD],
      ['USD', 'TRY', RATES.USD.TRY],
    ])
      await this.must('finance', '/exchange-rates', { from, to, rate, date: this.today, source: 'bank' })
  }

  /** Any answer but one of a fault of the program. */
  async ask(who: Who, method: string, path: string, body: unknown = {}, key: string = randomUUID()): Promise<{ status: number; body: Json }> {
    this.#nowMs += TICK_MS
    const raw = body instanceof Uint8Array
    const response = await this.#app.request(`/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.#tokens.get(who)}`, 'Idempotency-Key': key, 'Content-Type': raw ? 'text/csv' : 'application/json' },
      ...(method === 'GET' ? {} : { body: raw ? Uint8Array.from(body) : JSON.stringify(body) }),
    })
    const answer = { status: response.status, body: await response.json() }
    if (answer.status >= 500) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer
  }

  async must(who: Who, path: string, body: unknown = {}, method = 'POST'): Promise<Json> {
    const answer = await this.ask(who, method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  get(path: string, who: Who = 'finance'): Promise<Json> {
    return this.must(who, path, {}, 'GET')
  }

  statement(account: AccountCode): Uint8Array {
    return turkish({ number: NUMBER[account], currency: CURRENCY[account] }, 0, this.booked[account])
  }
}

/** Made once for a file of tests: funds, accounts, programmes, and cases that wait for their approval. */
export async function makeTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'tideover-lives-'))
  const file = join(folder, 'book.db')
  const clock = () => START_MS
  const { master } = makeBook(file, clock, { adminEmail: 'first@example.org', testClockMs: START_MS })
  const tokens = new Map<Who, string>()
  const empty = Book.open(file, clock, master)
  for (const [name, roles] of Object.entries(PEOPLE)) {
    addUser(empty, { email: `${name}@example.org`, name, roles })
    const token = createToken(empty, { email: `${name}@example.org`, scope: [] })
    if (token.ok) tokens.set(name as Who, token.value.token)
  }
  const seed = join(folder, 'seed.db')
  empty.copyTo(seed)
  empty.close()
  const world = new LifeWorld({ file: seed, master, tokens, nowMs: START_MS })
  const applications = await found(world)
  const ready = join(folder, 'ready.db')
  world.book.copyTo(ready)
  world.close()
  return { file: ready, master, tokens, applications, nowMs: world.nowMs }
}

async function found(world: LifeWorld): Promise<Json[]> {
  await world.must('finance', '/funds', { code: 'F', name: 'Lira', currency: 'TRY' })
  await world.must('finance', '/funds', { code: 'E', name: 'Dollars', currency: 'USD' })
  await world.must('finance', '/funds', { code: 'G', name: 'For one', currency: 'TRY' })
  for (const code of ACCOUNTS) {
    const kind = { account: 'bank', pickup: 'agent', cash: 'cash_desk' }[WAY[code]]
    const days = kind === 'bank' ? { usualDays: DAYS_OF[code] } : { collectDays: DAYS_OF[code] }
    await world.must('finance', '/bank-accounts', { code, name: `Account ${code}`, kind, currency: CURRENCY[code], iban: NUMBER[code], fund: 'F', ...days })
  }
  const schedule = (account: AccountCode) => ({
    outgoing: FEES[account].outgoing.map((minor) => text(minor, CURRENCY[account])),
    returned: FEES[account].returned.map((minor) => text(minor, CURRENCY[account])),
  })
  await world.must('admin', '/settings', { feeSchedules: { B: schedule('B'), U: schedule('U') } }, 'PUT')
  const university = { name: 'The university', iban: UNIVERSITY, bic: 'ISBKTRIS', currency: 'TRY' }
  await world.must('admin', '/institutions', { code: 'UNI', name: 'The university', kind: 'university', payee: university })
  await world.rates()
  const criteria = [{ code: 'passport', kind: 'document', mandatory: true, document: 'passport' }]
  const rules = (currency: Currency, coolingOffHours = 0) =>
    policy({
      grant: { cap: text(100_000, currency) },
      capPerStudent: text(500_000, currency),
      capPerMonth: text(500_000, currency),
      coolingOffHours,
      criteria,
    })
  await world.must('admin', '/programmes', { code: 'F', name: 'F', fund: 'F', policy: { ...rules('TRY'), secondApprovalAbove: text(SECOND_ABOVE, 'TRY') } })
  await world.must('admin', '/programmes', { code: 'E', name: 'E', fund: 'E', policy: rules('USD', COOLING_HOURS) })
  await world.must('admin', '/programmes', { code: 'G', name: 'G', fund: 'G', policy: rules('TRY') })
  const applications: Json[] = []
  for (const [n, { fund, parts, payee, way }] of CASES.entries()) {
    const currency = fund === 'E' ? 'USD' : 'TRY'
    const of = student(n + 1)
    const { id } = await world.must('officer', `/programmes/${fund}/applications`, { ...of, payee: payeeOf(of, payee, way) })
    await world.must('officer', `/applications/${id}/checks`, { criterion: 'passport', outcome: 'pass', note: 'seen', evidenceSha256: 'ab'.repeat(32) })
    const instalments = parts.map((minor) => ({ dueOn: world.today, money: text(minor, currency) }))
    const whole = text(
      parts.reduce((sum: number, minor) => sum + minor, 0),
      currency,
    )
    await world.must('officer', `/applications/${id}/recommendation`, { money: whole, instalments, note: 'meets every criterion' })
    applications.push(await world.get(`/applications/${id}`, 'approver'))
  }
  return applications
}

function payeeOf({ payee }: Json, currency: string, way: string): object {
  if (way === 'account') return { ...payee, currency }
  if (way === 'institution') return { name: 'The university', currency, relation: 'institution', institution: 'UNI' }
  return { name: payee.name, currency, way, country: 'TR', city: 'Ankara' }
}
