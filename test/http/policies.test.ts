import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '../../src/core/access/roles.ts'
import { checkPolicies, policyFaults } from '../../src/http/policies.ts'
import { mayOn } from '../../src/http/policy.ts'
import type { Route } from '../../src/http/route.ts'
import { routes } from '../../src/http/routes.ts'
import { ApiBook, send } from '../support/api-book.ts'
import { PERMITTED } from './permitted.ts'

const [some] = routes.filter((route) => 'command' in route)
const [read] = routes.filter((route) => 'query' in route)

describe('policyFaults', () => {
  let at: ApiBook
  beforeAll(() => {
    at = new ApiBook()
  })
  afterAll(() => at.remove())

  it('finds none in the table of routes', () => {
    expect(routes.length).toBeGreaterThan(20)
    expect(policyFaults(at.book, routes)).toEqual([])
  })

  it('names a route whose event nobody may make, and such a program does not start', () => {
    if (!some || !read) throw new Error('the table has commands and queries')
    const lost: Route = { ...some, path: '/lost', command: { ...some.command, kind: 'never_declared' } }
    expect(policyFaults(at.book, [lost])).toEqual([`${lost.method} /lost has no policy: no role may use it`])
    expect(() => checkPolicies(at.book, [...routes, lost])).toThrow('/lost has no policy')
    const nobody: Route = { ...read, path: '/nobody', query: { ...read.query, roles: [] } }
    expect(policyFaults(at.book, [nobody])).toEqual(['GET /nobody has no policy: no role may use it'])
  })

  it('names a role that there is not, and an address that stands twice', () => {
    if (!read) throw new Error('the table has queries')
    expect(policyFaults(at.book, [{ ...read, path: '/x', query: { ...read.query, roles: ['king'] } }])).toEqual(['GET /x is for "king", which is no role'])
    expect(policyFaults(at.book, [read, read])).toEqual([`GET ${read.path} stands twice in the table of routes`])
  })
})

const named = (path: string): string => path.replace(/\{\w+\}/g, '{}')

/** Addresses of the list that are not built yet: the whole life of cases, ways to pay, closings and messages. */
const DUE_LATER: readonly string[] = []

describe('every role on every route', () => {
  let at: ApiBook
  beforeAll(() => {
    at = new ApiBook()
  })
  afterAll(() => at.remove())

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_name, route) => {
    if ('open' in route) {
      expect((await send(at.app, route.method, route.path, {}, {})).status).not.toBe(401)
      return
    }
    const may = mayOn(at.book, route)
    for (const role of ROLES) {
      const answer = await send(at.app, route.method, route.path.replace(/\{\w+\}/g, '987654'), route.method === 'GET' ? undefined : { no: 'member' }, {
        token: at.tokens[role],
        key: `${role} ${route.path}`,
      })
      const allowed = may.any || may.roles.includes(role)
      expect([role, answer.code === 'role_not_allowed'], JSON.stringify(answer.body)).toEqual([role, !allowed])
      if (allowed) expect([200, 400, 404, 409, 413, 415, 422], `${role}: ${answer.text}`).toContain(answer.status)
      else expect(answer.status).toBe(403)
    }
    expect((await send(at.app, route.method, route.path, undefined, {})).status).toBe(401)
  })

  const whoMay = (route: Route): string => {
    if ('open' in route) return 'anybody'
    const may = mayOn(at.book, route)
    return may.any ? 'everybody' : [...may.roles].sort().join(' ')
  }

  it.each(PERMITTED.filter(([method, path]) => routes.some((r) => r.method === method && named(r.path) === named(path))))(
    '%s %s is for %s and nobody else',
    (method, path, roles) => {
      const route = routes.find((r) => r.method === method && named(r.path) === named(path))
      expect(route && whoMay(route)).toBe(roles)
    },
  )

  it('finds every address of the list but those that come later', () => {
    const known = new Set(routes.map((route) => `${route.method} ${named(route.path)}`))
    expect(PERMITTED.map(([method, path]) => `${method} ${path}`).filter((name) => !known.has(named(name)))).toEqual(DUE_LATER)
  })

  it('finds nothing that writes, and nothing that is not for everybody, beside the list', () => {
    const listed = new Set(PERMITTED.map(([method, path]) => `${method} ${named(path)}`))
    const beside = routes.filter((route) => !listed.has(`${route.method} ${named(route.path)}`) && (route.method !== 'GET' || whoMay(route) !== 'everybody'))
    expect(beside.map((route) => `${route.method} ${route.path}`)).toEqual([])
  })
})
