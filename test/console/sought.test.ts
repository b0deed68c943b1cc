import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { holderOf, ticketFor } from '../../src/queries/status.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, student } from '../commands/cases-world.ts'
import { ConsoleWorld, type PageSeen, plain, type Visitor } from './console-world.ts'

const DAY_HOURS = 25

describe('what is searched for', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let officer: Visitor
  let of: Json
  beforeAll(async () => {
    await w.found()
    of = await w.read(await w.apply())
    officer = await c.enter('officer@example.org')
  })
  beforeEach(() => {
    c.now += 2000
  })
  afterAll(() => {
    c.close()
    w.close()
  })
  const search = async (q: string, from = '/cases'): Promise<string> => {
    const sent = await officer.send(await officer.get(from), '/cases/search', { q })
    expect(sent.status).toBe(303)
    return sent.to
  }
  /** Addresses on a page and in what leads to it. */
  const addresses = (page: PageSeen): string[] =>
    [...page.text.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address]) => decodeURIComponent((address ?? '').replaceAll('&amp;', '&')))

  it.each(['passportNumber', 'familyName'])('stands in no address: %s', async (name) => {
    const words = String(of.student[name])
    const to = await search(words, '/cases?state=received&programme=P')
    expect(to).toMatch(/^\/cases\?state=received&programme=P&find=[\w-]+$/)
    const page = await officer.get(to)
    expect(plain(page)).toContain(of.caseNumber)
    expect(page.text).toContain(`value="${words}"`)
    expect(addresses(page).filter((address) => address.includes(words))).toEqual([])
    const [find] = /find=[\w-]+/.exec(to) ?? []
    const narrowed = addresses(page).filter((address) => address.startsWith('/cases?') && address.includes(`${find}`))
    expect(narrowed.length, 'the filters keep what is searched for').toBeGreaterThan(5)
    const other = await officer.get(`/cases?state=approved&${find}`)
    expect(plain(other)).not.toContain(of.caseNumber)
    const file = await officer.get(`/cases/export?${find}&format=csv`)
    expect(file.text).toContain(of.caseNumber)
    expect(file.text.trim().split('\r\n')).toHaveLength(2)
  })

  it('seals what somebody wrote into an address, and leaves a case number as it is', async () => {
    const typed = await officer.get(`/cases?q=${of.student.passportNumber}&state=received`)
    expect([typed.status, typed.to]).toEqual([303, expect.stringMatching(/^\/cases\?state=received&find=[\w-]+$/)])
    expect(await search(of.caseNumber)).toBe(`/cases?q=${of.caseNumber}`)
    expect(plain(await officer.get(`/cases?q=${of.caseNumber}`))).toContain(of.caseNumber)
  })

  it('goes from page to page', async () => {
    for (let n = 0; n < 55; n += 1) {
      const next = student(w.n + 1).student
      await w.apply({ student: { ...next, familyName: 'Ýazmyradowa' } })
    }
    const first = await officer.get(await search('Ýazmyradowa'))
    const next = addresses(first).find((address) => address.includes('cursor=')) ?? ''
    expect(next).toMatch(/find=[\w-]+&cursor=/)
    expect(next).not.toContain('mad')
    const cases = (page: PageSeen) => [...page.text.matchAll(/<a href="\/cases\/(\d+)">/g)].map(([, id]) => id)
    const [one, two] = [cases(first), cases(await officer.get(next))]
    expect(new Set([...one, ...two]).size).toBe(55)
  })

  it('is none where the link is too old, another one’s or broken: that is said, and no case is shown for it', async () => {
    const to = await search(of.student.passportNumber)
    w.hoursPass(DAY_HOURS)
    const late = await officer.get(to)
    expect([late.status, late.to]).toEqual([303, '/cases?done=search_ended'])
    expect(plain(await officer.get(late.to))).toContain('Search again')
    expect((await officer.get('/cases?find=rubbish')).to).toBe('/cases?done=search_ended')
    const ticket = ticketFor(w.book, { code: 'ABCD-EFGH-JKL', birthYear: 2000 })
    expect((await officer.get(`/cases?find=${ticket}`)).to, 'a student’s ticket is no search').toBe('/cases?done=search_ended')
    expect(holderOf(w.book, (await search('x y')).split('find=')[1] ?? ''), 'and a search no ticket').toBeUndefined()
  })

  it('is sealed where a line is matched by hand, too', async () => {
    const finance = await c.enter('finance@example.org')
    w.contribution()
    w.book_(-1200, 'somebody')
    await w.reconcile()
    const line = w.book.read((read) => read.value<number>('SELECT max(id) FROM statement_line'))
    const at = '/accounts/B/match/by-hand'
    const sent = await finance.send(await finance.get(`${at}?line=${line}&kind=charge`), `${at}/search`, { sought: 'Gurbanowa Maral' })
    expect(sent.to).toMatch(new RegExp(`^${at}\\?line=${line}&kind=charge&find=[\\w-]+$`))
    const page = await finance.get(sent.to)
    expect(page.text).toContain('value="Gurbanowa Maral"')
    expect((await finance.get(`${at}?line=${line}&sought=Gurbanowa`)).to).toMatch(/find=[\w-]+$/)
    expect((await finance.get(`${at}?line=${line}&find=rubbish`)).to).toBe(`${at}?line=${line}&done=search_ended`)
    expect((await finance.get(`${at}?line=${line}&sought=TOABCDEFGHIJ12`)).status).toBe(200)
  })
})
