import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commonHeaders } from '../../src/http/headers.ts'
import { statusPages } from '../../src/http/status-page/page.ts'
import { LANGUAGES } from '../../src/pages/i18n/language.ts'
import { wordsOf } from '../../src/pages/i18n/words.ts'
import { codeGivenBy } from '../../src/store/students.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, student } from '../commands/cases-world.ts'

const HOST = 'http://book.example'
const TEXT = 'Öz <ýagdaýym> & "hatym"'
const SHOWN = 'Öz &lt;ýagdaýym&gt; &amp; &quot;hatym&quot;</textarea>'

describe('the student’s forms', () => {
  const w = new BankWorld()
  let app: Hono
  let of: Json
  let n: number
  let other: Json
  beforeAll(async () => {
    await w.found()
    app = new Hono()
    app.use(commonHeaders(w.book))
    app.route('/', statusPages(w.book))
    of = await w.apply()
    n = w.n
    other = await w.apply()
  })
  afterAll(() => w.close())

  const year = (of: number): string => student(of).student.birthDate.slice(0, 4)
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const answer = await app.request(`${HOST}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Host: 'book.example', 'Sec-Fetch-Site': 'same-origin', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
    return { status: answer.status, headers: answer.headers, html: await answer.text() }
  }
  const field = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const opened = (code = of.code, birthYear = year(n)) => post('/status', { code, birthYear })
  const caseNumber = () => of.caseNumber as string

  it.each(LANGUAGES)('come back with what was written, once the code is given again (%s)', async (language) => {
    const headers = { Cookie: `language=${language}` }
    const words = wordsOf(language)
    const ticket = field((await opened()).html, 'ticket')
    w.hoursPass(1)
    const late = await post('/status/message', { ticket, caseNumber: caseNumber(), about: 'details', message: TEXT }, headers)
    expect(late.status).toBe(422)
    expect(late.html).toContain(words.lookup.lateKept)
    expect(late.html).not.toContain('hatym')
    const kept = field(late.html, 'kept')
    const missed = await post('/status', { code: of.code, birthYear: '1950', kept }, headers)
    expect(missed.status).toBe(404)
    expect(field(missed.html, 'kept'), 'a wrong year in between').toBe(kept)
    expect(field((await post('/status', { code: '', birthYear: '', kept }, headers)).html, 'kept')).toBe(kept)
    const page = await post('/status', { code: of.code.toLowerCase(), birthYear: year(n), kept }, headers)
    expect(page.status).toBe(200)
    expect(page.html).toContain(SHOWN)
    expect(page.html).toContain(words.refused.kept)
    expect(page.html).toMatch(/value="details" checked/)
    const fresh = field(page.html, 'ticket')
    const sent = await post('/status/message', { ticket: fresh, caseNumber: caseNumber(), about: 'details', message: `${TEXT} ${language}` }, headers)
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/status/sent/message'])
  })

  it('tell what was written to nobody else, nor after a working day, and keep nothing of a page that is none of ours', async () => {
    const ticket = field((await opened()).html, 'ticket')
    w.hoursPass(1)
    const late = await post('/status/message', { ticket, caseNumber: caseNumber(), about: 'details', message: 'diňe menden' })
    const kept = field(late.html, 'kept')
    const theirs = await post('/status', { code: other.code, birthYear: year(n + 1), kept })
    expect([theirs.status, theirs.html.includes('diňe menden')]).toEqual([200, false])
    w.hoursPass(13)
    expect((await post('/status', { code: of.code, birthYear: year(n), kept })).html).not.toContain('diňe menden')
    expect((await post('/status', { code: of.code, birthYear: year(n), kept: 'rubbish' })).status).toBe(200)
    const none = await post('/status/message', { ticket: 'rubbish', caseNumber: caseNumber(), about: 'details', message: 'diňe menden' })
    expect(none.html).not.toContain('name="kept"')
    expect(
      (await post('/status/message', { ticket: kept, caseNumber: caseNumber(), about: 'details', message: 'diňe menden' })).status,
      'what was kept opens no page',
    ).toBe(422)
  })

  it('keep the year after a fault or a miss, and never the code', async () => {
    for (const [code, birthYear] of [
      ['', '1999'],
      ['ABCD-EFGH-JKL', '1999'],
      [of.code, '1950'],
      [of.code, '19x"<'],
    ] as const) {
      const { html } = await post('/status', { code, birthYear })
      expect(html).toContain(
        `value="${birthYear
          .replaceAll('"', '&quot;')
          .replaceAll('<', '&lt;')
          .slice(0, birthYear.length === 4 ? 4 : 9)}`,
      )
      if (code !== '') expect(html).not.toContain(code)
    }
  })

  it('say that they could not be read where they broke off, in every language', async () => {
    const broken = { 'Content-Type': 'multipart/form-data; boundary=x' }
    for (const language of LANGUAGES)
      for (const path of ['/status', '/status/message', '/status/answer']) {
        const answer = await app.request(`${HOST}${path}`, {
          method: 'POST',
          headers: { ...broken, Host: 'book.example', 'Sec-Fetch-Site': 'same-origin', Cookie: `language=${language}` },
          body: '--x\r\nContent-Disposition: form-data; name="code"\r\n\r\nABCD',
        })
        const html = await answer.text()
        expect([path, answer.status]).toEqual([path, 400])
        expect(html).toContain(wordsOf(language).notes.unreadable.title)
        expect(html).toMatch(new RegExp(wordsOf(language).notes.reference('[0-9a-f]{8}')))
      }
  })

  it('take the language of a link, and keep it', async () => {
    for (const language of LANGUAGES)
      for (const path of ['/status', '/help', '/privacy']) {
        const answer = await app.request(`${HOST}${path}?lang=${language}`, { headers: { 'Accept-Language': 'de, ru' } })
        expect(await answer.text()).toContain(`<html lang="${language}">`)
        expect(answer.headers.get('Set-Cookie')).toContain(`language=${language};`)
      }
    const none = await app.request(`${HOST}/status?lang=xx`, { headers: { 'Accept-Language': 'ru', Cookie: 'language=tr' } })
    expect([(await none.text()).includes('<html lang="tr">'), none.headers.get('Set-Cookie')]).toEqual([true, null])
  })

  it('do not take for less what is more than was sent, in every language', async () => {
    const [payout] = (await w.instructed(1)).payouts
    const nth = w.n
    w.contribution()
    w.book_(-300_000, `EFT ${payout.reference}`)
    await w.reconcile()
    const code = w.book.read((read) => {
      const row = read.one<{ student: number; seq: number }>('SELECT student, event_seq AS seq FROM application WHERE case_number = ?', payout.caseNumber)
      return (row && codeGivenBy(read, row.seq, row.student)) ?? ''
    })
    const head = w.head()
    const holder = { code, birthYear: Number(year(nth)) }
    const api = await w.call('officer', 'POST', '/status/received', {
      ...holder,
      caseNumber: payout.caseNumber,
      received: 'less',
      amount: { amount: '3000.01', currency: 'TRY' },
    })
    expect(api).toMatchObject({ status: 422 })
    for (const language of LANGUAGES) {
      const headers = { Cookie: `language=${language}` }
      const { html } = await post('/status', { code, birthYear: year(nth) }, headers)
      const fields = { ticket: field(html, 'ticket'), caseNumber: payout.caseNumber, received: 'less', amount: '999999999' }
      const refused = await post('/status/received', fields, headers)
      expect(refused.status).toBe(422)
      expect(refused.html).toContain(wordsOf(language).receipt.amountMuch)
    }
    expect(w.head()).toBe(head)
    const { html } = await post('/status', { code, birthYear: year(nth) })
    expect((await post('/status/received', { ticket: field(html, 'ticket'), caseNumber: payout.caseNumber, received: 'less', amount: '2999.50' })).status).toBe(
      303,
    )
  })

  it('take an answer that was asked for, however much was written that day', async () => {
    const asked = await w.apply()
    const holder = { code: asked.code, birthYear: Number(year(w.n)), caseNumber: asked.caseNumber }
    for (let one = 0; one < 20; one += 1)
      expect((await w.call('officer', 'POST', '/status/message', { ...holder, about: 'other', message: `message ${one}` })).status).toBe(201)
    expect((await w.call('officer', 'POST', '/status/message', { ...holder, about: 'other', message: 'one more' })).status).toBe(429)
    await w.post('officer', `/applications/${asked.id}/information-request`, { items: ['payee_account'], message: 'which account?', dueDate: '2020-12-20' })
    expect((await w.call('officer', 'POST', '/status/answer', { ...holder, message: 'this one' })).status).toBe(201)
    for (let one = 1; one < 20; one += 1)
      expect((await w.call('officer', 'POST', '/status/answer', { ...holder, message: `this one, ${one}` })).status).toBe(201)
    expect((await w.call('officer', 'POST', '/status/answer', { ...holder, message: 'that one' })).status, 'which has a limit of its own').toBe(429)
  })
})
