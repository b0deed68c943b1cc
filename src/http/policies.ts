import { isRole } from '../core/access/roles.ts'
import { invariant } from '../core/invariant.ts'
import type { Book } from '../queries/query.ts'
import { mayOn } from './policy.ts'
import type { Route } from './route.ts'

/**
 * What is wrong with the policies of a table of routes, none if all is well: a route that nobody may use, a role that there is
 * not, an address that stands twice.
 */
export function policyFaults(book: Book, routes: readonly Route[]): string[] {
  const seen = new Set<string>()
  return routes.flatMap((route) => {
    const name = `${route.method} ${route.path}`
    const twice = seen.has(name) ? [`${name} stands twice in the table of routes`] : []
    seen.add(name)
    if ('open' in route) return twice
    const may = mayOn(book, route)
    if (may.any) return twice
    const unknown = may.roles.filter((role) => !isRole(role))
    return [
      ...twice,
      ...(may.roles.length === 0 ? [`${name} has no policy: no role may use it`] : []),
      ...unknown.map((role) => `${name} is for "${role}", which is no role`),
    ]
  })
}

/** Throws where a route has no policy: such a program does not start. */
export function checkPolicies(book: Book, routes: readonly Route[]): void {
  const faults = policyFaults(book, routes)
  invariant(faults.length === 0, faults.join('; '))
}
