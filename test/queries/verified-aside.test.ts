import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNT, CURRENCY, FUND, IBAN, OPENED } from '../../src/bench/bench-book.ts'
import { statementFile } from '../../src/bench/statement-file.ts'
import { verifyAside } from '../../src/queries/verification.ts'
import { ApiBook, send } from '../support/api-book.ts'

/** Of so many lines a book is verified in a thread. */
const LINES = 20_000

describe('verifyAside', () => {
  let at: ApiBook
  beforeAll(async () => {
    at = new ApiBook()
    at.clock.ms = Date.UTC(2020, 11, 31, 9)
    await at.post('/funds', { code: FUND, name: 'Fund', currency: CURRENCY })
    await at.post('/bank-accounts', { code: ACCOUNT, name: 'Bank', currency: CURRENCY, iban: IBAN, fund: FUND, openingDate: OPENED })
    const path = `/bank-accounts/${ACCOUNT}/statements?mode=import`
    const taken = await send(at.app, 'POST', path, undefined, { token: at.tokens.all, key: 'a', raw: new Uint8Array(statementFile(LINES)) })
    expect(taken.status).toBe(201)
  })
  afterAll(() => at.remove())

  it('answers all who ask before it begins by one, and who asks later by another, which tells of what was done meanwhile', async () => {
    let begun = 0
    const count = () => {
      begun += 1
    }
    process.on('worker', count)
    const before = at.events()
    const first = [verifyAside(at.book), verifyAside(at.book)]
    // One runs now
    await new Promise<void>((resolve) => process.once('worker', () => resolve()))
    await at.post('/funds', { code: 'LATER', name: 'Later', currency: CURRENCY })
    const later = [verifyAside(at.book), verifyAside(at.book), verifyAside(at.book)]
    const [one, same] = await Promise.all(first)
    expect([one, one === same]).toEqual([expect.objectContaining({ ok: true }), true])
    expect(one?.checkedEvents).toBeGreaterThanOrEqual(before)
    for (const answer of await Promise.all(later)) expect(answer).toMatchObject({ ok: true, checkedEvents: before + 1 })
    expect(begun).toBe(2)
    expect(await verifyAside(at.book)).toMatchObject({ checkedEvents: before + 1 })
    expect(begun).toBe(3)
    process.off('worker', count)
  })

  it('goes on where one before it failed', async () => {
    const { file } = at.book
    const broken = Object.assign(Object.create(at.book) as typeof at.book, { file, pages: () => LINES, handOver: () => ({ ...at.book.handOver(), file: '' }) })
    const [first, second] = [verifyAside(broken), verifyAside(at.book)]
    await expect(first).rejects.toThrow()
    await expect(second).rejects.toThrow()
    expect(await verifyAside(at.book)).toMatchObject({ ok: true })
  })
})
