import { createHash, randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type Clock, stopwatch } from '../clock.ts'
import { importStatement } from '../commands/statements/import-statement.ts'
import { invariant } from '../core/invariant.ts'
import { splitAlone } from '../files/delimited.ts'
import { RawFile } from '../store/floor/raw-file.ts'
import { rowsOfStatement } from '../store/floor/rows-written.ts'
import { ACCOUNT, BenchBook, made } from './bench-book.ts'
import { against, type Figure, median, pairs } from './figure.ts'
import { statementPieces } from './statement-file.ts'

const NS_A_MS = 1e6
const KIB_A_MB = 1000

/** One import as the API does it. Gives its duration and the longest time for which nothing else was answered (milliseconds). */
async function importOnce({ book, actor }: BenchBook, bytes: Uint8Array, lines: number): Promise<{ ms: number; blockedMs: number }> {
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  // The first delay is known only after the second tick.
  await new Promise((resolve) => setTimeout(resolve, 20))
  const started = stopwatch()
  const answer = made(
    await importStatement.perform(book, {
      bytes,
      contentType: 'text/csv',
      contentTypeHeader: 'text/csv',
      params: { code: ACCOUNT },
      query: { mode: 'import' },
      actor,
      key: randomUUID(),
      request: createHash('sha256').update(bytes).digest('hex'),
    }),
  )
  const ms = stopwatch() - started
  await new Promise((resolve) => setTimeout(resolve, 5))
  loop.disable()
  invariant((answer.answer as { added?: unknown }).added === lines, `the bench statement of ${lines} lines was taken in`)
  return { ms, blockedMs: loop.max / NS_A_MS }
}

/** A statement of `size` lines, from its bytes to the sealed event, against papaparse alone and the raw insert of the rows that it made. */
export async function statementImport(parent: string, clock: Clock, runs: number, size: number): Promise<Figure[]> {
  const of = pairs()
  const blocked: number[] = []
  const split: number[] = []
  let peakMb = 0
  for (let run = 0; run < runs; run++) {
    const bench = new BenchBook(parent, clock)
    const file = bench.fileBeside('statement.csv')
    writeFileSync(file, '')
    for (const piece of statementPieces(size)) appendFileSync(file, piece)
    const { ms, blockedMs } = await importOnce(bench, readFileSync(file), size)
    if (run === 0) peakMb = process.resourceUsage().maxRSS / KIB_A_MB
    of.subject.push(ms)
    blocked.push(blockedMs)
    const text = readFileSync(file, 'utf8')
    const begun = stopwatch()
    splitAlone(text, ';')
    const splitMs = stopwatch() - begun
    split.push(splitMs)
    const [rows, raw] = bench.book.read((read) => [rowsOfStatement(read, 1), new RawFile(bench.fileBeside('raw.db'), read)])
    const inserting = stopwatch()
    raw.commit(rows)
    of.floor.push(splitMs + stopwatch() - inserting)
    raw.close()
    bench.remove()
  }
  const name = `statement of ${size} lines`
  return [
    against(`${name}: read, proven, stored`, 2, of, {
      what: 'import',
      floor: `papaparse ${Math.round(median(split))} ms + raw insert of its rows`,
      cost: 'the triggers and look-ups of each line, then its encryption and hashes, follow each other in one thread; the file is split three times',
    }),
    {
      name: `${name}: longest pause of the server`,
      unit: 'ms',
      value: median(blocked),
      aim: 50,
      runs,
      detail: 'event loop delay, maximum of each run',
      cost: 'a thread of its own does the work: what is left is waiting for a processor',
    },
    {
      name: `${name}: memory`,
      unit: 'MB',
      value: peakMb,
      aim: 400,
      runs: 1,
      detail: 'largest resident size of the whole process up to the end of the first import',
      cost: 'the bytes of the file, two threads with their heaps, and 40 bytes a line',
    },
  ]
}
