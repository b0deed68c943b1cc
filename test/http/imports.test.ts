import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNT, CURRENCY, FUND, IBAN, OPENED } from '../../src/bench/bench-book.ts'
import { statementFile } from '../../src/bench/statement-file.ts'
import { CliFolder } from '../cli/support.ts'

const COUNT = 40_000
const PATH = `/bank-accounts/${ACCOUNT}`

interface Running {
  readonly phase: string
  readonly done: number
  readonly total: number
}

/** A real server of a book, in a process of its own. */
class Served {
  readonly url: string
  readonly #child: ReturnType<CliFolder['start']>
  readonly #token: string
  readonly ended: Promise<number | null>

  private constructor(url: string, child: ReturnType<CliFolder['start']>, token: string) {
    this.url = url
    this.#child = child
    this.#token = token
    this.ended = new Promise((resolve) => child.on('close', (status) => resolve(status)))
  }

  static async start(at: CliFolder, token: string): Promise<Served> {
    const child = at.start(['serve', '--port', '0'])
    child.stderr.resume()
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /^listening on (http\S+)$/.exec(line)?.[1]
      if (url !== undefined) return new Served(url, child, token)
    }
    throw new Error('the server did not start')
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal)
    return this.ended
  }

  /** Sends a request; status 0 where the connection broke. */
  async ask(
    method: string,
    path: string,
    body?: Uint8Array | string,
    signal?: AbortSignal,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
    try {
      const answer = await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${this.#token}`,
          ...(method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {}),
          'Content-Type': typeof body === 'string' ? 'application/json' : 'text/csv',
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Uint8Array.from(body) }),
        ...(signal ? { signal } : {}),
      })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    } catch {
      return { status: 0, body: {} }
    }
  }

  import(bytes: Uint8Array, signal?: AbortSignal) {
    return this.ask('POST', `${PATH}/statements?mode=import`, bytes, signal)
  }

  /** Asks until the running imports of the account are as wanted. */
  async until(wanted: (running: readonly Running[]) => boolean): Promise<readonly Running[]> {
    for (;;) {
      const { body } = await this.ask('GET', `${PATH}/imports`)
      const running = body['running'] as readonly Running[]
      if (wanted(running)) return running
      // A token may ask a hundred times a second.
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Waits until some of an import's lines are stored, and others are not. */
  half(): Promise<readonly Running[]> {
    return this.until(([one]) => one?.phase === 'storing' && one.done > 0 && one.done < one.total)
  }
}

describe('a large statement', () => {
  const at = new CliFolder()
  const file = statementFile(COUNT)
  let token = ''
  let server: Served
  beforeAll(async () => {
    await at.json(['init', '--clock', '2020-12-31T09:00:00.000Z'])
    await at.json(['user', 'add', '--email', 'f@example.org', '--name', 'F', '--roles', 'finance,auditor'])
    token = String((await at.json(['token', 'create', '--user', 'f@example.org']))['token'])
    server = await Served.start(at, token)
    await server.ask('POST', '/funds', JSON.stringify({ code: FUND, name: 'Fund', currency: CURRENCY }))
    await server.ask('POST', '/bank-accounts', JSON.stringify({ code: ACCOUNT, name: 'Bank', currency: CURRENCY, iban: IBAN, fund: FUND, openingDate: OPENED }))
  })
  afterAll(async () => {
    await server.end('SIGKILL')
    at.remove()
  })

  const nothingStands = async () => {
    expect((await server.ask('GET', `${PATH}/statements`)).body).toMatchObject({ items: [] })
    expect((await server.ask('GET', `${PATH}/lines`)).body).toMatchObject({ items: [] })
    expect((await server.ask('GET', '/verification')).body).toMatchObject({ ok: true, faults: [] })
  }

  it('is gone as if it never came when the process is killed in the middle of its import', async () => {
    const answer = server.import(file)
    await server.half()
    await server.end('SIGKILL')
    expect((await answer).status).toBe(0)
    server = await Served.start(at, token)
    expect(await server.until(() => true)).toEqual([])
    await nothingStands()
  })

  it('is refused a second time while it is imported, and taken away when it is called off', async () => {
    const answer = server.import(file)
    await server.half()
    expect(await server.import(file)).toMatchObject({ status: 409, body: { code: 'in_progress', retry: true } })
    expect(await server.ask('POST', `${PATH}/imports/cancellation`)).toMatchObject({ status: 200 })
    expect(await answer).toMatchObject({ status: 409, body: { code: 'import_cancelled', retry: true } })
    expect(await server.ask('POST', `${PATH}/imports/cancellation`)).toMatchObject({ status: 404 })
    await nothingStands()
  })

  it('is taken away when its sender does not wait for the answer', async () => {
    const sender = new AbortController()
    const answer = server.import(file, sender.signal)
    await server.half()
    sender.abort()
    expect((await answer).status).toBe(0)
    await server.until((running) => running.length === 0)
    await nothingStands()
  })

  it('is there once when it is sent to the end, and adds nothing when it is sent again', async () => {
    expect(await server.import(file)).toMatchObject({ status: 201, body: { verdict: 'proof', lines: COUNT, added: COUNT, known: 0, conflicts: 0 } })
    expect(await server.import(file)).toMatchObject({ status: 201, body: { added: 0, known: COUNT, conflicts: 0 } })
    expect((await server.ask('GET', '/verification')).body).toMatchObject({ ok: true, faults: [] })
    expect(await server.end('SIGTERM')).toBe(0)
  })
})
