import { connect, type Socket } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../src/http/app.ts'
import { type Running, startServer } from '../../src/http/server.ts'
import { type Site, siteOf } from '../../src/http/site.ts'
import { ApiBook } from '../support/api-book.ts'

const AT = { port: 0, host: '127.0.0.1' }

/** A connection as it is: what is sent and what comes back, to the letter. */
class Line {
  readonly #socket: Socket
  #got = ''

  constructor(url: string) {
    const { hostname, port } = new URL(url)
    this.#socket = connect(Number(port), hostname)
    this.#socket.on('error', () => undefined)
    this.#socket.on('data', (chunk) => {
      this.#got += chunk.toString('utf8')
    })
  }

  send(text: string): void {
    this.#socket.write(text)
  }

  /** Waits until what came back matches, and gives it. */
  async until(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.#got)) {
      if (this.#socket.destroyed) throw new Error(`closed after ${JSON.stringify(this.#got)}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return this.#got
  }

  async closed(): Promise<void> {
    if (!this.#socket.closed) await new Promise((resolve) => this.#socket.once('close', resolve))
  }

  end(): void {
    this.#socket.destroy()
  }
}

describe('the server', () => {
  let at: ApiBook
  let site: Site
  let server: Running
  const lines: Line[] = []
  const line = (url = server.url): Line => {
    const made = new Line(url)
    lines.push(made)
    return made
  }

  beforeAll(async () => {
    at = new ApiBook()
    site = siteOf(at.book, at.clock.now, 'https://tideover.example')
    server = await startServer(site, AT)
  })
  afterAll(async () => {
    for (const open of lines) open.end()
    await server.stop()
    at.remove()
  })

  const head = (path: string, length: number | 'chunked', more = '') =>
    `POST ${path} HTTP/1.1\r\nHost: book\r\nAuthorization: Bearer ${at.tokens.finance}\r\nIdempotency-Key: k${path}${length}\r\nContent-Type: application/json\r\n${more}${length === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`}\r\n\r\n`
  const fund = (code: string) => JSON.stringify({ code, name: 'Fund', currency: 'TRY' })

  it('answers several requests on one connection', async () => {
    const open = line()
    const get = `GET /api/v1/funds HTTP/1.1\r\nHost: book\r\nAuthorization: Bearer ${at.tokens.finance}\r\n\r\n`
    open.send(get)
    await open.until(/"nextCursor":null\}/)
    open.send(get)
    expect((await open.until(/(nextCursor[\s\S]*){2}/)).match(/HTTP\/1\.1 200/g)).toHaveLength(2)
  })

  it('gives every answer its headers', async () => {
    for (const path of ['/api/v1/funds', '/api/docs', '/nothing']) {
      const answer = await fetch(`${server.url}${path}`)
      await answer.arrayBuffer()
      expect(answer.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; (?!.*unsafe)/)
      expect(answer.headers.get('Strict-Transport-Security')).toContain('max-age=31536000')
      expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(answer.headers.get('Tideover-Clock')).toBeNull()
    }
    const refused = await fetch(`${server.url}/api/v1/funds`)
    expect([refused.headers.get('Cache-Control'), ((await refused.json()) as { code: string }).code]).toEqual(['no-store', 'token_missing_or_bad'])
  })

  it('refuses what a page of another site sends, and takes our own', async () => {
    const post = async (headers: Readonly<Record<string, string>>) => {
      const own = { Host: 'book', Authorization: `Bearer ${at.tokens.finance}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'o' }
      const answer = await site.request('http://book/api/v1/funds', { method: 'POST', body: '{}', headers: { ...own, ...headers } })
      return ((await answer.json()) as { code: string }).code
    }
    for (const origin of ['https://elsewhere.example', 'null', 'http://book.example', 'http://book:81'])
      expect(await post({ Origin: origin })).toBe('foreign_origin')
    for (const place of ['cross-site', 'same-site']) expect(await post({ Origin: 'http://book', 'Sec-Fetch-Site': place })).toBe('foreign_origin')
    for (const origin of ['http://book', 'https://tideover.example']) expect(await post({ Origin: origin })).toBe('invalid_input')
    expect(await post({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })).toBe('invalid_input')
    expect(await post({})).toBe('invalid_input')
  })

  it("leads to the students' page, with headers of its own", async () => {
    expect((await site.request('http://book/')).headers.get('Location')).toBe('/status')
    const answer = await site.request('http://book/status')
    expect([answer.status, answer.headers.get('Content-Security-Policy')]).toEqual([200, expect.stringMatching(/^default-src 'none'(?!.*script)/)])
  })

  it.each([100, 5])('lets the sender of %i MB read that it was too much, with the length told and without', async (mb) => {
    const body = 'x'.repeat(1_000_000)
    const before = process.memoryUsage().arrayBuffers
    const told = line()
    told.send(head('/api/v1/funds', mb * 1_000_000, 'Connection: close\r\n'))
    const chunked = line()
    chunked.send(head('/api/v1/funds', 'chunked'))
    for (let n = 0; n < mb; n += 1) {
      told.send(body)
      chunked.send(`${body.length.toString(16)}\r\n${body}\r\n`)
    }
    chunked.send('0\r\n\r\n')
    expect(await told.until(/"code":"too_large"/)).toMatch(/^HTTP\/1\.1 413 /)
    expect(await chunked.until(/"code":"too_large"/)).toMatch(/^HTTP\/1\.1 413 /)
    // Twice as much was sent: what is held of it must be less than half.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(Math.max(mb, 64) * 1024 * 1024)
  })

  it('reads a body that comes in pieces', async () => {
    const open = line()
    const body = fund('PIECES')
    open.send(head('/api/v1/funds', body.length))
    for (const letter of body) open.send(letter)
    expect(await open.until(/"code":"PIECES"/)).toMatch(/^HTTP\/1\.1 201 /)
  })

  it('does nothing for a body that breaks off', async () => {
    const events = at.events()
    const open = line()
    open.send(head('/api/v1/funds', 1000) + fund('BROKEN'))
    await new Promise((resolve) => setTimeout(resolve, 50))
    open.end()
    await open.closed()
    expect(await (await fetch(`${server.url}/api/docs.css`)).text()).toContain('body {')
    expect(at.events()).toBe(events)
  })

  it('gives up a body that stops coming with 408, and closes', async () => {
    const impatient = await startServer(api(at.book, at.clock.now, { idleMs: 100, jsonMs: 400, fileMs: 400 }), AT)
    const idle = line(impatient.url)
    idle.send(`${head('/api/v1/funds', 1000)}{`)
    const slow = line(impatient.url)
    slow.send(head('/api/v1/funds', 1000))
    const drip = setInterval(() => slow.send(' '), 20)
    expect(await idle.until(/"code":"body_too_slow"/)).toMatch(/^HTTP\/1\.1 408 /)
    expect(await slow.until(/"code":"body_too_slow"/)).toMatch(/^HTTP\/1\.1 408 /)
    clearInterval(drip)
    await Promise.all([idle.closed(), slow.closed()])
    await impatient.stop()
  })

  it('finishes what runs when it is stopped, and takes nothing new', async () => {
    const site = new Hono()
    let finish = (): void => undefined
    const started = new Promise<void>((begun) => {
      site.get('/slow', async (context) => {
        begun()
        await new Promise<void>((resolve) => {
          finish = resolve
        })
        return context.text('finished')
      })
    })
    const other = await startServer(site, AT)
    const kept = line(other.url)
    kept.send('GET /nothing HTTP/1.1\r\nHost: book\r\n\r\n')
    await kept.until(/404/)
    const running = fetch(`${other.url}/slow`)
    await started
    const stopped = other.stop()
    await expect(fetch(`${other.url}/slow`)).rejects.toThrow()
    await kept.closed()
    finish()
    expect(await (await running).text()).toBe('finished')
    await stopped
  })

  it('says so where the address is taken', async () => {
    await expect(startServer(new Hono(), { host: '127.0.0.1', port: Number(new URL(server.url).port) })).rejects.toThrow('EADDRINUSE')
  })
})
