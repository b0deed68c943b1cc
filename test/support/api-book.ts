import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBook } from '../../src/commands/make-book.ts'
import { addUser, createToken } from '../../src/commands/people.ts'
import { ROLES, type Role } from '../../src/core/access/roles.ts'
import type { Result } from '../../src/core/result.ts'
import { api } from '../../src/http/app.ts'
import { Book } from '../../src/store/book.ts'
import { type App, asDocumented } from './as-documented.ts'

export const START_MS = Date.UTC(2020, 10, 2, 6)

/** A value that must have been made. */
export function made<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.detail}`)
  return result.value
}

/** A clock that a test turns. */
class TestClock {
  ms = START_MS
  readonly now = (): number => this.ms
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
  readonly code: unknown
  readonly text: string
}

export interface Sending {
  readonly token?: string | undefined
  readonly key?: string | undefined
  readonly raw?: NonNullable<RequestInit['body']>
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends a request as a client would: a POST has a new key and a JSON body unless the test says otherwise. */
export async function send(
  app: App,
  method: string,
  path: string,
  body: unknown,
  { token, key, raw, type = 'application/json', headers = {} }: Sending,
): Promise<Answer> {
  const sent = raw ?? (body === undefined ? null : JSON.stringify(body))
  const response = await app.request(`http://book${path.startsWith('/api') ? path : `/api/v1${path}`}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      ...(sent === null ? {} : { 'Content-Type': type }),
      ...headers,
    },
    ...(sent === null ? {} : { body: sent, duplex: 'half' }),
  })
  const text = await response.text()
  const isJson = (response.headers.get('Content-Type') ?? '').includes('json')
  const parsed = isJson ? (JSON.parse(text) as Readonly<Record<string, unknown>>) : {}
  return { status: response.status, headers: response.headers, body: parsed, code: response.status >= 400 ? parsed['code'] : undefined, text }
}

/** A book's file with its people, and what opens it. */
interface Beginning {
  readonly bytes: Buffer
  readonly master: Buffer
  readonly tokens: Readonly<Record<Role | 'all', string>>
}

let beginning: Beginning | undefined

/** The file with which every book begins, made once: to make the schema anew costs more than most tests. */
function beginningOf(): Beginning {
  if (beginning) return beginning
  const folder = mkdtempSync(join(tmpdir(), 'tideover-beginning-'))
  const [file, copy] = [join(folder, 'book.db'), join(folder, 'copy.db')]
  const { now } = new TestClock()
  const { master } = makeBook(file, now, { adminEmail: 'first@example.org' })
  const book = Book.open(file, now, master)
  const token = (name: string, roles: readonly string[]) => {
    made(addUser(book, { email: `${name}@example.org`, name, roles }))
    return made(createToken(book, { email: `${name}@example.org`, scope: [] })).token
  }
  const byRole = Object.fromEntries(ROLES.map((role) => [role, token(role, [role])])) as Record<Role, string>
  const tokens = { ...byRole, all: token('all', ROLES) }
  book.copyTo(copy)
  book.close()
  beginning = { bytes: readFileSync(copy), master, tokens }
  rmSync(folder, { recursive: true, force: true })
  return beginning
}

/** A book in a folder of its own with one user and token for every role, and one who has them all. */
export class ApiBook {
  readonly folder = mkdtempSync(join(tmpdir(), 'tideover-api-'))
  readonly file = join(this.folder, 'book.db')
  readonly keyFile = `${this.file}.key`
  readonly clock = new TestClock()
  readonly master: Buffer
  readonly tokens: Readonly<Record<Role | 'all', string>>
  book: Book
  app: App

  constructor() {
    const { bytes, master, tokens } = beginningOf()
    this.master = master
    this.tokens = tokens
    writeFileSync(this.file, bytes)
    writeFileSync(this.keyFile, master.toString('hex'), { mode: 0o600 })
    this.book = Book.open(this.file, this.clock.now, master)
    this.app = this.#app()
  }

  /** A limiter that never limits: each request is in a second of its own. */
  #app(): App {
    let seconds = 0
    return asDocumented(
      api(this.book, () => {
        seconds += 1
        return seconds * 1000
      }),
    )
  }

  get(path: string, token: string | undefined = this.tokens.all): Promise<Answer> {
    return send(this.app, 'GET', path, undefined, { token })
  }

  post(path: string, body: unknown, more: Sending = {}): Promise<Answer> {
    return send(this.app, 'POST', path, body, { token: this.tokens.all, key: randomUUID(), ...more })
  }

  /** Events in the book. */
  events(): number {
    return this.book.read((read) => read.value<number>('SELECT max(seq) FROM event') ?? 0)
  }

  reopen(): void {
    this.book.close()
    this.book = Book.open(this.file, this.clock.now, this.master)
    this.app = this.#app()
  }

  remove(): void {
    this.book.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
