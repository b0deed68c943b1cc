import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routesWithAnswers } from '../../src/http/answers/answers.ts'
import { openApi } from '../../src/http/openapi.ts'
import { routes } from '../../src/http/routes.ts'
import { ApiBook } from '../support/api-book.ts'
import { asDocumented } from '../support/as-documented.ts'

/** What every HTTP test looks through: if it saw nothing, a wrong answer would pass them all. */
describe('asDocumented', () => {
  let at: ApiBook
  let answer: Response
  const app = new Hono()
  beforeAll(() => {
    at = new ApiBook()
    app.get('/api/openapi.json', (context) => context.json(openApi(at.book, routes)))
    app.all('*', () => answer)
  })
  afterAll(() => at.remove())

  const problem = (code: string, status: number) => Response.json({ code }, { status, headers: { 'Content-Type': 'application/problem+json' } })
  const asks = (path: string, method = 'GET') => asDocumented(app).request(`http://book/api/v1${path}`, { method })

  it('lets a refusal through that the operation names, and no other', async () => {
    answer = problem('already_exists', 409)
    expect((await asks('/funds', 'POST')).status).toBe(409)
    answer = problem('payout_held', 409)
    await expect(asks('/funds', 'POST')).rejects.toThrow('POST /funds answered 409 payout_held')
    answer = problem('already_exists', 422)
    await expect(asks('/funds', 'POST')).rejects.toThrow('answered 422 already_exists')
    answer = problem('role_not_allowed', 403)
    await expect(asks('/funds')).rejects.toThrow('GET /funds answered 403')
  })

  it('lets an answer through in its shape, with members beside it, and no other', async () => {
    const [fund] = [await (await at.post('/funds', { code: 'F', name: 'Fund', currency: 'TRY' })).body]
    answer = Response.json({ items: [{ ...fund, colour: 'blue' }], nextCursor: null })
    expect((await asks('/funds?limit=1')).status).toBe(200)
    answer = Response.json({ items: [{ ...fund, available: 300 }], nextCursor: null })
    await expect(asks('/funds')).rejects.toThrow('GET /funds answered in another shape')
  })

  it('looks away from what is no route of the API', async () => {
    answer = problem('no_such_route', 404)
    expect((await asks('/nothing/here')).status).toBe(404)
  })
})

describe('the shapes of answers', () => {
  it('are those of routes, and every route that answers JSON has one', () => {
    const named = routes.filter((route) => !('download' in route)).map(({ method, path }) => `${method} ${path}`)
    expect(routesWithAnswers().filter((name) => !named.includes(name))).toEqual([])
    expect(named.filter((name) => !routesWithAnswers().includes(name))).toEqual([])
  })
})
