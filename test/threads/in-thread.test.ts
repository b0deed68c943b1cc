import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { setImmediate as otherWork } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNT, CURRENCY, FUND, IBAN, OPENED } from '../../src/bench/bench-book.ts'
import { statementFile } from '../../src/bench/statement-file.ts'
import { verifyBook } from '../../src/queries/verification.ts'
import { inThread, standBy, ThreadMemoryError } from '../../src/threads/in-thread.ts'
import { endOngoing, followed, ongoingOn } from '../../src/threads/ongoing.ts'
import { CancelledError, Watch } from '../../src/threads/watch.ts'
import { ApiBook } from '../support/api-book.ts'

const asked = (lines: number) => ({ bytes: new Uint8Array(statementFile(lines)), account: 1, mode: 'import' as const, reading: undefined, overlap: undefined })

describe('inThread', () => {
  let at: ApiBook
  beforeAll(async () => {
    at = new ApiBook()
    at.clock.ms = Date.UTC(2020, 11, 31, 9)
    await at.post('/funds', { code: FUND, name: 'Fund', currency: CURRENCY })
    await at.post('/bank-accounts', { code: ACCOUNT, name: 'Bank', currency: CURRENCY, iban: IBAN, fund: FUND, openingDate: OPENED })
  })
  afterAll(() => at.remove())

  const staged = () =>
    at.book.read((read) => [read.value('SELECT count(*) FROM statement_line'), read.value("SELECT count(*) FROM statement_import WHERE state = 'staging'")])

  it('gives what the task gives, with the keys and the clock of the book', async () => {
    expect(await inThread('verify', at.book, {}, new Watch())).toEqual(verifyBook(at.book))
    const seen = await inThread('takeIn', at.book, { ...asked(50), mode: 'preview' }, new Watch())
    expect(seen).toMatchObject({ kind: 'seen', view: { verdict: 'proof', lines: 50 } })
  })

  it('is ended by a cancellation, and leaves nothing', async () => {
    const watch = new Watch()
    watch.cancel()
    await expect(inThread('takeIn', at.book, asked(50), watch)).rejects.toMatchObject({ name: CancelledError.name })
    expect(staged()).toEqual([0, 0])
  })

  it('rejects with its own error where a thread needs more memory than it has', async () => {
    const limits = { maxOldGenerationSizeMb: 24 }
    await expect(inThread('takeIn', at.book, asked(30_000), new Watch(), limits)).rejects.toThrow(ThreadMemoryError)
    expect(await inThread('verify', at.book, {}, new Watch())).toMatchObject({ ok: true })
  })

  it('lets a proof wait for no file that is read, and a third file wait for one of two', async () => {
    let begun = 0
    const count = () => {
      begun += 1
    }
    process.on('worker', count)
    const files = [1, 2, 3].map(() => inThread('takeIn', at.book, { ...asked(3000), mode: 'preview' }, new Watch()))
    await otherWork()
    const proofs = [1, 2].map(() => inThread('verify', at.book, {}, new Watch()))
    await otherWork()
    expect(begun).toBe(3)
    expect(await Promise.all(proofs)).toMatchObject([{ ok: true }, { ok: true }])
    expect(await Promise.all(files)).toMatchObject([{ kind: 'seen' }, { kind: 'seen' }, { kind: 'seen' }])
    expect(begun).toBe(5)
    process.off('worker', count)
  })

  it('rejects with the name and the message of what the task threw', async () => {
    const gone = new ApiBook()
    rmSync(gone.file)
    await expect(inThread('verify', gone.book, {}, new Watch())).rejects.toMatchObject({
      name: 'SchemaError',
      message: expect.stringContaining('There is no book'),
    })
    gone.remove()
  })
})

describe('standBy', () => {
  it('does one task after the other, and several at a time, as without', async () => {
    const at = new ApiBook()
    const begun: { readonly worker: Worker; readonly others: number }[] = []
    const count = (worker: Worker) => begun.push({ worker, others: begun.filter((one) => one.worker.threadId >= 0).length })
    process.on('worker', count)
    standBy()
    const verifying = inThread('verify', at.book, {}, new Watch())
    await otherWork()
    expect(begun, 'the one that stands by works').toHaveLength(1)
    const next = once(process, 'worker')
    const verified = await verifying
    expect(verified).toEqual(verifyBook(at.book))
    await next
    expect(
      begun.map(({ others }) => others),
      'and then another stands by, in the memory of the one that has ended',
    ).toEqual([0, 0])
    process.off('worker', count)
    const four = Array.from({ length: 4 }, () => inThread('verify', at.book, {}, new Watch()))
    expect(await Promise.all(four)).toEqual([verified, verified, verified, verified])
    at.remove()
  })

  it('keeps no process from its end', () => {
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', `${STANDING_BY}; console.log('ended')`], {
      cwd: resolve(import.meta.dirname, '../..'),
      encoding: 'utf8',
    })
    expect([status, stdout.trim()]).toEqual([0, 'ended'])
  })
})

const STANDING_BY = "const { standBy } = await import('./src/threads/in-thread.ts'); standBy()"

describe('followed', () => {
  it('shows work while it runs, and ends it where nobody waits or the book is closed', async () => {
    const at = new ApiBook()
    const until = (watch: Watch) =>
      new Promise<void>((resolve, reject) => {
        const look = () => (watch.isCancelled ? reject(new CancelledError('off')) : void setImmediate(look))
        watch.at('reading', 3, 10)
        look()
        void resolve
      })
    const sender = new AbortController()
    const first = followed(at.book, 1, sender.signal, until)
    expect(ongoingOn(at.book, 1).map(({ progress }) => progress)).toEqual([{ phase: 'reading', done: 3, total: 10 }])
    expect(ongoingOn(at.book, 2)).toEqual([])
    sender.abort()
    await expect(first).rejects.toThrow('off')
    expect(ongoingOn(at.book, 1)).toEqual([])
    const second = followed(at.book, 2, undefined, until)
    const refused = expect(second).rejects.toThrow('off')
    await endOngoing(at.book)
    await refused
    expect(ongoingOn(at.book, 2)).toEqual([])
    at.remove()
  })
})
