import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Visitor } from '../console/console-world.ts'
import { chromiumPath } from './student-pages.ts'

export const CHROMIUM = chromiumPath()
const SHOTS = process.env['TIDEOVER_SCREENSHOTS']

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe finds on a page. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], preload: false }).then((r) => r.violations)",
  )) as readonly Violation[]
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`)
}

/** Elements whose text is cut, or that stand beyond the right edge; what scrolls by itself is neither. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('body *')].filter((e) => !e.closest('.skip, .scrolls, option') && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && e.clientWidth > 0 && !['INPUT', 'SELECT', 'TEXTAREA'].includes(e.tagName)
    || e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)).map((e) => e.outerHTML.slice(0, 160))`)

/** Whole at 320 px, and without a fault that axe finds. */
export async function checkStaffPage(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name.replace(/[^\w-]+/g, '_')}.png`), fullPage: true })
  expect(await violations(page), name).toEqual([])
  expect(await cut(page), name).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(320)
}

/** A browser's window in which somebody is signed in. Chromium keeps a __Host- cookie on http://localhost, and not on 127.0.0.1. `bypassCSP`: axe is put into its pages, which our policy forbids. */
export async function windowOf(browser: Browser, { session = '' }: Visitor, language: string, bypassCSP = true): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP })
  const at = { domain: 'localhost', path: '/' }
  await context.addCookies([
    { name: '__Host-tideover', value: session, ...at, secure: true, httpOnly: true, sameSite: 'Strict' },
    { name: 'tideover-console-language', value: language, ...at },
  ])
  return context
}

/** The long run of the tests, for which an hour is given. */
export const IS_LONG = process.env['TIDEOVER_LONG'] === '1'
