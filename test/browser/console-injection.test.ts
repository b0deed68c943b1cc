import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCREENS } from '../../src/http/console/screens.ts'
import { type Running, startServer } from '../../src/http/server.ts'
import { ConsoleWorld, type Visitor } from '../console/console-world.ts'
import { INJECTIONS, marksIn } from '../support/injection.ts'
import { EVERYBODY, type InjectionBook, injectionBook } from '../support/injection-book.ts'
import { crawl, type Reached } from '../support/injection-crawl.ts'
import { CHROMIUM, launch } from './chromium.ts'
import { windowOf } from './seen.ts'

/** Pages opened in the browser: those that show the most strings that no page before them showed. */
const MOST_PAGES = 40

describe.skipIf(CHROMIUM === undefined)('what people wrote into fields, in a browser with our own policy and scripts', () => {
  let book: InjectionBook
  let c: ConsoleWorld
  let visitor: Visitor
  let reached: readonly Reached[]
  let server: Running
  let browser: Browser
  const ran: string[] = []

  beforeAll(async () => {
    book = await injectionBook()
    c = new ConsoleWorld(book.w.book)
    visitor = await c.enter(EVERYBODY)
    const paths = SCREENS.map(({ path }) => path).filter((path) => !path.includes('{') && !path.endsWith('/export'))
    reached = await crawl(paths, async (path) => {
      c.now += 1500
      const response = await visitor.fetch(path)
      return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
    })
    server = await startServer(c.site, { port: 0, host: 'localhost' })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    c?.close()
    book?.w.close()
  })

  /** A page that tells whatever runs, is refused by the policy, or asks another server for something. */
  const watched = async (context: BrowserContext): Promise<Page> => {
    await context.addInitScript(
      "addEventListener('securitypolicyviolation', (e) => { (window.__refused ??= []).push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample) })",
    )
    const page = await context.newPage()
    page.on('dialog', (dialog) => {
      ran.push(`${page.url()}: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('pageerror', (error) => ran.push(`${page.url()}: ${error.message}`))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) ran.push(`${page.url()}: ${request.url()}`)
    })
    return page
  }
  const expectNothingRan = async (page: Page, name: string): Promise<void> => {
    // What is folded away, pointed at and in focus is looked at too.
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    await page.evaluate(TOUCH)
    expect([name, await page.evaluate('[window.__hit ?? null, window.__refused ?? []]')]).toEqual([name, [null, []]])
    expect([name, await page.evaluate(FOREIGN)]).toEqual([name, []])
    expect(ran).toEqual([])
    // The longest of the words is broken, and nothing stands beyond the edge.
    expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, 320])
  }

  it('knows when something runs, or would', async () => {
    const context = await browser.newContext()
    const page = await watched(context)
    await page.goto(`${server.url}/sign-in`)
    await page.evaluate(`document.querySelector('main').innerHTML = ${JSON.stringify(`<img src=x onerror="window.__hit=1"><a href="javascript:1">x</a>`)}`)
    await page.waitForFunction('window.__refused?.length > 0')
    expect(await page.evaluate(FOREIGN)).toEqual(['IMG onerror', 'A javascript:1'])
    await context.close()
    ran.length = 0
  })

  it('runs nowhere in the console', async () => {
    const context = await windowOf(browser, visitor, 'en', false)
    const page = await watched(context)
    const shown = new Set<string>()
    const pages = telling(reached)
    expect(pages.length).toBeGreaterThan(20)
    for (const { address } of pages) {
      c.now += 1500
      await page.goto(`${server.url}${address}`)
      for (const mark of marksIn(await page.locator('body').innerText())) shown.add(mark)
      await expectNothingRan(page, address)
    }
    expect(shown.size, 'strings seen by a person').toBe(INJECTIONS.length)
    await context.close()
  })

  it('runs nowhere where a form shows it again', async () => {
    const context = await windowOf(browser, visitor, 'en', false)
    const page = await watched(context)
    for (const [address, field] of [
      ['/funds/new', 'code'],
      ['/rates', 'from'],
      ['/cases', 'q'],
    ] as const)
      for (const text of INJECTIONS.filter((_, n) => n % 6 === 0)) {
        c.now += 1500
        await page.goto(`${server.url}${address}`)
        await page.locator(`main [name="${field}"]`).fill(text)
        await page.locator(`main form:has([name="${field}"]) button[type="submit"]`).first().click()
        await page.waitForLoadState()
        await expectNothingRan(page, `${address} ${text}`)
      }
    await context.close()
  })

  it('runs nowhere on a student’s own page', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } })
    const page = await watched(context)
    const shown = new Set<string>()
    for (const { code, birthYear } of book.students.filter((_, n) => n % 5 < 2)) {
      await page.goto(`${server.url}/status`)
      await page.locator('[name="code"]').fill(code)
      await page.locator('[name="birthYear"]').fill(String(birthYear))
      await page.locator('main button[type="submit"]').first().click()
      await page.waitForLoadState()
      for (const mark of marksIn(await page.locator('body').innerText())) shown.add(mark)
      await expectNothingRan(page, code)
    }
    expect(shown.size).toBeGreaterThan(20)
    await context.close()
  })
})

/** Pages of each screen that show strings, those first that show the most. */
function telling(reached: readonly Reached[]): readonly Reached[] {
  const left = reached
    .filter(({ type, isFile, status }) => type.startsWith('text/html') && !isFile && status === 200)
    .map((of) => ({ of, marks: marksIn(of.text) }))
  const chosen: Reached[] = []
  const sorts = new Set<string>()
  const seen = new Set<string>()
  for (const { of, marks } of left.sort((a, b) => b.marks.size - a.marks.size)) {
    const sort = of.address.replace(/\?.*/, '').replace(/\d+/g, '#')
    const isNew = !sorts.has(sort) || [...marks].some((mark) => !seen.has(mark))
    if (!isNew || chosen.length >= MOST_PAGES || marks.size < 2) continue
    sorts.add(sort)
    for (const mark of marks) seen.add(mark)
    chosen.push(of)
  }
  return chosen
}

/** Points at everything that can be pointed at, and puts it in focus. */
const TOUCH = `for (const one of document.querySelectorAll('main *')) {
  one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
  if (one.matches('a, input, textarea, select, button, [tabindex]')) one.focus()
}`

/** Elements that have a handler in their markup or an address that is a script. */
const FOREIGN = `[...document.querySelectorAll('*')].flatMap((one) => [
  ...[...one.attributes].filter(({ name }) => name.startsWith('on') || name === 'style' || name === 'srcdoc').map(({ name }) => one.tagName + ' ' + name),
  ...['href', 'src', 'action', 'xlink:href'].map((name) => one.getAttribute(name) ?? '').filter((value) => /^\\s*(javascript|data|https?):/i.test(value) || value.startsWith('//')).map((value) => one.tagName + ' ' + value),
])`
