import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { commonHeaders } from '../../src/http/headers.ts'
import { missingPage, statusPages } from '../../src/http/status-page/page.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../src/pages/i18n/language.ts'
import { wordsOf } from '../../src/pages/i18n/words.ts'
import { type Json, student, World } from '../commands/cases-world.ts'

const HOST = 'http://book.example'

describe('the language of the pages', () => {
  const w = new World()
  let app: Hono
  let of: Json
  beforeAll(async () => {
    await w.found()
    app = new Hono()
    app.use(commonHeaders(w.book))
    app.route('/', statusPages(w.book))
    app.notFound(missingPage(w.book))
    of = await w.apply()
  })
  afterAll(() => w.close())

  const get = (path: string, headers: Record<string, string> = {}) => app.request(`${HOST}${path}`, { headers })
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(`${HOST}/status`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Host: 'book.example', 'Sec-Fetch-Site': 'same-origin', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
  const holder = () => ({ code: of.code, birthYear: student(1).student.birthDate.slice(0, 4) })
  const languageOf = (html: string) => /<html lang="(\w+)">/.exec(html)?.[1]

  it('is guessed from the browser, and chosen by links in the languages’ own names', async () => {
    expect(languageOf(await (await get('/status', { 'Accept-Language': 'tk,ru;q=0.8' })).text())).toBe('tk')
    const html = await (await get('/help', { 'Accept-Language': 'ru' })).text()
    expect(languageOf(html)).toBe('ru')
    for (const language of LANGUAGES) expect(html).toContain(LANGUAGE_NAMES[language])
    expect(html).toContain('<a href="/language/tk?back=%2Fhelp" hreflang="tk">Türkmençe</a>')
    expect(html).not.toContain('/language/ru')
  })

  it('is kept in a cookie that names nobody, and leads back to pages of ours alone', async () => {
    const chosen = await get('/language/tr?back=%2Fhelp')
    expect([chosen.status, chosen.headers.get('Location')]).toEqual([303, '/help'])
    const cookie = chosen.headers.get('Set-Cookie') ?? ''
    expect(cookie).toBe('language=tr; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax')
    expect(languageOf(await (await get('/privacy', { Cookie: 'language=tr', 'Accept-Language': 'ru' })).text())).toBe('tr')
    for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example', '/status/../api', '/api/v1/funds', '/status\r\nX: y', ''])
      expect((await get(`/language/tk?back=${encodeURIComponent(back)}`)).headers.get('Location')).toBe('/status')
    const unknown = await get('/language/xx')
    expect([unknown.status, unknown.headers.get('Set-Cookie')]).toEqual([404, null])
  })

  it('changes on the opened page without the code being asked for again', async () => {
    const english = await (await post(holder())).text()
    expect(english).not.toContain('/language/')
    const ticket = /name="ticket" value="([^"]+)"/.exec(english)?.[1] ?? ''
    const turkmen = await post({ ticket, language: 'tk' })
    const html = await turkmen.text()
    expect([turkmen.status, languageOf(html)]).toEqual([200, 'tk'])
    expect(html).toContain('Arzaňyzy aldyk.')
    expect(turkmen.headers.get('Set-Cookie')).toContain('language=tk;')
    const made = await post({ ticket: 'A'.repeat(60), language: 'ru' })
    expect(made.status).toBe(422)
    expect((await post({ ticket, language: 'xx' })).status).toBe(200)
    expect((await post({ ticket, language: 'tk' }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    w.hoursPass(1)
    const late = await post({ ticket, language: 'ru' }, { Cookie: 'language=ru' })
    expect(late.status).toBe(422)
    expect(await late.text()).toContain(wordsOf('ru').lookup.late)
  })

  it.each(LANGUAGES)('is that of every refusal: %s', async (language) => {
    const words = wordsOf(language)
    const headers = { Cookie: `language=${language}` }
    const miss = await post({ code: '2345-6789-ABC', birthYear: '1999' }, headers)
    expect([miss.status, languageOf(await miss.clone().text())]).toEqual([404, language])
    expect(await miss.text()).toContain(words.lookup.miss)
    for (let n = 0; n < 6; n += 1) await post({ code: `ABCD-EFGH-JK${language}`, birthYear: '1999' }, headers)
    const stopped = await post({ code: `ABCD-EFGH-JK${language}`, birthYear: '1999' }, headers)
    expect([stopped.status, Number(stopped.headers.get('Retry-After'))]).toEqual([429, expect.any(Number)])
    expect(await stopped.text()).toContain(words.notes.wait(15))
    const large = await post({ code: 'A'.repeat(70_000) }, headers)
    expect([large.status, (await large.text()).includes(words.notes.tooLarge.title)]).toEqual([413, true])
    for (const path of ['/status/none', '/nothing', '/help/none', '/language/none']) {
      const missing = await get(path, headers)
      expect([path, missing.status, (await missing.text()).includes(words.notes.missing.title)]).toEqual([path, 404, true])
    }
    for (const act of ['answer', 'received', 'review', 'message']) expect((await get(`/status/sent/${act}`, headers)).status).toBe(200)
  })

  it('is that of what went wrong here, even where the book cannot be read', async () => {
    const broken = new World()
    const pages = new Hono()
    pages.route('/', statusPages(broken.book))
    broken.close()
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const answer = await pages.request(`${HOST}/status`, { headers: { Cookie: 'language=ru' } })
    expect(logged).toHaveBeenCalledOnce()
    logged.mockRestore()
    expect(answer.status).toBe(500)
    expect(await answer.text()).toContain(wordsOf('ru').notes.broken.title)
  })

  it('gives the same answer to every miss in a language', async () => {
    const misses = [
      { ...holder(), birthYear: '1900' },
      { code: '2345-6789-ABD', birthYear: '1999' },
    ]
    // The year stands in its field again: four digits, whatever they are.
    const formOf = (html: string) => html.replace(/ value="\d{4}"/, ' value="year"')
    const told = await Promise.all(misses.map(async (fields) => [formOf(await (await post(fields, { Cookie: 'language=tk' })).text())]))
    expect(new Set(told.map(String)).size).toBe(1)
  })

  it('says where it is complained without a code: the contact, or the auditors’ own address', async () => {
    await w.call('admin', 'PUT', '/settings', { contact: 'help@example.org' })
    const mail = (address: string) => `<a href="mailto:${address}">${address}</a>`
    expect(await (await get('/help')).text()).toContain(`write to ${mail('help@example.org')} and put “For the auditors” above`)
    expect(await (await get('/status')).text()).toMatch(/A complaint, without a code\?<\/strong>\s*<a href="\/help#complaint">/)
    await w.call('admin', 'PUT', '/settings', {
      contact: 'help@example.org',
      complaints: 'auditors@example.org, +90 312 000 00 00, PO Box 1',
      organisation: { name: 'Ministry' },
      retentionYears: 5,
    })
    for (const language of LANGUAGES) {
      const headers = { Cookie: `language=${language}` }
      const help = await (await get('/help', headers)).text()
      const auditors = `${mail('auditors@example.org')}, <a href="tel:+903120000000">+90 312 000 00 00</a>, PO Box 1`
      expect(help).toContain(auditors)
      expect(help).toContain(mail('help@example.org'))
      expect(help).toContain('<section id="complaint">')
      // Whoever stands before a closed door: the form, a miss, an address that is none, and too many tries
      const form = await get('/status', headers)
      const miss = await post({ code: '2345-6789-ABD', birthYear: '1999' }, { Cookie: `language=${language}` })
      const none = await get('/status/nothing', headers)
      const code = `ABCD-EFGH-JK${'MNPQ'[LANGUAGES.indexOf(language)]}`
      for (let n = 0; n < 5; n += 1) await post({ code, birthYear: '1999' })
      const wait = await post({ code, birthYear: '1999' }, { Cookie: `language=${language}` })
      expect([form.status, miss.status, none.status, wait.status]).toEqual([200, 404, 404, 429])
      for (const page of [form, miss, none, wait]) {
        const html = await page.text()
        expect(html).toContain(auditors)
        expect(html).toContain('href="/help#complaint"')
      }
      const privacy = await (await get('/privacy', headers)).text()
      expect(privacy).toContain('Ministry')
      expect(privacy).toContain(auditors)
      expect(privacy).toMatch(/\b5 (years|лет|yıl|ýyl)/)
    }
  })

  it('comes compressed to who takes it so', async () => {
    const plain = await (await get('/status')).text()
    const packed = await get('/status', { 'Accept-Encoding': 'gzip' })
    expect(packed.headers.get('Content-Encoding')).toBe('gzip')
    const bytes = Buffer.from(await packed.arrayBuffer())
    expect(gunzipSync(bytes).toString('utf8')).toBe(plain)
    expect(bytes.length).toBeLessThan(plain.length / 1.5)
    const css = /href="(\/style\.css[^"]*)"/.exec(plain)?.[1] ?? ''
    expect((await get(css, { 'Accept-Encoding': 'gzip' })).headers.get('Content-Encoding')).toBe('gzip')
  })
})
