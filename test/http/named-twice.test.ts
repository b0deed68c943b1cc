import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiBook } from '../support/api-book.ts'

describe('what is named twice', () => {
  let at: ApiBook
  beforeAll(() => {
    at = new ApiBook()
  })
  afterAll(() => at.remove())

  it.each([
    ['/currency', '{"code":"A","name":"Fund","currency":"TRY","currency":"USD"}'],
    ['/currency', '{"code":"A","name":"Fund","currency":"TRY","c\\u0075rrency" : "USD"}'],
    ['/a/b', '{"a":[{"b":1},{"c":{"b":2},"b":3,"b":4}]}'],
  ])('is refused at %s', async (pointer, raw) => {
    expect(await at.post('/funds', undefined, { raw })).toMatchObject({ status: 422, code: 'invalid_input', body: { errors: [{ pointer }] } })
  })

  it('is refused as a parameter of the address too: one of its values would be passed over', async () => {
    for (const path of ['/funds?limit=1&limit=2', '/payouts?state=settled&state=returned'])
      expect(await at.get(path)).toMatchObject({ status: 422, code: 'invalid_input' })
    const preview = '/bank-accounts/B/statements?mode=import&mode=preview'
    expect(await at.post(preview, undefined, { raw: 'x', type: 'text/csv' })).toMatchObject({ status: 422, code: 'invalid_input' })
  })

  it('is none where the names stand in other objects, or in a text', async () => {
    const fund = '{"code":"A","name":"{\\"name\\": \\"name\\": [","currency":"TRY"}'
    expect((await at.post('/funds', undefined, { raw: fund })).status).toBe(201)
    const policy = '{"code":"P","name":"P","fund":"A","policy":{"name":1}}'
    expect((await at.post('/programmes', undefined, { raw: policy })).body).not.toMatchObject({ errors: [{ reason: 'stands here twice' }] })
  })
})
