import { randomUUID } from 'node:crypto'
import type { Fault } from '../core/problem.ts'
import type { Result } from '../core/result.ts'
import type { apiOf } from '../http/api-of.ts'
import { roleRefused, signedIn } from '../http/policy.ts'
import type { Route } from '../http/route.ts'
import type { Book } from '../queries/query.ts'
import type { Sent } from './file-words.ts'
import type { Machine, Refusal } from './verb.ts'

/** Routes of the API, loaded where something is asked of them: most of the program stands behind all. */
export type Routes = () => Promise<readonly Route[]>

const allRoutes: Routes = async () => (await import('../http/routes.ts')).routes
export const bankRoutes: Routes = async () => (await import('../http/api/banks.ts')).bankRoutes
export const caseRoutes: Routes = async () => (await import('../http/api/cases.ts')).caseRoutes

/**
 * What the command line does for a person goes the way of the API, in this process: the same token, policy, form, refusals and
 * event. There is no second door.
 */
export class AsPerson {
  readonly #book: Book
  readonly #clock: Machine['clock']
  readonly #token: string | undefined
  readonly #routes: Routes
  #app: ReturnType<typeof apiOf> | undefined

  constructor(machine: Machine, book: Book, routes = allRoutes) {
    this.#routes = routes
    this.#book = book
    this.#clock = machine.clock
    this.#token = machine.config.token
  }

  get<T>(path: string): Promise<Result<T, Refusal>> {
    return this.#ask('GET', path, {})
  }

  post<T>(path: string, body: unknown): Promise<Result<T, Refusal>> {
    return this.#ask('POST', path, { body: JSON.stringify(body), type: 'application/json' })
  }

  postFile<T>(path: string, file: Sent, type: string): Promise<Result<T, Refusal>> {
    return this.#ask('POST', path, { body: file.stream(), type, size: file.size })
  }

  /** For what has no address in the API: the refusal where the token's person has none of the roles. */
  refusedBut(roles: readonly string[]): Refusal | undefined {
    const signed = signedIn(this.#book, `Bearer ${this.#token ?? ''}`)
    if (!signed) return { code: 'token_missing_or_bad', detail: 'Put a valid token into TIDEOVER_TOKEN.' }
    return roles.some((role) => signed.roles.includes(role)) ? undefined : roleRefused(roles)
  }

  /** The roles that the token's person holds now, for what has no address in the API: empty where the token is none. */
  roles(): readonly string[] {
    return signedIn(this.#book, `Bearer ${this.#token ?? ''}`)?.roles ?? []
  }

  /** Who acts, for what has no address in the API and leaves an event: the token's person, who holds one of the roles. */
  actorWith(roles: readonly string[]): Result<number, Refusal> {
    const problem = this.refusedBut(roles)
    const signed = signedIn(this.#book, `Bearer ${this.#token ?? ''}`)
    return problem || !signed ? { ok: false, problem: problem ?? roleRefused(roles) } : { ok: true, value: signed.person }
  }

  async #api(): Promise<ReturnType<typeof apiOf>> {
    const [{ apiOf }, routes] = await Promise.all([import('../http/api-of.ts'), this.#routes()])
    this.#app ??= apiOf(routes, { book: this.#book, clock: this.#clock })
    return this.#app
  }

  async #ask<T>(
    method: string,
    path: string,
    { body, type, size }: { readonly body?: string | ReturnType<Sent['stream']>; readonly type?: string; readonly size?: number },
  ): Promise<Result<T, Refusal>> {
    const headers = {
      Authorization: `Bearer ${this.#token ?? ''}`,
      ...(method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {}),
      ...(type === undefined ? {} : { 'Content-Type': type }),
      ...(size === undefined ? {} : { 'Content-Length': String(size) }),
    }
    const app = await this.#api()
    const answer = await app.request(`/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { body, duplex: 'half' }) }, { isAlone: true })
    const said = (await answer.json()) as unknown
    return answer.ok ? { ok: true, value: said as T } : { ok: false, problem: refusalOf(said as ProblemJson) }
  }
}

type ProblemJson = { readonly code: string; readonly detail: string; readonly errors?: readonly Fault[] } & Readonly<Record<string, unknown>>

function refusalOf({ type: _type, title: _title, status: _status, retry: _retry, code, detail, errors, ...members }: ProblemJson): Refusal {
  const words = code === 'token_missing_or_bad' ? 'Put a valid token into TIDEOVER_TOKEN.' : detail
  return { code, detail: words, ...(errors ? { errors } : {}), members }
}
