import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../../fixtures/demo/client.ts'
import { demoSite } from '../../fixtures/demo/guided/demo-site.ts'
import { World } from '../commands/cases-world.ts'
import { ConsoleWorld, type Visitor } from '../console/console-world.ts'

describe('where there is no page', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  const client = new Client(w.book, () => c.now, 'http://127.0.0.1', new Map())
  const guided = { client, people: [], clock: () => c.now, today: '2026-11-02', sample: { code: 'X', birthYear: '2000' } }
  const sites = [
    ['the site itself', c.site],
    ['the demo', demoSite(c.site, guided)],
    ['a site that ours is a part of', new Hono().get('/before', (context) => context.text('x')).route('/', c.site)],
  ] as const
  let staff: Visitor
  beforeAll(async () => {
    staff = await c.enter('admin@example.org')
  })
  afterAll(() => {
    c.close()
    w.close()
  })
  const cookie = () => ({ Cookie: `__Host-tideover=${staff.session}` })

  it.each(sites)('%s shows a page, to staff and to students', async (_, site) => {
    for (const headers of [{}, cookie()])
      for (const path of ['/nowhere', '/favicon.ico', '/cases/1/nowhere', '/%E0%A4%A']) {
        const answer = await site.request(path, { headers })
        const text = await answer.text()
        expect([path, answer.status, answer.headers.get('Content-Type')?.split(';')[0]]).toEqual([path, 404, 'text/html'])
        expect(text).toMatch(/<html lang="\w+"/)
        expect(text).toMatch(/<title>[^<]+<\/title>/)
        expect(text.match(/<h1>/g)).toHaveLength(1)
        expect(text).toContain('<main')
      }
    const api = await site.request('/api/v1/nowhere')
    expect([api.status, ((await api.json()) as { code: string }).code]).toEqual([404, 'no_such_route'])
  })

  it.each(sites)('%s says which methods a page takes', async (_, site) => {
    const asked = [
      ['POST', '/work', 'GET'],
      ['PUT', '/work', 'GET'],
      ['DELETE', '/cases/12', 'GET'],
      ['PUT', '/sign-in', 'GET, POST'],
      ['GET', '/sign-out', 'POST'],
    ] as const
    for (const [method, path, allow] of asked) {
      const answer = await site.request(path, { method, headers: { ...cookie(), 'Sec-Fetch-Site': 'same-origin' } })
      expect([method, path, answer.status, answer.headers.get('Allow')]).toEqual([method, path, 405, allow])
      expect(await answer.text()).toContain('<h1>')
    }
  })
})
