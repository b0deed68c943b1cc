import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WRITTEN } from '../../src/pages/console/left-typed.tsx'
import { BankWorld } from '../commands/bank-world.ts'
import { ConsoleWorld, plain, type Visitor } from './console-world.ts'

const PAGES = resolve(import.meta.dirname, '../../src/pages/console')

/** What somebody wrote into a form that another person's act made stale. */
describe('what was written into a form that is not offered any more', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let officer: Visitor
  let finance: Visitor
  beforeAll(async () => {
    await w.found()
    w.contribution()
    officer = await c.enter('officer@example.org')
    finance = await c.enter('finance@example.org')
  })
  beforeEach(() => {
    c.now += 2000
  })
  afterAll(() => {
    c.close()
    w.close()
  })

  it('comes back, as text, with what happened', async () => {
    const made = await w.check(await w.apply())
    const page = await officer.get(`/cases/${made.id}`)
    await w.post('officer', `/applications/${made.id}/recommendation`, { note: 'in order' })
    const message = 'Where do you live?\n<script>alert(1)</script> & "since" when?'
    const sent = await officer.send(page, `/cases/${made.id}/ask`, { items: ['residence'], message, dueDate: '2020-12-01' })
    expect(sent.status).toBe(409)
    expect(sent.text).not.toContain(`action="/cases/${made.id}/ask"`)
    expect(plain(sent)).toContain('There is a problem')
    expect(plain(sent)).toContain('What you wrote was not taken. Copy what you still need:')
    expect(sent.text).toContain('Where do you live?\n&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;since&quot; when?</p>')
    expect(sent.text).toContain('id="ask"')
  })

  it('comes back from a break that somebody else has cleared up, in Russian too', async () => {
    w.book_(-75_050, 'UNKNOWN')
    await w.reconcile()
    const [of] = await w.breaks()
    const page = await finance.get(`/breaks/${of.id}`)
    await w.post('finance', `/breaks/${of.id}/resolution`, { action: 'charge', note: 'a fee of the bank' })
    const sent = await finance.send(page, `/breaks/${of.id}/claim_back`, { note: 'I wrote to the bank on Monday' })
    expect([sent.status, plain(sent)]).toEqual([409, expect.stringContaining('I wrote to the bank on Monday')])
    finance.language = 'ru'
    expect(plain(await finance.send(page, `/breaks/${of.id}/claim_back`, { note: 'I wrote to the bank on Monday' }))).toMatch(
      /То, что вы написали, не принято\. Скопируйте то, что вам ещё нужно: I wrote to the bank on Monday/,
    )
    finance.language = 'en'
  })

  it('stands in its field alone where the form is still there', async () => {
    const made = await w.check(await w.apply())
    const page = await officer.get(`/cases/${made.id}`)
    const sent = await officer.send(page, `/cases/${made.id}/ask`, { items: ['residence'], message: 'Where do you live?', dueDate: '2019-12-01' })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('Where do you live?</textarea>')
    expect(plain(sent)).not.toContain('What you wrote was not taken')
  })

  it('is every long text of the console', () => {
    const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
    const names = files.flatMap((name) =>
      [...readFileSync(resolve(PAGES, name), 'utf8').matchAll(/<LongText[^>]*?\sname="([^"]+)"/g)].map(([, one = '']) => one),
    )
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter((one) => !WRITTEN.has(one))).toEqual([])
  })
})
