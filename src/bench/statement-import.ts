import { randomUUID } from 'node:crypto'
import { appendFileSync, createReadStream, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import { type Clock, stopwatch } from '../clock.ts'
import { invariant } from '../core/invariant.ts'
import { splitAlone } from '../files/delimited.ts'
import { RawFile } from '../store/floor/raw-file.ts'
import { rowsOfStatement } from '../store/floor/rows-written.ts'
import { ACCOUNT, BenchBook } from './bench-book.ts'
import { against, type Figure, inMs, median, type Pairs, pairs } from './figure.ts'
import { ServedBook } from './served.ts'
import { statementPieces, UNKNOWN } from './statement-file.ts'

const NS_A_MS = 1e6
const KIB_A_MB = 1000
const IDLE_REQUESTS = 40
const LOOKED_AT = [`/api/v1/bank-accounts/${ACCOUNT}/lines?limit=50`, '/api/v1/funds?limit=50']

/** What the imports of one kind of file came to (milliseconds). */
interface Measured {
  readonly of: Pairs
  readonly split: number[]
  readonly blocked: number[]
  readonly idle: number[]
  readonly meanwhile: number[]
  peakMb: number
}

/** A statement of `size` lines, from its bytes to the sealed event, against papaparse alone and the raw insert of the rows that it made. */
export async function statementImport(parent: string, clock: Clock, runs: number, size: number): Promise<Figure[]> {
  const declared = await measured(parent, clock, runs, size)
  const recognised = await measured(parent, clock, runs, size, UNKNOWN)
  const name = `statement of ${size} lines`
  return [
    timeOf(
      `${name}: read, proven, stored`,
      declared,
      'what each line shows, its encryption and hashes take longer than its insert, and follow one another in one thread',
    ),
    timeOf(
      `${name} of an unknown bank: recognised, proven, stored`,
      recognised,
      'each cell of dates and amounts is read under every reading that its column allows',
    ),
    {
      name: `${name}: longest pause of the server`,
      unit: 'ms',
      value: median([...declared.blocked, ...recognised.blocked]),
      aim: 50,
      runs: runs * 2,
      detail: 'event loop delay of the process that serves, maximum of each import over HTTP',
      cost: 'a thread of its own does the work: what is left is waiting for a processor',
    },
    {
      name: `${name}: answers meanwhile`,
      unit: '×',
      value: median(declared.meanwhile) / median(declared.idle),
      aim: 2,
      runs,
      detail: `median of reads over HTTP ${inMs(median(declared.meanwhile))}, idle ${inMs(median(declared.idle))}`,
      cost: 'the processors and the memory of the file are shared with the thread that imports',
    },
    memoryOf(`${name}: memory`, declared),
  ]
}

const timeOf = (name: string, { of, split }: Measured, cost: string): Figure =>
  against(name, 2, of, { what: 'import over HTTP', floor: `papaparse ${Math.round(median(split))} ms + raw insert of its rows`, cost })

const memoryOf = (name: string, { peakMb }: Measured): Figure => ({
  name,
  unit: 'MB',
  value: peakMb,
  aim: 400,
  runs: 1,
  detail: 'largest resident size of the whole process up to the end of the first import',
  cost: 'the bytes of the file, two threads with their heaps, and what is kept of each line',
})

async function measured(parent: string, clock: Clock, runs: number, size: number, numbered?: string): Promise<Measured> {
  const found: Measured = { of: pairs(), split: [], blocked: [], idle: [], meanwhile: [], peakMb: 0 }
  for (let run = 0; run < runs; run++) {
    const bench = new BenchBook(parent, clock)
    const file = bench.fileBeside('statement.csv')
    writeFileSync(file, '')
    for (const piece of statementPieces(size, numbered)) appendFileSync(file, piece)
    const { ms, blockedMs, idle, meanwhile } = await importOnce(bench, clock, file, { lines: size, idle: run === 0 ? IDLE_REQUESTS : 0 })
    if (run === 0) found.peakMb = process.resourceUsage().maxRSS / KIB_A_MB
    found.of.subject.push(ms)
    found.blocked.push(blockedMs)
    found.idle.push(...idle)
    found.meanwhile.push(...meanwhile)
    floorOf(bench, file, found)
    bench.remove()
  }
  return found
}

function floorOf(bench: BenchBook, file: string, { of, split }: Measured): void {
  const whole = readFileSync(file, 'utf8')
  const begun = stopwatch()
  splitAlone(whole, ';')
  const splitMs = stopwatch() - begun
  split.push(splitMs)
  const [rows, raw] = bench.book.read((read) => [rowsOfStatement(read, 1), new RawFile(bench.fileBeside('raw.db'), read)])
  const inserting = stopwatch()
  raw.commit(rows)
  of.floor.push(splitMs + stopwatch() - inserting)
  raw.close()
}

/**
 * One import as a sender makes it, while somebody looks at the book: its duration, the longest time for which nothing else was answered, and how long reads
 * took meanwhile and before (`idle`: so many of them).
 */
async function importOnce(bench: BenchBook, clock: Clock, file: string, { lines, idle: requests }: { readonly lines: number; readonly idle: number }) {
  const served = await ServedBook.start(bench, clock)
  const idle = await served.look((made) => made >= requests, LOOKED_AT)
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  // The first delay is known only after the second tick.
  await new Promise((resolve) => setTimeout(resolve, 20))
  const started = stopwatch()
  const answer = send(served, file)
  let isDone = false
  void answer.finally(() => {
    isDone = true
  })
  const meanwhile = await served.look(() => isDone, LOOKED_AT)
  const { added, ms } = await answer.then(({ body, endedAt }) => ({ added: (JSON.parse(body) as { added?: unknown }).added, ms: endedAt - started }))
  loop.disable()
  await served.stop()
  invariant(added === lines, `the bench statement of ${lines} lines was taken in`)
  return { ms, blockedMs: loop.max / NS_A_MS, idle, meanwhile }
}

/** Sends a file as a statement to be imported. */
const send = (served: ServedBook, file: string): Promise<{ readonly body: string; readonly endedAt: number }> =>
  new Promise((resolve, reject) => {
    const post = request(`${served.url}/api/v1/bank-accounts/${ACCOUNT}/statements?mode=import`, {
      method: 'POST',
      headers: { Authorization: served.authorization, 'Idempotency-Key': randomUUID(), 'Content-Type': 'text/csv', 'Content-Length': statSync(file).size },
    })
    post.once('error', reject)
    post.once('response', (response) => {
      text(response).then((body) => resolve({ body, endedAt: stopwatch() }), reject)
    })
    createReadStream(file).pipe(post)
  })
