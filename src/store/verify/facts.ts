import type { Read } from '../read.ts'
import type { Faults } from './faults.ts'
import { Ordered } from './ordered.ts'
import { idOfText, RowDigest } from './row-digest.ts'
import { cutNulls, type DigestedTable, factTables, rowJson } from './tables.ts'

/** The rows of one table that belong to one event. `texts`: the rows themselves, where somebody judges them. */
export interface EventRows {
  readonly table: string
  readonly digest: RowDigest
  readonly texts: readonly string[]
}

interface Row {
  readonly seq: number
  readonly text: string
}

/** Rows stand in the order of their events; a statement's number is its import's, and of two imports the later can be published first. */
const orderOf = ({ name }: DigestedTable): string => (name === 'statement' ? 'event_seq, id' : 'id')

/** A table read once from its first row to its last. */
class Cursor {
  readonly table: string
  readonly #rows: Ordered<Row>

  constructor(read: Read, table: DigestedTable) {
    this.table = table.name
    this.#rows = new Ordered(read.iterate<Row>(`SELECT event_seq AS seq, ${rowJson(table)} AS text FROM "${table.name}" ORDER BY ${orderOf(table)}`))
  }

  /** The event of the row that comes next; Infinity after the last. */
  get seq(): number {
    return this.#rows.next?.seq ?? Number.POSITIVE_INFINITY
  }

  take(): string {
    const text = this.#rows.next?.text ?? ''
    this.#rows.advance()
    return cutNulls(text)
  }

  close(): void {
    this.#rows.close()
  }
}

/** A table that can't be read at all leaves none of the others being read: its connection could not be closed. */
function openAll(read: Read): Cursor[] {
  const open: Cursor[] = []
  try {
    for (const table of factTables(read)) open.push(new Cursor(read, table))
  } catch (thrown) {
    for (const cursor of open) cursor.close()
    throw thrown
  }
  return open
}

/** Every fact table, read side by side in the order of events: each row once, none held longer than its event. */
export class FactCursors {
  readonly #cursors: readonly Cursor[]
  readonly #faults: Faults
  readonly #judged: ReadonlySet<string>

  /** `judged`: tables whose rows are given with their digest. */
  constructor(read: Read, faults: Faults, judged: readonly string[]) {
    this.#cursors = openAll(read)
    this.#faults = faults
    this.#judged = new Set(judged)
  }

  /** The rows of an event, by table in the order of names. A row that should have come earlier is a fault. */
  of(seq: number): EventRows[] {
    const found: EventRows[] = []
    for (const cursor of this.#cursors) {
      while (cursor.seq < seq) this.#strange(cursor, 'row_out_of_order', `which ended before it, or is not there`)
      if (cursor.seq === seq) found.push(this.#take(cursor, seq))
    }
    return found
  }

  /** After the last event: whatever is left belongs to none. */
  end(): void {
    for (const cursor of this.#cursors) {
      while (cursor.seq !== Number.POSITIVE_INFINITY) this.#strange(cursor, 'row_of_no_event', 'which is not there')
    }
  }

  close(): void {
    for (const cursor of this.#cursors) cursor.close()
  }

  #take(cursor: Cursor, seq: number): EventRows {
    const digest = new RowDigest()
    const texts: string[] = []
    const keep = this.#judged.has(cursor.table)
    while (cursor.seq === seq) {
      const text = cursor.take()
      digest.add(text)
      if (keep) texts.push(text)
    }
    return { table: cursor.table, digest, texts }
  }

  #strange(cursor: Cursor, code: 'row_out_of_order' | 'row_of_no_event', what: string): void {
    const { seq, table } = cursor
    const row = idOfText(cursor.take())
    this.#faults.add(code, `Row ${row} of ${table} says that it belongs to event ${seq}, ${what}.`, { table, row, seq })
  }
}
