import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startServer } from '../../src/http/server.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, money, policy } from '../commands/cases-world.ts'
import { ConsoleWorld } from '../console/console-world.ts'
import { CHROMIUM, launch } from './chromium.ts'
import { checkStaffPage, IS_LONG, windowOf } from './seen.ts'
import { leave } from './student-pages.ts'

const LINES = 100
const PAGE_MOST = 60 * 1024

const slipped = (reference: string): string => `${reference.slice(0, 5)}${reference[5] === 'X' ? 'Y' : 'X'}${reference.slice(6)}`

/** A hundred payouts on their way, decided in one act each. */
async function hundred(w: BankWorld): Promise<Json> {
  const kept = ['citizen', 'host', 'caps', 'payee', 'own-payee']
  await w.programme('A', { criteria: (policy()['criteria'] as Json[]).filter(({ code }) => kept.includes(code)) })
  for (let n = 0; n < LINES; n += 1) await w.apply({}, 'A')
  await w.post('officer', '/programmes/A/automatic-checks')
  const cases = (await w.get('/applications?programme=A&limit=200')).items
  await w.post('officer', '/programmes/A/recommendations', { items: cases.map(({ id }: Json) => ({ application: id })), note: 'all in order' })
  const items = (await w.get('/applications?programme=A&limit=200')).items.map(({ id, expected }: Json) => ({ application: id, digest: expected.digest }))
  await w.post('approver', '/programmes/A/approvals', { expected: { count: LINES, total: money(`${LINES * 3000}.00`) }, items })
  const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
  await w.release(batch)
  return batch
}

describe.skipIf(CHROMIUM === undefined)('the bank’s side in a browser', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let server: Running
  let browser: Browser
  let context: BrowserContext
  let url = ''
  let batch: Json

  beforeAll(async () => {
    await w.found({}, '700000.00')
    batch = await hundred(w)
    w.book_(70_000_000, 'Gelen havale')
    for (const p of batch.payouts) w.book_(-300_000, `EFT ${slipped(p.reference)}`, p.payee.name)
    w.book_(-75_050, 'BILINMEYEN')
    w.book_(12_345, 'GELEN')
    await w.reconcile()
    server = await startServer(c.site, { port: 0, host: '127.0.0.1' })
    url = server.url.replace('127.0.0.1', 'localhost')
    browser = await launch()
    context = await windowOf(browser, await c.enter('finance@example.org'), 'en')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    c.close()
    w.close()
  })

  const open = async (path: string): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(`${url}${path}`)
    return page
  }
  const check = async (page: Page, name: string) => {
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    await checkStaffPage(page, name)
    expect((await page.content()).length, name).toBeLessThan(PAGE_MOST)
  }
  const speak = async (language: string) => leave(await open(`/console-language?to=${language}&back=/work`))
  const settled = async () => (await w.get('/payouts?state=settled&limit=200', 'finance')).items.length

  // In the short run each page is looked at by console-every-page.test.ts; here in more of its states.
  if (IS_LONG)
    it('has pages that are whole at 320 px and without a fault that axe finds, in both languages', async () => {
      const [line] = await w.open()
      const breaks = await w.breaks()
      const statement = (await w.get('/bank-accounts/B/statements', 'finance')).items[0]
      const paths = [
        ...['/accounts', '/accounts/B', '/accounts/B/import', '/accounts/B/match', '/accounts/B/match?at=9999999999', '/accounts/B/match/rest'],
        ...['/accounts/B/match/together?reason=reference_one_edit', `/accounts/B/match/by-hand?line=${line.id}`, '/accounts/B/lines', '/accounts/B/statements'],
        ...[
          '/accounts/B/reconciliation',
          `/lines/${line.id}`,
          `/statements/${statement.id}`,
          '/breaks',
          ...breaks.map(({ id }) => `/breaks/${id}`),
          '/spellings',
        ],
      ]
      for (const language of ['en', 'ru']) {
        await speak(language)
        for (const path of paths) {
          const page = await open(path)
          expect(await page.evaluate('document.documentElement.lang')).toBe(language)
          await check(page, `${language} ${path}`)
          await leave(page)
        }
      }
      await speak('en')
    })

  it('takes a file by keyboard and shows it read, not read, and to be chosen', async () => {
    const files: readonly (readonly [string, Uint8Array | string, string])[] = [
      ['certain', w.statement(), 'Certain'],
      ['not-read', 'Date;Amount\r\n2020-02-30;x\r\n', 'Not read'],
      ['choice', 'Date,Description,Amount\r\n01/02/2020,one,100.50\r\n02/02/2020,two,200.25\r\n03/03/2020,three,-50.00\r\n', 'Please confirm'],
    ]
    for (const [name, bytes, words] of files) {
      const page = await open('/accounts/B/import')
      await page.setInputFiles('input[type=file]', { name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(bytes) })
      await page.getByRole('button', { name: 'Look at the file' }).focus()
      await page.keyboard.press('Enter')
      await page.getByText(words, { exact: true }).waitFor()
      await check(page, name)
      await leave(page)
    }
  })

  it('has keys that help, open and go on, that rest in fields and when turned off', async () => {
    const page = await open('/accounts/B/match')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Confirm match')
    const first = await page.locator('#line').innerText()
    await page.keyboard.press('j')
    await page.waitForURL(/at=/)
    expect(await page.locator('#line').innerText()).not.toBe(first)
    await page.keyboard.press('ArrowLeft')
    await page.waitForURL(/at=/)
    expect(await page.locator('#line').innerText()).toBe(first)
    await page.keyboard.press('?')
    expect(await page.getByText('Keys are on: turn them off').isVisible()).toBe(true)
    await page.keyboard.press('c')
    expect(await page.evaluate('document.activeElement.name')).toBe('note')
    await page.keyboard.type('jk?')
    expect(await page.evaluate('document.activeElement.value')).toBe('jk?')
    expect(await page.locator('#line').innerText()).toBe(first)
    await page.getByText('Keys are on: turn them off').click()
    const at = page.url()
    await page.evaluate('document.activeElement.blur()')
    await page.keyboard.press('j')
    await page.reload()
    expect(page.url()).toBe(at)
    await page.keyboard.press('?')
    expect(await page.getByText('Keys are off: turn them on').isVisible()).toBe(false)
    await page.getByText('Keys', { exact: true }).click()
    await page.getByText('Keys are off: turn them on').click()
    await leave(page)
  })

  it('confirms nothing by a key that is held down', async () => {
    const before = await settled()
    const page = await open('/accounts/B/match')
    await page.keyboard.down('Enter')
    await page.waitForURL(/done=matched/)
    await page.keyboard.down('Enter')
    await page.keyboard.down('Enter')
    await page.waitForTimeout(300)
    await page.keyboard.up('Enter')
    expect(await settled()).toBe(before + 1)
    // and the one that was confirmed is undone by keys alone
    await page.keyboard.press('u')
    await page.keyboard.type('held down')
    await page.keyboard.press('Enter')
    await page.waitForURL(/done=match_undone/)
    expect(await settled()).toBe(before)
    await leave(page)
  })

  it(`confirms ${LINES} lines by ${LINES} keys, without script too`, async () => {
    const page = await open('/accounts/B/match?at=1')
    let keys = 0
    /** A person takes longer than a second for a line. */
    const confirmBy = async (one: Page) => {
      keys += 1
      c.now += 1000
      await one.locator('button:focus').waitFor()
      await Promise.all([one.waitForNavigation(), one.keyboard.press('Enter')])
    }
    while (keys < LINES / 2) await confirmBy(page)
    expect(await settled()).toBe(keys)
    await leave(page)
    const bare = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false })
    await bare.addCookies(await context.cookies())
    const plain = await bare.newPage()
    await plain.goto(`${url}/accounts/B/match`)
    while (keys < LINES) await confirmBy(plain)
    expect([keys, await settled()]).toEqual([LINES, LINES])
    await bare.close()
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true, faults: [] })
  })
})
