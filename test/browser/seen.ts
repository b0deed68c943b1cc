import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Visitor } from '../console/console-world.ts'
import { cut, faultsOn } from './chromium.ts'

const STAFF = { but: '.skip, .scrolls, option', fields: ['INPUT', 'SELECT', 'TEXTAREA'] }

/** Everything that is wrong with a page of staff. */
export const staffFaults = (page: Page, name: string): Promise<string[]> => faultsOn(page, name, STAFF)

/** Whole at 320 px, and without a fault that axe finds. */
export async function checkStaffPage(page: Page, name: string): Promise<void> {
  expect(await staffFaults(page, name)).toEqual([])
  // Letters of twice the size (WCAG 1.4.4): no word is so long that the page would scroll sideways
  await page.evaluate(LETTERS('200%'))
  const wide = await page.evaluate('document.documentElement.scrollWidth')
  const beyond = wide === 320 ? [] : await cut(page, STAFF)
  await page.evaluate(LETTERS(''))
  expect([name, wide, beyond]).toEqual([name, 320, []])
}

const LETTERS = (size: string) => `document.documentElement.style.fontSize = '${size}'`

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
