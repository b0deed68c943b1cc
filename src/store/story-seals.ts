import { chainHash, keyDigest } from './functions.ts'
import type { Read } from './read.ts'
import { RowDigest } from './verify/row-digest.ts'
import { cutNulls, digestedTable, rowJson } from './verify/tables.ts'
import { factsDigest } from './write.ts'

/** Of an event with more rows than this only the chain is told here: `verify` counts all of them. */
const MOST_ROWS = 3000

/**
 * An event with its seal, recomputed: `hash` is that of the text (with the hash before), `follows` that the seal before has the hash that this one names, `mark` that the
 * keys of this book made it, `rows` that the rows of the event are those that the text tells.
 */
export interface SealSeen {
  readonly seq: number
  readonly kind: string
  readonly at: string
  readonly actor: number
  readonly hash: string
  readonly holds: boolean
  readonly marks: 'checked' | 'not checked'
  readonly rows: 'checked' | 'too many'
}

interface Sealed {
  readonly kind: string
  readonly at: string
  readonly actor: number
  readonly key: string
  readonly prevHash: Buffer
  readonly hash: Buffer
  readonly body: string
  readonly mark: Buffer | null
  readonly before: Buffer | null
}

interface Told {
  readonly seq?: unknown
  readonly kind?: unknown
  readonly at?: unknown
  readonly actor?: unknown
  readonly key?: unknown
  readonly facts?: ReadonlyArray<readonly [string, number]>
  readonly factsDigest?: unknown
}

const GENESIS = Buffer.alloc(32)

/** The events of a story as the chain has them, each recomputed from what stands in the book. */
export const sealsOf = (read: Read, seqs: readonly number[]): SealSeen[] => seqs.flatMap((seq) => sealOf(read, seq) ?? [])

function sealOf(read: Read, seq: number): SealSeen | undefined {
  const row = read.one<Sealed>(
    `SELECT e.kind, e.at, e.actor, e.idempotency_key AS key, s.prev_hash AS prevHash, s.hash, s.body, s.mark, (SELECT hash FROM seal WHERE event_seq = e.seq - 1) AS before
     FROM event e CROSS JOIN seal s ON s.event_seq = e.seq WHERE e.seq = ?`,
    seq,
  )
  if (!row) return undefined
  const { kind, at, actor } = row
  const told = JSON.parse(row.body) as Told
  const isOfEvent = told.seq === seq && told.kind === kind && told.at === at && told.actor === actor && told.key === keyDigest(row.key)
  const isChained = row.prevHash.equals(row.before ?? GENESIS) && row.hash.equals(chainHash(row.prevHash, row.body))
  const isMarked = !read.hasKeys || (row.mark !== null && read.keys.hmac('marks', row.hash).equals(row.mark))
  const facts = told.facts ?? []
  const isCounted = facts.reduce((sum, [, count]) => sum + count, 0) <= MOST_ROWS
  return {
    ...{ seq, kind, at, actor, hash: row.hash.toString('hex') },
    holds: isOfEvent && isChained && isMarked && (!isCounted || digestOf(read, seq, facts) === told.factsDigest),
    marks: read.hasKeys ? 'checked' : 'not checked',
    rows: isCounted ? 'checked' : 'too many',
  }
}

/** The digest of an event's rows as they stand now; undefined where there are more or fewer of them. */
function digestOf(read: Read, seq: number, facts: ReadonlyArray<readonly [string, number]>): string | undefined {
  const digests: (readonly [string, number, string])[] = []
  for (const [name, count] of facts) {
    const table = digestedTable(read, name)
    if (table.digested.length === 0) return undefined
    // A statement's number is its import's, and of two imports the later can be published first; every other table stands in the order of its events.
    const texts =
      name === 'statement'
        ? read.column<string>(`SELECT ${rowJson(table)} FROM statement WHERE event_seq = ? ORDER BY id`, seq)
        : read.column<string>(
            `SELECT ${rowJson(table)} FROM (SELECT * FROM "${name}" WHERE id >= ? ORDER BY id LIMIT ?) WHERE event_seq = ?`,
            firstOf(read, name, seq),
            count + 1,
            seq,
          )
    if (texts.length !== count) return undefined
    const digest = new RowDigest()
    for (const text of texts) digest.add(cutNulls(text))
    digests.push([name, count, digest.hex()])
  }
  return factsDigest(digests)
}

/** The id of an event's first row in a table that stands in the order of events: halving finds it in some twenty looks, index or none. */
function firstOf(read: Read, name: string, seq: number): number {
  let [low, high] = [0, (read.value<number | null>(`SELECT max(id) FROM "${name}"`) ?? 0) + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const row = read.one<{ id: number; seq: number }>(`SELECT id, event_seq AS seq FROM "${name}" WHERE id >= ? ORDER BY id LIMIT 1`, middle)
    if (row && row.seq < seq) low = row.id + 1
    else high = middle
  }
  return low
}
