import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Running } from '../../src/http/server.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../src/pages/i18n/language.ts'
import { wordsOf } from '../../src/pages/i18n/words.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, student } from '../commands/cases-world.ts'
import { CHROMIUM, launch } from './chromium.ts'
import { approvedWithCode, checkPage, leave, refusedWithCode, serveStudents } from './student-pages.ts'

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
    server = await serveStudents(w)
    browser = await launch()
    context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true, javaScriptEnabled: true })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    w.close()
  })

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
      await checkPage(page, name)
      for (const language of LANGUAGES.filter((one) => one !== 'en')) {
        await page.getByRole('button', { name: LANGUAGE_NAMES[language] }).click()
        await page.getByText(wordsOf(language).page.updated).waitFor()
        expect(await page.evaluate('document.documentElement.lang')).toBe(language)
        await page.getByText(wordsOf(language).write.summary).click()
        await checkPage(page, `${name}-${language}`)
      }
      await page.getByRole('button', { name: LANGUAGE_NAMES.en }).click()
      await leave(page)
    }
  })

  it('works by keyboard alone', async () => {
    const { code, year, words } = codes[0] ?? { code: '', year: '', words: 'none' }
    const page = await context.newPage()
    await page.goto(`${server.url}/status`)
    await checkPage(page, 'form')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('skip')
    // Three other languages, then the form.
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('Tab')
    await page.keyboard.type(code)
    await page.keyboard.press('Tab')
    await page.keyboard.type(year)
    await page.keyboard.press('Enter')
    await page.getByText('Last updated').waitFor()
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain(words)
    await leave(page)
  })

  it('takes a message by keyboard, confirms it, and shows it with the answer', async () => {
    const { code, year } = codes[0] ?? { code: '', year: '' }
    const page = await open(code, year)
    await page.getByText('Write to us, or complain').focus()
    await page.keyboard.press('Enter')
    await checkPage(page, 'message-form')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.type('How long will it take?')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('We have your message.').waitFor()
    expect(page.url()).toBe(`${server.url}/status/sent/message`)
    await checkPage(page, 'message-sent')
    const [message] = (await w.get('/messages?state=open', 'officer')).items
    expect(message).toMatchObject({ about: 'details', text: 'How long will it take?' })
    await w.post('officer', `/messages/${message.id}/reply`, { text: 'About a week.' })
    await leave(page)
    const again = await open(code, year)
    expect(await again.locator('.messages').innerText()).toContain('About a week.')
    await checkPage(again, 'messages')
    await leave(again)
  })

  it('shows what is wrong with a message, and leads to its field', async () => {
    const { code, year } = codes[0] ?? { code: '', year: '' }
    const page = await open(code, year)
    await page.getByText('Write to us, or complain').click()
    await page.getByRole('button', { name: 'Send message' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Say what it is about')
    await checkPage(page, 'message-fault')
    const links = page.getByRole('alert').getByRole('link')
    expect(await links.count()).toBe(2)
    await links.last().click()
    expect(await page.evaluate('document.activeElement.name')).toBe('message')
    await links.first().click()
    expect(await page.evaluate('document.activeElement.name')).toBe('about')
    await leave(page)
  })

  it('leads by keyboard to older messages and back, and stands where they are', async () => {
    const { code, caseNumber } = await w.apply()
    const year = student(w.n).student.birthDate.slice(0, 4)
    for (let n = 1; n <= 13; n += 1)
      await w.call('officer', 'POST', '/status/message', { code, birthYear: Number(year), caseNumber, about: 'other', message: `message ${n}.` })
    const page = await open(code, year)
    const shown = () => page.locator('.messages').innerText()
    expect(await shown()).toContain('message 13.')
    expect(await shown()).not.toContain('message 3.')
    await checkPage(page, 'newest-messages')
    await page.getByRole('button', { name: 'Older messages: 3' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Newest messages' }).waitFor()
    expect([(await shown()).includes('message 3.'), (await shown()).includes('message 4.')]).toEqual([true, false])
    expect(await page.evaluate(`Math.abs(document.getElementById('messages-${caseNumber}').getBoundingClientRect().top) < 640`)).toBe(true)
    await checkPage(page, 'older-messages')
    await page.getByRole('button', { name: 'Newest messages' }).click()
    await page.getByText('message 13.').waitFor()
    await leave(page)
  })

  it('says what is wrong above the form, and leads to the field', async () => {
    const page = await open('2345-6789-ABC', '1999')
    expect(await page.getByRole('alert').textContent()).toContain('There is a problem')
    await checkPage(page, 'miss')
    await page.getByRole('alert').getByRole('link').click()
    expect(await page.evaluate('document.activeElement.id')).toBe('code')
    await leave(page)
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
  keep('refused', await refusedWithCode(w), w.n, 'We cannot pay this request')
  const paid = await approvedWithCode(w)
  keep('paid', paid, w.n, 'Our bank sent 3\u00a0000.00\u00a0TRY to the account ending')
  const returned = await approvedWithCode(w)
  keep('returned', returned, w.n, 'Your bank sent the money back on 2 November 2020')
  const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
  await w.release(batch)
  w.contribution()
  for (const payout of batch.payouts) w.book_(-300_000, `Havale ${payout.reference}`)
  await w.reconcile()
  w.book_(300_000, `Iade ${batch.payouts[1].reference}`)
  await w.reconcile()
  const waiting = await approvedWithCode(w)
  keep('on-its-way', waiting, w.n, 'Your payment of 3\u00a0000.00\u00a0TRY was ordered on 2 November 2020.')
  const grant = (await w.read(waiting)).grant.id
  await w.release(await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [grant] }))
}
