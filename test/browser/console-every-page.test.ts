import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resetUser } from '../../src/commands/people.ts'
import { SCREENS } from '../../src/http/console/screens.ts'
import { type Running, startServer } from '../../src/http/server.ts'
import { ConsoleWorld, codeAt, PASSWORD, type Visitor } from '../console/console-world.ts'
import type { World } from '../support/full-book.ts'
import { addressesOf, EVERYBODY, thingsOf, wholeBook } from '../support/whole-book.ts'
import { CHROMIUM, launch } from './chromium.ts'
import { checkStaffPage, IS_LONG, windowOf } from './seen.ts'

const PAGE_MOST = 60 * 1024
const LANGUAGES = ['en', 'ru'] as const
type Language = (typeof LANGUAGES)[number]

/** Screens that answer a file, or lead on: they show no page of their own. */
const NO_PAGE = [
  '/cases/next',
  '/cases/export',
  '/cases/{id}/documents/{sha256}',
  '/review/next',
  '/funds/{code}/contributions',
  '/batches/export',
  '/batches/{id}/export',
  '/batches/{id}/payment-file',
  '/payouts/export',
  '/closings/export',
  '/verify/anchor',
  '/reports/{name}/{format}',
  '/exports',
  ...['trail', 'journal', 'review', 'holds', 'payees', 'users', 'programmes', 'statements/{code}'].map((list) => `/exports/${list}`),
]

/** What no text of a page may say: a value that was not there, or was never meant to be read. */
const UNMEANT = /\bundefined\b|\bnull\b|\[object|\bNaN\b|\{[\w.]+\}|Invalid Date/

describe.skipIf(CHROMIUM === undefined)('every page of the console in a browser', () => {
  let w: World
  let c: ConsoleWorld
  let server: Running
  let browser: Browser
  let everybody: Visitor
  let admin: Visitor
  let addresses: readonly string[]

  beforeAll(async () => {
    w = await wholeBook()
    c = new ConsoleWorld(w.book)
    everybody = await c.enter(EVERYBODY)
    admin = await c.enter('admin@example.org')
    const pages = SCREENS.map(({ path }) => path).filter((path) => !NO_PAGE.includes(path))
    addresses = addressesOf(pages, await thingsOf(w))
    server = await startServer(c.site, { port: 0, host: 'localhost' })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    c?.close()
    w?.book.close()
  })

  /** Opens an address, and looks at the page that is shown there. */
  const look = async (page: Page, address: string, language: Language, status = 200): Promise<void> => {
    c.now += 2000
    const response = await page.goto(`${server.url}${address}`)
    const name = `${language} ${address}`
    expect([page.url(), response?.status()], name).toEqual([`${server.url}${address}`, status])
    expect(Buffer.byteLength((await response?.body()) ?? ''), name).toBeLessThanOrEqual(PAGE_MOST)
    await lookAt(page, name, language)
  }
  const lookAt = async (page: Page, name: string, language: Language): Promise<void> => {
    // What is folded away is looked at too.
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    const seen = (await page.evaluate(SEEN)) as Seen
    expect([name, seen.lang, seen.headings.length], seen.headings.join(' | ')).toEqual([name, language, 1])
    expect(seen.title, name).toMatch(/^\S.* – Tideover$/)
    expect(seen.headings[0]?.trim(), name).not.toBe('')
    expect([name, UNMEANT.exec(seen.text)?.[0], seen.text.slice(Math.max(0, seen.text.search(UNMEANT) - 80)).slice(0, 160)]).toEqual([
      name,
      undefined,
      expect.anything(),
    ])
    await checkStaffPage(page, name)
  }
  /** Looks at several addresses: every fault of each is told. */
  const lookAtEach = async (page: Page, paths: readonly string[], language: Language, status = 200): Promise<void> => {
    const faults: string[] = []
    for (const address of paths)
      await look(page, address, language, status).catch((fault: Error) => faults.push(`${fault.message}\n${'diff' in fault ? String(fault.diff) : ''}`))
    expect(faults.join('\n')).toBe('')
  }
  const inWindow = async (visitor: Visitor, language: Language, act: (page: Page) => Promise<void>): Promise<void> => {
    const context = await windowOf(browser, visitor, language)
    await act(await context.newPage())
    await context.close()
  }

  it('has addresses for every screen that shows a page', () => {
    const shown = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`)
    const lost = SCREENS.map(({ path }) => path).filter((path) => !NO_PAGE.includes(path) && !addresses.some((one) => shown(path).test(one)))
    expect(lost).toEqual([])
    expect(NO_PAGE.filter((path) => !SCREENS.some((screen) => screen.path === path))).toEqual([])
  })

  /** Each screen, story and report once; the other things of a kind are looked at in the long run. */
  const sort = (address: string) => (/^\/(story|reports|programmes)\//.test(address) ? address : address.replace(/[\dA-Z-]+/g, '#'))
  const once = () => [...new Map([...addresses].reverse().map((address) => [sort(address), address])).values()]

  it.each(LANGUAGES)('shows each screen whole at 320 px (%s)', (language) =>
    inWindow(everybody, language, (page) => lookAtEach(page, IS_LONG ? addresses : once(), language)),
  )

  /** Browsers lay a page out for twice the width of an A4 sheet at most, and shrink it onto that; what stands beyond is not printed. */
  const SHEET = { least: 958, most: 1436 }
  it('prints each screen whole on a sheet', () =>
    inWindow(everybody, 'ru', async (page) => {
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: SHEET.least, height: 1000 })
      const beyond: string[] = []
      for (const address of once()) {
        c.now += 2000
        await page.goto(`${server.url}${address}`)
        const right = await page.evaluate("Math.max(...[...document.querySelectorAll('main *')].map((one) => one.getBoundingClientRect().right))")
        if (Number(right) > SHEET.most) beyond.push(`${address} ${right}`)
      }
      expect(beyond).toEqual([])
    }))

  it.each(LANGUAGES)('shows whole what is not there, what is not for one, and a person’s own pages (%s)', async (language) => {
    const told = await w.ask('auditor', 'GET', '/payout-batches?limit=1')
    const [batch] = told['items'] as { id: string }[]
    await inWindow(admin, language, async (page) => {
      await lookAtEach(page, ['/money', `/batches/${batch?.id}`], language, 403)
      await lookAtEach(page, ['/nowhere', '/users/999999'], language, 404)
      await lookAtEach(page, ['/account', '/prove?to=/release', '/work?done=sessions_ended'], language)
    })
    await inWindow(c.visitor(), language, async (page) => {
      await lookAtEach(page, ['/sign-in', '/sign-in?to=/money', '/first-sign-in'], language)
      await page.goto(`${server.url}/money`)
      expect(page.url()).toBe(`${server.url}/sign-in?to=%2Fmoney`)
    })
  })

  it.each(LANGUAGES)('shows whole the ways in, with what was wrong on them (%s)', async (language) => {
    const email = 'releaser@example.org'
    const reset = resetUser(w.book, email)
    if (!reset.ok) throw new Error(reset.problem.detail)
    await inWindow(c.visitor(), language, async (page) => {
      const send = async (fields: Readonly<Record<string, string>>, name: string) => {
        c.now += 2000
        for (const [field, text] of Object.entries(fields)) await page.locator(`main [name="${field}"]`).fill(text)
        await page.locator('main form button[type="submit"]').first().click()
        await page.waitForLoadState()
        await lookAt(page, `${language} ${name}`, language)
      }
      await page.goto(`${server.url}/sign-in`)
      await send({ email: 'nobody@example.org', password: 'not the one', code: '' }, 'sign-in refused')
      await page.goto(`${server.url}/first-sign-in`)
      const first = { email, oneTime: reset.value.oneTimeSignIn, password: PASSWORD, again: `${PASSWORD}.` }
      await send(first, 'first sign-in refused')
      await send({ password: PASSWORD, again: PASSWORD }, 'second factor')
      const secret = /secret=([A-Z2-7]+)/.exec(await page.content())?.[1] ?? (await page.locator('code').first().innerText()).replace(/\s/g, '')
      await send({ code: '000000' }, 'second factor refused')
      await send({ code: codeAt(secret, c.now + 2000) }, 'signed in')
      expect(new URL(page.url()).pathname).toBe('/account')
    })
  })
})

interface Seen {
  readonly lang: string
  readonly title: string
  readonly headings: readonly string[]
  readonly text: string
}

/** A page's title and words: its text, and what its attributes say to a person. */
const SEEN = `({
  lang: document.documentElement.lang,
  title: document.title,
  headings: [...document.querySelectorAll('h1')].map((one) => one.textContent),
  text: [document.title, document.body.textContent, ...[...document.querySelectorAll('*')].flatMap((one) =>
    ['alt', 'title', 'aria-label', 'placeholder', 'value', 'href', 'action', 'datetime', 'for', 'id', 'name', 'class'].map((name) => one.getAttribute(name) ?? ''))].join('\\n'),
})`
