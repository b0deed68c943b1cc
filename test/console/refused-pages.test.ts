import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { SCREENS } from '../../src/http/console/screens.ts'
import { wordsOf } from '../../src/pages/i18n/words.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { ConsoleWorld, type PageSeen, plain, type Visitor } from './console-world.ts'

const REFERENCE = { en: /Reference for the administrator: ([0-9a-f]{8})/, ru: /Номер для администратора: ([0-9a-f]{8})/ } as const
const BROKEN = '--x\r\nContent-Disposition: form-data; name="formKey"\r\n\r\nABCD'

describe('pages that refuse', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let finance: Visitor
  const logged: string[] = []
  beforeAll(async () => {
    await w.found()
    finance = await c.enter('finance@example.org')
  })
  beforeEach(() => {
    c.now += 2000
    vi.spyOn(console, 'error').mockImplementation((text: string) => void logged.push(text))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    logged.splice(0)
  })
  afterAll(() => {
    c.close()
    w.close()
  })

  /** What a page says, with a reference that stands in the log beside its status. */
  const expectReferred = (page: PageSeen, status: number, language: 'en' | 'ru' = 'en') => {
    expect(page.status).toBe(status)
    const [, reference = ''] = REFERENCE[language].exec(plain(page)) ?? []
    expect(reference, plain(page)).not.toBe('')
    expect(logged.filter((line) => line.includes(reference) && line.includes(String(status)))).toHaveLength(1)
  }
  const broken = (path: string, v: Visitor | undefined, type: string) =>
    c.site.request(path, {
      method: 'POST',
      body: BROKEN,
      headers: {
        'Content-Type': type,
        'Sec-Fetch-Site': 'same-origin',
        ...(v ? { Cookie: `__Host-tideover=${v.session}` } : {}),
      },
    })

  it.each(['en', 'ru'] as const)('carry a reference that the log has: 403, 404, 409, 413 (%s)', async (language) => {
    finance.language = language
    expectReferred(await finance.get('/users'), 403, language)
    expectReferred(await finance.get('/nowhere'), 404, language)
    expectReferred(await finance.get('/batches/999999'), 404, language)
    expectReferred(await finance.post('/work', {}, { 'Sec-Fetch-Site': 'cross-site' }), 403, language)
    expectReferred(await finance.post('/sign-out', { formKey: 'x' }), 403, language)
    expectReferred(await finance.post('/sign-out', { formKey: 'x'.repeat(10_000) }), 413, language)
    finance.language = 'en'
    expect(logged.join('\n')).not.toContain('x'.repeat(20))
  })

  it('say of a batch that is not released that its file can’t be had now, and not that something changed', async () => {
    await w.approved()
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    const page = await finance.get(`/batches/${batch.id}/payment-file?format=csv`)
    expectReferred(page, 409)
    expect(plain(page)).toContain('This can’t be done now')
    expect(plain(page)).not.toContain('It has changed meanwhile')
  })

  it('carry a reference for students, in the four languages', async () => {
    for (const language of ['en', 'ru', 'tr', 'tk'] as const) {
      const headers = { Cookie: `language=${language}` }
      const answers = [
        await c.site.request('/nowhere', { headers }),
        await c.site.request('/status/sent/nothing', { headers }),
        await c.site.request('/status', { method: 'POST', body: '', headers: { ...headers, 'Sec-Fetch-Site': 'cross-site' } }),
        await c.site.request('/status', { method: 'POST', body: 'x'.repeat(100_000), headers }),
      ]
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 403, 413])
      for (const answer of answers) expect(await answer.text()).toMatch(new RegExp(wordsOf(language).notes.reference('[0-9a-f]{8}')))
    }
  })

  it('say of what is no whole form that it could not be read: every form, signed in or not', async () => {
    const admin = await c.enter('admin@example.org')
    const forms = SCREENS.flatMap(({ path, forms }) =>
      Object.entries(forms ?? {}).map(([name, { who }]) => [`${path}/${name}`.replace(/\{\w+\}/g, '1'), who] as const),
    )
    expect(forms.length).toBeGreaterThan(60)
    const wrong: unknown[] = []
    for (const [path, who] of forms) {
      c.now += 2000
      const v = who.includes('admin') ? admin : who.includes('finance') ? finance : undefined
      for (const one of [v, undefined]) {
        const answer = await broken(path, one, 'multipart/form-data; boundary=x')
        if (answer.status !== 400) wrong.push([path, answer.status])
      }
    }
    expect(wrong).toEqual([])
    for (const path of ['/sign-in', '/first-sign-in', '/second-factor', '/sign-out'])
      expect([path, (await broken(path, undefined, 'multipart/form-data; boundary=x')).status]).toEqual([path, 400])
    for (const path of ['/account/password', '/account/factor', '/account/end-others', '/account/end-session', '/prove', '/sign-out'])
      for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data', 'multipart/form-data; boundary='])
        expect([path, type, (await broken(path, finance, type)).status]).toEqual([path, type, 400])
    const page = await broken('/sign-in', undefined, 'multipart/form-data; boundary=x')
    expect(await page.text()).toContain('That could not be read')
  })
})
