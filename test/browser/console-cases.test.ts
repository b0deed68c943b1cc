import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startServer } from '../../src/http/server.ts'
import { type Json, World } from '../commands/cases-world.ts'
import { ConsoleWorld, type Visitor } from '../console/console-world.ts'
import { CHROMIUM, launch } from './chromium.ts'
import { checkStaffPage, IS_LONG, windowOf } from './seen.ts'
import { leave } from './student-pages.ts'

const PAGE_MOST = 60 * 1024

describe.skipIf(CHROMIUM === undefined)('the case officer’s and the approver’s pages in a browser', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  const ids: Record<string, Json> = {}
  let server: Running
  let browser: Browser
  const visitors = new Map<string, Visitor>()
  const windows = new Map<string, BrowserContext>()

  /** A page of a window in which somebody is signed in, in a language. */
  const pageOf = async (who: string, language: string): Promise<Page> => {
    const name = `${who} ${language}`
    const visitor = visitors.get(who) ?? (await c.enter(`${who}@example.org`))
    visitors.set(who, visitor)
    const known = windows.get(name) ?? (await windowOf(browser, visitor, language))
    windows.set(name, known)
    return known.newPage()
  }
  const address = (path: string) => `${server.url.replace('127.0.0.1', 'localhost')}${path}`

  beforeAll(async () => {
    await w.found()
    await w.programme('Q')
    await w.programme('R')
    await lives(w, ids)
    server = await startServer(c.site, { port: 0, host: 'localhost' })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    c.close()
    w.close()
  })

  const check = async (page: Page, name: string) => {
    c.now += 2000
    expect(Buffer.byteLength(await page.content()), name).toBeLessThan(PAGE_MOST)
    // What is folded away is looked at too.
    await page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true })")
    await checkStaffPage(page, name)
  }

  // In the short run each page is looked at by console-every-page.test.ts; here in more of its states.
  if (IS_LONG)
    it.each(['en', 'ru'])('shows every page whole at 320 px, without a fault that axe finds (%s)', async (language) => {
      const pages: readonly (readonly [string, string])[] = [
        ['officer', '/work'],
        ['officer', '/cases'],
        ['officer', '/cases?state=approved&q=nobody'],
        ['officer', '/cases?waits=answered'],
        ['officer', '/cases/together?programme=P'],
        ['officer', '/cases/together?programme=R'],
        ['officer', '/lists'],
        ['officer', '/messages'],
        ...Object.values(ids).map((of) => ['officer', `/cases/${of.id}`] as const),
        ['approver', '/work'],
        ['approver', '/review'],
        ['approver', `/review/${ids['recommended'].id}`],
        ['approver', `/review/${ids['refuse'].id}`],
        ['approver', '/review/together?programme=P'],
        ['approver', '/review/holds'],
        ['approver', '/payees'],
        ['approver', `/payees/${ids['changed'].grant.id}`],
        ['approver', `/cases/${ids['changed'].id}`],
        ['auditor', `/cases/${ids['changed'].id}`],
        ['hats', '/work'],
        ['admin', '/work'],
      ]
      for (const [who, path] of pages) {
        const page = await pageOf(who, language)
        const response = await page.goto(address(path))
        expect([page.url(), response?.status()]).toEqual([address(path), 200])
        await check(page, `${language} ${who} ${path}`)
        await leave(page)
      }
    })

  it('looks at a list, and imports it, by keyboard', async () => {
    const page = await pageOf('officer', 'en')
    await page.goto(address('/lists'))
    await page.getByLabel('Programme').first().selectOption('P')
    const rows = 'familyName,givenName,birthDate,hostCountry\nOrazowa,Maral,2000-02-01,TR\nÇaryýew,=1,2000-02-31,TR\n'
    await page.getByLabel('The list').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
    await page.getByRole('button', { name: 'Look at the list' }).press('Enter')
    await page.getByRole('heading', { name: 'What would come of the list' }).waitFor()
    await check(page, 'preview')
    await page.getByRole('button', { name: 'Import 1 student' }).press('Enter')
    await page.getByText('The list is taken in.').waitFor()
    await check(page, 'imported')
    await leave(page)
  })

  it('says above the form why it was not taken, and leads to its field', async () => {
    const page = await pageOf('officer', 'en')
    await page.goto(address(`/cases/${ids['checked'].id}`))
    await page.getByRole('button', { name: 'Recommend', exact: true }).click()
    expect(await page.getByRole('alert').textContent()).toContain('There is a problem')
    await check(page, 'fault')
    await page.getByRole('alert').getByRole('link').last().click()
    expect(await page.evaluate('document.activeElement.id || location.hash')).toContain('recommend-note')
    await leave(page)
  })
})

/** Cases in every state, with everything that a page of a case can show. */
async function lives(w: World, ids: Record<string, Json>): Promise<void> {
  ids['received'] = await w.apply()
  ids['checked'] = await w.check(await w.apply())
  const asked = await w.check(await w.apply())
  await w.post('officer', `/applications/${asked.id}/information-request`, {
    items: ['residence', 'payee_account'],
    message: 'Where do you live?',
    dueDate: '2020-11-20',
  })
  ids['asked'] = asked
  const code = await w.post('officer', `/applications/${asked.id}/code`, { recognisedBy: 'passport', note: 'lost' })
  await w.post('officer', '/status/answer', {
    code: code.code,
    birthYear: Number(asked.student.birthDate.slice(0, 4)),
    caseNumber: asked.caseNumber,
    message: 'In the dormitory.',
  })
  const similar = await w.apply({ student: { ...asked.student, passportNumber: 'A9999999' } })
  await w.post('officer', `/applications/${similar.id}/automatic-checks`)
  await w.post('officer', `/applications/${similar.id}/checks`, { criterion: 'unique', outcome: 'pass', note: 'another person' })
  ids['similar'] = similar
  await w.apply({}, 'R')
  await w.check(await w.apply({}, 'R'))
  ids['recommended'] = await w.recommended()
  const refuse = await w.check(await w.apply())
  await w.post('officer', `/applications/${refuse.id}/recommendation`, { outcome: 'refuse', reason: 'can_travel_home', note: 'a flight goes' })
  ids['refuse'] = refuse
  const own = await w.check(await w.apply())
  await w.post('hats', `/applications/${own.id}/recommendation`, { note: 'mine' })
  const changed = await w.approved()
  await w.post('officer', `/grants/${changed.grant.id}/payee`, { payee: { ...changed.payee, bank: 'Ziraat' }, reason: 'moved', recognisedBy: 'passport seen' })
  await w.post('approver2', `/grants/${changed.grant.id}/holds`, { reason: 'to be asked' })
  ids['changed'] = changed
  await w.post('approver2', '/programmes/Q/holds', { reason: 'the embassy asks' })
}
