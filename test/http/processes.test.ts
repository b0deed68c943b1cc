import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiBook } from '../support/api-book.ts'

interface Got {
  readonly status: number
  readonly code: string | null
  readonly text: string
}

/** A process that sends what it is told, one request at a time. */
class Sender {
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>

  constructor(file: string, token: string, path: string) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', new URL('./sender.ts', import.meta.url).pathname, file, token, path], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    if (!this.#child.stdout) throw new Error('a piped process has an output')
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  async line(): Promise<string> {
    return String((await this.#lines.next()).value)
  }

  tell(request: { readonly key: string; readonly body: unknown }): void {
    this.#child.stdin?.write(`${JSON.stringify(request)}\n`)
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('close', resolve))
    this.#child.stdin?.end()
    await ended
  }
}

describe('two processes on one book', () => {
  const ROUNDS = 30
  let at: ApiBook
  let fundSenders: readonly Sender[] = []
  let accountSenders: readonly Sender[] = []
  let giftSenders: readonly Sender[] = []

  beforeAll(async () => {
    at = new ApiBook()
    const pair = (path: string, tokens: readonly string[]) => tokens.map((token) => new Sender(at.file, token, path))
    fundSenders = pair('/funds', [at.tokens.finance, at.tokens.finance])
    accountSenders = pair('/bank-accounts', [at.tokens.finance, at.tokens.all])
    await at.post('/funds', { code: 'F', name: 'Fund', currency: 'TRY' })
    await at.post('/bank-accounts', { code: 'B', name: 'Bank', currency: 'TRY' })
    giftSenders = pair('/funds/F/contributions', [at.tokens.finance, at.tokens.finance])
    for (const sender of [...fundSenders, ...accountSenders, ...giftSenders]) expect(await sender.line()).toBe('ready')
  })
  afterAll(async () => {
    for (const sender of [...fundSenders, ...accountSenders, ...giftSenders]) await sender.end()
    at.remove()
  })

  const together = async (senders: readonly Sender[], requests: ReadonlyArray<{ readonly key: string; readonly body: unknown }>): Promise<Got[]> => {
    for (const [n, sender] of senders.entries()) sender.tell(requests[n] ?? { key: '', body: {} })
    return Promise.all(senders.map(async (sender) => JSON.parse(await sender.line()) as Got))
  }

  it('the same key at the same moment: one effect, the same answer twice', async () => {
    for (let n = 0; n < ROUNDS; n += 1) {
      const before = at.events()
      const request = { key: `same ${n}`, body: { code: `S${n}`, name: 'Fund', currency: 'TRY' } }
      const [one, other] = await together(fundSenders, [request, request])
      expect(one?.status).toBe(201)
      expect(other).toEqual(one)
      expect(at.events()).toBe(before + 1)
    }
  })

  it('the same key with two bodies: one effect, the other is refused', async () => {
    for (let n = 0; n < ROUNDS; n += 1) {
      const before = at.events()
      const body = (name: string) => ({ code: `T${n}`, name, currency: 'TRY' })
      const got = await together(
        fundSenders,
        ['One', 'Two'].map((name) => ({ key: `other ${n}`, body: body(name) })),
      )
      expect(got.map(({ status, code }) => `${status} ${code}`).sort()).toEqual(['201 null', '422 idempotency_key_reused'])
      expect(at.events()).toBe(before + 1)
    }
  })

  it('two persons make the same thing: one has it, the other loses with 409', async () => {
    for (let n = 0; n < ROUNDS; n += 1) {
      const before = at.events()
      const body = { code: `B${n}`, name: 'Bank', currency: 'TRY' }
      const got = await together(
        accountSenders,
        [0, 1].map((who) => ({ key: `${who} ${n}`, body })),
      )
      expect(got.map(({ status, code }) => `${status} ${code}`).sort()).toEqual(['201 null', '409 already_exists'])
      expect(at.events()).toBe(before + 1)
    }
  })

  it('money given under one key at the same moment is there once, under two keys twice', async () => {
    const body = { donor: 'Donor', money: { amount: '1.00', currency: 'TRY' }, date: '2020-11-01', bankAccount: 'B' }
    for (let n = 0; n < ROUNDS; n += 1) {
      const one = { key: `gift ${n}`, body }
      const [first, second] = await together(giftSenders, [one, one])
      expect(second).toEqual(first)
      const both = await together(
        giftSenders,
        [0, 1].map((who) => ({ key: `gift ${n} ${who}`, body })),
      )
      expect(both.map(({ status }) => status)).toEqual([201, 201])
    }
    expect((await at.get('/funds/F')).body).toMatchObject({ appropriated: { amount: `${3 * ROUNDS}.00` }, available: { amount: `${3 * ROUNDS}.00` } })
  })
})
