import { type Problem, problemOf } from '../core/problem.ts'
import { say } from '../core/said/say.ts'
import { rolesThatMay, whoSigned } from '../queries/access.ts'
import type { Book } from '../queries/query.ts'
import type { Route } from './route.ts'

const PER_SECOND = 100

/** Who may use a route: everybody signed in, or the roles that the book's own view `permit` gives its event (a query names its own). */
export function mayOn(book: Book, route: Exclude<Route, { open: unknown }>): { readonly any: boolean; readonly roles: readonly string[] } {
  if ('query' in route) return { any: route.query.roles === undefined, roles: route.query.roles ?? [] }
  const kind = 'command' in route ? route.command.kind : 'file' in route ? route.file.kind : route.download.kind
  return { any: false, roles: rolesThatMay(book, kind) }
}

export const roleRefused = (roles: readonly string[]): Problem => problemOf('role_not_allowed', say.forRoles(roles))

/** Who asks, and what tells this one from others for the number of requests in a second. */
export interface Session {
  readonly person: number
  readonly roles: readonly string[]
  readonly secret: string
}

/** The person of an Authorization header, or undefined. */
export function signedIn(book: Book, header: string | undefined): Session | undefined {
  const secret = /^Bearer ([\w-]{20,200})$/.exec(header ?? '')?.[1]
  const signed = secret === undefined ? undefined : whoSigned(book, secret)
  return signed && secret !== undefined ? { ...signed, secret } : undefined
}

/** At most 100 requests in a second per token. */
export class TokenLimit {
  readonly #clock: () => number
  #second = 0
  #counts = new Map<string, number>()

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** 0, or the seconds to wait. */
  take(token: string): number {
    const second = Math.floor(this.#clock() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#counts = new Map()
    }
    const count = (this.#counts.get(token) ?? 0) + 1
    this.#counts.set(token, count)
    return count > PER_SECOND ? 1 : 0
  }
}
