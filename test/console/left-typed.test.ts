import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeRoles } from '../../src/commands/people.ts'
import { WRITTEN } from '../../src/pages/console/left-typed.tsx'
import { BankWorld } from '../commands/bank-world.ts'
import { ConsoleWorld, codeAt, PASSWORD, plain, type Visitor } from './console-world.ts'

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

  it('comes back to who may not send it any more, without the page that is theirs no more', async () => {
    const made = await w.check(await w.apply())
    const typed = await c.enter('officer@example.org')
    const page = await typed.get(`/cases/${made.id}`)
    const events = () => w.book.read((read) => read.value<number>('SELECT max(seq) FROM event')) ?? 0
    const before = events()
    const note = 'Seen: the passport & a letter of "12 November" <b>'
    const withoutRole = async (act: () => Promise<void>) => {
      changeRoles(w.book, 'officer@example.org', ['releaser'])
      await act()
      changeRoles(w.book, 'officer@example.org', ['case_officer'])
    }
    await withoutRole(async () => {
      const sent = await typed.send(page, `/cases/${made.id}/recommend`, { note })
      expect([sent.status, plain(sent)]).toEqual([403, expect.stringContaining('What you wrote was not taken. Copy what you still need: Seen: the passport')])
      expect(sent.text).toContain('letter of &quot;12 November&quot; &lt;b&gt;</p>')
      expect(sent.text.match(/This page is for: case officer/g), 'once').toHaveLength(1)
      expect(sent.text).not.toContain(made.caseNumber)
      expect(sent.text).not.toContain('action="/cases')
      // A form with a file goes the same way; what is no form, too large, or not of a page of this session is not read back
      const multipart = await typed.send(page, `/cases/${made.id}/recommend`, { note, file: new File(['x'], 'x.txt') })
      expect([multipart.status, multipart.text.includes('&quot;12 November&quot;')]).toEqual([403, true])
      const large = await typed.send(page, `/cases/${made.id}/recommend`, { note: `${note}${'x'.repeat(600_000)}` })
      expect([large.status, large.text.includes('passport')]).toEqual([403, false])
      for (const formKey of ['', 'another']) {
        const other = await typed.post(`/cases/${made.id}/recommend`, { note, formKey })
        expect([other.status, other.text.includes('passport')]).toEqual([403, false])
      }
    })
    expect(events()).toBe(before + 2)
    expect((await w.read(made)).state).toBe('checking')
  })

  it('comes back after a sign-in too, to one whose role ended with the session', async () => {
    const made = await w.check(await w.apply())
    const typed = await c.enter('officer@example.org')
    const page = await typed.get(`/cases/${made.id}`)
    c.now += 31 * 60_000
    const asked = await typed.send(page, `/cases/${made.id}/recommend`, { note: 'Seen by video' })
    changeRoles(w.book, 'officer@example.org', ['releaser'])
    const signed = await typed.send(asked, '/sign-in', { email: 'officer@example.org', password: PASSWORD, code: codeAt(typed.factor, c.now) })
    const back = await typed.get(signed.to)
    expect([back.status, plain(back)]).toEqual([403, expect.stringContaining('Copy what you still need: Seen by video')])
    expect(back.text).not.toContain(made.caseNumber)
    changeRoles(w.book, 'officer@example.org', ['case_officer'])
    expect((await finance.get(signed.to)).text, 'another person').not.toContain('Seen by video')
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
