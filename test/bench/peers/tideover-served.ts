import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { stopwatch } from '../../../src/clock.ts'
import type { Books, Peer, Took } from './peer.ts'
import { afterRefusal } from './person.ts'
import type { Spent } from './process.ts'
import { ACCOUNT, type Beginning, MAIN, TideoverBook } from './tideover-book.ts'
import type { Given } from './yardsticks.ts'

/** The kernel's ticks of processor time (USER_HZ), the same on every Linux that Node runs on. */
const MS_A_TICK = 10
/** utime and stime, counted from the field behind the name in brackets (proc(5)). */
const [UTIME, STIME] = [11, 12]

/** What a running process has taken so far; nothing where there is no /proc. */
function takenSoFar(pid: number): Omit<Spent, 'ms'> {
  if (!existsSync(`/proc/${pid}/status`)) return {}
  const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return { cpuMs: (Number(ticks[UTIME]) + Number(ticks[STIME])) * MS_A_TICK, ...(kib === undefined ? {} : { peakMb: Number(kib) / 1024 }) }
}

/** A server is up for days before somebody drops a file, and who confirms a reading looks at it first: it has a moment, in which a thread that stands by gets ready. */
const MOMENT_MS = 2000

class ServedBooks implements Books {
  readonly #book: TideoverBook
  readonly #server: ChildProcess
  readonly #url: string
  readonly #started: Spent

  private constructor(book: TideoverBook, server: ChildProcess, url: string, started: Spent) {
    this.#book = book
    this.#server = server
    this.#url = url
    this.#started = started
  }

  static async begun(book: TideoverBook): Promise<ServedBooks> {
    const began = stopwatch()
    const server = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], { cwd: book.folder, env: { ...book.env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let told = ''
    server.stderr.on('data', (piece: Buffer) => {
      told += piece.toString()
    })
    for await (const line of createInterface({ input: server.stdout })) {
      const [, url] = /^listening on (\S+)$/.exec(line) ?? []
      if (url === undefined) continue
      const started: Spent = { ms: stopwatch() - began, ...takenSoFar(server.pid ?? 0) }
      return new ServedBooks(book, server, url, started)
    }
    throw new Error(`tideover serve ended before it listened: ${told}`)
  }

  async take(file: string, given: Given): Promise<Took> {
    const bytes = Uint8Array.from(readFileSync(file))
    const first = await this.#import(bytes)
    if (first.isTaken) return { spent: first.spent }
    const next = afterRefusal(first.answer, given.rows)
    if ('refused' in next) return { spent: first.spent, refused: next.refused }
    const confirmed = await this.#import(bytes, `&reading=${next.confirm}`)
    if (!confirmed.isTaken) throw new Error(confirmed.answer)
    return { spent: confirmed.spent, shown: next.shown }
  }

  rows() {
    return this.#book.rows()
  }

  start() {
    return this.#started
  }

  async end(): Promise<void> {
    if (this.#server.exitCode !== null) return
    this.#server.kill('SIGTERM')
    await once(this.#server, 'exit')
  }

  async #import(body: Uint8Array<ArrayBuffer>, more = '') {
    await setTimeout(MOMENT_MS)
    const pid = this.#server.pid ?? 0
    const [before, began] = [takenSoFar(pid).cpuMs, stopwatch()]
    const headers = { Authorization: `Bearer ${this.#book.token}`, 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/octet-stream' }
    const answer = await fetch(`${this.#url}/api/v1/bank-accounts/${ACCOUNT}/statements?mode=import${more}`, { method: 'POST', headers, body })
    const text = await answer.text()
    const [ms, { cpuMs, peakMb }] = [stopwatch() - began, takenSoFar(pid)]
    const spent: Spent = {
      ms,
      ...(cpuMs === undefined || before === undefined ? {} : { cpuMs: cpuMs - before }),
      ...(peakMb === undefined ? {} : { peakMb }),
    }
    return { isTaken: answer.ok, answer: text, spent }
  }
}

/** The API of a server that runs already, as an institution has it: an import is one request. Memory is the server's. */
export const tideoverServed = (of: Beginning): Peer => ({
  name: 'Tideover, served',
  isTimedAlone: true,
  startIsApart: true,
  begin: (folder) => ServedBooks.begun(new TideoverBook(folder, of)),
})
