import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../../fixtures/demo/client.ts'
import { demoSite } from '../../fixtures/demo/guided/demo-site.ts'
import { type Running, startServer } from '../../src/http/server.ts'
import { World } from '../commands/cases-world.ts'
import { ConsoleWorld } from '../console/console-world.ts'
import { CHROMIUM, launch } from './chromium.ts'
import { checkStaffPage } from './seen.ts'

/** Pages that belong to no area: the demo's guide, the API's documentation, and what is shown where there is no page. */
describe.skipIf(CHROMIUM === undefined)('pages beside the others', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  let server: Running
  let browser: Browser
  beforeAll(async () => {
    await w.found()
    const people = (['officer', 'approver', 'finance', 'releaser'] as const).map((who) => ({
      who,
      email: `${who}@example.org`,
      password: 'five lamps beside quiet water',
      secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    }))
    const client = new Client(w.book, () => c.now, 'http://127.0.0.1', new Map())
    const site = demoSite(c.site, { client, people, clock: () => c.now, today: '2026-11-02', sample: { code: 'ABCD-EFGH-JKL', birthYear: '2000' } })
    server = await startServer(site, { port: 0, host: '127.0.0.1' })
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    c.close()
    w.close()
  })

  it.each(['/demo', '/api/docs', '/nowhere', '/favicon.ico', '/status?lang=tk'])(
    '%s is whole at 320 px, stays as it is, and axe finds no fault',
    async (path) => {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true })
      const page = await context.newPage()
      await page.goto(`${server.url}${path}`)
      await checkStaffPage(page, path)
      expect(await page.locator('meta[http-equiv]').count()).toBe(0)
      await context.close()
    },
  )

  it('leads from the demo to the student’s page in Turkmen', async () => {
    const context = await browser.newContext({ locale: 'ru-RU' })
    const page = await context.newPage()
    await page.goto(`${server.url}/demo`)
    await page.getByText('the page in Turkmen').click()
    expect(await page.locator('html').getAttribute('lang')).toBe('tk')
    await page.goto(`${server.url}/help`)
    expect(await page.locator('html').getAttribute('lang'), 'and keeps it').toBe('tk')
    await context.close()
  })
})
