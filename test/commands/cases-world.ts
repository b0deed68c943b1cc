import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { makeBook } from '../../src/commands/make-book.ts'
import { addUser, createToken } from '../../src/commands/people.ts'
import { api } from '../../src/http/app.ts'
import { Book } from '../../src/store/book.ts'
import { type App, asDocumented } from '../support/as-documented.ts'

/** A book with people of every role, a fund of 100000.00 TRY, an account and a programme: asked through the API alone. */

export const DAY = '2020-11-02'
const START = Date.parse(`${DAY}T06:00:00.000Z`)

export const PEOPLE = {
  admin: ['admin'],
  officer: ['case_officer'],
  officer2: ['case_officer'],
  approver: ['approver'],
  approver2: ['approver'],
  finance: ['finance'],
  releaser: ['releaser'],
  auditor: ['auditor'],
  hats: ['case_officer', 'approver', 'finance', 'releaser'],
} as const
export type Who = keyof typeof PEOPLE

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, member by member
export type Json = any

export interface Answer {
  readonly status: number
  readonly body: Json
}

export interface Sent {
  readonly key?: string
  readonly raw?: string | Uint8Array
  readonly kind?: string
}

/** A book's file with its people, and what opens it. */
interface Beginning {
  readonly bytes: Buffer
  readonly master: Buffer
  readonly tokens: ReadonlyMap<Who, string>
}

const BEGINNINGS = new Map<string, Beginning>()

/** The file with which worlds of these people begin, made once: to make the schema anew costs more than most tests. */
function beginningOf(people: Partial<Record<Who, readonly string[]>>): Beginning {
  const name = JSON.stringify(people)
  const known = BEGINNINGS.get(name)
  if (known) return known
  const folder = mkdtempSync(join(tmpdir(), 'tideover-beginning-'))
  const [file, copy] = [join(folder, 'book.db'), join(folder, 'copy.db')]
  const clock = () => START
  const { master } = makeBook(file, clock, { adminEmail: 'first@example.org', testClockMs: START })
  const book = Book.open(file, clock, master)
  const tokens = new Map<Who, string>()
  for (const [who, roles] of Object.entries(people)) {
    addUser(book, { email: `${who}@example.org`, name: who, roles })
    const token = createToken(book, { email: `${who}@example.org`, scope: [] })
    if (!token.ok) throw new Error(token.problem.detail)
    tokens.set(who as Who, token.value.token)
  }
  book.copyTo(copy)
  book.close()
  const made = { bytes: readFileSync(copy), master, tokens }
  BEGINNINGS.set(name, made)
  rmSync(folder, { recursive: true, force: true })
  return made
}

export class World {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tideover-cases-'))
  readonly book: Book
  readonly #tokens: ReadonlyMap<Who, string>
  readonly #app: App
  readonly #posts: (() => Promise<void>)[] = []
  #now = START
  #n = 0

  constructor(people: Partial<Record<Who, readonly string[]>> = PEOPLE) {
    const file = join(this.#folder, 'book.db')
    const clock = () => this.#now
    const { bytes, master, tokens } = beginningOf(people)
    writeFileSync(file, bytes)
    this.book = Book.open(file, clock, master)
    this.#tokens = tokens
    this.#app = asDocumented(api(this.book, clock))
  }

  close(): void {
    this.book.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  hoursPass(hours: number): void {
    this.#now += hours * 3_600_000
  }

  async call(who: Who, method: string, path: string, body?: unknown, sent: Sent = {}): Promise<Answer> {
    this.#now += 20 // a token may make 100 requests a second
    const headers: Record<string, string> = { Authorization: `Bearer ${this.#tokens.get(who)}` }
    if (method === 'POST') headers['Idempotency-Key'] = sent.key ?? randomUUID()
    if (method !== 'GET') headers['Content-Type'] = sent.kind ?? 'application/json'
    const bytes = method === 'GET' ? undefined : (sent.raw ?? JSON.stringify(body ?? {}))
    const response = await this.#app.request(`/api/v1${path}`, { method, headers, ...(bytes === undefined ? {} : { body: bytes as string }) })
    const answer = { status: response.status, body: await response.json() }
    // A rule of the database that fires through the API is a bug.
    expect(answer.status, `${method} ${path}`).toBeLessThan(500)
    return answer
  }

  /** A GET whose answer is no JSON. */
  async fetch(who: Who, path: string): Promise<Response> {
    this.#now += 20
    return this.#app.request(`/api/v1${path}`, { headers: { Authorization: `Bearer ${this.#tokens.get(who)}` } })
  }

  async post(who: Who, path: string, body?: unknown, sent: Sent = {}): Promise<Json> {
    const key = sent.key ?? randomUUID()
    const answer = await this.call(who, 'POST', path, body, { ...sent, key })
    expect(answer.status, `POST ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    this.#posts.push(async () => expect(await this.call(who, 'POST', path, body, { ...sent, key }), path).toEqual(answer))
    return answer.body
  }

  /** Sends every POST that was answered once more: each is answered as it was, whatever came after, and nothing happens. */
  async repeatAll(): Promise<number> {
    const before = this.head()
    for (const again of this.#posts) await again()
    expect(this.head()).toBe(before)
    expect(await this.get('/verification', 'auditor')).toMatchObject({ ok: true, faults: [] })
    return this.#posts.length
  }

  async get(path: string, who: Who = 'officer'): Promise<Json> {
    const answer = await this.call(who, 'GET', path)
    expect(answer.status, `GET ${path}: ${JSON.stringify(answer.body)}`).toBe(200)
    return answer.body
  }

  /** Refused with this status and code, and nothing was written. */
  async refused(
    expected: readonly [status: number, code: string],
    who: Who,
    path: string,
    body?: unknown,
    sent: Sent & { readonly method?: string } = {},
  ): Promise<Json> {
    const before = this.head()
    const answer = await this.call(who, sent.method ?? 'POST', path, body, sent)
    expect([answer.status, answer.body.code], JSON.stringify(answer.body)).toEqual(expected)
    expect(answer.body.detail).toBeTruthy()
    expect(this.head()).toBe(before)
    return answer.body
  }

  head(): number {
    return this.book.read((read) => read.value<number>('SELECT max(seq) FROM event')) ?? 0
  }

  async found(rules: Record<string, unknown> = {}, contribution = '100000.00'): Promise<void> {
    await this.post('finance', '/funds', { code: 'F', name: 'Students abroad', currency: 'TRY' })
    await this.post('finance', '/bank-accounts', { code: 'B', name: 'Ankara', currency: 'TRY', iban: iban('TR', '0006400000112345678901'), fund: 'F' })
    await this.post('finance', '/funds/F/contributions', { donor: 'Donor', money: money(contribution), date: DAY, bankAccount: 'B' })
    await this.programme('P', rules)
  }

  programme(code: string, rules: Record<string, unknown> = {}): Promise<Json> {
    return this.post('admin', '/programmes', { code, name: `Programme ${code}`, fund: 'F', policy: policy(rules) })
  }

  async apply(over: Record<string, unknown> = {}, programme = 'P'): Promise<Json> {
    this.#n += 1
    return this.post('officer', `/programmes/${programme}/applications`, student(this.#n, over))
  }

  get n(): number {
    return this.#n
  }

  read(of: Json, who: Who = 'officer'): Promise<Json> {
    return this.get(`/applications/${of.id}`, who)
  }

  /** Automatic checks, then a pass for each that is an officer's. */
  async check(of: Json): Promise<Json> {
    await this.post('officer', `/applications/${of.id}/automatic-checks`)
    const mine = [
      ['passport', { evidenceSha256: 'ab'.repeat(32) }],
      ['call', {}],
      ['agreed', {}],
    ] as const
    for (const [criterion, evidence] of mine)
      await this.post('officer', `/applications/${of.id}/checks`, { criterion, outcome: 'pass', note: 'seen', ...evidence })
    return this.read(of)
  }

  async recommended(over: Record<string, unknown> = {}, who: Who = 'officer', programme = 'P'): Promise<Json> {
    const of = await this.check(await this.apply(over, programme))
    await this.post(who, `/applications/${of.id}/recommendation`, { note: 'meets every criterion' })
    return this.read(of)
  }

  async approved(over: Record<string, unknown> = {}, programme = 'P'): Promise<Json> {
    const of = await this.recommended(over, 'officer', programme)
    await this.post('approver', `/applications/${of.id}/approval`, { expected: of.expected })
    return this.read(of)
  }
}

export const money = (amount: string, currency = 'TRY') => ({ amount, currency })

export function iban(country: string, bban: string): string {
  const digits = [...`${bban}${country}00`].map((character) => Number.parseInt(character, 36)).join('')
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${bban}`
}

/** A policy with every kind of criterion. */
export function policy(over: Record<string, unknown> = {}): Record<string, unknown> {
  const of = (code: string, kind: string, parameters: object = {}, mandatory = true) => ({ code, kind, mandatory, ...parameters })
  return {
    startsOn: '2020-01-01',
    endsOn: '2021-12-31',
    nationality: ['TM'],
    hostCountries: ['TR', 'RU'],
    grant: { amount: money('3000.00') },
    capPerStudent: money('9000.00'),
    capPerMonth: money('6000.00'),
    criteria: [
      of('citizen', 'nationality'),
      of('host', 'host_country'),
      of('dates', 'programme_dates'),
      of('enrolled', 'institution', { institutions: [{ country: 'TR', name: 'Ankara Üniversitesi', emailDomains: ['ankara.edu.tr'] }] }),
      of('stranded', 'no_route_home', { routes: [{ country: 'TR', from: '2020-01-01', to: '2021-12-31' }] }),
      of('passport', 'document', { document: 'passport' }),
      of('unassisted', 'not_assisted_within', { days: 30 }),
      of('unique', 'not_duplicate'),
      of('caps', 'caps'),
      of('payee', 'payee_valid'),
      of('own-payee', 'payee_not_shared'),
      of('screened', 'not_screened', { list: 'un' }, false),
      of('call', 'manual', { question: 'Confirmed by telephone?' }),
      of('agreed', 'consent'),
    ],
    ...over,
  }
}

const GIVEN = 'Aýna Maral Ogulgerek Jeren Selbi Gözel Aknabat Bahar Merdan Serdar Döwlet Batyr Şohrat Ýusup Kakajan Nurmyrat Çary Myrat Begenç Rahym'.split(' ')
const FAMILY = 'Annaýewa Orazowa Geldiýewa Hojaýewa Saparowa Atajanowa Durdyýewa Nuryýewa Ataýew Berdiýew Çaryýew Gurbanow Hudaýberdiýew Jumaýew Meredow'.split(
  ' ',
)
const two = (n: number) => String(n).padStart(2, '0')

/** The nth application: made-up persons, each with another name, birth date, passport number and account. */
export function student(n: number, over: Record<string, unknown> = {}): Json {
  const [family, given] = [FAMILY[n % 15] ?? '', GIVEN[(n * 7 + Math.floor(n / 15) * 2) % 20] ?? '']
  return {
    student: {
      familyName: family,
      givenName: given,
      birthDate: `${1996 + (n % 8)}-${two(1 + ((n * 5) % 12))}-${two(1 + ((n * 11) % 28))}`,
      nationality: 'TM',
      passportNumber: `A${1000003 + n * 7919}`,
      email: `s${n}@ankara.edu.tr`,
      phone: `+90532${1000000 + n}`,
    },
    hostCountry: 'TR',
    city: 'Ankara',
    institution: 'Ankara Üniversitesi',
    institutionEmailDomain: 'ankara.edu.tr',
    consentOn: '2020-10-20',
    payee: {
      name: `${given} ${family}`,
      iban: iban('TR', `000640${String(10 ** 15 + n * 104729).padStart(16, '0')}`),
      bank: 'İş Bankası',
      bic: 'ISBKTRIS',
      currency: 'TRY',
    },
    ...over,
  }
}
