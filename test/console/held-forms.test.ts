import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { end, signedInBy } from '../../src/commands/sign-in/sessions.ts'
import { startServer } from '../../src/http/server.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { ConsoleWorld, type PageSeen, plain, type Visitor } from './console-world.ts'

const PATH = '/accounts/B/import/look'
const BOUNDARY = '----a-form-of-nobody-0123456789'
/** More than one part of a held file. */
const LARGE = 300_000

const field = (name: string, value: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const file = (content: string, called = 'ekstre.csv', name = 'file') =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${called}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`
const END = `--${BOUNDARY}--\r\n`

describe('a form whose files are held while they come', () => {
  let w: BankWorld
  let c: ConsoleWorld
  let v: Visitor
  let formKey: string

  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
    c = new ConsoleWorld(w.book)
    v = await c.enter('finance@example.org')
    formKey = field('formKey', /name="formKey" value="([^"]+)"/.exec((await v.get('/accounts/B/import')).text)?.[1] ?? '')
  })
  afterEach(() => {
    c.close()
    w.close()
  })

  const headers = () => ({
    Cookie: `tideover-console-language=${v.language}; __Host-tideover=${v.session}`,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
  })
  const post = async (body: string | ReadableStream, length?: number): Promise<PageSeen> => {
    const told = length === undefined ? {} : { 'Content-Length': String(length) }
    const answer = await c.site.request(PATH, { method: 'POST', body, duplex: 'half', headers: { ...headers(), ...told } })
    return { status: answer.status, text: await answer.text(), headers: answer.headers, to: answer.headers.get('Location') ?? '' }
  }
  const kept = (): readonly number[] => {
    const held = new Sqlite(`${w.book.file}.auth`, { readonly: true })
    const counts = ['held', 'held_part'].map((table) => held.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number)
    held.close()
    return counts
  }
  const statement = () => new TextDecoder('windows-1254').decode(w.statement())
  const large = () => `${statement()}${'\r\n'.repeat(LARGE / 2)}`

  it('takes the file in front of its fields as well, and one of more than one part', async () => {
    for (const body of [file(statement()) + formKey, formKey + field('key', 'k') + file(large()) + field('profile', '')]) {
      const sent = await post(body + END)
      expect(sent.status).toBe(303)
      expect(plain(await v.get(sent.to))).toContain('ekstre.csv')
    }
    expect(kept()[0]).toBe(2)
  })

  it('holds what came to the letter', async () => {
    const bytes = `${statement()}\r\n--\r\n--${BOUNDARY.slice(0, -1)}\r\n`
    const sent = await post(formKey + file(bytes) + END)
    const held = c.door.file.heldPart(new URL(sent.to, 'http://book').searchParams.get('file') ?? '', 0)
    expect(held?.length).toBe(Buffer.byteLength(bytes, 'utf8') + 28)
  })

  it.each([
    ['no file', () => formKey + END, 422, 'Choose the file of the bank.'],
    ['an empty file', () => formKey + file('') + END, 422, 'Choose the file of the bank.'],
    ['a file of another field', () => formKey + file(large(), 'a', 'other') + END, 422, 'Choose the file of the bank.'],
    ['two files', () => formKey + file(large()) + file(large()) + END, 422, 'Send one file at a time.'],
    ['a form of nobody', () => file(large()) + END, 403, 'That came from another page'],
    ['a form of another session', () => file(large()) + field('formKey', 'x'.repeat(43)) + END, 403, 'That came from another page'],
    ['10,000 fields', () => formKey + file(large()) + field('a', 'b').repeat(10_000) + END, 413, 'That is too large'],
    ['a field of 10 MB', () => formKey + file(large()) + field('profile', 'x'.repeat(10_000_000)) + END, 413, 'That is too large'],
    ['a boundary that is cut off', () => `${formKey}${file(large())}--${BOUNDARY.slice(0, 9)}`, 400, 'That could not be read'],
    ['a form without an end', () => formKey + file(large()), 400, 'That could not be read'],
    ['a field that calls itself a file', () => `${formKey}${file(large())}${field('a; filename=x', 'b')}${END}`, 400, 'That could not be read'],
  ])('refuses %s, and keeps nothing of it', async (_, body, status, words) => {
    const sent = await post(body())
    expect([sent.status, plain(sent)]).toEqual([status, expect.stringContaining(words)])
    expect(kept()).toEqual([0, 0])
  })

  it('says in Russian that one file is sent at a time', async () => {
    v.language = 'ru'
    expect(plain(await post(formKey + file('a') + file('b') + END))).toContain('Отправляйте по одному файлу.')
  })

  it('shows of a name that is a path the last of it, without what no name has', async () => {
    for (const called of ['files\\o\\ekstre.csv', '../../etc/ekstre.csv', 'ekst\u0000re.csv', '/ekst\u001bre.csv']) {
      const sent = await post(formKey + file(statement(), called) + END)
      const page = await v.get(sent.to)
      expect(plain(page)).toContain(' ekstre.csv ')
      for (const left of ['files', 'etc/', '\u0000', '\u001b']) expect(page.text).not.toContain(left)
    }
  })

  it('takes fields that are called as what every object has', async () => {
    expect((await post(field('constructor', 'x') + field('__proto__', 'y') + formKey + END)).status).toBe(422)
  })

  it('keeps nothing of a file whose sender signed out meanwhile', async () => {
    const before = signedInBy(c.door, v.session)
    if (!before) throw new Error('nobody is signed in')
    const { sessionId } = before
    const body = formKey + file(large()) + END
    async function* pieces() {
      yield Buffer.from(body.slice(0, LARGE))
      expect(kept()).toEqual([1, 2])
      end(c.door, sessionId)
      yield Buffer.from(body.slice(LARGE))
    }
    const sent = await post(ReadableStream.from(pieces()), body.length)
    expect([sent.status, sent.to]).toEqual([303, expect.stringContaining('/sign-in')])
    expect(kept()).toEqual([0, 0])
  })

  it('keeps nothing where the line breaks', async () => {
    const server = await startServer(c.site, { port: 0, host: '127.0.0.1' })
    try {
      const { hostname, port, host } = new URL(server.url)
      const socket = connect(Number(port), hostname)
      await once(socket, 'connect')
      const body = formKey + file(large())
      const head = Object.entries({ ...headers(), Host: host, 'Content-Length': String(body.length + 1_000_000) }).map(([name, value]) => `${name}: ${value}`)
      socket.write(`POST ${PATH} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n${body}`)
      while (kept()[1] === 0) await new Promise((done) => setImmediate(done))
      socket.destroy()
      while (kept()[0] !== 0) await new Promise((done) => setImmediate(done))
      expect(kept()).toEqual([0, 0])
    } finally {
      await server.stop()
    }
  })
})
