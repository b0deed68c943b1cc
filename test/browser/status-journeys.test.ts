import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Running } from '../../src/http/server.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../src/pages/i18n/language.ts'
import { wordsOf } from '../../src/pages/i18n/words.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, student } from '../commands/cases-world.ts'
import { CHROMIUM, launch } from './chromium.ts'
import { approvedWithCode, checkPage, refusedWithCode, serveStudents } from './student-pages.ts'

/** A student's case, with what opens its page. */
interface Opened {
  readonly of: Json
  readonly year: string
}

interface Students {
  readonly asked: Opened
  readonly paid: Opened
  readonly refused: Opened
}

/** What a page must show as text, in whatever field it comes. */
const CORPUS = [
  '<script>document.title = "struck"</script>',
  '"><img src=x onerror="document.title=\'struck\'">',
  "'-alert(1)-'",
  '</textarea><svg onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '&lt;b&gt; &amp;lt; &#60;i&#62;',
  '{{7*7}} $' + '{7*7} <%= 7*7 %>',
  '<!-- --!><style>*{display:none}</style>',
].join('\n')

describe.skipIf(CHROMIUM === undefined)('a student on the pages, in each language, by keyboard and without script', () => {
  const w = new BankWorld()
  const students = new Map<Language, Students>()
  let server: Running
  let browser: Browser

  beforeAll(async () => {
    await w.found()
    await w.call('admin', 'PUT', '/settings', { contact: 'consular-help@example.org', complaints: 'auditors@example.org' })
    const opened = (of: Json): Opened => ({ of, year: student(w.n).student.birthDate.slice(0, 4) })
    for (const language of LANGUAGES) {
      const asked = opened(await w.apply())
      await w.check(asked.of)
      await w.post('officer', `/applications/${asked.of.id}/information-request`, { items: ['residence', 'other'], message: '2 + 2?', dueDate: '2020-11-20' })
      const refused = opened(await refusedWithCode(w))
      const paid = opened(await approvedWithCode(w))
      students.set(language, { asked, paid, refused })
    }
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.release(batch)
    w.contribution()
    for (const payout of batch.payouts) w.book_(-300_000, `Havale ${payout.reference}`)
    await w.reconcile()
    server = await serveStudents(w)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    w.close()
  })

  const of = (language: Language): Students => {
    const found = students.get(language)
    if (!found) throw new Error(`no students for ${language}`)
    return found
  }

  /** Presses Tab until the field, link or button that is meant has the focus: what cannot be reached is never pressed. */
  async function reach(page: Page, selector: string): Promise<void> {
    for (let n = 0; n < 60; n += 1) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return
    }
    throw new Error(`${selector} is not reached by keyboard on ${page.url()}`)
  }
  const press = async (page: Page, selector: string): Promise<void> => {
    await reach(page, selector)
    await page.keyboard.press('Enter')
  }
  /** Presses what leads to another page, and waits for it. */
  const go = async (page: Page, selector: string): Promise<void> => {
    await reach(page, selector)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  }
  const type = async (page: Page, selector: string, text: string): Promise<void> => {
    await reach(page, selector)
    await page.keyboard.insertText(text)
  }

  async function lookUp(page: Page, { of: { code }, year }: Opened, language: Language): Promise<void> {
    await page.goto(`${server.url}/status`)
    await type(page, '#code', code)
    await type(page, '#birthYear', year)
    await page.keyboard.press('Enter')
    await page.getByText(wordsOf(language).page.updated).waitFor()
  }

  /** A window without script, in which the way is gone; what it shows is looked at by axe in another, at the same address. */
  async function visitor(): Promise<{ page: Page; check: (name: string) => Promise<void>; leave: () => Promise<void> }> {
    const size = { viewport: { width: 320, height: 640 }, locale: 'de' }
    const [context, other] = [await browser.newContext({ ...size, javaScriptEnabled: false }), await browser.newContext({ ...size, bypassCSP: true })]
    const [page, glass] = [await context.newPage(), await other.newPage()]
    const check = async (name: string) => {
      const [url, body] = [page.url(), await page.content()]
      await glass.route(url, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
      await glass.goto(url)
      await checkPage(glass, name)
      await glass.unroute(url)
    }
    const leave = async () => {
      await context.close()
      await other.close()
    }
    return { page, check, leave }
  }

  it.each(LANGUAGES)('answers with a file, tells what has come, asks for a review and complains: %s', async (language) => {
    const words = wordsOf(language)
    const { asked, paid, refused } = of(language)
    const { page, check, leave } = await visitor()
    await page.goto(`${server.url}/`)
    if (language !== 'en') await go(page, `a[hreflang=${language}]`)
    expect(await page.title()).toContain(words.lookup.title)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    await check(`lookup-${language}`)

    // An answer: first with a file that is none, then with a photo. The file is chosen in the system's own window, which no test opens.
    await lookUp(page, asked, language)
    expect(await page.locator('article').textContent()).toContain('2 + 2?')
    await type(page, 'textarea', '4')
    await page
      .getByLabel(words.answer.file.residence, { exact: true })
      .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photo') })
    await go(page, 'form[action="/status/answer"] button')
    expect(await page.getByRole('alert').textContent()).toContain(words.answer.fileFault)
    await check(`answer-fault-${language}`)
    await press(page, '.errors a')
    expect(await page.evaluate('document.activeElement.name')).toBe('file-residence')
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(`photo ${language}`)])
    await page.getByLabel(words.answer.file.residence, { exact: true }).setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo })
    await go(page, 'form[action="/status/answer"] button')
    await page.getByText(words.answer.done).waitFor()
    expect(page.url()).toBe(`${server.url}/status/sent/answer`)
    await check(`answer-sent-${language}`)
    const kept = (await w.get(`/applications/${asked.of.id}/documents`, 'officer')).items
    expect(kept).toMatchObject([{ kind: 'residence', sha256: createHash('sha256').update(photo).digest('hex'), mediaType: 'image/jpeg' }])

    // Received: less, typed as the language writes it; the question stands until all of it has come.
    await lookUp(page, paid, language)
    await reach(page, 'input[type=radio]')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await type(page, '[name=amount]', { en: '1,000.50', ru: '1 000,50', tr: '1.000,50', tk: '1 000,5' }[language])
    await go(page, 'form[action="/status/received"] button')
    await page.getByText(words.receipt.done).waitFor()
    await lookUp(page, paid, language)
    expect(await page.locator('.messages').textContent()).toContain(words.page.received.less)
    expect(await page.locator('.messages').textContent()).toContain(words.page.arrived({ amount: '1000.50', currency: 'TRY' }))
    await check(`paid-told-${language}`)
    await reach(page, 'input[type=radio]')
    await page.keyboard.press('Space')
    await go(page, 'form[action="/status/received"] button')
    await page.getByText(words.receipt.done).waitFor()
    await lookUp(page, paid, language)
    expect(await page.locator('form[action="/status/received"]').count()).toBe(0)

    // A review of what was refused.
    await lookUp(page, refused, language)
    await type(page, 'textarea', 'Z')
    await go(page, 'form[action="/status/review"] button')
    await page.getByText(words.review.done).waitFor()
    await check(`review-sent-${language}`)

    // A message, with everything in it that a page must not run.
    await lookUp(page, refused, language)
    await press(page, 'summary')
    await reach(page, 'details input[type=radio]')
    await page.keyboard.press('Space')
    await type(page, 'details textarea', CORPUS)
    await go(page, 'form[action="/status/message"] button')
    await page.getByText(words.write.done).waitFor()
    await lookUp(page, refused, language)
    expect(await page.locator('.written').last().innerText()).toBe(CORPUS)
    await check(`message-shown-${language}`)
    expect(await page.title()).toContain(words.page.title)

    // Help, privacy, a page that is none.
    await go(page, 'a[href="/help"]')
    expect(await page.locator('main').textContent()).toContain('auditors@example.org')
    await check(`help-${language}`)
    await go(page, 'a[href="/privacy"]')
    await check(`privacy-${language}`)
    await page.goto(`${server.url}/no-such-page`)
    expect(await page.locator('h1').textContent()).toBe(words.notes.missing.title)
    await check(`missing-${language}`)
    await leave()
  })

  it('takes at most two requests and 14 KB for the opened page, and none of a script', async () => {
    const { page, leave } = await visitor()
    await lookUp(page, of('en').paid, 'en')
    for (const language of LANGUAGES.filter((one) => one !== 'en')) {
      const got: { readonly url: string; readonly size: Promise<number> }[] = []
      const count = (request: import('playwright-core').Request) =>
        got.push({ url: request.url(), size: request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize) })
      page.on('requestfinished', count)
      await page.getByRole('button', { name: LANGUAGE_NAMES[language] }).click()
      await page.getByText(wordsOf(language).page.updated).waitFor()
      await page.waitForLoadState('networkidle')
      page.off('requestfinished', count)
      const sizes = await Promise.all(got.map(({ size }) => size))
      expect(got.length, got.map(({ url }) => url).join(' ')).toBeLessThanOrEqual(2)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(14 * 1024)
      expect(Math.max(...sizes)).toBeGreaterThan(1000)
    }
    await leave()
  })
})
