import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import axe from 'axe-core'
import { Hono } from 'hono'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { commonHeaders } from '../../src/http/headers.ts'
import { sameOrigin } from '../../src/http/origin.ts'
import { type Running, startServer } from '../../src/http/server.ts'
import { missingPage, statusPages } from '../../src/http/status-page/page.ts'
import type { BankWorld } from '../commands/bank-world.ts'
import type { Json } from '../commands/cases-world.ts'

/** TIDEOVER_CHROMIUM, else chromium on the PATH. */
export function chromiumPath(): string | undefined {
  const named = process.env['TIDEOVER_CHROMIUM']
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser'].map((name) => join(folder, name)))
    .find((file) => existsSync(file))
}

/** The students' pages of a book, served as a site does. */
export function serveStudents({ book }: BankWorld): Promise<Running> {
  const site = new Hono()
  site.use(commonHeaders(book), sameOrigin(undefined))
  site.route('/', statusPages(book))
  site.notFound(missingPage(book))
  return startServer(site, { port: 0, host: '127.0.0.1' })
}

const SHOTS = process.env['TIDEOVER_SCREENSHOTS']

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe finds on a page. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations)",
  )) as readonly Violation[]
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Elements whose text is cut, or that stand beyond the right edge. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('body *')].filter((e) => !e.closest('.skip, .unseen') && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && e.clientWidth > 0 && e.tagName !== 'INPUT'
    || e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)).map((e) => e.outerHTML.slice(0, 80))`)

/** Whole at 320 px (which is a window of 1280 px at 400 %, WCAG 1.4.10), and without a fault that axe finds. */
export async function checkPage(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
  expect(await violations(page), name).toEqual([])
  expect(await cut(page), name).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(320)
  // Phones have letters of twice the size (WCAG 1.4.4): no word is so long that the page would scroll sideways
  const [, wide] = [await page.evaluate(LETTERS('200%')), await page.evaluate('document.documentElement.scrollWidth'), await page.evaluate(LETTERS(''))]
  expect([name, wide]).toEqual([name, 320])
}

const LETTERS = (size: string) => `document.documentElement.style.fontSize = '${size}'`

/** Closes a page once it has loaded: of one that is being exchanged for another Chromium may never say that it is closed. */
export async function leave(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.close()
}

/** A grant that is approved, with its student's code. */
export async function approvedWithCode(w: BankWorld): Promise<Json> {
  const made = await w.apply()
  await w.check(made)
  await w.post('officer', `/applications/${made.id}/recommendation`, { note: 'in order' })
  await w.post('approver', `/applications/${made.id}/approval`, { expected: (await w.read(made)).expected })
  return made
}

export async function refusedWithCode(w: BankWorld): Promise<Json> {
  const made = await w.apply()
  await w.check(made)
  await w.post('officer', `/applications/${made.id}/recommendation`, { outcome: 'refuse', reason: 'not_enrolled', note: 'left' })
  await w.post('approver', `/applications/${made.id}/refusal`, { reason: 'not_enrolled', note: 'left' })
  return made
}
