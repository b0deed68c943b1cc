import { createHash, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT } from '../../src/bench/bench-book.ts'
import { paidStatement } from '../../src/bench/paid.ts'
import { PayoutBook } from '../../src/bench/payout-book.ts'
import { runReconciliation } from '../../src/commands/reconciliation/run-reconciliation.ts'
import { importStatement } from '../../src/commands/statements/import-statement.ts'
import { reconcile as decide } from '../../src/core/reconciliation/engine.ts'
import type { Result } from '../../src/core/result.ts'
import { verifyBook } from '../../src/queries/verification.ts'
import { type BankAccount, bankAccountByCode } from '../../src/store/bank-accounts.ts'
import { type Acted, Book } from '../../src/store/book.ts'
import { reconciliationWorld } from '../../src/store/reconciliation-world.ts'
import { reconciliationBy } from '../../src/store/reconciliations.ts'
import { inThread } from '../../src/threads/in-thread.ts'
import { Watch } from '../../src/threads/watch.ts'

/** Enough for several events of clean lines, and for lines that are left to the engine. */
const LINES = 1200
const DAYS = 60
const LATER_MS = DAYS * 86_400_000

describe('two reconciliations of one account, each with a connection of its own', () => {
  let at: PayoutBook
  let account: BankAccount
  beforeEach(async () => {
    at = new PayoutBook(tmpdir(), () => Date.now(), LINES)
    at.pass(DAYS)
    const bytes = Buffer.concat([...paidStatement(LINES, '2020-12-31')])
    const upload = { bytes, contentType: 'text/csv', contentTypeHeader: 'text/csv', params: { code: ACCOUNT }, query: { mode: 'import' }, key: randomUUID() }
    const request = createHash('sha256').update(bytes).digest('hex')
    expect(await importStatement.perform(at.bench.book, { ...upload, actor: at.bench.actor, request })).toMatchObject({ value: { answer: { added: LINES } } })
    const found = at.bench.book.read((read) => bankAccountByCode(read, ACCOUNT))
    if (!found) throw new Error('no account')
    account = found
  })
  afterEach(() => at.bench.remove())

  const asked = () => ({ account: account.id, request: { kind: 'reconciled', actor: at.bench.actor, key: randomUUID(), request: 'run', status: 200 } })
  const inItsThread = () => inThread('reconcile', at.bench.book, asked(), new Watch())

  /** Two runs and, after them, a third that finds nothing more come together to what one decides. Gives what each of the two settled. */
  async function expectAsOne(both: () => Promise<readonly Result<Acted>[]>): Promise<readonly number[]> {
    const { book } = at.bench
    const alone = book.read((read) => decide(reconciliationWorld(read, account)))
    const answers = await both()
    // Whoever finds the book changed again and again says so, and what it settled stays
    for (const answer of answers) if (!answer.ok) expect(answer.problem.code).toBe('in_progress')
    const last = await inItsThread()
    expect(last).toMatchObject({ ok: true })
    const said = book.read((read) => [...answers, last].map((answer) => (answer.ok ? reconciliationBy(read, answer.value.seq)?.auto : undefined) ?? 0))
    book.read((read) => {
      const pairs = read.lists<readonly [number, number]>(
        'SELECT l.line, p.payout FROM match m CROSS JOIN match_line l ON l.match = m.id CROSS JOIN match_payout p ON p.match = m.id ORDER BY l.line',
      )
      expect(pairs).toEqual(alone.matches.map(({ lines: [line], payouts: [payout] }) => [line, payout]).sort(([one = 0], [other = 0]) => one - other))
      expect(read.lists('SELECT line, kind FROM break WHERE line IS NOT NULL ORDER BY line')).toEqual(
        alone.breaks.flatMap(({ line, kind }) => (line === undefined ? [] : [[line, kind]])).sort(([one], [other]) => Number(one) - Number(other)),
      )
      expect(said.at(-1)).toBe(0)
      if (answers.every(({ ok }) => ok)) expect(said.reduce((sum, auto) => sum + auto, 0)).toBe(pairs.length)
    })
    expect(verifyBook(book)).toMatchObject({ ok: true, faults: [] })
    return said.slice(0, answers.length)
  }

  it('settle no line twice in two threads, whoever comes first', async () => {
    await expectAsOne(() => Promise.all([inItsThread(), inItsThread()]))
  })

  it('go on with what the other left, event by event, and each counts what it settled itself', async () => {
    const { book, master } = at.bench
    const beside = Book.open(book.file, () => Date.now() + LATER_MS, master)
    const said = await expectAsOne(() => Promise.all([book, beside].map((one) => runReconciliation(one, asked(), new Watch()))))
    beside.close()
    for (const auto of said) expect(auto).toBeGreaterThan(LINES / 4)
  })
})
