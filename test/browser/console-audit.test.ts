import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startServer } from '../../src/http/server.ts'
import { BankWorld } from '../commands/bank-world.ts'
import type { Json } from '../commands/cases-world.ts'
import { ConsoleWorld, type Visitor } from '../console/console-world.ts'
import { CHROMIUM, launch } from './chromium.ts'
import { checkStaffPage, IS_LONG, windowOf } from './seen.ts'
import { leave } from './student-pages.ts'

describe.skipIf(CHROMIUM === undefined)('the auditor’s and the administrator’s pages in a browser', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  const visitors = new Map<string, Visitor>()
  const windows = new Map<string, BrowserContext>()
  let server: Running
  let browser: Browser
  let application: Json
  let batch: Json

  beforeAll(async () => {
    await w.found()
    batch = await w.instructed(2)
    application = (await w.get('/applications?limit=1', 'auditor')).items[0]
    await w.file(batch)
    w.contribution()
    for (const { reference, payee } of batch.payouts) w.book_(-300_000, `Havale ${reference}`, payee.name)
    w.book_(-12_345, 'Bilinmeyen')
    await w.reconcile()
    server = await startServer(c.site, { port: 0, host: '127.0.0.1' })
    browser = await launch()
    for (const who of ['auditor', 'admin']) visitors.set(who, await c.enter(`${who}@example.org`))
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    c.close()
    w.close()
  })

  const open = async (who: string, path: string, language = 'en'): Promise<Page> => {
    const name = `${who} ${language}`
    const known = windows.get(name) ?? (await windowOf(browser, visitors.get(who) as Visitor, language))
    windows.set(name, known)
    const page = await known.newPage()
    await page.goto(`${server.url.replace('127.0.0.1', 'localhost')}${path}`)
    return page
  }

  const pagesOf = (): Readonly<Record<string, readonly string[]>> => ({
    auditor: [
      ...['/verify', '/trail', '/journal', '/exceptions', '/sample', '/sample?seed=5', '/reports', '/reports/fund', '/reports/exceptions', '/reports/account'],
      ...[`/story/application/${application.id}`, `/story/batch/${batch.id}`, '/programmes', '/programmes/P'],
    ],
    admin: [
      '/users',
      '/users/4',
      '/programmes',
      '/programmes/P',
      '/institutions',
      '/settings',
      '/erasure',
      `/erasure?case=${application.caseNumber}`,
      '/keeping',
    ],
  })

  // In the short run each page is looked at by console-every-page.test.ts; here in more of its states.
  if (IS_LONG)
    it.each(['en', 'ru'])('shows each page whole at 320 px, without a fault that axe finds (%s)', async (language) => {
      for (const [who, paths] of Object.entries(pagesOf())) {
        for (const path of paths) {
          const page = await open(who, path, language)
          expect(await page.getAttribute('html', 'lang'), path).toBe(language)
          expect(await page.locator('h1').count(), `${path} ${await page.title()}`).toBe(1)
          await checkStaffPage(page, `${language} ${path}`)
          await leave(page)
        }
      }
    })

  it('leads by keyboard from the trail to a story, whose chain holds', async () => {
    const page = await open('auditor', '/trail?kind=batch_released')
    await page
      .getByRole('link', { name: /^Batch TO/ })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await page.getByText('The chain holds here').waitFor()
    expect(page.url()).toContain('/story/batch/')
    await leave(page)
  })

  it('verifies by keyboard, and says so', async () => {
    const page = await open('auditor', '/verify')
    await page.getByRole('button', { name: 'Verify' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('The books verify.').waitFor()
    await checkStaffPage(page, 'verified')
    await leave(page)
  })

  it('says above the form what is wrong with a person, leads to the field, and shows the one-time sign-in once it is right', async () => {
    const page = await open('admin', '/users')
    await page.getByLabel('Name', { exact: true }).fill('Second Officer')
    await page.getByLabel('E-mail address').fill('second@example.org')
    await page.getByRole('button', { name: 'Add person' }).click()
    await page.getByRole('alert').waitFor()
    await checkStaffPage(page, 'add-fault')
    await page.getByRole('alert').getByRole('link').last().click()
    expect(new URL(page.url()).hash).toBe('#add-roles')
    await page.getByLabel('case officer').check()
    await page.getByRole('button', { name: 'Add person' }).click()
    await page.locator('code.secret').waitFor()
    await checkStaffPage(page, 'one-time')
    await leave(page)
  })
})
