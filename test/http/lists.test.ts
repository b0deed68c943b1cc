import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { propertiesOf, schemaOf } from '../../src/http/route-facts.ts'
import { routes } from '../../src/http/routes.ts'
import { ApiBook } from '../support/api-book.ts'

interface Page {
  readonly items: readonly { readonly code: string }[]
  readonly nextCursor: string | null
}

const lists = routes.flatMap((route) =>
  'query' in route && !route.path.includes('{') && propertiesOf(schemaOf(route.query.filters)).some(([name]) => name === 'limit') ? [route.path] : [],
)

describe('lists', () => {
  let at: ApiBook
  const codes = Array.from({ length: 7 }, (_, n) => `F${n}`)
  beforeAll(async () => {
    at = new ApiBook()
    for (const code of codes) expect((await at.post('/funds', { code, name: 'Fund', currency: 'TRY' })).status).toBe(201)
  })
  afterAll(() => at.remove())

  const pages = async (limit: number): Promise<Page[]> => {
    const found: Page[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = (await at.get(`/funds?limit=${limit}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)).body as unknown as Page
      found.push(page)
      cursor = page.nextCursor
    }
    return found
  }

  it.each([1, 2, 3, 6, 7, 8, 200])('are whole and in order in pages of %i', async (limit) => {
    const found = await pages(limit)
    expect(found.flatMap(({ items }) => items.map(({ code }) => code))).toEqual(codes)
    expect(found).toHaveLength(Math.ceil(codes.length / limit))
    expect(found.slice(0, -1).every(({ items }) => items.length === limit)).toBe(true)
  })

  it('show what was added after the first page', async () => {
    const first = (await at.get('/funds?limit=7')).body as unknown as Page
    expect(first.nextCursor).toBeNull()
    const six = (await at.get('/funds?limit=6')).body as unknown as Page
    await at.post('/funds', { code: 'F7', name: 'Fund', currency: 'TRY' })
    const rest = (await at.get(`/funds?limit=6&cursor=${six.nextCursor}`)).body as unknown as Page
    expect(rest.items.map(({ code }) => code)).toEqual(['F6', 'F7'])
  })

  it.each(lists)('%s has items and nextCursor, and bounds its pages', async (path) => {
    const whole = await at.get(`${path}?limit=200`)
    expect(whole.status).toBe(200)
    expect(whole.body).toMatchObject({ items: expect.any(Array), nextCursor: null })
    for (const query of ['limit=201', 'limit=0', 'colour=blue', 'cursor=', 'cursor=first', 'cursor=-1'])
      expect((await at.get(`${path}?${query}`)).status).toBe(422)
  })

  it('are read as one, too', async () => {
    const made = await at.post('/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.12', date: '2020-11-02', source: 'bank' })
    expect((await at.get(`/exchange-rates/${made.body['id']}`)).body).toEqual(made.body)
    await at.post('/bank-accounts', { code: 'B', name: 'Bank', currency: 'TRY', fund: 'F0' })
    const money = { amount: '10.00', currency: 'TRY' }
    const given = await at.post('/funds/F0/contributions', { donor: 'Donor', money, date: '2020-11-02', bankAccount: 'B' })
    expect((await at.get(`/funds/F0/contributions/${given.body['id']}`)).body).toMatchObject(given.body)
    expect(await at.get(`/funds/F1/contributions/${given.body['id']}`)).toMatchObject({ status: 404, code: 'not_found' })
    expect(await at.get('/exchange-rates/99')).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('are many', () => expect(lists.length).toBeGreaterThan(8))
})
