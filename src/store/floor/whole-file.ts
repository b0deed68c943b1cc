import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Read } from '../read.ts'
import { Sqlite } from '../sqlite.ts'
import { declaredTables, digestedTable, rowJson } from '../verify/tables.ts'

/** Everything in a book's file, read once by a connection of its own and judged by nobody: what verifying is measured against. */
export class WholeFile {
  readonly #db: Database.Database
  readonly #tables: readonly string[]
  readonly #bytes: Buffer

  /** `read` sees the same book: the text of every digested row and every body, which verifying hashes, is made ready here. */
  constructor(file: string, read: Read) {
    this.#db = new Sqlite(file, { readonly: true })
    const declared = declaredTables(read)
    this.#tables = declared.map(({ name }) => name)
    const texts: string[] = []
    for (const { name, declared: kind } of declared) {
      if (kind !== 'fact' && kind !== 'staged_fact') continue
      const text = name === 'seal' ? 'body' : rowJson(digestedTable(read, name))
      for (const row of read.iterate<{ text: string }>(`SELECT ${text} AS text FROM "${name}"`)) texts.push(row.text)
    }
    this.#bytes = Buffer.from(texts.join('\n'))
  }

  /** Bytes that are hashed. */
  get size(): number {
    return this.#bytes.length
  }

  /** Reads each row of each table once; gives how many there are. */
  readRows(): number {
    let count = 0
    for (const table of this.#tables) for (const _ of this.#db.prepare(`SELECT * FROM "${table}"`).raw().iterate()) count += 1
    return count
  }

  hashBytes(): string {
    return createHash('sha256').update(this.#bytes).digest('hex')
  }

  close(): void {
    this.#db.close()
  }
}
