import { createHmac, timingSafeEqual } from 'node:crypto'
import type Database from 'better-sqlite3'
import { type Clock, machineClock } from '../clock.ts'
import { problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { addDays, dateOf, instantAt } from '../core/time/dates.ts'
import { BUSY_MS, expectedFingerprint, expectFingerprint, fingerprint, openDatabase, SchemaError } from './database.ts'
import { Keys } from './keys.ts'
import { notPermitted } from './permitted.ts'
import { Read, Statements } from './read.ts'
import { seal } from './seal.ts'
import { Write } from './write.ts'

/** How long an idempotency key is answered. */
export const KEY_DAYS = 30

/** One request that would change the book. `request`: what the key is bound to (method, path, query, body). */
export interface Request {
  readonly kind: string
  readonly actor: number
  readonly key: string
  readonly request: string
  readonly status: number
}

/** What came of it: the event, and whether it is a repeat of an earlier request. */
export interface Acted {
  readonly seq: number
  readonly status: number
  readonly repeated: boolean
}

/** A book for another thread of this process: its file, its key, and how far its clock is ahead of the machine's (milliseconds). */
export interface HandedBook {
  readonly file: string
  readonly key: Uint8Array | undefined
  readonly aheadMs: number
  /** The schema's fingerprint that this program expects: the other thread need not make it anew. */
  readonly fingerprint: string
}

/** A book: one file, its keys, and the only ways to read and to change it. */
export class Book {
  readonly file: string
  readonly #db: Database.Database
  readonly #statements: Statements
  readonly #clock: Clock
  #keys: Keys | undefined
  #schemaVersion: number

  private constructor(file: string, db: Database.Database, clock: Clock, keys: Keys | undefined) {
    this.file = file
    this.#db = db
    this.#statements = new Statements(db)
    this.#clock = clock
    this.#keys = keys
    this.#schemaVersion = this.#version()
  }

  /** Makes the file; `open` sees the empty book with its new keys and writes the first event. */
  static create(file: string, clock: Clock, keys: Keys): Book {
    return new Book(file, openDatabase(file, { create: true }), clock, keys)
  }

  /** Opens a book; without a master key it can be read and verified, not written. Throws SchemaError, WrongKeyError. */
  static open(file: string, clock: Clock, master: Uint8Array | undefined): Book {
    const db = openDatabase(file)
    const row = db.prepare('SELECT check_value, wrapped FROM book_key WHERE wrapped IS NOT NULL ORDER BY id DESC LIMIT 1').get() as
      | { check_value: string; wrapped: Buffer }
      | undefined
    const keys = master && row ? Keys.open(master, row.wrapped, row.check_value) : undefined
    return new Book(file, db, clock, keys)
  }

  /** The same book with a connection of its own, in the thread that it was handed to. */
  static received({ file, key, aheadMs, fingerprint: expected }: HandedBook): Book {
    expectFingerprint(expected)
    return new Book(file, openDatabase(file), () => machineClock() + aheadMs, key && Keys.received(key))
  }

  handOver(): HandedBook {
    return { file: this.file, key: this.#keys?.handOver(), aheadMs: this.#clock() - machineClock(), fingerprint: expectedFingerprint() }
  }

  close(): void {
    this.#db.close()
  }

  /** Reads in one consistent view. */
  read<T>(ask: (read: Read) => T): T {
    if (this.#db.inTransaction) return ask(this.#view())
    this.#db.exec('BEGIN')
    try {
      return ask(this.#view())
    } finally {
      this.#db.exec('COMMIT')
    }
  }

  /** Reads what an earlier request under this key came to; refuses a key that was used for something else or has expired. */
  repeated(read: Read, request: Request): Result<Acted | undefined> {
    const seq = read.value<number>('SELECT seq FROM event WHERE actor = ? AND idempotency_key = ?', request.actor, request.key)
    if (seq === undefined) return done(undefined)
    const kept = read.one<{ mac: Buffer; status: number; at: string }>('SELECT mac, status, at FROM request WHERE event_seq = ?', seq)
    if (!kept || addDays(dateOf(kept.at), KEY_DAYS) < read.today) {
      return problem('idempotency_key_expired', say.keyExpired(KEY_DAYS))
    }
    if (!timingSafeEqual(kept.mac, this.#mac(request))) return problem('idempotency_key_reused', say.keyReused)
    return done({ seq, status: kept.status, repeated: true })
  }

  /**
   * One command: BEGIN IMMEDIATE; an earlier request under the key is answered; else `decide` reads, and what it returns writes.
   * A refusal leaves nothing. Everything that was read before this transaction is read again.
   */
  act(request: Request, decide: (read: Read) => Result<(tx: Write) => void>): Result<Acted> {
    return this.#write(() => {
      const read = this.#view()
      const earlier = notPermitted(read, request) ?? this.repeated(read, request)
      const decided = earlier.ok && earlier.value === undefined ? decide(read) : earlier
      if (!decided.ok || typeof decided.value !== 'function') {
        this.#db.exec('ROLLBACK')
        return decided as Result<Acted>
      }
      return done({ seq: this.#append(read, request, decided.value), status: request.status, repeated: false })
    })
  }

  /**
   * A short transaction of staging or of clean-up: no event, and so no fact. It does not wait for the disk: what a power cut would take with it counts only once an
   * event publishes it, and that event's commit makes everything durable that stands before it in the log.
   */
  stage<T>(work: (tx: StagingWrite) => T): T {
    this.#db.exec('PRAGMA synchronous = NORMAL')
    try {
      return this.#write(() => work(new StagingWrite(this.#statements, this.#keys, this.#now())))
    } finally {
      this.#db.exec('PRAGMA synchronous = FULL')
    }
  }

  /**
   * While `work` runs, the write-ahead log is brought into the file by `restartLog` alone, and not after each thousand of its pages: an index of keyed hashes has
   * hardly a page that a thousand lines leave alone, and each is copied once.
   */
  restartingLog<T>(work: () => T): T {
    this.#db.pragma('wal_autocheckpoint = 0')
    try {
      return work()
    } finally {
      this.#db.pragma('wal_autocheckpoint = 1000')
    }
  }

  /**
   * One write transaction, committed unless `work` rolled it back itself or throws. What SQLite keeps to undo a single statement stays in
   * memory: a trigger touches so many pages that each row's undo would go through a temporary file. Reads sort in files, whatever their size.
   */
  #write<T>(work: () => T): T {
    this.#db.exec('PRAGMA temp_store = MEMORY; BEGIN IMMEDIATE')
    try {
      this.#checkSchema()
      const result = work()
      if (this.#db.inTransaction) this.#db.exec('COMMIT')
      return result
    } catch (thrown) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      throw thrown
    } finally {
      this.#db.exec('PRAGMA temp_store = FILE')
    }
  }

  /** After an erasure: nothing of what was blanked stays in the write-ahead log. False where another connection kept it from being emptied. */
  checkpoint(): boolean {
    const [result] = this.#db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
    return result?.busy === 0
  }

  /**
   * Between two pieces of long work: begins the write-ahead log anew where nobody reads at this moment. Where others read all the time it would grow with
   * every piece, for a log that somebody reads is only added to. Waits for nobody: a reader may take long, and writers would wait with us.
   */
  restartLog(): void {
    this.#db.pragma('busy_timeout = 0')
    try {
      this.#db.pragma('wal_checkpoint(RESTART)')
    } finally {
      this.#db.pragma(`busy_timeout = ${BUSY_MS}`)
    }
  }

  /** How large the book is, in pages of its file. */
  pages(): number {
    return this.#db.pragma('page_count', { simple: true }) as number
  }

  /** A consistent copy of the file beside it, while others write. */
  copyTo(file: string): void {
    this.#db.prepare('VACUUM INTO ?').run(file)
  }

  #append(read: Read, request: Request, write: (tx: Write) => void): number {
    const seq = (read.value<number | null>('SELECT max(seq) FROM event') ?? 0) + 1
    const tx = new Write(this.#statements, read, { seq, kind: request.kind, actor: request.actor, key: request.key })
    tx.run('INSERT INTO event(seq, kind, at, actor, idempotency_key) VALUES(?, ?, ?, ?, ?)', seq, request.kind, read.at, request.actor, request.key)
    write(tx)
    seal(tx)
    tx.run('INSERT INTO request(event_seq, mac, status, at) VALUES(?, ?, ?, ?)', seq, this.#mac(request), request.status, read.at)
    return seq
  }

  #view(): Read {
    return new Read(this.#statements, this.#keys, this.#now())
  }

  /** The book's instant: the machine's clock and a test book's offset, never before the last event. */
  #now(): string {
    const row = this.#statements
      .get('SELECT (SELECT offset_ms FROM clock ORDER BY id DESC LIMIT 1) AS offset, (SELECT at FROM event ORDER BY seq DESC LIMIT 1) AS last')
      .get() as { offset: number | null; last: string | null }
    const now = instantAt(this.#clock() + (row.offset ?? 0))
    return row.last !== null && row.last > now ? row.last : now
  }

  #mac(request: Request): Buffer {
    const key = this.#keys?.for('requests') ?? Buffer.alloc(32)
    return createHmac('sha256', key).update(`${request.kind}\n${request.request}`).digest()
  }

  #version(): number {
    return this.#db.pragma('schema_version', { simple: true }) as number
  }

  #checkSchema(): void {
    const version = this.#version()
    if (version === this.#schemaVersion) return
    if (fingerprint(this.#db) !== expectedFingerprint())
      throw new SchemaError('The schema was changed while the book was open: a table or trigger is not what this program made.')
    this.#schemaVersion = version
  }
}

/** Writes staging tables and staged facts alone. */
export class StagingWrite extends Read {
  run(sql: string, ...params: (string | number | null | Uint8Array)[]): void {
    this.statements.get(sql).run(...params)
  }
}
