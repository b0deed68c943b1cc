import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commonHeaders } from '../../src/http/headers.ts'
import { statusPages } from '../../src/http/status-page/page.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, student } from '../commands/cases-world.ts'

const HOST = 'http://book.example'
const CONTACT = 'consular-help@example.org'

describe('the student page', () => {
  const w = new BankWorld()
  let app: Hono
  let of: Json
  beforeAll(async () => {
    await w.found()
    await w.call('admin', 'PUT', '/settings', { contact: CONTACT })
    app = new Hono()
    app.use(commonHeaders(w.book))
    app.route('/', statusPages(w.book))
    of = await w.apply()
  })
  afterAll(() => w.close())

  const year = (n: number): string => student(n).student.birthDate.slice(0, 4)
  const get = (path: string) => app.request(`${HOST}${path}`)
  const post = (code: string, birthYear: string, headers: Record<string, string> = {}) =>
    app.request(`${HOST}/status`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Host: 'book.example', ...headers },
      body: new URLSearchParams({ code, birthYear }).toString(),
    })

  it('leads from / to the form, which names whom to ask', async () => {
    const root = await get('/')
    expect([root.status, root.headers.get('Location')]).toEqual([302, '/status'])
    const form = await get('/status')
    const html = await form.text()
    expect(form.status).toBe(200)
    expect(html.startsWith('<!doctype html><html lang="en">')).toBe(true)
    expect(html).toContain(`It does not open?</strong> Ask <a href="mailto:${CONTACT}">${CONTACT}</a>: the year in our list may be wrong.`)
    expect(html).toContain('test clock')
    expect(html).not.toMatch(/<script|style=|<style/)
  })

  it('keeps its headers strict', async () => {
    const { headers } = await get('/status')
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Strict-Transport-Security')).toContain('max-age=31536000')
    expect(headers.get('Set-Cookie')).toBe(null)
  })

  it('has one style sheet of its own, of 10 KB at most', async () => {
    const href = /href="(\/style\.css[^"]*)"/.exec(await (await get('/status')).text())?.[1] ?? ''
    const css = await get(href)
    expect(css.headers.get('Content-Type')).toContain('text/css')
    const text = await css.text()
    expect(text.length).toBeGreaterThan(1000)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(10_240)
    expect(text).not.toMatch(/@import|url\(/)
  })

  it('shows the state, the steps and whom to ask, and names nobody', async () => {
    const opened = await post(of.code, year(1))
    const html = await opened.text()
    expect(opened.status).toBe(200)
    for (const words of [
      'We have your request.',
      'We will check your request by 16 November 2020.',
      'Request received',
      '2 November 2020',
      of.caseNumber,
      CONTACT,
      'Last updated',
      'test clock',
    ])
      expect(html).toContain(words)
    const { student: person, payee } = student(1)
    for (const secret of [person.familyName, person.passportNumber, payee.iban, of.code]) expect(html).not.toContain(secret)
    expect(gzipSync(html).length).toBeLessThanOrEqual(14_336)
  })

  it('gives every miss the same answer, whatever was sent', async () => {
    const misses = await Promise.all([post(of.code, '1900'), post('2345-6789-ABC', year(1)), post('<script>alert(1)</script>', '2000')])
    // The year stands in its field again: four digits, whatever they are.
    const formOf = (html: string) => html.replace(/ value="\d{4}"/, ' value="year"')
    const told = await Promise.all(misses.map(async (miss) => [miss.status, formOf(await miss.text()), JSON.stringify([...miss.headers])]))
    expect(new Set(told.map(String)).size).toBe(1)
    expect(told[0]?.[0]).toBe(404)
    expect(told[0]?.[1]).toContain('There is a problem')
  })

  it('says at which field what is wrong', async () => {
    const wrong = await post('', '96')
    const html = await wrong.text()
    expect(wrong.status).toBe(422)
    for (const words of [
      '<title>Error: Check your status',
      'href="#code"',
      'href="#birthYear"',
      'aria-describedby="code-hint code-fault"',
      'aria-invalid="true"',
    ])
      expect(html).toContain(words)
  })

  it('stops after five wrong tries, and says for how long', async () => {
    for (let i = 0; i < 5; i += 1) expect((await post('ABCD-EFGH-JKM', '1999')).status).toBe(404)
    const stopped = await post('ABCD-EFGH-JKM', '1999')
    expect(stopped.status).toBe(429)
    expect(Number(stopped.headers.get('Retry-After'))).toBeGreaterThan(800)
    expect(await stopped.text()).toContain('Wait 15 minutes')
  })

  it('refuses a form of another site, and takes its own', async () => {
    expect((await post(of.code, year(1), { Origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(of.code, year(1), { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' })).status).toBe(403)
    expect((await post(of.code, year(1), { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' })).status).toBe(200)
    expect((await post(of.code, year(1), { Origin: HOST })).status).toBe(200)
  })

  it('refuses a body that is no such form', async () => {
    const large = await post('A'.repeat(70_000), '2000')
    expect(large.status).toBe(413)
    const other = await app.request(`${HOST}/status`, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' })
    expect(other.status).toBe(422)
  })

  /** Sends a form of the page as it stands in it: hidden fields as they are, the others as typed. */
  const sendForm = async (html: string, act: string, typed: Record<string, string>, headers: Record<string, string> = {}) => {
    const form = new RegExp(`<form method="post" action="/status/${act}".*?</form>`, 's').exec(html)?.[0] ?? ''
    const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])
    return app.request(`${HOST}/status/${act}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Host: 'book.example', ...headers },
      body: new URLSearchParams({ ...Object.fromEntries(hidden), ...typed }).toString(),
    })
  }
  const page = async (code: string, n: number) => (await post(code, year(n))).text()
  const messages = async (): Promise<Json[]> => (await w.get('/messages?limit=200', 'officer')).items

  it('sends a message once, leads to a confirmation, and shows it on the page', async () => {
    const typed = { about: 'details', message: 'My city is <b>Konya</b>' }
    const html = await page(of.code, 1)
    const sent = await sendForm(html, 'message', typed)
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/status/sent/message'])
    await sendForm(html, 'message', typed)
    const confirmed = await get('/status/sent/message')
    expect(confirmed.status).toBe(200)
    expect(await confirmed.text()).toContain('We have your message.')
    expect(await messages()).toMatchObject([{ about: 'details', text: 'My city is <b>Konya</b>' }])
    expect(await page(of.code, 1)).toContain('My city is &lt;b&gt;Konya&lt;/b&gt;')
    expect((await get('/status/sent/nothing')).status).toBe(404)
  })

  it('says what is wrong with a form above the page, and keeps what was typed', async () => {
    const wrong = await sendForm(await page(of.code, 1), 'message', { message: 'no word about what' })
    const html = await wrong.text()
    expect(wrong.status).toBe(422)
    expect(html).toContain('<title>Error: Your status')
    expect(html).toContain(`href="#message-${of.caseNumber}-payment"`)
    expect(html).toContain(`id="message-${of.caseNumber}-payment"`)
    expect(html).toContain('>no word about what</textarea>')
    expect(html).toContain('<details open="">')
  })

  it('takes no form of another site, none that it did not make, and none that is too old', async () => {
    const typed = { about: 'other', message: 'x' }
    const html = await page(of.code, 1)
    expect((await sendForm(html, 'message', typed, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await sendForm(html, 'message', { ...typed, ticket: 'A'.repeat(80) })).status).toBe(422)
    expect((await sendForm(html, 'message', { ...typed, caseNumber: '2020-999999' })).status).toBe(409)
    expect((await sendForm(html, 'nothing', typed)).status).toBe(404)
    w.hoursPass(1)
    const late = await sendForm(html, 'message', typed)
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('The page was open for too long')
    expect((await messages()).length).toBe(1)
  })

  it('takes account details after a return, and how much has arrived', async () => {
    const made = await w.apply()
    const n = w.n
    await w.check(made)
    await w.post('officer', `/applications/${made.id}/recommendation`, { note: 'in order' })
    await w.post('approver', `/applications/${made.id}/approval`, { expected: (await w.read(made)).expected })
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.release(batch)
    w.contribution()
    w.book_(-300_000, `Havale ${batch.payouts[0].reference}`)
    await w.reconcile()
    const paid = await page(made.code, n)
    expect(paid).toContain('Have you received it?')
    expect((await sendForm(paid, 'received', {})).status).toBe(422)
    expect((await sendForm(paid, 'received', { received: 'less', amount: '1 000,5' })).status).toBe(303)
    expect((await messages()).at(-1)).toMatchObject({ received: 'less', amount: { amount: '1000.50', currency: 'TRY' } })
    const missing = await page(made.code, n)
    expect(missing).toContain('Thank you for telling us. We are finding out where the missing money is; if it arrives meanwhile, tell us here.')
    expect((await sendForm(missing, 'received', { received: 'all' })).status).toBe(303)
    expect(await page(made.code, n)).not.toContain('We are finding out')
    w.book_(300_000, `Iade ${batch.payouts[0].reference}`)
    await w.reconcile()
    const returned = await page(made.code, n)
    expect(returned).toContain('Send account details')
    expect((await sendForm(returned, 'answer', { name: 'A B', account: 'TR00', currency: '' })).status).toBe(422)
    for (const [typed, places] of [
      [{}, ['name', 'account', 'currency']],
      [{ bank: 'Ziraat' }, ['name', 'account', 'currency']],
      [{ name: 'A B', currency: 'TRY' }, ['account']],
      [{ name: 'A B', account: 'TR000000000000000000000000', currency: 'TRY' }, ['account']],
      [{ name: 'A B', account: '12345678', currency: 'XYZ' }, ['currency']],
    ] as const) {
      const wrong = await sendForm(returned, 'answer', typed)
      const faults = [...(await wrong.text()).matchAll(/id="answer-[\d-]+-(\w+)-fault"/g)].map(([, name]) => name)
      expect([wrong.status, faults], JSON.stringify(typed)).toEqual([422, places])
    }
    const { payee } = student(n + 40)
    const sent = await sendForm(returned, 'answer', {
      name: payee.name,
      account: payee.iban.replace(/(.{4})/g, '$1 ').toLowerCase(),
      currency: 'try',
      bank: 'Ziraat',
    })
    expect(sent.status).toBe(303)
    expect((await messages()).at(-1)).toMatchObject({ kind: 'answer', payee: { iban: payee.iban, bank: 'Ziraat', currency: 'TRY', way: 'account' } })
    const shown = await page(made.code, n)
    expect(shown).not.toContain(payee.iban)
    expect(gzipSync(shown).length).toBeLessThanOrEqual(14_336)
  })
})
