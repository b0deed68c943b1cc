import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startServer } from '../../src/http/server.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { DAY, iban, type Json, money } from '../commands/cases-world.ts'
import { ConsoleWorld, codeAt, PASSWORD, type Visitor } from '../console/console-world.ts'
import { CHROMIUM, launch } from './chromium.ts'
import { checkStaffPage, IS_LONG, staffFaults, windowOf } from './seen.ts'
import { leave } from './student-pages.ts'

describe.skipIf(CHROMIUM === undefined)('the pages of money, batches, release and closings in a browser', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let server: Running
  let browser: Browser
  let finance: Visitor
  let releaser: Visitor
  let batch: Json
  let waiting: Json
  let closing: Json

  beforeAll(async () => {
    await w.found()
    batch = await w.instructed(2)
    w.contribution()
    w.book_(-300_000, `Havale ${batch.payouts[0].reference}`)
    w.book_(-12_300, 'Bilinmeyen')
    await w.reconcile()
    const { ledgerBalance, statementBalance } = await w.get(`/bank-accounts/B/reconciliation-statement?asOf=${DAY}`, 'finance')
    closing = await w.post('finance', '/bank-accounts/B/closings', { asOf: DAY, expected: { ledgerBalance, statementBalance } })
    await w.post('releaser', `/closings/${closing.id}/approval`)
    await w.post('finance', '/periods', { closedThrough: DAY })
    await w.post('finance', '/exchange-rates', { from: 'USD', to: 'TRY', rate: '7.85', date: DAY, source: 'central bank' })
    await w.post('finance', '/bank-accounts', { code: 'L', name: 'A bank whose name is long', currency: 'TRY', iban: iban('TR', '0006400000119999999999') })
    await w.post('finance', '/funds', { code: 'SECOND', name: 'A fund whose name is long enough to wrap', currency: 'EUR' })
    await w.post('finance', '/funds/SECOND/contributions', { donor: 'Donor', money: money('12345678.90', 'EUR'), date: DAY, bankAccount: 'B' })
    await w.approved()
    waiting = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    const held = await w.approved()
    await w.post('finance', `/grants/${held.grant.id}/holds`, { reason: 'a question' })
    await w.approved()
    finance = await c.enter('finance@example.org')
    releaser = await c.enter('releaser@example.org')
    server = await startServer(c.site, { port: 0, host: '127.0.0.1' })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    c.close()
    w.close()
  })

  const open = async (context: BrowserContext, path: string): Promise<Page> => {
    c.now += 1100
    const page = await context.newPage()
    const response = await page.goto(`${server.url.replace('127.0.0.1', 'localhost')}${path}`)
    expect(response?.status(), path).toBe(200)
    return page
  }

  const checkAll = async (v: Visitor, paths: readonly string[]) => {
    const faults: string[] = []
    for (const language of ['en', 'ru']) {
      const context = await windowOf(browser, v, language)
      for (const path of paths) {
        const page = await open(context, path)
        faults.push(...(await staffFaults(page, `${language}${path.replace(/[/?=&]+/g, '-')}`)))
        await leave(page)
      }
      await context.close()
    }
    expect(faults).toEqual([])
  }

  // In the short run each page is looked at by console-every-page.test.ts; here in more of its states.
  if (IS_LONG)
    it('shows finance every page at 320 px in both languages, whole and without a fault that axe finds', async () => {
      const first = batch.payouts[0].id
      await checkAll(finance, [
        ...['/money', '/funds/F', '/funds/SECOND', '/funds/new', '/rates', '/batches', '/batches?state=stopped', '/batches/new', '/batches/new?bankAccount=B'],
        ...[`/batches/${batch.id}`, `/batches/${waiting.id}`, `/batches/${batch.id}/vouchers`, '/payouts', '/payouts?reference=TOX', `/payouts/${first}`],
        ...[`/payouts/${batch.payouts[1].id}`, `/payouts/${first}/voucher`, '/closings', '/closings/new', `/closings/new?account=B&asOf=${DAY}`],
        ...[`/closings/${closing.id}`, `/closings/${closing.id}/pack`, '/periods/new', '/periods/1', '/periods/1/pack'],
      ])
    })

  // In the short run each page is looked at by console-every-page.test.ts; here in more of its states.
  if (IS_LONG)
    it('shows the releaser every page so', async () => {
      await checkAll(releaser, ['/release', `/release/${waiting.id}`, `/batches/${batch.id}`, '/closings', '/periods/1'])
    })

  it('releases a batch by keyboard alone, with the password again', async () => {
    c.now += 20 * 60_000
    const context = await windowOf(browser, releaser, 'en')
    const page = await open(context, `/release/${waiting.id}`)
    await page.getByRole('button', { name: 'Release 1 payout' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Password').waitFor()
    expect(page.url()).toContain('/prove')
    await page.getByLabel('Password').focus()
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Tab')
    await page.keyboard.type(codeAt(releaser.factor, c.now))
    await page.keyboard.press('Enter')
    const release = page.getByRole('button', { name: 'Release 1 payout' })
    await release.waitFor()
    await release.focus()
    await page.keyboard.press('Enter')
    await page.getByText('The batch is released.').waitFor()
    await checkStaffPage(page, 'released')
    expect(await w.get(`/payout-batches/${waiting.id}`, 'finance')).toMatchObject({ state: 'released', releasedBy: 'releaser' })
    await context.close()
  })

  it('shows what is available of a fund without a turn aside, where the window is as wide as most', async () => {
    for (const language of ['en', 'ru']) {
      const context = await windowOf(browser, finance, language)
      const page = await open(context, '/money')
      await page.setViewportSize({ width: 1280, height: 900 })
      const wide = await page.evaluate("[...document.querySelectorAll('.scrolls')].map((one) => one.scrollWidth - one.clientWidth)")
      expect([language, wide]).toEqual([language, (wide as number[]).map(() => 0)])
      await context.close()
    }
  })

  it('shows what is wrong with a form, and leads to its field', async () => {
    const context = await windowOf(browser, finance, 'ru')
    const page = await open(context, '/funds/F')
    await page.locator('#contribution button').click()
    await page.getByRole('alert').waitFor()
    await checkStaffPage(page, 'contribution-fault')
    await page.getByRole('alert').getByRole('link').nth(1).click()
    expect(await page.evaluate('document.activeElement.name')).toBe('donor')
    await context.close()
  })
})
