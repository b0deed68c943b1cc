import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROBLEMS } from '../../src/core/problem.ts'
import type { Route } from '../../src/http/route.ts'
import { routeFacts } from '../../src/http/route-facts.ts'
import { routes } from '../../src/http/routes.ts'
import { ApiBook } from '../support/api-book.ts'
import { reachableCodes } from '../support/reachable-codes.ts'

const nameOf = ({ method, path }: Route): string => `${method} ${path}`

function declaredBy(route: Route): readonly string[] {
  if ('command' in route) return route.command.refuses
  if ('file' in route) return route.file.refuses
  if ('download' in route) return route.download.refuses
  return ('open' in route ? route.open.refuses : route.query.refuses) ?? []
}

/** The route as if it declared nothing: what is left comes from its form. */
function bare(route: Route): Route {
  if ('command' in route) return { ...route, command: { ...route.command, refuses: [] } }
  if ('file' in route) return { ...route, file: { ...route.file, refuses: [] } }
  if ('download' in route) return { ...route, download: { ...route.download, refuses: [] } }
  return 'open' in route ? { ...route, open: { ...route.open, refuses: [] } } : { ...route, query: { ...route.query, refuses: [] } }
}

describe('what a command or a query declares that it refuses', () => {
  let at: ApiBook
  const reached = new Map<string, ReadonlySet<string>>()
  beforeAll(() => {
    at = new ApiBook()
    for (const { name, codes } of reachableCodes()) reached.set(name, codes)
    // Every type of the program is worked out for it: seconds on a machine that does nothing else.
  })
  afterAll(() => at.remove())

  it('finds every route in the text of the tables, and every code somewhere', () => {
    expect([...reached.keys()].sort()).toEqual(routes.map(nameOf).sort())
    const found = new Set([...reached.values()].flatMap((codes) => [...codes]))
    // What no command or query of a route comes to by itself: the repeat of a key, and what the command line alone refuses.
    const elsewhere = ['idempotency_key_reused', 'idempotency_key_expired', 'user_unknown', 'role_unknown']
    expect(Object.keys(PROBLEMS).filter((code) => !found.has(code))).toEqual(elsewhere)
  })

  it.each(routes.map((route) => [nameOf(route), route] as const))('is what it can come to: %s', (name, route) => {
    const form = new Set<string>(routeFacts(at.book, bare(route)).codes)
    const own = [...(reached.get(name) ?? [])].filter((code) => !form.has(code))
    expect([...declaredBy(route)].sort()).toEqual(own.sort())
  })
})
