import type Database from 'better-sqlite3'
import { invariant } from '../core/invariant.ts'
import { dateOf } from '../core/time/dates.ts'
import { decrypt, type Keys, type Purpose } from './keys.ts'

export type Value = string | number | null | Uint8Array

/** Statements prepared once per connection, by their text. */
export class Statements {
  readonly #prepared = new Map<string, Database.Statement>()
  readonly #plain = new Map<string, Database.Statement>()
  readonly #columns = new Map<string, Database.Statement>()
  readonly db: Database.Database

  constructor(db: Database.Database) {
    this.db = db
  }

  get(sql: string): Database.Statement {
    let statement = this.#prepared.get(sql)
    if (!statement) {
      statement = this.db.prepare(sql)
      this.#prepared.set(sql, statement)
    }
    return statement
  }

  /** As `get`, whose rows are lists of their columns. */
  plain(sql: string): Database.Statement {
    let statement = this.#plain.get(sql)
    if (!statement) {
      statement = this.db.prepare(sql).raw(true)
      this.#plain.set(sql, statement)
    }
    return statement
  }

  /** As `get`, whose rows are their first column. */
  column(sql: string): Database.Statement {
    let statement = this.#columns.get(sql)
    if (!statement) {
      statement = this.db.prepare(sql).pluck(true)
      this.#columns.set(sql, statement)
    }
    return statement
  }
}

/**
 * One consistent view of the book, and the keys to read what is encrypted in it. Files of src/store ask it in SQL;
 * everybody else asks them. `at`: the instant of the view, `today` its UTC date.
 */
export class Read {
  protected readonly statements: Statements
  readonly #keys: Keys | undefined
  readonly at: string

  constructor(statements: Statements, keys: Keys | undefined, at: string) {
    this.statements = statements
    this.#keys = keys
    this.at = at
  }

  get today(): string {
    return dateOf(this.at)
  }

  get hasKeys(): boolean {
    return this.#keys !== undefined
  }

  get keys(): Keys {
    invariant(this.#keys, 'this needs the master key')
    return this.#keys
  }

  one<T>(sql: string, ...params: Value[]): T | undefined {
    return this.statements.get(sql).get(...params) as T | undefined
  }

  all<T>(sql: string, ...params: Value[]): T[] {
    return this.statements.get(sql).all(...params) as T[]
  }

  iterate<T>(sql: string, ...params: Value[]): IterableIterator<T> {
    return this.statements.get(sql).iterate(...params) as IterableIterator<T>
  }

  /** Rows as lists of their columns: where a million are read, an object for each costs as much again. */
  lists<T extends readonly unknown[]>(sql: string, ...params: Value[]): T[] {
    return this.statements.plain(sql).all(...params) as T[]
  }

  /** The first column of each row. */
  column<T>(sql: string, ...params: Value[]): T[] {
    return this.statements.column(sql).all(...params) as T[]
  }

  iterateLists<T extends readonly unknown[]>(sql: string, ...params: Value[]): IterableIterator<T> {
    return this.statements.plain(sql).iterate(...params) as IterableIterator<T>
  }

  /** The first column of the first row. */
  value<T>(sql: string, ...params: Value[]): T | undefined {
    const row = this.one<Record<string, T>>(sql, ...params)
    return row ? Object.values(row)[0] : undefined
  }

  /** Opens an encrypted JSON under a key; null where it was erased or there are no keys. */
  open<T>(key: Uint8Array | Purpose | null, sealed: Uint8Array | null): T | null {
    if (sealed === null || key === null || !this.hasKeys) return null
    return JSON.parse(decrypt(typeof key === 'string' ? this.keys.for(key) : key, sealed).toString('utf8')) as T
  }

  unwrap(wrapped: Uint8Array | null): Buffer | null {
    return wrapped === null || !this.hasKeys ? null : this.keys.unwrap(wrapped)
  }
}

/** A page of a list that is ordered by ascending id: after which id, how many at most. */
export interface Page {
  readonly after: number
  readonly most: number
}
