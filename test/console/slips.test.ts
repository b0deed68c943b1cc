import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { erase } from '../../src/commands/erase/erase.ts'
import { createToken } from '../../src/commands/people.ts'
import { siteOf } from '../../src/http/site.ts'
import { personByEmail } from '../../src/store/people.ts'
import { World } from '../commands/cases-world.ts'
import { ConsoleWorld, Visitor } from './console-world.ts'

const CODES = /[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{3}/g
const codesIn = (text: string): string[] => [...new Set(text.match(CODES))].sort()

describe('slips that are made from a page', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  let officer: Visitor
  const given: string[] = []
  beforeAll(async () => {
    await w.found()
    officer = await c.enter('officer@example.org')
  })
  beforeEach(async () => {
    c.now += 2000
    given.splice(0, given.length, ...(await Promise.all([w.apply(), w.apply()])).map((of) => of.code).sort())
  })
  afterAll(() => {
    c.close()
    w.close()
  })
  const made = () => w.book.read((read) => read.value<number>("SELECT count(*) FROM event WHERE kind = 'slips_made'"))
  const asked = { programme: 'P', format: 'html' }

  it('come again, all of them, where the form is sent twice at once or an answer is lost; and are new to nobody else', async () => {
    const page = await officer.get('/lists')
    const before = made()
    const [one, two] = await Promise.all([officer.send(page, '/lists/slips', asked), officer.send(page, '/lists/slips', asked)])
    expect([one.status, two.status]).toEqual([200, 200])
    expect(codesIn(one.text)).toEqual(given)
    expect(two.text).toBe(one.text)
    const lost = await officer.send(page, '/lists/slips', asked)
    expect(lost.text).toBe(one.text)
    const table = await officer.send(page, '/lists/slips', { ...asked, format: 'csv' })
    expect(codesIn(table.text)).toEqual(given)
    expect(made()).toBe((before ?? 0) + 1)
    const anew = await officer.send(await officer.get('/lists'), '/lists/slips', asked)
    expect(codesIn(anew.text)).toEqual([])
    const other = await officer.send(page, '/lists/slips', { ...asked, source: 'another list' })
    expect(other.status, 'a key is bound to what was asked').toBe(422)
  })

  it('do not come again for a student who was erased since', async () => {
    const page = await officer.get('/lists')
    const one = await officer.send(page, '/lists/slips', asked)
    expect(codesIn(one.text)).toEqual(given)
    const student = w.book.read((read) => read.value<number>('SELECT max(student) FROM student_code')) ?? 0
    const number = w.book.read((read) => read.value<string>('SELECT case_number FROM application WHERE student = ?', student)) ?? ''
    const erased = erase(w.book, { caseNumber: number, reason: 'asked for', actor: w.book.read((read) => personByEmail(read, 'admin@example.org')) ?? 0 })
    expect(erased.ok).toBe(true)
    const again = await officer.send(page, '/lists/slips', asked)
    expect(codesIn(again.text)).toHaveLength(1)
    expect(again.text).not.toContain(number)
  })

  it.each(['http://127.0.0.1:4821', 'https://grants.example.org'])('tell the address under which the page itself was opened: %s', async (origin) => {
    const at = new Visitor({ request: (path, init) => c.site.request(`${origin}${path}`, init) }, officer.session, '')
    const slips = await at.send(await at.get('/lists'), '/lists/slips', asked)
    expect(slips.text).toContain(`${origin}/status`)
    expect(slips.text).not.toContain('localhost')
  })

  it('tell the address that is set, where one is, and believe no header of a proxy', async () => {
    const site = siteOf(w.book, () => c.now, 'https://set.example.org/', c.door)
    const headers = { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https', Forwarded: 'host=evil.example' }
    const set = new Visitor({ request: (path, init) => site.request(path, init) }, officer.session, '')
    expect((await set.send(await set.get('/lists'), '/lists/slips', asked)).text).toContain('https://set.example.org/status')
    await w.apply()
    const told = new Visitor(
      {
        request: (path, init) => c.site.request(`http://own.example${path}`, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } }),
      },
      officer.session,
      '',
    )
    const slips = await told.send(await told.get('/lists'), '/lists/slips', asked)
    expect(slips.text).toContain('http://own.example/status')
    expect(slips.text).not.toContain('evil.example')
  })

  it('come again over the API by the same Idempotency-Key, and each time anew without one', async () => {
    const made = createToken(w.book, { email: 'officer@example.org', scope: [] })
    if (!made.ok) throw new Error(made.problem.detail)
    const { token } = made.value
    const ask = async (key?: string) => {
      const headers = { Authorization: `Bearer ${token}`, ...(key === undefined ? {} : { 'Idempotency-Key': key }) }
      return c.site.request('http://book.example/api/v1/programmes/P/slips', { headers })
    }
    const [one, two] = [await (await ask('first')).text(), await (await ask('first')).text()]
    expect(codesIn(one)).toEqual(given)
    expect(two).toBe(one)
    expect(one).toContain('http://book.example/status')
    expect(codesIn(await (await ask()).text())).toEqual([])
    expect((await ask('')).status).toBe(400)
    expect((await ask('k'.repeat(201))).status).toBe(400)
  })
})
