import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/commands/command.ts'
import { openFund } from '../../src/commands/funds/open-fund.ts'
import { addUser, changeRoles, createToken, disableUser, endToken } from '../../src/commands/people.ts'
import { importStatement } from '../../src/commands/statements/import-statement.ts'
import { listTokens } from '../../src/queries/people.ts'
import { ConsoleWorld, type SiteAsked, Visitor } from '../console/console-world.ts'
import { ApiBook, made } from '../support/api-book.ts'

/** A body of which the first half has come when `meanwhile` happens. */
function slowly(text: string, meanwhile: () => void): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  const half = bytes.length >> 1
  return new ReadableStream({
    start: (out) => out.enqueue(bytes.subarray(0, half)),
    pull: (out) => {
      meanwhile()
      out.enqueue(bytes.subarray(half))
      out.close()
    },
  })
}

describe('what ends while a body comes', () => {
  let at: ApiBook
  let n = 0
  beforeAll(() => {
    at = new ApiBook()
  })
  afterAll(() => at.remove())

  const finance = (scope: readonly string[] = []) => {
    n += 1
    const email = `f${n}@example.org`
    const { id } = made(addUser(at.book, { email, name: 'Finance', roles: ['finance', 'auditor'] }))
    return { email, id: Number(id), token: made(createToken(at.book, { email, scope })).token }
  }
  const fund = () => JSON.stringify({ code: `F${n}`, name: 'Fund', currency: 'TRY' })

  it.each([
    [401, 'token_missing_or_bad', 'a token', (email: string) => endToken(at.book, Number(listTokens(at.book).find((t) => t.user === email)?.id))],
    [401, 'token_missing_or_bad', 'a user', (email: string) => disableUser(at.book, email)],
    [403, 'role_not_allowed', 'a role', (email: string) => changeRoles(at.book, email, ['auditor'])],
  ] as const)('%i %s: %s', async (status, code, _what, ends) => {
    const { email, token } = finance()
    const answer = await at.post('/funds', undefined, { token, raw: slowly(fund(), () => made<unknown>(ends(email))) })
    expect([answer.status, answer.code]).toEqual([status, code])
    expect((await at.get(`/funds/F${n}`)).status).toBe(404)
  })

  it('is said in words where it ends at the last moment, and not as a fault of the program', () => {
    const { email, id } = finance()
    const ask = { params: {}, query: {}, actor: id, roles: ['finance'], key: 'k', request: 'r', body: { code: `F${n}`, name: 'Fund', currency: 'TRY' } }
    made(changeRoles(at.book, email, ['auditor']))
    expect(run(at.book, openFund, ask)).toMatchObject({ ok: false, problem: { code: 'role_not_allowed' } })
    made(changeRoles(at.book, email, ['finance']))
    expect(run(at.book, openFund, ask)).toMatchObject({ ok: true })
  })

  it('calls a statement off that was being read: its lines go away', async () => {
    const { id } = finance()
    await at.post('/bank-accounts', { code: 'B', name: 'Bank', currency: 'TRY' })
    const bytes = new TextEncoder().encode('Tarih;Açıklama;Borç;Alacak;Bakiye\n01.11.2020;A;;5,00;5,00\n02.11.2020;B;;6,50;11,50\n02.11.2020;C;1,25;;10,25\n')
    const upload = { bytes, contentType: 'text/csv', contentTypeHeader: 'text/csv', params: { code: 'B' }, actor: id, key: 'import', request: 'import' }
    const perform = (hasEnded: boolean) => importStatement.perform(at.book, { ...upload, query: { mode: 'import', reading: '1' }, hasEnded: () => hasEnded })
    expect(await perform(true)).toMatchObject({ ok: false, problem: { code: 'import_cancelled' } })
    expect((await at.get('/bank-accounts/B/lines')).body['items']).toEqual([])
    expect(await perform(false)).toMatchObject({ ok: true })
  })

  it('ends a form of the pages too, whose session was there when it began to come', async () => {
    const { email } = finance()
    const world = new ConsoleWorld(at.book)
    try {
      const visitor = await world.enter(email)
      /** The site, before which a form's body comes in two halves. */
      const site: SiteAsked = {
        request: (path, init) => {
          const form = String(init.body)
          const headers = { ...init.headers, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(form.length) }
          const body = slowly(form, () => made(disableUser(at.book, email)))
          return world.site.request(path, { ...init, headers, body, duplex: 'half' } as RequestInit)
        },
      }
      const page = await visitor.get('/funds/new')
      const sent = await new Visitor(site, visitor.session, '').send(page, '/funds/new/open', { code: `F${n}`, name: 'Fund', currency: 'TRY' })
      expect([sent.status, sent.to]).toEqual([303, '/sign-in?to=%2Ffunds%2Fnew'])
      expect((await at.get(`/funds/F${n}`)).status).toBe(404)
    } finally {
      world.close()
    }
  })
})

describe('a form without a session', () => {
  it('is not gathered beyond what a sign-in keeps, whatever its length says', async () => {
    const at = new ApiBook()
    const world = new ConsoleWorld(at.book)
    try {
      let taken = 0
      const body = new ReadableStream<Uint8Array>({
        pull: (out) => {
          taken += 1
          if (taken > 50) out.close()
          else out.enqueue(new Uint8Array(1_000_000))
        },
      })
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' }
      const answer = await world.site.request('/funds/new/open', { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/sign-in?to=%2Ffunds%2Fnew'])
      expect(taken).toBeLessThan(10)
    } finally {
      world.close()
      at.remove()
    }
  })
})
