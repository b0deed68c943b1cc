import { type Clock, stopwatch } from '../clock.ts'
import { createToken } from '../commands/people.ts'
import { startServer } from '../http/server.ts'
import { siteOf } from '../http/site.ts'
import { ACCOUNT, type BenchBook, made } from './bench-book.ts'

const PATHS = [`/api/v1/bank-accounts/${ACCOUNT}/lines?limit=50`, '/api/v1/payouts/1', '/api/v1/funds?limit=50']
/** A token may make 100 requests a second. */
const PAUSE_MS = 12

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A bench book that is served, and somebody who looks at it. */
export class ServedBook {
  readonly url: string
  readonly #token: string
  readonly stop: () => Promise<void>

  private constructor(url: string, token: string, stop: () => Promise<void>) {
    this.url = url
    this.#token = token
    this.stop = stop
  }

  static async start({ book }: BenchBook, clock: Clock): Promise<ServedBook> {
    const { token } = made(createToken(book, { email: 'all@bench.example', scope: [] }))
    const { url, stop } = await startServer(siteOf(book, clock), { port: 0, host: '127.0.0.1' })
    return new ServedBook(url, token, stop)
  }

  get authorization(): string {
    return `Bearer ${this.#token}`
  }

  /** A connection that was idle for long may be closed at the moment at which it is used: once more, on another one. */
  async #get(path: string): Promise<Response> {
    const asked = () => fetch(`${this.url}${path}`, { headers: { Authorization: this.authorization } })
    return asked().catch(asked)
  }

  /** How long each of the requests takes that are made one after the other until it is enough (milliseconds). */
  async look(isEnough: (made: number) => boolean, paths = PATHS): Promise<readonly number[]> {
    const times: number[] = []
    while (!isEnough(times.length)) {
      const began = stopwatch()
      const answer = await this.#get(paths[times.length % paths.length] ?? '')
      await answer.text()
      if (answer.status !== 200) throw new Error(`the served bench book answers ${answer.status}`)
      times.push(stopwatch() - began)
      await pause(PAUSE_MS)
    }
    return times
  }
}
