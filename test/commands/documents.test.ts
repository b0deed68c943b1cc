import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erase } from '../../src/commands/erase/erase.ts'
import { parseDelimited } from '../../src/files/delimited.ts'
import { SLIP_WORDS } from '../../src/pages/slips/words.ts'
import { type Answer, type Json, student, type Who, World } from './cases-world.ts'

const PDF = Buffer.from('%PDF-1.4 a passport of nobody')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const admin = (w: World): number =>
  w.book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'admin' ORDER BY id DESC LIMIT 1")) ?? 0

/** Sends kind and file as a form does; each form has a boundary of its own. */
async function send(
  w: World,
  of: Json,
  parts: Readonly<Record<string, string | Uint8Array>>,
  key: string = randomUUID(),
  who: Who = 'officer',
): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) form.set(name, typeof value === 'string' ? value : new Blob([Uint8Array.from(value)]))
  const request = new Request('http://x', { method: 'POST', body: form })
  const [raw, kind] = [new Uint8Array(await request.clone().arrayBuffer()), request.headers.get('Content-Type') ?? '']
  return w.call(who, 'POST', `/applications/${of.id}/documents`, undefined, { raw, kind, key })
}

describe('documents of a case', () => {
  const w = new World()
  let of: Json
  beforeAll(async () => {
    await w.found()
    of = await w.apply()
  })
  afterAll(() => w.close())

  it('are kept encrypted, told by their hash, and given back as they came; each look is an event', async () => {
    const added = await send(w, of, { kind: 'passport', file: PDF }, 'one key')
    expect(added).toMatchObject({
      status: 201,
      body: { sha256: sha256(PDF), kind: 'passport', mediaType: 'application/pdf', sizeBytes: PDF.length, by: 'officer' },
    })
    expect(await send(w, of, { kind: 'passport', file: PDF }, 'one key')).toEqual(added)
    expect(await w.get(`/applications/${of.id}/documents`, 'approver')).toEqual({ items: [added.body], nextCursor: null })
    const before = w.head()
    const got = await w.fetch('approver', `/applications/${of.id}/documents/${sha256(PDF)}`)
    expect(Buffer.from(await got.arrayBuffer())).toEqual(PDF)
    expect([got.headers.get('Content-Type'), got.headers.get('Content-Disposition'), got.headers.get('X-Content-Type-Options')]).toEqual([
      'application/pdf',
      `attachment; filename="${of.caseNumber}-passport.pdf"`,
      'nosniff',
    ])
    expect(w.head()).toBe(before + 1)
    const bytes = [w.book.file, `${w.book.file}-wal`].filter((file) => existsSync(file)).map((file) => readFileSync(file))
    expect(bytes.some((file) => file.includes('a passport of nobody'))).toBe(false)
    const told = w.book.read((read) => read.value<string>("SELECT group_concat(body) FROM seal WHERE body LIKE '%document_added%'"))
    expect(told).toContain(sha256(PDF))
  })

  it('are PDF or image by their bytes, whatever their name says, and 10 MiB at most', async () => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])
    expect((await send(w, of, { kind: 'residence', file: jpeg })).body.mediaType).toBe('image/jpeg')
    expect((await send(w, of, { kind: 'residence', file: png })).body.mediaType).toBe('image/png')
    expect((await send(w, of, { kind: 'big', file: Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024 - PDF.length)]) })).status).toBe(201)
    const refusals = await Promise.all([
      send(w, of, { kind: 'big', file: Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]) }),
      send(w, of, { kind: 'big', file: Buffer.concat([PDF, Buffer.alloc(11 * 1024 * 1024)]) }),
      send(w, of, { kind: 'passport', file: Buffer.from('<html>') }),
      send(w, of, { kind: 'passport', file: Buffer.alloc(0) }),
      send(w, of, { kind: 'a passport', file: PDF }),
      send(w, of, { kind: 'passport' }),
      send(w, of, { kind: 'passport', file: 'text' }),
      send(w, of, { kind: 'passport', file: PDF, more: 'x' }),
      send(w, of, { kind: 'passport', file: PDF }),
      send(w, { id: '999' }, { kind: 'passport', file: PDF }),
      w.call('officer', 'POST', `/applications/${of.id}/documents`, undefined, { raw: 'no form', kind: 'multipart/form-data; boundary=x' }),
      w.call('officer', 'POST', `/applications/${of.id}/documents`, undefined, { raw: PDF, kind: 'application/pdf' }),
    ])
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual([
      [413, 'document_too_large'],
      [413, 'too_large'],
      [422, 'document_not_taken'],
      [422, 'document_not_taken'],
      [422, 'invalid_input'],
      [422, 'invalid_input'],
      [422, 'invalid_input'],
      [422, 'unknown_member'],
      [409, 'already_exists'],
      [404, 'not_found'],
      [422, 'invalid_input'],
      [415, 'media_type_not_taken'],
    ])
    await w.refused([404, 'not_found'], 'officer', `/applications/${of.id}/documents/${'0'.repeat(64)}`, undefined, { method: 'GET' })
    await w.refused([403, 'role_not_allowed'], 'auditor', `/applications/${of.id}/documents/${sha256(PDF)}`, undefined, { method: 'GET' })
  })

  it('go with their student', async () => {
    await w.post('officer', `/applications/${of.id}/withdrawal`, { note: 'asked' })
    expect(erase(w.book, { caseNumber: of.caseNumber, reason: 'asked', actor: admin(w) }).ok).toBe(true)
    await w.refused([410, 'erased'], 'officer', `/applications/${of.id}/documents/${sha256(PDF)}`, undefined, { method: 'GET' })
    expect((await w.get(`/applications/${of.id}/documents`)).items[0]).toMatchObject({ sha256: sha256(PDF), erased: true })
    expect(await send(w, of, { kind: 'late', file: PDF })).toMatchObject({ status: 410, body: { code: 'erased' } })
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true })
  })
})

describe('slips', () => {
  const w = new World()
  beforeAll(async () => {
    await w.found()
    await w.call('admin', 'PUT', '/settings', { contact: '=help@example.org' })
  })
  afterAll(() => w.close())

  const slips = async (query = ''): Promise<string> => {
    const answer = await w.fetch('officer', `/programmes/P/slips${query}`)
    expect(answer.status).toBe(200)
    return answer.text()
  }
  const rows = (text: string) => parseDelimited(text.replace(/^\ufeff/, ''), ',').rows.slice(1)

  it('come once for each new student, with code, address and whom to ask in four languages, and no cell begins a formula', async () => {
    const [one, two] = [await w.apply(), await w.apply()]
    const table = rows(await slips())
    expect(table.map((row) => [row[2], row[4]])).toEqual([
      [one.caseNumber, one.code],
      [two.caseNumber, two.code],
    ])
    const [, , , name, , address, contact, ...texts] = table[0] ?? []
    expect([name, address, contact]).toEqual([
      [student(1).student.familyName, student(1).student.givenName, student(1).student.patronymic].filter((part) => part !== undefined).join(' '),
      'http://localhost/status',
      "'=help@example.org",
    ])
    expect(texts).toEqual(SLIP_WORDS.map(({ text }) => text('http://localhost/status', '=help@example.org')))
    expect(rows(await slips())).toEqual([])
    const before = w.head()
    const three = await w.apply()
    expect(rows(await slips()).map((row) => row[4])).toEqual([three.code])
    expect(w.head()).toBe(before + 2)
  })

  it('are printed by embassy, escaped, and filtered by the list that brought them', async () => {
    const list =
      'familyName,givenName,birthDate,hostCountry,passportNumber,nationality\nGaraja<ýewa,Ogulsapar,2000-02-03,TR,A7654321,TM\nMeredow,Çary,1999-05-06,RU,A7654322,TM\n'
    const taken = await w.post('officer', '/programmes/P/intake?source=Ankara%20%26%20co', undefined, { raw: list, kind: 'text/csv' })
    const alone = await w.apply()
    const page = await slips('?format=html&source=Ankara%20%26%20co')
    for (const { code } of taken.applications) expect(page).toContain(code)
    expect(page).not.toContain(alone.code)
    expect(page.indexOf('RU, Ankara &amp; co')).toBeLessThan(page.indexOf('TR, Ankara &amp; co'))
    expect(page).toContain('Garaja&lt;ýewa')
    expect(page).not.toMatch(/<script|Garaja<ý/)
    for (const { language } of SLIP_WORDS) expect(page).toContain(`lang="${language}"`)
    expect(rows(await slips()).map((row) => row[4])).toEqual([alone.code])
    expect(await slips('?format=html')).toContain('There is no new student without a slip.')
  })

  it('are refused for an unknown programme, format or parameter, and to others than case officers', async () => {
    const get = { method: 'GET' }
    await w.refused([404, 'not_found'], 'officer', '/programmes/NONE/slips', undefined, get)
    await w.refused([422, 'invalid_input'], 'officer', '/programmes/P/slips?format=pdf', undefined, get)
    await w.refused([422, 'unknown_member'], 'officer', '/programmes/P/slips?list=1', undefined, get)
    await w.refused([403, 'role_not_allowed'], 'approver', '/programmes/P/slips', undefined, get)
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true })
  })

  it('name their texts that wait for native review', () => {
    const list = readFileSync(new URL('../../src/pages/native-review.md', import.meta.url), 'utf8')
    for (const { language } of SLIP_WORDS.filter((words) => words.language !== 'en'))
      expect(list).toMatch(new RegExp(`slips/words\\.ts \\| \\w+ \\(${language}\\)`))
  })
})
