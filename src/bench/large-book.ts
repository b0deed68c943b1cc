import { createHash, randomUUID } from 'node:crypto'
import { type Clock, stopwatch } from '../clock.ts'
import { importStatement } from '../commands/statements/import-statement.ts'
import { invariant } from '../core/invariant.ts'
import { trialBalanceView } from '../queries/ledger.ts'
import { verifyBook } from '../queries/verification.ts'
import { sumPostings } from '../store/floor/sum-postings.ts'
import { WholeFile } from '../store/floor/whole-file.ts'
import { head } from '../store/ledger.ts'
import { ACCOUNT, BenchBook, made } from './bench-book.ts'
import { postInBulk } from './bulk-posting.ts'
import { against, type Figure, inMs, median, pairs } from './figure.ts'
import { statementFile } from './statement-file.ts'

const ENTRIES_AN_EVENT = 4
const POSTINGS_AN_ENTRY = 4
const UNTIL = '2020-12-31'

/** A book of `size` statement lines and twice as many postings, in events of 16 postings each. */
async function largeBook(parent: string, clock: Clock, size: number): Promise<BenchBook> {
  const bench = new BenchBook(parent, clock)
  const bytes = statementFile(size)
  made(
    await importStatement.perform(bench.book, {
      bytes,
      contentType: 'text/csv',
      contentTypeHeader: 'text/csv',
      params: { code: ACCOUNT },
      query: { mode: 'import' },
      actor: bench.actor,
      key: randomUUID(),
      request: createHash('sha256').update(bytes).digest('hex'),
    }),
  )
  const events = Math.ceil((2 * size) / (ENTRIES_AN_EVENT * POSTINGS_AN_ENTRY))
  for (let n = 0; n < events; n++) postInBulk(bench, ENTRIES_AN_EVENT)
  return bench
}

const timed = (work: () => unknown): number => {
  const started = stopwatch()
  work()
  return stopwatch() - started
}

function verification({ book }: BenchBook, runs: number): Figure {
  const whole = book.read((read) => new WholeFile(book.file, read))
  const of = pairs()
  for (let run = -1; run < runs; run++) {
    const subject = timed(() => invariant(verifyBook(book).ok, 'the bench book verifies'))
    const floor = timed(() => whole.hashBytes()) + timed(() => whole.readRows())
    if (run < 0) continue
    of.subject.push(subject)
    of.floor.push(floor)
  }
  const figure = against('verify, everything', 3, of, {
    what: 'verify',
    floor: `SHA-256 of ${Math.round(whole.size / 1e6)} MB + reading ${whole.readRows()} rows once`,
    cost: 'the text of each row, and the rules asked of the whole file',
  })
  whole.close()
  return figure
}

function trialBalance({ book }: BenchBook, runs: number, postings: number): Figure {
  const last = book.read((read) => head(read)).seq
  const middle = Math.floor(last / 2)
  const of = pairs()
  const naive: number[] = []
  for (let run = -1; run < runs; run++) {
    const subject = timed(() => book.read((read) => trialBalanceView(read, UNTIL, middle)))
    const floor = timed(() => book.read((read) => trialBalanceView(read, UNTIL, last)))
    const summed = timed(() => book.read((read) => sumPostings(read, UNTIL, middle)))
    if (run < 0) continue
    of.subject.push(subject)
    of.floor.push(floor)
    naive.push(summed)
  }
  return against(`trial balance as known in the middle of ${postings} postings`, 1.5, of, {
    what: 'then',
    floor: `now; summing every posting until then takes ${inMs(median(naive))}, now`,
    cost: 'the postings of the bucket that is not whole',
  })
}

/** What is asked of a whole book: that it verifies, and its trial balance as it was known half-way. */
export async function wholeBook(parent: string, clock: Clock, runs: number, size: number): Promise<Figure[]> {
  const bench = await largeBook(parent, clock, size)
  const figures = [verification(bench, runs), trialBalance(bench, runs, 2 * size)]
  bench.remove()
  return figures
}
