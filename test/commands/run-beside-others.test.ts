import { createHash, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT } from '../../src/bench/bench-book.ts'
import { paidStatement } from '../../src/bench/paid.ts'
import { PayoutBook } from '../../src/bench/payout-book.ts'
import { receiveApplication } from '../../src/commands/applications/receive-application.ts'
import { rejectPayout } from '../../src/commands/payouts/end-payout.ts'
import { runReconciliation } from '../../src/commands/reconciliation/run-reconciliation.ts'
import { importStatement } from '../../src/commands/statements/import-statement.ts'
import { verifyBook } from '../../src/queries/verification.ts'
import { stateOf } from '../../src/store/states.ts'
import { Watch } from '../../src/threads/watch.ts'
import { student } from './cases-world.ts'

/** Few among the payouts: the engine decides on all of them. */
const [LINES, PAYOUTS] = [10, 600]

describe('a run while others work', () => {
  let at: PayoutBook
  beforeEach(async () => {
    at = new PayoutBook(tmpdir(), () => Date.now(), PAYOUTS)
    at.pass(60)
    const bytes = Buffer.concat([...paidStatement(LINES, '2020-12-31')])
    const request = createHash('sha256').update(bytes).digest('hex')
    const upload = { bytes, contentType: 'text/csv', contentTypeHeader: 'text/csv', params: { code: ACCOUNT }, query: { mode: 'import' }, key: randomUUID() }
    expect(await importStatement.perform(at.bench.book, { ...upload, actor: at.bench.actor, request })).toMatchObject({ value: { answer: { added: LINES } } })
  })
  afterEach(() => at.bench.remove())

  /** Runs, and does something each time that the run is between reading and writing. `tries`: how often the engine read the book. */
  async function beside(work: (n: number) => void) {
    let [times, tries] = [0, 0]
    class Meddling extends Watch {
      override at(phase: Parameters<Watch['at']>[0], done: number, total: number): void {
        if (phase === 'storing') work(++times)
        else tries += 1
        super.at(phase, done, total)
      }
    }
    const request = { kind: 'reconciled', actor: at.bench.actor, key: randomUUID(), request: 'run', status: 200 }
    const acted = await runReconciliation(at.bench.book, { account: 1, request }, new Meddling())
    return { acted, times, tries }
  }
  const applies = (n: number) => at.bench.ask(receiveApplication, { code: 'BENCH-P' }, student(900 + n))

  it('comes to its end while a student applies at every moment of it', async () => {
    const { acted, times, tries } = await beside(applies)
    expect(acted).toMatchObject({ ok: true })
    expect([times > 0, tries]).toEqual([true, 1])
    expect(at.bench.book.read((read) => read.value("SELECT count(*) FROM state WHERE noun = 'payout' AND state = 'settled'"))).toBe(LINES)
    expect(verifyBook(at.bench.book)).toMatchObject({ ok: true, faults: [] })
  })

  it('decides anew where a payout was rejected meanwhile', async () => {
    const { acted, tries } = await beside((n) => n === 1 && at.bench.ask(rejectPayout, { id: '2' }, { reason: 'the bank called' }))
    expect(acted).toMatchObject({ ok: true })
    expect(tries).toBe(2)
    const line = at.bench.book.read((read) =>
      read.value(
        "SELECT max(s.state) FROM match_payout x CROSS JOIN match m ON m.id = x.match CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.id WHERE x.payout = 2",
      ),
    )
    expect([line, at.bench.book.read((read) => stateOf(read, 'payout', 2))]).toEqual(['confirmed', 'settled'])
    expect(verifyBook(at.bench.book)).toMatchObject({ ok: true, faults: [] })
  })

  it('refuses where what it reads is changed each time', async () => {
    const { acted } = await beside((n) => at.bench.ask(rejectPayout, { id: String(LINES + n) }, { reason: 'the bank called' }))
    expect(acted).toMatchObject({ ok: false, problem: { code: 'in_progress' } })
  })
})
