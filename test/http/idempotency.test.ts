import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBook } from '../../src/commands/start-book.ts'
import { ApiBook } from '../support/api-book.ts'

const DAY_MS = 86_400_000
const fund = (code: string) => ({ code, name: 'Fund', currency: 'TRY' })

describe('Idempotency-Key', () => {
  let at: ApiBook
  beforeAll(() => {
    at = new ApiBook()
  })
  afterAll(() => at.remove())

  it('answers a repeat as the first time, and does nothing twice', async () => {
    const first = await at.post('/funds', fund('A1'), { key: 'a1' })
    const events = at.events()
    const second = await at.post('/funds', fund('A1'), { key: 'a1' })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.text).toBe(first.text)
    expect(at.events()).toBe(events)
  })

  it('answers a repeat as the first time when the thing has moved on', async () => {
    await at.post('/bank-accounts', { code: 'B1', name: 'Bank', currency: 'TRY' })
    const first = await at.post('/funds', fund('A2'), { key: 'a2' })
    const given = { donor: 'Donor', money: { amount: '10.00', currency: 'TRY' }, date: '2020-11-01', bankAccount: 'B1' }
    expect((await at.post('/funds/A2/contributions', given)).status).toBe(201)
    expect((await at.get('/funds/A2')).text).not.toBe(first.text)
    expect((await at.post('/funds', fund('A2'), { key: 'a2' })).text).toBe(first.text)
  })

  it('answers after the book was closed and opened again', async () => {
    const first = await at.post('/funds', fund('A3'), { key: 'a3' })
    at.reopen()
    const second = await at.post('/funds', fund('A3'), { key: 'a3' })
    expect([second.status, second.text]).toEqual([first.status, first.text])
  })

  it('belongs to its body, its address and its parameters', async () => {
    await at.post('/funds', fund('A4'), { key: 'a4' })
    const reused = { status: 422, code: 'idempotency_key_reused' }
    expect(await at.post('/funds', fund('A5'), { key: 'a4' })).toMatchObject(reused)
    expect(await at.post('/funds', { ...fund('A4'), projectCode: 'P' }, { key: 'a4' })).toMatchObject(reused)
    expect(await at.post('/bank-accounts', { code: 'B2', name: 'Bank', currency: 'TRY' }, { key: 'a4' })).toMatchObject(reused)
    expect(await at.post('/bank-accounts/B1/statements?mode=preview', undefined, { key: 'a4', raw: 'x', type: 'text/csv' })).toMatchObject(reused)
    expect((await at.get('/funds/A5')).status).toBe(404)
  })

  it('belongs to one person', async () => {
    const other = { key: 'a6', token: at.tokens.finance }
    expect((await at.post('/funds', fund('A6'), { key: 'a6' })).status).toBe(201)
    expect((await at.post('/funds', fund('A7'), other)).status).toBe(201)
    expect(await at.post('/funds', fund('A6'), other)).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
  })

  it('is not bound by a refusal', async () => {
    expect(await at.post('/funds', { ...fund('A8'), currency: 'XQQ' }, { key: 'a8' })).toMatchObject({ status: 422, code: 'currency_unknown' })
    expect(await at.post('/funds', fund('A1'), { key: 'a8' })).toMatchObject({ status: 409, code: 'already_exists' })
    expect((await at.post('/funds', fund('A8'), { key: 'a8' })).status).toBe(201)
  })

  it('is looked at after the role', async () => {
    expect(await at.post('/funds', fund('A1'), { key: 'a1', token: at.tokens.auditor })).toMatchObject({ status: 403, code: 'role_not_allowed' })
  })

  it('holds for 30 days by the clock of the book, and then refuses rather than does it again', async () => {
    const first = await at.post('/funds', fund('A9'), { key: 'a9' })
    at.clock.ms += 30 * DAY_MS
    expect((await at.post('/funds', fund('A9'), { key: 'a9' })).text).toBe(first.text)
    at.clock.ms += DAY_MS
    const events = at.events()
    expect(await at.post('/funds', fund('A9'), { key: 'a9' })).toMatchObject({ status: 409, code: 'idempotency_key_expired' })
    expect(await at.post('/funds', fund('A10'), { key: 'a9' })).toMatchObject({ status: 409, code: 'idempotency_key_expired' })
    expect(at.events()).toBe(events)
  })

  it('leaves no row behind when it is answered no more, and is refused all the same', async () => {
    await at.post('/funds', fund('B1'), { key: 'b1' })
    at.clock.ms += 30 * DAY_MS
    await at.post('/funds', fund('B2'), { key: 'b2' })
    const kept = () => at.book.read((read) => read.all<{ key: string }>('SELECT e.idempotency_key AS key FROM request r JOIN event e ON e.seq = r.event_seq'))
    startBook(at.book)
    expect(kept()).toEqual(expect.arrayContaining([{ key: 'b1' }, { key: 'b2' }]))
    at.clock.ms += DAY_MS
    await at.post('/funds', fund('B3'), { key: 'b3' })
    startBook(at.book)
    expect(kept()).toEqual([{ key: 'b2' }, { key: 'b3' }])
    const events = at.events()
    expect(await at.post('/funds', fund('B1'), { key: 'b1' })).toMatchObject({ status: 409, code: 'idempotency_key_expired' })
    expect((await at.post('/funds', fund('B2'), { key: 'b2' })).status).toBe(201)
    expect(at.events()).toBe(events)
    expect((await at.get('/verification')).body).toMatchObject({ ok: true })
  })
})
