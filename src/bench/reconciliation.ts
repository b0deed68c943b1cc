import { randomUUID } from 'node:crypto'
import { type Clock, stopwatch } from '../clock.ts'
import { invariant } from '../core/invariant.ts'
import { type BankAccount, bankAccountByCode } from '../store/bank-accounts.ts'
import type { Book } from '../store/book.ts'
import { CleanLines } from '../store/clean-lines.ts'
import { openPayouts } from '../store/clean-payouts.ts'
import { TablesRead } from '../store/floor/tables-read.ts'
import { reconciliationBy } from '../store/reconciliations.ts'
import { inThread } from '../threads/in-thread.ts'
import { Watch } from '../threads/watch.ts'
import { ACCOUNT, type BenchBook, made } from './bench-book.ts'
import { against, type Figure, inMs, median, type Pairs, pairs, rounded } from './figure.ts'
import { paidBook } from './paid-book.ts'
import { ServedBook } from './served.ts'

const TIMES_MORE = 10
const IDLE_REQUESTS = 100
const LOOKED_AT = 2000
const BYTES_A_MB = 1e6
/** So many of a hundred requests are as fast as told. */
const NEARLY_ALL = 0.99

/** What one size came to (milliseconds, bytes). */
interface Measured {
  /** Decisions and the floor, run by run. */
  readonly of: Pairs
  readonly writesMs: number
  readonly matches: number
  readonly idle: readonly number[]
  readonly meanwhile: readonly number[]
  readonly moreBytes: number
}

/** What a reconciliation is measured on: `kept` is the folder in which its books stay (`paidBook`). */
export interface ReconciliationMeasure {
  readonly runs: number
  readonly size: number
  readonly kept?: string | undefined
}

/** `size` lines against as many payouts, and a tenth of both: what is decided, what is written, and what others notice of it. */
export async function reconciliation(parent: string, clock: Clock, { runs, size, kept }: ReconciliationMeasure): Promise<Figure[]> {
  const few = await measured(await paidBook(parent, clock, Math.max(1, Math.floor(size / TIMES_MORE)), kept), clock, runs)
  const many = await measured(await paidBook(parent, clock, size, kept), clock, runs)
  const name = `reconciling ${size} lines with ${size} payouts`
  const [idle, meanwhile] = [median(many.idle), median(many.meanwhile)]
  const slow = (times: readonly number[]) => inMs([...times].sort((a, b) => a - b)[Math.floor(times.length * NEARLY_ALL)] ?? Number.NaN)
  const decisions = against(name, 5, many.of, {
    what: `decisions (writing ${many.matches} matches apart: ${inMs(many.writesMs)}), in a thread,`,
    floor: 'reading both tables once',
    cost: 'the lines without an intact reference: each is decrypted, and so are the payouts that it resembles',
  })
  return [
    decisions,
    {
      name: `${name}: against a tenth of them`,
      unit: '×',
      value: median(many.of.subject) / median(few.of.subject),
      aim: 12,
      runs,
      detail: `decisions ${inMs(median(many.of.subject))} and ${inMs(median(few.of.subject))}`,
      cost: 'payouts that share words with lines without a reference: they are more in a larger book',
    },
    {
      name: `${name}: the API meanwhile`,
      unit: '×',
      value: meanwhile / idle,
      aim: 2,
      runs: many.meanwhile.length,
      detail: `the median of ${many.meanwhile.length} GET requests ${inMs(meanwhile)}, idle ${inMs(idle)}; the 99th of 100 ${slow(many.meanwhile)}, idle ${slow(many.idle)}`,
      cost: 'two threads share the processors and the cache of the file',
    },
    {
      name: `${name}: memory`,
      unit: 'MB',
      value: rounding(many.moreBytes / BYTES_A_MB),
      aim: 600,
      runs: 1,
      detail: 'by how much the process grew at most during the run, requests included',
      cost: 'the lines that are left to the engine, and what it remembers of them',
    },
  ]
}

const rounding = (value: number): number => Number(rounded(value))

async function measured(bench: BenchBook, clock: Clock, runs: number): Promise<Measured> {
  const { book, actor } = bench
  const account = book.read((read) => bankAccountByCode(read, ACCOUNT))
  invariant(account, 'the bench book has its account')
  const served = await ServedBook.start(bench, clock)
  const idle = await served.look((count) => count >= IDLE_REQUESTS)
  const of = cleanAgainstFloor(book, account, runs)
  const before = process.memoryUsage.rss()
  const [watch, request] = [new Watch(), { kind: 'reconciled', actor, key: randomUUID(), request: 'bench', status: 200 }]
  const phases = new Phases(watch)
  const began = stopwatch()
  let isDone = false
  const run = inThread('reconcile', book, { account: account.id, request }, watch).finally(() => {
    isDone = true
  })
  const meanwhile = await served.look((count) => isDone && count > 0)
  const { seq } = made(await run)
  const wholeMs = stopwatch() - began
  const engineMs = phases.end()
  const matches = book.read((read) => reconciliationBy(read, seq)?.auto) ?? 0
  await served.stop()
  bench.remove()
  const writesMs = wholeMs - engineMs - median(of.subject)
  return { of: { ...of, subject: of.subject.map((ms) => ms + engineMs) }, writesMs, matches, idle, meanwhile, moreBytes: phases.mostBytes - before }
}

/** What decides on the clean lines, without writing, against the floor: in turns. */
function cleanAgainstFloor(book: Book, account: BankAccount, runs: number): Pairs {
  const [of, tables] = [pairs(), new TablesRead(book.file)]
  for (let run = -1; run < runs; run++) {
    const began = stopwatch()
    book.read((read) => {
      const lines = new CleanLines(read, account, openPayouts(read, account).clean)
      for (let after: number | undefined = 0; after !== undefined; ) after = lines.after(read, after, { most: LOOKED_AT, isOlder: false }).last
    })
    const subject = stopwatch() - began
    const started = stopwatch()
    tables.readOnce()
    const floor = stopwatch() - started
    if (run < 0) continue
    of.subject.push(subject)
    of.floor.push(floor)
  }
  tables.close()
  return of
}

/** Looks at a run again and again: how long the engine takes for what the clean lines left, and how large the process becomes. */
class Phases {
  mostBytes = 0
  #engineMs = 0
  #since = stopwatch()
  readonly #watch: Watch
  readonly #timer: ReturnType<typeof setInterval>

  constructor(watch: Watch) {
    this.#watch = watch
    this.#timer = setInterval(() => this.#look(), 2)
  }

  #look(): void {
    const now = stopwatch()
    if (this.#watch.progress.phase === 'comparing') this.#engineMs += now - this.#since
    this.#since = now
    this.mostBytes = Math.max(this.mostBytes, process.memoryUsage.rss())
  }

  /** Gives the engine's milliseconds. */
  end(): number {
    this.#look()
    clearInterval(this.#timer)
    return this.#engineMs
  }
}
