import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import axe from 'axe-core'
import { Hono } from 'hono'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commonHeaders } from '../../src/http/headers.ts'
import { sameOrigin } from '../../src/http/origin.ts'
import { type Running, startServer } from '../../src/http/server.ts'
import { statusPages } from '../../src/http/status-page.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, student } from '../commands/cases-world.ts'

/** TIDEOVER_CHROMIUM, else chromium on the PATH. */
function chromiumPath(): string | undefined {
  const named = process.env['TIDEOVER_CHROMIUM']
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser'].map((name) => join(folder, name)))
    .find((file) => existsSync(file))
}

const CHROMIUM = chromiumPath()
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
  page.evaluate(`[...document.querySelectorAll('body *')].filter((e) => !e.closest('.skip') && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && e.clientWidth > 0 && e.tagName !== 'INPUT'
    || e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)).map((e) => e.outerHTML.slice(0, 80))`)

describe.skipIf(CHROMIUM === undefined)('the student page in a browser', () => {
  const w = new BankWorld()
  const codes: { readonly name: string; readonly code: string; readonly year: string; readonly words: string }[] = []
  let server: Running
  let browser: Browser
  let context: BrowserContext

  beforeAll(async () => {
    await w.found()
    await manyStates(w, (name, of, n, words) => codes.push({ name, code: of.code, year: student(n).student.birthDate.slice(0, 4), words }))
    await w.call('admin', 'PUT', '/settings', { contact: 'consular-help@example.org' })
    const site = new Hono()
    site.use(commonHeaders(w.book), sameOrigin(undefined))
    site.route('/', statusPages(w.book))
    server = await startServer(site, { port: 0, host: '127.0.0.1' })
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--disable-gpu'] })
    context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true, javaScriptEnabled: true })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    w.close()
  })

  const check = async (page: Page, name: string) => {
    if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
    expect(await violations(page), name).toEqual([])
    expect(await cut(page), name).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(320)
  }

  const open = async (code: string, year: string): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(`${server.url}/`)
    await page.getByLabel('Your code').fill(code)
    await page.getByLabel('Year of birth').fill(year)
    await page.getByRole('button', { name: 'Check status' }).click()
    return page
  }

  it('opens by code and year at 320 px and shows each state whole, without a fault that axe finds', async () => {
    for (const { name, code, year, words } of codes) {
      const page = await open(code, year)
      expect(await page.getByRole('heading', { level: 2 }).first().textContent(), name).toContain(words)
      await check(page, name)
      await page.close()
    }
  })

  it('works by keyboard alone', async () => {
    const { code, year, words } = codes[0] ?? { code: '', year: '', words: 'none' }
    const page = await context.newPage()
    await page.goto(`${server.url}/status`)
    await check(page, 'form')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('skip')
    await page.keyboard.press('Tab')
    await page.keyboard.type(code)
    await page.keyboard.press('Tab')
    await page.keyboard.type(year)
    await page.keyboard.press('Enter')
    await page.getByText('Last updated').waitFor()
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain(words)
    await page.close()
  })

  it('takes a message by keyboard, confirms it, and shows it with the answer', async () => {
    const { code, year } = codes[0] ?? { code: '', year: '' }
    const page = await open(code, year)
    await page.getByText('Write to us, or complain').focus()
    await page.keyboard.press('Enter')
    await check(page, 'message-form')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.type('How long will it take?')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('We have your message.').waitFor()
    expect(page.url()).toBe(`${server.url}/status/sent/message`)
    await check(page, 'message-sent')
    const [message] = (await w.get('/messages?state=open', 'officer')).items
    expect(message).toMatchObject({ about: 'details', text: 'How long will it take?' })
    await w.post('officer', `/messages/${message.id}/reply`, { text: 'About a week.' })
    await page.close()
    const again = await open(code, year)
    expect(await again.locator('.messages').innerText()).toContain('About a week.')
    await check(again, 'messages')
    await again.close()
  })

  it('shows what is wrong with a message, and leads to its field', async () => {
    const { code, year } = codes[0] ?? { code: '', year: '' }
    const page = await open(code, year)
    await page.getByText('Write to us, or complain').click()
    await page.getByRole('button', { name: 'Send message' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Say what it is about')
    await check(page, 'message-fault')
    await page.getByRole('alert').getByRole('link').click()
    expect(await page.evaluate('document.activeElement.name')).toBe('about')
    await page.close()
  })

  it('says what is wrong above the form, and leads to the field', async () => {
    const page = await open('2345-6789-ABC', '1999')
    expect(await page.getByRole('alert').textContent()).toContain('There is a problem')
    await check(page, 'miss')
    await page.getByRole('alert').getByRole('link').click()
    expect(await page.evaluate('document.activeElement.id')).toBe('code')
    await page.close()
  })
})

type Keep = (name: string, of: Json, n: number, words: string) => unknown

/** Students in several states, one with the longest page. */
async function manyStates(w: BankWorld, keep: Keep): Promise<void> {
  keep('received', await w.apply(), w.n, 'We have your request.')
  const asked = await w.apply()
  keep('information-needed', asked, w.n, 'We need something from you: a proof of where you live')
  await w.check(asked)
  await w.post('officer', `/applications/${asked.id}/information-request`, { items: ['residence', 'payee_account'], dueDate: '2020-11-20' })
  const refused = await w.apply()
  keep('refused', refused, w.n, 'We cannot pay this request')
  await w.check(refused)
  await w.post('officer', `/applications/${refused.id}/recommendation`, { outcome: 'refuse', reason: 'not_enrolled', note: 'left' })
  await w.post('approver', `/applications/${refused.id}/refusal`, { reason: 'not_enrolled', note: 'left' })
  const paid = await approved(w)
  keep('paid', paid, w.n, 'Our bank sent 3\u00a0000.00\u00a0TRY to the account ending')
  const returned = await approved(w)
  keep('returned', returned, w.n, 'The bank sent the money back on 2 November 2020.')
  const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
  await w.release(batch)
  w.contribution()
  for (const payout of batch.payouts) w.book_(-300_000, `Havale ${payout.reference}`)
  await w.reconcile()
  w.book_(300_000, `Iade ${batch.payouts[1].reference}`)
  await w.reconcile()
  const waiting = await approved(w)
  keep('on-its-way', waiting, w.n, 'Your payment of 3\u00a0000.00\u00a0TRY was ordered on 2 November 2020.')
  const grant = (await w.read(waiting)).grant.id
  await w.release(await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [grant] }))
}

async function approved(w: BankWorld): Promise<Json> {
  const made = await w.apply()
  await w.check(made)
  await w.post('officer', `/applications/${made.id}/recommendation`, { note: 'in order' })
  await w.post('approver', `/applications/${made.id}/approval`, { expected: (await w.read(made)).expected })
  return made
}
