import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erase } from '../../src/commands/erase/erase.ts'
import { commonHeaders } from '../../src/http/headers.ts'
import { statusPages } from '../../src/http/status-page/page.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, student } from '../commands/cases-world.ts'

const HOST = 'http://book.example'
const PDF = Buffer.from('%PDF-1.4 a residence of nobody')
const MIB = 1024 * 1024
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('documents that a student sends', () => {
  const w = new BankWorld()
  let app: Hono
  beforeAll(async () => {
    await w.found()
    app = new Hono()
    app.use(commonHeaders(w.book))
    app.route('/', statusPages(w.book))
  })
  afterAll(() => w.close())

  const headers = { Host: 'book.example', 'Sec-Fetch-Site': 'same-origin' }
  async function asked(items: readonly string[] = ['residence', 'enrolment', 'contact']): Promise<{ of: Json; n: number }> {
    const of = await w.apply()
    await w.post('officer', `/applications/${of.id}/information-request`, { items, dueDate: '2020-11-20' })
    return { of, n: w.n }
  }
  async function open(of: Json, n: number, more: Record<string, string> = {}): Promise<string> {
    const body = new URLSearchParams({ code: of.code, birthYear: student(n).student.birthDate.slice(0, 4) }).toString()
    const opened = await app.request(`${HOST}/status`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded', ...more },
      body,
    })
    expect(opened.status).toBe(200)
    return opened.text()
  }
  const hidden = (html: string, name: string) => new RegExp(`action="/status/answer".*?name="${name}" value="([^"]*)"`, 's').exec(html)?.[1] ?? ''
  function send(html: string, parts: Readonly<Record<string, string | Uint8Array>>, more: Record<string, string> = {}) {
    const form = new FormData()
    for (const name of ['ticket', 'caseNumber']) form.set(name, hidden(html, name))
    for (const [name, value] of Object.entries(parts))
      typeof value === 'string' ? form.set(name, value) : form.set(name, new Blob([Uint8Array.from(value)]), 'a photo.jpg')
    return app.request(`${HOST}/status/answer`, { method: 'POST', headers: { ...headers, ...more }, body: form })
  }
  const documents = async (of: Json): Promise<Json[]> => (await w.get(`/applications/${of.id}/documents`, 'officer')).items

  it('are asked for one by one, a way to reach the student in writing alone', async () => {
    const { of, n } = await asked()
    const html = await open(of, n)
    expect(html).toContain('enctype="multipart/form-data"')
    expect([...html.matchAll(/type="file"/g)].length).toBe(2)
    expect(html).toContain('name="file-residence"')
    expect(html).not.toContain('file-contact')
  })

  it('come with the answer in one event: encrypted, by the SHA-256 that the chain tells, for officers to open', async () => {
    const { of, n } = await asked()
    const before = w.head()
    const sent = await send(await open(of, n), { message: 'Room ninety', 'file-residence': PDF, 'file-enrolment': new Uint8Array() })
    // An empty file was chosen: nothing is sent by half.
    expect(sent.status).toBe(422)
    expect([w.head(), await documents(of)]).toEqual([before, []])
    const whole = await send(await open(of, n), { message: 'Room ninety', 'file-residence': PDF })
    expect([whole.status, whole.headers.get('Location')]).toEqual([303, '/status/sent/answer'])
    expect(w.head()).toBe(before + 1)
    expect(await documents(of)).toMatchObject([{ kind: 'residence', sha256: sha256(PDF), mediaType: 'application/pdf', sizeBytes: PDF.length, by: 'student' }])
    const got = await w.fetch('officer', `/applications/${of.id}/documents/${sha256(PDF)}`)
    expect(Buffer.from(await got.arrayBuffer())).toEqual(PDF)
    const [message] = (await w.get('/messages?state=open&limit=200', 'officer')).items.slice(-1)
    expect(message).toMatchObject({ kind: 'answer', text: 'Room ninety\nSent: residence.', documents: [{ kind: 'residence', sha256: sha256(PDF) }] })
    const chain = w.book.read((read) => read.value<string>('SELECT body FROM seal WHERE event_seq = (SELECT max(event_seq) FROM message)'))
    expect(chain).toContain(sha256(PDF))
    expect(await open(of, n)).toContain('Sent: A paper that shows where you live.')
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true, faults: [] })
  })

  it('may come alone, and once: sent again they are the same answer, later another answer about the kept file', async () => {
    const { of, n } = await asked()
    const html = await open(of, n)
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 9])
    expect((await send(html, { 'file-enrolment': jpeg })).status).toBe(303)
    const after = w.head()
    expect((await send(html, { 'file-enrolment': jpeg })).status).toBe(303)
    expect(w.head()).toBe(after)
    w.hoursPass(1)
    expect((await send(await open(of, n), { 'file-enrolment': jpeg, message: 'again' })).status).toBe(303)
    expect(w.head()).toBe(after + 1)
    expect((await documents(of)).length).toBe(1)
  })

  it('are refused beside their field, in the language of the page, and nothing is kept', async () => {
    const { of, n } = await asked()
    const before = w.head()
    const turkmen = { Cookie: 'language=tk' }
    const other = await send(await open(of, n, turkmen), { 'file-residence': Buffer.from('<html><script>alert(1)</script>'), message: 'Otag' }, turkmen)
    const html = await other.text()
    expect(other.status).toBe(422)
    expect(html).toContain('<html lang="tk">')
    expect(html).toContain(`href="#answer-${of.caseNumber}-file-residence"`)
    expect(html).toContain(`id="answer-${of.caseNumber}-file-residence-fault"`)
    expect(html).toContain('bu faýl başga görnüşli')
    expect(html).toContain('>Otag</textarea>')
    const large = await send(await open(of, n), { 'file-residence': Buffer.concat([PDF, Buffer.alloc(10 * MIB)]), 'file-enrolment': Buffer.from('x') })
    const said = await large.text()
    expect(large.status).toBe(413)
    expect(said).toContain('Choose a file of 10 MB at most')
    expect(said).toContain('this file is something else')
    const huge = await send(
      await open(of, n),
      { 'file-residence': Buffer.concat([PDF, Buffer.alloc(17 * MIB)]) },
      { 'Content-Length': String(17 * MIB), Cookie: 'language=ru' },
    )
    expect(huge.status).toBe(413)
    expect(await huge.text()).toContain('Это слишком много')
    expect((await send(await open(of, n), { 'file-passport': PDF })).status).toBe(409)
    expect((await send(await open(of, n), {})).status).toBe(422)
    expect((await send(await open(of, n), { 'file-residence': PDF }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect([w.head(), await documents(of)]).toEqual([before, []])
    const kept = await send(await open(of, n), { 'file-residence': Buffer.concat([PDF, Buffer.alloc(10 * MIB - PDF.length)]) })
    expect(kept.status).toBe(303)
  })

  it('come in a form of our own, and not in one of endless fields or of text without end', async () => {
    const { of, n } = await asked()
    const html = await open(of, n)
    for (const more of [Object.fromEntries(Array.from({ length: 300 }, (_, field) => [`field${field}`, 'x'])), { message: 'x'.repeat(2 * MIB) }]) {
      const sent = await send(html, { ...more, 'file-residence': PDF })
      expect([sent.status, await sent.text()]).toEqual([413, expect.stringContaining('That is too much')])
    }
    expect(await documents(of)).toEqual([])
  })

  it('are limited in number within a day', async () => {
    const { of, n } = await asked()
    for (let i = 0; i < 12; i += 1) {
      const files = { 'file-residence': Buffer.concat([PDF, Buffer.from([i])]), 'file-enrolment': Buffer.concat([PDF, Buffer.from([i + 100])]) }
      expect((await send(await open(of, n), files)).status).toBe(303)
    }
    const more = await send(await open(of, n), { 'file-residence': Buffer.from('%PDF-1.7 one more') })
    expect([more.status, more.headers.get('Retry-After')]).toEqual([429, '86400'])
    expect(await more.text()).toContain('You have written a lot today.')
    expect((await documents(of)).length).toBe(24)
    w.hoursPass(25)
    expect((await send(await open(of, n), { 'file-residence': Buffer.from('%PDF-1.7 one more') })).status).toBe(303)
  })

  it('are not taken once nothing is asked', async () => {
    const { of, n } = await asked(['residence'])
    const html = await open(of, n)
    await w.post('officer', `/applications/${of.id}/corrections`, { changes: { city: 'Konya' }, source: 'student', note: 'as told', answersRequest: true })
    const late = await send(html, { 'file-residence': PDF })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Nothing is asked of you now.')
    expect(await documents(of)).toEqual([])
  })

  it('go with their student', async () => {
    const { of, n } = await asked(['residence'])
    expect((await send(await open(of, n), { 'file-residence': PDF, message: 'Qwertz' })).status).toBe(303)
    await w.post('officer', `/applications/${of.id}/withdrawal`, { note: 'asked' })
    const admin = w.book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'admin' ORDER BY id DESC LIMIT 1")) ?? 0
    expect(erase(w.book, { caseNumber: of.caseNumber, reason: 'asked', actor: admin }).ok).toBe(true)
    expect(await documents(of)).toMatchObject([{ sha256: sha256(PDF), erased: true }])
    await w.refused([410, 'erased'], 'officer', `/applications/${of.id}/documents/${sha256(PDF)}`, undefined, { method: 'GET' })
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true, faults: [] })
  })

  it('wait where many come at once', async () => {
    const { of, n } = await asked()
    const html = await open(of, n)
    // Bodies that are told and do not come hold the room that they ask for.
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow = () => {
      const body = new ReadableStream({ pull: (controller) => gate.then(() => controller.close()) })
      const init = {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': String(15 * MIB) },
        body,
        duplex: 'half',
      }
      return app.request(`${HOST}/status/answer`, init as RequestInit)
    }
    const held = Array.from({ length: 6 }, slow)
    const refused = await send(html, { 'file-residence': Buffer.concat([PDF, Buffer.alloc(8 * MIB)]) }, { 'Content-Length': String(8 * MIB) })
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '60'])
    expect(await refused.text()).toContain('Many people are sending files')
    expect((await send(html, { message: 'short' }, { 'Content-Length': '900' })).status).toBe(303)
    release()
    for (const answer of await Promise.all(held)) expect(answer.status, 'it broke off').toBe(400)
    expect((await send(html, { 'file-residence': PDF })).status).toBe(303)
  })
})
