import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commonHeaders } from '../../src/http/headers.ts'
import { statusPages } from '../../src/http/status-page.ts'
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
    expect(html).toContain(`It does not open?</strong> Ask ${CONTACT}: the year in our list may be wrong.`)
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
    const told = await Promise.all(misses.map(async (miss) => [miss.status, await miss.text(), JSON.stringify([...miss.headers])]))
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
    const large = await post('A'.repeat(5000), '2000')
    expect(large.status).toBe(413)
    const other = await app.request(`${HOST}/status`, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' })
    expect(other.status).toBe(422)
  })
})
