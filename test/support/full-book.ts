import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { block, unblock } from '../../src/commands/erase/block.ts'
import { makeBook } from '../../src/commands/make-book.ts'
import { addUser, changeRoles, createToken, disableUser, endToken, resetUser } from '../../src/commands/people.ts'
import { setTestClock } from '../../src/commands/set-test-clock.ts'
import { Door } from '../../src/commands/sign-in/accounts.ts'
import { firstSignIn } from '../../src/commands/sign-in/set-up.ts'
import { api } from '../../src/http/app.ts'
import { Book } from '../../src/store/book.ts'
import { asDocumented } from './as-documented.ts'
import { claims } from './full-book-claims.ts'
import { closure } from './full-book-closure.ts'
import { banks, cases, payees, payouts, set } from './full-book-flows.ts'
import { messages } from './full-book-messages.ts'
import { ownMoney } from './full-book-own-money.ts'
import { standing } from './full-book-standing.ts'
import { ways } from './full-book-ways.ts'

/** The instant at which a test book's clock starts. */
const START = '2020-11-02T08:00:00.000Z'

const ROLES = ['case_officer', 'approver', 'finance', 'releaser', 'auditor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** A book with a user and a token of every role, reached through the API as its people do. */
export interface World {
  readonly file: string
  readonly master: Buffer
  readonly book: Book
  /** Sends a request as a role; the answer's JSON, or text where it is none. Throws where the status is 400 or above. */
  readonly ask: (role: Role | 'approver2', method: 'GET' | 'POST' | 'PUT', path: string, body?: object | Uint8Array) => Promise<Record<string, unknown>>
  /** What was sent: each text of a form, and each file. */
  readonly sent: ReadonlySet<string>
  /** Moves the book's clock to an instant. */
  readonly at: (instant: string) => void
}

const clock = () => Date.now()

const taken = <T>(result: { ok: true; value: T } | { ok: false; problem: { detail: string } }): T => {
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value
}

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []

/** An empty book with its people. */
export function world(): World {
  const file = join(mkdtempSync(join(tmpdir(), 'tideover-book-')), 'book.db')
  const { master } = makeBook(file, clock, { adminEmail: 'root@example.org', testClockMs: Date.parse(START) })
  writeFileSync(`${file}.key`, master)
  const book = Book.open(file, clock, master)
  const tokens = new Map<string, string>()
  for (const name of [...ROLES, 'approver2']) {
    const email = `${name}@example.org`
    taken(addUser(book, { email, name: `The ${name}`, roles: [name === 'approver2' ? 'approver' : name] }))
    tokens.set(name, taken(createToken(book, { email, scope: [] })).token)
  }
  let sent = 0
  const texts = new Set<string>()
  // A token may make 100 requests a second: here a second passes with each.
  const app = asDocumented(api(book, () => 1000 * sent))
  const ask: World['ask'] = async (role, method, path, body) => {
    sent += 1
    const isFile = body instanceof Uint8Array
    for (const text of isFile ? [new TextDecoder().decode(body)] : textsIn(body)) texts.add(text)
    const headers = {
      Authorization: `Bearer ${tokens.get(role)}`,
      'Idempotency-Key': `k${sent}`,
      ...(body ? { 'Content-Type': isFile ? 'text/csv' : 'application/json' } : {}),
    }
    const response = await app.request(`/api/v1${path}`, { method, headers, ...(body ? { body: isFile ? Uint8Array.from(body) : JSON.stringify(body) } : {}) })
    const text = await response.text()
    if (response.status >= 400) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text.startsWith('{') ? JSON.parse(text) : { text }) as Record<string, unknown>
  }
  return { file, master, book, ask, sent: texts, at: (instant) => void taken(setTestClock(book, clock, Date.parse(instant))) }
}

const usd = (amount: string) => ({ amount, currency: 'USD' })

/** What happens to people and tokens at the command line. */
function people({ book }: World): void {
  taken(addUser(book, { email: 'deputy@example.org', name: 'Deputy', roles: ['approver', 'auditor'], until: '2020-12-31' }))
  taken(changeRoles(book, 'deputy@example.org', ['auditor'], '2021-01-31'))
  taken(createToken(book, { email: 'deputy@example.org', scope: ['auditor'], expires: '2021-01-31' }))
  taken(endToken(book, ROLES.length + 2))
  taken(resetUser(book, 'deputy@example.org'))
  taken(disableUser(book, 'deputy@example.org'))
}

/** Somebody signs in for the first time, and sets a password. */
async function signIn({ book }: World): Promise<void> {
  const door = new Door(book, clock)
  const { oneTimeSignIn } = taken(resetUser(book, 'auditor@example.org'))
  taken(await firstSignIn(door, { email: 'auditor@example.org', oneTime: oneTimeSignIn, password: 'quiet river stones', withFactor: false }))
  door.close()
}

/** Funds, bank accounts, contributions, rates. */
async function money({ ask }: World): Promise<void> {
  await ask('finance', 'POST', '/funds', { code: 'EMERGENCY', name: 'Emergency "assistance" 2020, Türkiye', currency: 'USD', projectCode: 'WBS-1' })
  await ask('finance', 'POST', '/funds', { code: 'YEN', name: 'Fonds en yen', currency: 'JPY' })
  await ask('finance', 'POST', '/bank-accounts', {
    code: 'USD-1',
    name: 'Main',
    currency: 'USD',
    iban: 'TR330006100519786457841326',
    fund: 'EMERGENCY',
    openingBalance: usd('250.00'),
    openingDate: '2020-10-30',
    usualDays: 5,
  })
  await ask('finance', 'POST', '/bank-accounts', {
    code: 'TRY-1',
    name: 'Lira',
    currency: 'TRY',
    iban: 'TR320010009999901234567890',
    openingDate: '2020-10-31',
    openingBalance: { amount: '0.10', currency: 'TRY' },
  })
  await ask('finance', 'POST', '/bank-accounts', { code: 'JPY-1', name: 'Yen', currency: 'JPY', accountNumber: '1234567', fund: 'YEN' })
  await ask('finance', 'POST', '/funds/EMERGENCY/contributions', {
    donor: 'Donor One',
    money: usd('10000.00'),
    date: '2020-11-01',
    bankAccount: 'USD-1',
    reference: 'AG-1',
  })
  await ask('finance', 'POST', '/funds/EMERGENCY/contributions', {
    donor: 'Donor Two',
    money: usd('200.00'),
    date: '2020-10-29',
    bankAccount: 'USD-1',
    receivedBeforeOpening: true,
  })
  await ask('finance', 'POST', '/funds/YEN/contributions', {
    donor: '=SUM(A1)',
    money: { amount: '500000', currency: 'JPY' },
    date: '2020-11-01',
    bankAccount: 'JPY-1',
  })
  await ask('finance', 'POST', '/exchange-rates', { from: 'USD', to: 'TRY', rate: '8.3415', date: '2020-11-02', source: 'central bank' })
}

/** A student who was paid, and to whom nothing is under way, is hidden from view and shown again. */
async function hidden({ ask, book }: World): Promise<void> {
  const settled = (await ask('finance', 'GET', '/payouts?state=settled&limit=200'))['items'] as { caseNumber: string }[]
  const actor = book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'admin' AND ended = 0 ORDER BY id DESC LIMIT 1")) ?? 0
  const asked = settled.map(({ caseNumber }) => ({ caseNumber, reason: 'contested', actor })).find((of) => block(book, of).ok)
  if (!asked) throw new Error('a student who was paid can be hidden')
  taken(unblock(book, asked))
}

/** A book in which everything that the program can do was done, through the API and the commands of the command line. */
export async function fullBook(): Promise<World> {
  const of = world()
  people(of)
  await signIn(of)
  await money(of)
  of.at('2020-11-03T09:30:00.000Z')
  await cases(of)
  await banks(of, await payouts(of))
  await ownMoney(of)
  await messages(of)
  await claims(of)
  await payees(of)
  await standing(of)
  await set(of)
  await ways(of)
  await closure(of)
  await hidden(of)
  return of
}
