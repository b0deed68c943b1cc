import { Hono } from 'hono'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { commonHeaders } from '../../src/http/headers.ts'
import { sameOrigin } from '../../src/http/origin.ts'
import { type Running, startServer } from '../../src/http/server.ts'
import { missingPage, statusPages } from '../../src/http/status-page/page.ts'
import type { BankWorld } from '../commands/bank-world.ts'
import type { Json } from '../commands/cases-world.ts'
import { faultsOn } from './chromium.ts'

/** The students' pages of a book, served as a site does. */
export function serveStudents({ book }: BankWorld): Promise<Running> {
  const site = new Hono()
  site.use(commonHeaders(book), sameOrigin(undefined))
  site.route('/', statusPages(book))
  site.notFound(missingPage(book))
  return startServer(site, { port: 0, host: '127.0.0.1' })
}

/** Whole at 320 px, and without a fault that axe finds. */
export async function checkPage(page: Page, name: string): Promise<void> {
  expect(await faultsOn(page, name, { but: '.skip, .unseen', fields: ['INPUT'] })).toEqual([])
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
