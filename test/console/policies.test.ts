import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '../../src/core/access/roles.ts'
import { checkScreens, screenFaults } from '../../src/http/console/screen-policies.ts'
import { SCREENS } from '../../src/http/console/screens.ts'
import { fullBook, type World } from '../support/full-book.ts'
import { ConsoleWorld, type Visitor } from './console-world.ts'

/** A thing of each kind that is in the book, for the addresses of the table. */
const IDS: Readonly<Record<string, string>> = {
  application: 'SELECT id FROM application LIMIT 1',
  batch: 'SELECT id FROM batch LIMIT 1',
  break: 'SELECT id FROM break LIMIT 1',
  closing: 'SELECT id FROM closing LIMIT 1',
  line: 'SELECT id FROM statement_line LIMIT 1',
  match: 'SELECT id FROM match LIMIT 1',
  payout: 'SELECT id FROM payout LIMIT 1',
  period: 'SELECT id FROM period LIMIT 1',
  statement: 'SELECT id FROM statement LIMIT 1',
  account: 'SELECT code FROM bank_account LIMIT 1',
  fund: 'SELECT code FROM fund LIMIT 1',
  programme: 'SELECT code FROM programme LIMIT 1',
}

/** Of which kind the first parameter of an address is. */
const KINDS: Readonly<Record<string, string>> = {
  cases: 'application',
  review: 'application',
  batches: 'batch',
  release: 'batch',
  breaks: 'break',
  closings: 'closing',
  lines: 'line',
  matches: 'match',
  payouts: 'payout',
  periods: 'period',
  statements: 'statement',
  accounts: 'account',
  funds: 'fund',
  programmes: 'programme',
}

describe('every role on every page and form', () => {
  let book: World
  let c: ConsoleWorld
  const visitors = new Map<string, Visitor>()
  beforeAll(async () => {
    book = await fullBook()
    c = new ConsoleWorld(book.book)
    for (const role of ROLES) visitors.set(role, await c.enter(`${role}@example.org`))
  })
  afterAll(() => {
    c.close()
    book.book.close()
  })

  const addressOf = (path: string): string => {
    const kind = KINDS[path.split('/')[1] ?? ''] ?? ''
    const id = IDS[kind] === undefined ? '1' : String(book.book.read((read) => read.value(IDS[kind] ?? '')))
    return path.replace('{kind}', 'application').replace(/\{\w+\}/g, id)
  }

  it('has no page or form without a policy, and such a program does not start', () => {
    expect(SCREENS.length).toBeGreaterThan(20)
    expect(screenFaults(SCREENS)).toEqual([])
    const [some] = SCREENS
    if (!some) throw new Error('there are screens')
    expect(() => checkScreens([...SCREENS, { ...some, path: '/lost', who: [] }])).toThrow('GET /lost has no policy')
    expect(() => checkScreens([...SCREENS, some])).toThrow('stands twice')
  })

  it.each(SCREENS.map((screen) => [screen.path, screen] as const))('GET %s', async (path, screen) => {
    for (const role of ROLES) {
      c.now += 2000
      const page = await (visitors.get(role) as Visitor).get(addressOf(path))
      const may = screen.who === 'signed in' || screen.who.includes(role)
      expect([role, page.status === 403 ? 403 : page.status < 500], page.text.slice(-600)).toEqual([role, may ? true : 403])
      if (may) expect(page.text.length, `${path} as ${role}`).toBeLessThan(60 * 1024)
    }
    expect((await c.visitor().get(addressOf(path))).to).toMatch(/^\/sign-in/)
  })

  const forms = SCREENS.flatMap((screen) =>
    Object.entries(screen.forms ?? {}).map(([name, form]) => [`${screen.path}/${name}`, form.who, screen.path] as const),
  )

  it.each(forms)('POST %s', async (path, who, of) => {
    for (const role of ROLES) {
      c.now += 2000
      const v = visitors.get(role) as Visitor
      const key = /name="formKey" value="(\w+)"/.exec((await v.get('/account')).text)?.[1] ?? ''
      const head = book.book.read((read) => read.value('SELECT max(seq) FROM event'))
      const address = `${addressOf(of)}${path.slice(of.length)}`
      const sent = await v.post(address, { formKey: key, key: `${path}${role}` })
      const isRefused = sent.status === 403
      expect([role, sent.status < 500], sent.text.slice(-600)).toEqual([role, true])
      if (who.includes(role)) continue
      expect([role, isRefused], `${path} as ${role}`).toEqual([role, true])
      expect(book.book.read((read) => read.value('SELECT max(seq) FROM event'))).toBe(head)
      expect((await v.post(address, { formKey: 'another', key: 'x' })).status, 'without the session’s key').toBe(403)
    }
  })
})
