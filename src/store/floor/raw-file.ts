import type Database from 'better-sqlite3'
import type { Read } from '../read.ts'
import { Sqlite } from '../sqlite.ts'

/** Rows of one table, as they stand in a book. `replaces`: the table is a cache whose row may be there already. */
export interface RawRows {
  readonly table: string
  readonly replaces: boolean
  readonly rows: readonly (readonly unknown[])[]
}

/**
 * What the books are measured against: a file with the same tables and indexes, and neither triggers nor foreign keys, into which
 * rows are inserted by prepared statements. Each commit is as durable as the book's (WAL, synchronous FULL).
 */
export class RawFile {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  /** Makes the file, with the tables of the book that `like` reads. */
  constructor(file: string, like: Read) {
    this.#db = new Sqlite(file)
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = OFF']) this.#db.pragma(pragma)
    for (const { sql } of like.all<{ sql: string }>(
      "SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC",
    ))
      this.#db.exec(sql)
  }

  /** Inserts the rows in one durable transaction. */
  commit(parts: readonly RawRows[]): void {
    this.#db.exec('BEGIN IMMEDIATE')
    for (const { table, replaces, rows } of parts) {
      const [first] = rows
      if (!first) continue
      const insert = this.#insert(table, replaces, first.length)
      for (const row of rows) insert.run(...row)
    }
    this.#db.exec('COMMIT')
  }

  close(): void {
    this.#db.close()
  }

  #insert(table: string, replaces: boolean, width: number): Database.Statement {
    let statement = this.#statements.get(table)
    if (!statement) {
      statement = this.#db.prepare(`INSERT ${replaces ? 'OR REPLACE ' : ''}INTO "${table}" VALUES(${Array.from({ length: width }, () => '?').join(', ')})`)
      this.#statements.set(table, statement)
    }
    return statement
  }
}
