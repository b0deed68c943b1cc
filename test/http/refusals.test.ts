import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser, createToken, disableUser, endToken } from '../../src/commands/people.ts'
import { api } from '../../src/http/app.ts'
import { listTokens } from '../../src/queries/people.ts'
import { ApiBook, made, type Sending, send } from '../support/api-book.ts'

const FUND = { code: 'F1', name: 'Fund', currency: 'TRY' }

describe('the order of refusals', () => {
  let at: ApiBook
  beforeAll(async () => {
    at = new ApiBook()
    await at.post('/funds', FUND, { key: 'used' })
  })
  afterAll(() => at.remove())

  const large = 'x'.repeat(1024 * 1024 + 1)
  /** Each request has the fault that is named and every fault that comes later in the order: the named one must win. */
  const cases: ReadonlyArray<readonly [status: number, code: string, path: string, sending: () => Sending]> = [
    [401, 'token_missing_or_bad', '/funds/none/contributions', () => ({ token: undefined, key: undefined, raw: large, type: 'text/plain' })],
    [401, 'token_missing_or_bad', '/funds/none/contributions', () => ({ token: 'x'.repeat(40), key: undefined, raw: large, type: 'text/plain' })],
    [403, 'role_not_allowed', '/funds/none/contributions', () => ({ token: at.tokens.auditor, key: undefined, raw: large, type: 'text/plain' })],
    [400, 'idempotency_key_missing', '/funds/none/contributions', () => ({ key: undefined, raw: large, type: 'text/plain' })],
    [400, 'idempotency_key_missing', '/funds/none/contributions', () => ({ key: 'k'.repeat(201), raw: large, type: 'text/plain' })],
    [413, 'too_large', '/funds/none/contributions', () => ({ raw: large, type: 'text/plain' })],
    [400, 'broken_json', '/funds/none/contributions', () => ({ raw: '{"donor":', type: 'text/plain' })],
    [400, 'broken_json', '/funds/none/contributions', () => ({ raw: Uint8Array.from([0x22, 0xff, 0x22]) })],
    [415, 'media_type_not_taken', '/funds/none/contributions', () => ({ raw: '{"donr":1}', type: 'text/plain', key: 'used' })],
    [422, 'unknown_member', '/funds/none/contributions', () => ({ raw: '{"donr":1}', key: 'used' })],
    [422, 'invalid_input', '/funds', () => ({ raw: '{"code":"F2","currency":"TRY"}', key: 'used' })],
    [422, 'unknown_member', '/funds?dryRun=true', () => ({ raw: JSON.stringify(FUND) })],
    [422, 'invalid_input', '/funds', () => ({ raw: `${'['.repeat(40)}${']'.repeat(40)}` })],
    [422, 'idempotency_key_reused', '/funds/none/contributions', () => ({ raw: contribution('none'), key: 'used' })],
    [404, 'not_found', '/funds/none/contributions', () => ({ raw: contribution('none', { date: '2099-01-01' }) })],
    [409, 'already_exists', '/funds', () => ({ raw: JSON.stringify(FUND) })],
  ]

  it.each(cases)('%i %s of POST %s (%#)', async (status, code, path, sending) => {
    const before = at.events()
    const answer = await at.post(path, undefined, sending())
    expect([answer.status, answer.code]).toEqual([status, code])
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(answer.body).toMatchObject({
      type: `/api/docs#problem-${code}`,
      status,
      code,
      title: expect.any(String),
      detail: expect.stringMatching(/\w+ \w+/),
      retry: expect.any(Boolean),
    })
    expect(at.events()).toBe(before)
  })

  it('names the members at fault, each with its place', async () => {
    const { status, body } = await at.post('/funds', { code: 'F 2', name: '', currency: 'TRY', colour: 'blue', size: 1 })
    expect(status).toBe(422)
    expect(body['code']).toBe('unknown_member')
    const pointers = (body['errors'] as { pointer: string; reason: string }[]).map(({ pointer }) => pointer)
    expect(pointers.sort()).toEqual(['/code', '/colour', '/name', '/size'])
  })

  it('finds an unknown member inside another', async () => {
    const { code, body } = await at.post('/funds/F1/contributions', JSON.parse(contribution('B', { money: { amount: '1.00', currency: 'TRY', cents: 1 } })))
    expect(code).toBe('unknown_member')
    expect(body['errors']).toEqual([{ pointer: '/money/cents', reason: expect.any(String) }])
  })

  it('names the members of the form that a body of several comes closest to', async () => {
    const pointers = async (body: object) => {
      const answer = await at.post('/matches', body)
      return [answer.code, ...(answer.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)]
    }
    expect(await pointers({ lines: ['1'], kind: 'charge' })).toEqual(['invalid_input', '/note'])
    expect(await pointers({ lines: ['1'], kind: 'gift', note: 'n' })).toEqual(['invalid_input', '/kind'])
    expect(await pointers({ lines: ['1'], kind: 'gift', note: 'n', fee: 1 })).toEqual(['unknown_member', '/kind', '/fee'])
    expect(await pointers({ proposals: ['1', 2], kind: 'charge' })).toEqual(['unknown_member', '/proposals/1', '/kind'])
  })

  it('takes no body as an empty one, and no type with it', async () => {
    expect(await at.post('/funds', undefined)).toMatchObject({ status: 422, code: 'invalid_input' })
  })

  it('answers 405 with what the address takes, and 404 where there is nothing', async () => {
    const wrong = await send(at.app, 'DELETE', '/funds', undefined, {})
    expect([wrong.status, wrong.code, wrong.headers.get('Allow')]).toEqual([405, 'method_not_allowed', 'POST, GET'])
    for (const path of ['/fund', '/funds/F1/no', '/api/v2/funds']) expect(await at.get(path)).toMatchObject({ status: 404, code: 'no_such_route' })
  })

  it('answers 404 for an ill-formed id as for one that is not there', async () => {
    for (const id of ['999999', 'abc', '-1', '%00', '1e3', '9'.repeat(40)])
      expect(await at.get(`/payouts/${id}`)).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('refuses unknown filters and values', async () => {
    expect(await at.get('/funds?colour=blue')).toMatchObject({ status: 422, code: 'unknown_member' })
    for (const query of ['limit=0', 'limit=201', 'limit=x', 'limit=1.5'])
      expect(await at.get(`/funds?${query}`)).toMatchObject({ status: 422, code: 'invalid_input' })
    expect(await at.get('/payouts?state=lost')).toMatchObject({ status: 422, code: 'invalid_input' })
  })
})

describe('tokens', () => {
  let at: ApiBook
  beforeAll(() => {
    at = new ApiBook()
  })
  afterAll(() => at.remove())

  const user = (name: string, roles: readonly string[]) => made(addUser(at.book, { email: `${name}@example.org`, name, roles }))

  it('are refused after their last day, after they were revoked, and when their user is disabled', async () => {
    user('ann', ['finance'])
    const { token } = made(createToken(at.book, { email: 'ann@example.org', scope: [], expires: '2020-11-03' }))
    const second = made(createToken(at.book, { email: 'ann@example.org', scope: [] })).token
    expect((await at.get('/funds', token)).status).toBe(200)
    at.clock.ms += 2 * 86_400_000
    expect(await at.get('/funds', token)).toMatchObject({ status: 401, code: 'token_missing_or_bad' })
    const id = listTokens(at.book).find((t) => t.user === 'ann@example.org' && t.expires === null)?.id
    made(endToken(at.book, Number(id)))
    expect((await at.get('/funds', second)).status).toBe(401)
    const third = made(createToken(at.book, { email: 'ann@example.org', scope: [] })).token
    made(disableUser(at.book, 'ann@example.org'))
    expect((await at.get('/funds', third)).status).toBe(401)
  })

  it('have no more than the roles of their scope', async () => {
    user('bea', ['finance', 'auditor'])
    const { token } = made(createToken(at.book, { email: 'bea@example.org', scope: ['auditor'] }))
    expect((await at.get('/ledger/accounts', token)).status).toBe(200)
    expect(await at.post('/funds', FUND, { token })).toMatchObject({ status: 403, code: 'role_not_allowed' })
  })

  it('may make 100 requests in a second; the next is told when to come back', async () => {
    const clock = { ms: 5_000_000 }
    const app = api(at.book, () => clock.ms)
    const statuses = []
    for (let n = 0; n < 101; n += 1) statuses.push((await send(app, 'GET', '/funds', undefined, { token: at.tokens.finance })).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(100)
    const late = await send(app, 'GET', '/funds', undefined, { token: at.tokens.finance })
    expect([late.status, late.code, late.headers.get('Retry-After')]).toEqual([429, 'too_many_requests', '1'])
    expect((await send(app, 'GET', '/funds', undefined, { token: at.tokens.auditor })).status).toBe(200)
    clock.ms += 1000
    expect((await send(app, 'GET', '/funds', undefined, { token: at.tokens.finance })).status).toBe(200)
  })
})

function contribution(bankAccount: string, over: object = {}): string {
  return JSON.stringify({ donor: 'Donor', money: { amount: '10.00', currency: 'TRY' }, date: '2020-11-01', bankAccount, ...over })
}
