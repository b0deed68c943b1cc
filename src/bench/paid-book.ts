import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { importStatement } from '../commands/statements/import-statement.ts'
import { invariant } from '../core/invariant.ts'
import { ACCOUNT, BenchBook, made } from './bench-book.ts'
import { paidStatement } from './paid.ts'
import { PayoutBook } from './payout-book.ts'

/** Days after the release until the statement comes: it covers the usual days. */
const DAYS_LATER = 60
const LATER_MS = DAYS_LATER * 86_400_000
const RELEASED = '2020-12-31'
/** Batches that a small book has too: more than a list shows on a page, so that its pages are as long as those of a large one. */
const BATCHES = 60

/** Beside the file of a book that was kept. */
interface Kept {
  readonly master: string
  readonly actor: number
}

/**
 * A book of `size` payouts on their way and the statement in which they leave. `kept`: a folder in which such books stay, each built once, since a
 * large one takes as long as many measurements; a copy is given.
 */
export async function paidBook(parent: string, clock: Clock, size: number, kept?: string): Promise<BenchBook> {
  if (kept === undefined) return built(parent, clock, size)
  mkdirSync(kept, { recursive: true })
  const [file, beside] = [join(kept, `paid-${size}.db`), join(kept, `paid-${size}.json`)]
  if (!existsSync(beside)) {
    const { master, actor } = (await built(kept, clock, size)).leaveAs(file)
    // Last: what was cut before it is built anew
    writeFileSync(beside, JSON.stringify({ master: Buffer.from(master).toString('hex'), actor } satisfies Kept), { mode: 0o600 })
  }
  const { master, actor } = JSON.parse(readFileSync(beside, 'utf8')) as Kept
  return new BenchBook(parent, () => clock() + LATER_MS, { file, master: Buffer.from(master, 'hex'), actor })
}

async function built(parent: string, clock: Clock, size: number): Promise<BenchBook> {
  const at = new PayoutBook(parent, clock, size, BATCHES)
  at.pass(DAYS_LATER)
  const { bench } = at
  const bytes = Buffer.concat([...paidStatement(size, RELEASED)])
  const upload = { bytes, contentType: 'text/csv', contentTypeHeader: 'text/csv', params: { code: ACCOUNT }, query: { mode: 'import' } }
  const request = createHash('sha256').update(bytes).digest('hex')
  const { answer } = made(await importStatement.perform(bench.book, { ...upload, actor: bench.actor, key: randomUUID(), request }))
  invariant((answer as { added?: unknown }).added === size, `the bench statement of ${size} lines was taken in`)
  return bench
}
