import { chainHash } from '../functions.ts'
import type { Read } from '../read.ts'
import { factsDigest } from '../write.ts'
import { RowDigest } from './row-digest.ts'
import { cutNulls, digestedTable, rowJson } from './tables.ts'

interface Seal {
  readonly prevHash: Buffer
  readonly hash: Buffer
  readonly body: string
  readonly mark: Buffer | null
}

/** What of a body is needed here; it is known to be the program's own text once its hash is marked. */
interface Told {
  readonly seq: number
  readonly kind: string
  readonly actor: number
  readonly facts: ReadonlyArray<readonly [table: string, count: number]>
  readonly factsDigest: string
}

/** Where an event's rows stand in its tables, the first and the last id. */
type Places = ReadonlyMap<string, readonly [from: number, to: number]>

interface Row {
  readonly id: number
  readonly seq: number
  readonly text: string
}

/** A row of a fact table, and the event that wrote it. */
export interface RowOf {
  readonly table: string
  readonly id: number
  readonly seq: number
}

/** The rows of a table from an id on. The tables are the program's own, so each text is made once. */
const texts = new Map<string, string>()

function rowsFrom(read: Read, table: string): string {
  const text =
    texts.get(table) ?? `SELECT id, event_seq AS seq, ${rowJson(digestedTable(read, table))} AS text FROM "${table}" WHERE id >= ? ORDER BY id LIMIT ?`
  texts.set(table, text)
  return text
}

/**
 * Rows that let somebody act, or be paid, looked at once more before they do: does their event stand in the file as it was sealed by a process that had the key, with
 * them among its rows? Whoever changes such a row at an SQL prompt, has it used, and puts it back leaves nothing that a later look at the whole chain could find.
 * Each event is read once, by the order of ids, which is the order of events.
 */
export class SealedRows {
  readonly #read: Read
  readonly #events = new Map<number, Places | undefined>()
  /** Where the rows of the event that was read last begin in each table: those of the next are seldom far. */
  readonly #near = new Map<string, number>()

  constructor(read: Read) {
    this.#read = read
  }

  has({ table, id, seq }: RowOf): boolean {
    if (!this.#events.has(seq)) this.#events.set(seq, this.#placesOf(seq))
    const [from = 1, to = 0] = this.#events.get(seq)?.get(table) ?? []
    return id >= from && id <= to
  }

  #placesOf(seq: number): Places | undefined {
    const read = this.#read
    const seal = read.one<Seal>('SELECT prev_hash AS prevHash, hash, body, mark FROM seal WHERE event_seq = ?', seq)
    if (!seal?.hash.equals(chainHash(seal.prevHash, seal.body))) return undefined
    if (read.hasKeys && !(seal.mark && read.keys.hmac('marks', seal.hash).equals(seal.mark))) return undefined
    const told = JSON.parse(seal.body) as Told
    const places = new Map<string, readonly [number, number]>()
    const digests = told.facts.map(([table, count]) => this.#digestOf(table, count, seq, places))
    const event = read.one<Pick<Told, 'kind' | 'actor'>>('SELECT kind, actor FROM event WHERE seq = ?', seq)
    const isTold = told.seq === seq && told.kind === event?.kind && told.actor === event.actor
    return isTold && factsDigest(digests) === told.factsDigest ? places : undefined
  }

  /** As many rows as the seal tells, from the first of the event: any other row among them makes another digest. */
  #digestOf(table: string, count: number, seq: number, places: Map<string, readonly [number, number]>): readonly [string, number, string] {
    const digest = new RowDigest()
    let [from, to] = [0, -1]
    for (const row of this.#read.iterate<Row>(rowsFrom(this.#read, table), this.#firstOf(table, seq), count)) {
      if (from === 0) from = row.id
      to = row.id
      digest.add(cutNulls(row.text))
    }
    places.set(table, [from, to])
    return [table, digest.count, digest.hex()]
  }

  /** The first id of a table at or after an event: searched in steps that double, from where the last was found. */
  #firstOf(table: string, seq: number): number {
    const next = `SELECT id, event_seq AS seq FROM "${table}" WHERE id >= ? ORDER BY id LIMIT 1`
    const isBefore = (id: number) => (this.#read.one<{ seq: number }>(next, id)?.seq ?? Number.POSITIVE_INFINITY) < seq
    let [low, high, step] = [this.#near.get(table) ?? 1, 0, 1]
    if (isBefore(low)) {
      for (low += 1; isBefore(low + step); step *= 2) low += step + 1
      high = low + step
    } else {
      for (high = low; high > step && !isBefore(high - step); step *= 2) high -= step
      low = Math.max(1, high - step)
    }
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (isBefore(middle)) low = middle + 1
      else high = middle
    }
    this.#near.set(table, low)
    return low
  }
}
