import { randomUUID } from 'node:crypto'
import { type Clock, stopwatch } from '../clock.ts'
import { contributionRecorded } from '../core/ledger/money-in.ts'
import { done } from '../core/result.ts'
import { bankAccountByCode } from '../store/bank-accounts.ts'
import { RawFile } from '../store/floor/raw-file.ts'
import { rowsOfEvent } from '../store/floor/rows-written.ts'
import { fundByCode } from '../store/funds.ts'
import { contribution } from '../store/schema/banks.ts'
import { ACCOUNT, BenchBook, CURRENCY, FUND, made } from './bench-book.ts'
import { against, type Figure, pairs } from './figure.ts'

const ENTRIES = 1000

/** One event of `entries` contributions, each with an entry of four postings: what a list or a batch of that length writes. */
export function postInBulk({ book, actor }: BenchBook, entries: number): number {
  return made(
    book.act({ kind: 'contribution_recorded', actor, key: randomUUID(), request: 'bench', status: 201 }, (read) => {
      const [fund, account] = [fundByCode(read, FUND)?.id ?? 0, bankAccountByCode(read, ACCOUNT)?.id ?? 0]
      return done((tx) => {
        for (let n = 0; n < entries; n++) {
          const minor = 100 + n
          const id = tx.fact(contribution, { fund, donor: 'Donor', amount: minor, date: '2020-11-02', bankAccount: account, reference: null, beforeOpening: 0 })
          tx.entry(contributionRecorded({ fund, currency: CURRENCY }, id, minor, '2020-11-02'))
        }
      })
    }),
  ).seq
}

/** A thousand entries in one commit against raw inserts of the same rows, without triggers, digests and chain. */
export function bulkPosting(parent: string, clock: Clock, runs: number): Figure {
  const bench = new BenchBook(parent, clock)
  const raw = bench.book.read((read) => new RawFile(bench.fileBeside('raw.db'), read))
  const of = pairs()
  for (let run = -1; run < runs; run++) {
    const started = stopwatch()
    const seq = postInBulk(bench, ENTRIES)
    const subject = stopwatch() - started
    const rows = bench.book.read((read) => rowsOfEvent(read, seq))
    const begun = stopwatch()
    raw.commit(rows)
    const floor = stopwatch() - begun
    if (run < 0) continue
    of.subject.push(subject)
    of.floor.push(floor)
  }
  raw.close()
  bench.remove()
  return against(`bulk posting, ${ENTRIES} entries a commit`, 4, of, {
    what: 'book',
    floor: 'raw inserts of the same rows',
    cost: 'the triggers of each posting and of its balance',
  })
}
