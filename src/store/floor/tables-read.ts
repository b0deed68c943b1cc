import type Database from 'better-sqlite3'
import { Sqlite } from '../sqlite.ts'

/** Lines and payouts, read once by a connection of its own and judged by nobody: what reconciling is measured against. */
export class TablesRead {
  readonly #db: Database.Database

  constructor(file: string) {
    this.#db = new Sqlite(file, { readonly: true })
  }

  /** Reads each row of both tables; gives how many there are. */
  readOnce(): number {
    let count = 0
    for (const table of ['statement_line', 'payout']) for (const _ of this.#db.prepare(`SELECT * FROM "${table}"`).raw().iterate()) count += 1
    return count
  }

  close(): void {
    this.#db.close()
  }
}
