import type { Hono } from 'hono'
import type { SignedIn } from '../../commands/sign-in/sessions.ts'
import type { HeldFiles } from '../../commands/statements/held-files.ts'
import type { ProblemCode } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { isSaid, type Said } from '../../core/said/say.ts'
import type { Language } from '../../pages/console/words/language.ts'
import type { Book, Query } from '../../queries/query.ts'
import { roleRefused } from '../policy.ts'

/** A place at fault: in the words of the API with what they are made of, or in the page's own. */
export interface FaultSeen {
  readonly pointer: string
  readonly reason: string
  readonly said?: Said
}

/** Why something was not done: as the API says it with what that is made of, or in the page's own words. `members`: what else it told (readings of a statement, say). */
export interface Refusal {
  readonly status: number
  readonly code: ProblemCode | string
  readonly detail: string
  readonly said?: Said
  readonly errors?: readonly FaultSeen[]
  readonly members: Readonly<Record<string, unknown>>
}

/** The API, and the address under which the person came: what is told outside (on slips) leads there. */
interface AtOrigin {
  readonly api: Hono
  readonly origin: string
}

/** The same refusal in a page's own words, which need no places. */
export const toldAs = ({ status, code, members }: Refusal, detail: string): Refusal => ({ status, code, detail, members })

/**
 * What a signed-in person asks and does from a page goes the way of the API, in this process: the same policy, form, refusals and event. There is no second door.
 */
export class Desk {
  readonly signed: SignedIn
  readonly language: Language
  readonly book: Book
  /** Files between being looked at and being taken in. */
  readonly held: HeldFiles
  readonly #api: AtOrigin

  constructor(api: AtOrigin, book: Book, signed: SignedIn, language: Language, held: HeldFiles) {
    this.held = held
    this.#api = api
    this.book = book
    this.signed = signed
    this.language = language
  }

  /** Holds the person one of these roles now? */
  is(...roles: readonly string[]): boolean {
    return roles.some((role) => this.signed.roles.includes(role))
  }

  /** `path` as in the API: `/applications?state=received`. T: the answer's shape, as the API's document has it. */
  get<T>(path: string): Promise<Result<T, Refusal>> {
    return this.#ask(path, { method: 'GET' })
  }

  /** `key`: the form's own, so that a form sent twice does one thing. */
  post<T>(path: string, body: unknown, key: string): Promise<Result<T, Refusal>> {
    return this.#ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key } })
  }

  put<T>(path: string, body: unknown): Promise<Result<T, Refusal>> {
    return this.#ask(path, { method: 'PUT', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
  }

  postFile<T>(path: string, file: Pick<Blob, 'size' | 'type' | 'stream'>, key: string, type = file.type): Promise<Result<T, Refusal>> {
    const headers = { 'Content-Type': type || 'application/octet-stream', 'Content-Length': String(file.size), 'Idempotency-Key': key }
    return this.#ask(path, { method: 'POST', body: file.stream(), duplex: 'half', headers })
  }

  /** A form of several parts (documents). */
  postForm<T>(path: string, form: FormData, key: string): Promise<Result<T, Refusal>> {
    return this.#ask(path, { method: 'POST', body: form, headers: { 'Idempotency-Key': key } })
  }

  /** Why the API gave no file. */
  async refusalOf(file: Response): Promise<{ readonly problem: Refusal }> {
    return { problem: refusedWith(file.status, (await file.json()) as Record<string, unknown>).problem }
  }

  /** A file of the API, as it comes; by a form's key the same one again. */
  file(path: string, key?: string): Promise<Response> {
    return this.#request(path, { method: 'GET', ...(key === undefined ? {} : { headers: { 'Idempotency-Key': key } }) })
  }

  /** A query that has no address in the API: its own roles hold here too. */
  ask<T, F>(query: Query<F>, filters: F, params: Readonly<Record<string, string>> = {}): Result<T, Refusal> {
    if (query.roles && !this.is(...query.roles)) return refusedWith(403, { ...roleRefused(query.roles) })
    const answer = this.book.read((read) => query.ask(read, { params, filters, reader: { person: this.signed.person, roles: this.signed.roles } }))
    return answer.ok ? done(answer.value as T) : refusedWith(404, { ...answer.problem })
  }

  async #ask<T>(path: string, init: RequestInit): Promise<Result<T, Refusal>> {
    const response = await this.#request(path, init)
    const answer = (await response.json()) as Record<string, unknown>
    return response.ok ? done(answer as T) : refusedWith(response.status, answer)
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    const session = { person: this.signed.person, roles: this.signed.roles, secret: this.signed.sessionId }
    return this.#api.api.request(`${this.#api.origin}/api/v1${path}`, init, { session })
  }
}

function refusedWith(
  status: number,
  { code, detail, said, errors, ...members }: Readonly<Record<string, unknown>>,
): { readonly ok: false; readonly problem: Refusal } {
  const words = typeof detail === 'string' ? detail : ''
  return {
    ok: false,
    problem: {
      status,
      code: typeof code === 'string' ? code : '',
      detail: words,
      members,
      ...(isSaid(said) ? { said } : {}),
      ...(Array.isArray(errors) ? { errors: errors as FaultSeen[] } : {}),
    },
  }
}
