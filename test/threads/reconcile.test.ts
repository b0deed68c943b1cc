import { createHash, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNT } from '../../src/bench/bench-book.ts'
import { paidStatement } from '../../src/bench/paid.ts'
import { PayoutBook } from '../../src/bench/payout-book.ts'
import { reconcile } from '../../src/commands/reconciliation/reconcile.ts'
import { importStatement } from '../../src/commands/statements/import-statement.ts'
import { verifyBook } from '../../src/queries/verification.ts'
import { endOngoing, ongoingOn } from '../../src/threads/ongoing.ts'

/** More lines than are looked at without a thread. */
const LINES = 300

describe('a reconciliation of many lines', () => {
  let at: PayoutBook
  beforeAll(async () => {
    at = new PayoutBook(tmpdir(), () => Date.now(), LINES)
    at.pass(60)
    const bytes = Buffer.concat([...paidStatement(LINES, '2020-12-31')])
    const upload = { bytes, contentType: 'text/csv', contentTypeHeader: 'text/csv', params: { code: ACCOUNT }, query: { mode: 'import' }, key: randomUUID() }
    const imported = await importStatement.perform(at.bench.book, {
      ...upload,
      actor: at.bench.actor,
      request: createHash('sha256').update(bytes).digest('hex'),
    })
    expect(imported).toMatchObject({ ok: true, value: { answer: { added: LINES } } })
  })
  afterAll(() => at.bench.remove())

  const run = (key: string) => reconcile(at.bench.book, { params: { code: ACCOUNT }, actor: at.bench.actor, key, request: 'run' })

  it('is called off where the server ends, and can be run again', async () => {
    const running = run(randomUUID())
    await endOngoing(at.bench.book)
    expect(await running).toMatchObject({ ok: false, problem: { code: 'in_progress' } })
  })

  it('runs beside the server, one at a time for an account, and is answered once', async () => {
    const { book } = at.bench
    const key = randomUUID()
    const first = run(key)
    expect(ongoingOn(book, 1, 'reconciliation')).toHaveLength(1)
    // It is no import, which somebody could call off
    expect(ongoingOn(book, 1)).toEqual([])
    expect(await run(key)).toMatchObject({ ok: false, problem: { code: 'in_progress' } })
    expect(await run(randomUUID())).toMatchObject({ ok: false, problem: { code: 'in_progress' } })
    const answered = await first
    expect(answered).toMatchObject({ ok: true, value: { repeated: false, answer: { boundsReached: 0 } } })
    const { auto, openLines } = (answered.ok ? answered.value.answer : {}) as { readonly auto: number; readonly openLines: number }
    expect(auto).toBeGreaterThan(0.97 * LINES - 1)
    expect(auto + openLines).toBe(LINES)
    expect(await run(key)).toEqual({ ok: true, value: { ...(answered.ok ? answered.value : {}), repeated: true } })
    expect(ongoingOn(book, 1, 'reconciliation')).toEqual([])
    expect(verifyBook(book)).toMatchObject({ ok: true, faults: [] })
  })
})
