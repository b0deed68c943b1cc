import type BetterSqlite3 from 'better-sqlite3'
import { BUSY_MS } from './database.ts'
import { SIGN_IN_SCHEMA } from './sign-in-schema.ts'
import { Sqlite } from './sqlite.ts'

/** What lets a person in. `password`: how it was hashed and what came of it; `secondFactor`: its secret, encrypted; `recovery`: hashes of codes, each for one use. */
export interface Account {
  readonly person: number
  readonly password: string
  readonly secondFactor: Buffer | null
  readonly recovery: readonly string[]
}

/** What the book's key says of a row of this file (see `proofOf`): whoever can write to the file alone makes no row that counts. */
interface Proven {
  readonly proof: Buffer
}

/** A sign-in that lasts. Times are milliseconds since 1970 of the machine's clock; `provenAt`: when the password was last given. */
export interface Session {
  readonly person: number
  /** The row of the chain with which the person signed in: another one ends the session. */
  readonly credential: number
  readonly startedAt: number
  readonly seenAt: number
  readonly provenAt: number
}

/** All but the files that are held is small, and these are read once: SQLite would keep 16 MiB of them. */
const CACHE_KIB = 2048

/** Tables whose rows are vouched for. What an earlier version wrote into them was not: it goes away, and whoever was signed in signs in again. */
const PROVEN = ['session', 'setup'] as const

interface AccountRow {
  readonly person: number
  readonly password: string
  readonly second_factor: Buffer | null
  readonly recovery: string
}

const accountOf = ({ person, password, second_factor, recovery }: AccountRow): Account => ({
  person,
  password,
  secondFactor: second_factor,
  recovery: JSON.parse(recovery) as string[],
})

/**
 * Sessions, hashes of passwords and counters of wrong tries, in a file of their own beside the book: they change with every request and are no part of the
 * books. What is in it counts only where the chain of the book holds its digest, or the book's key vouches for it.
 */
export class SignInFile {
  readonly #db: BetterSqlite3.Database

  constructor(file: string) {
    this.#db = new Sqlite(file)
    this.#db.pragma(`busy_timeout = ${BUSY_MS}`)
    this.#db.pragma('journal_mode = WAL')
    this.#db.pragma('secure_delete = 1')
    this.#db.pragma('foreign_keys = 1')
    this.#db.pragma(`cache_size = -${CACHE_KIB}`)
    for (const table of PROVEN) {
      const columns = this.#db.pragma(`table_info(${table})`) as { name: string }[]
      if (columns.length > 0 && !columns.some(({ name }) => name === 'proof')) this.#db.exec(`DROP TABLE ${table}`)
    }
    this.#db.exec(SIGN_IN_SCHEMA)
  }

  close(): void {
    this.#db.close()
  }

  account(person: number): Account | undefined {
    const row = this.#db.prepare('SELECT person, password, second_factor, recovery FROM account WHERE person = ?').get(person) as AccountRow | undefined
    return row && accountOf(row)
  }

  /** Lays an account ready, on the disk: the chain is told its digest next, and no loss of power may leave the chain with a digest of which the file has nothing. */
  layReady({ person, password, secondFactor, recovery }: Account, digest: string, at: number): void {
    this.#db.pragma('synchronous = FULL')
    this.#db
      .prepare('INSERT OR REPLACE INTO next_account(person, digest, password, second_factor, recovery, at) VALUES(?, ?, ?, ?, ?, ?)')
      .run(person, digest, password, secondFactor, JSON.stringify(recovery), at)
    this.#db.pragma('synchronous = NORMAL')
  }

  laidReady(person: number, digest: string): Account | undefined {
    const row = this.#db.prepare('SELECT person, password, second_factor, recovery FROM next_account WHERE person = ? AND digest = ?').get(person, digest) as
      | AccountRow
      | undefined
    return row && accountOf(row)
  }

  /** Puts what is laid ready, and now is in the chain, in the place of the account, if that is not done yet; what was laid ready before `since` never came to be, and goes away. */
  putInPlace(person: number, digest: string, since: number): void {
    this.#db
      .transaction(() => {
        this.#db
          .prepare(
            `INSERT INTO account(person, password, second_factor, recovery) SELECT person, password, second_factor, recovery FROM next_account WHERE person = ? AND digest = ?
             ON CONFLICT(person) DO UPDATE SET password = excluded.password, second_factor = excluded.second_factor, recovery = excluded.recovery`,
          )
          .run(person, digest)
        this.#db.prepare('DELETE FROM next_account WHERE person = ? AND (digest = ? OR at < ?)').run(person, digest, since)
      })
      .immediate()
  }

  dropReady(person: number, digest: string): void {
    this.#db.prepare('DELETE FROM next_account WHERE person = ? AND digest = ?').run(person, digest)
  }

  /** Takes a step of 30 seconds for a person's second factor: false where it, or a later one, was taken before. */
  takeStep(person: number, step: number): boolean {
    return this.#db.prepare('UPDATE account SET last_step = ? WHERE person = ? AND last_step < ?').run(step, person, step).changes === 1
  }

  startSession(id: string, of: Session & Proven): void {
    this.#db
      .prepare('INSERT INTO session(id, person, credential, started_at, seen_at, proven_at, proof) VALUES(?, ?, ?, ?, ?, ?, ?)')
      .run(id, of.person, of.credential, of.startedAt, of.seenAt, of.provenAt, of.proof)
  }

  session(id: string): (Session & Proven) | undefined {
    return this.#db
      .prepare('SELECT person, credential, started_at AS startedAt, seen_at AS seenAt, proven_at AS provenAt, proof FROM session WHERE id = ?')
      .get(id) as (Session & Proven) | undefined
  }

  /** Its last look, or the last password; nothing where it ended meanwhile. */
  changeSession(id: string, { seenAt, provenAt, proof }: Session & Proven): void {
    this.#db.prepare('UPDATE session SET seen_at = ?, proven_at = ?, proof = ? WHERE id = ?').run(seenAt, provenAt, proof, id)
  }

  endSession(id: string): void {
    this.#db.prepare('DELETE FROM session WHERE id = ?').run(id)
    this.#db.prepare('DELETE FROM held WHERE session = ?').run(id)
  }

  endSessionsOf(person: number, but?: string): void {
    this.#db.prepare('DELETE FROM session WHERE person = ? AND id IS NOT ?').run(person, but ?? null)
  }

  endAllSessions(): void {
    this.#db.exec('DELETE FROM session')
  }

  endSessionsBefore(startedAt: number, seenAt: number): void {
    this.#db.prepare('DELETE FROM session WHERE started_at < ? OR seen_at < ?').run(startedAt, seenAt)
  }

  sessionsOf(person: number): readonly (Session & { readonly id: string })[] {
    return this.#db
      .prepare(
        'SELECT id, person, credential, started_at AS startedAt, seen_at AS seenAt, proven_at AS provenAt FROM session WHERE person = ? ORDER BY seen_at DESC LIMIT 50',
      )
      .all(person) as (Session & { readonly id: string })[]
  }

  /** Counts a try, and gives its id; undefined, and nothing is counted, where so many were counted since: at this address, or of all. In one step: who tries at the same moment counts too. */
  takeTry(
    whom: string,
    at: number,
    { since, most, mostOfAll }: { readonly since: number; readonly most: number; readonly mostOfAll: number },
  ): number | undefined {
    return this.#db
      .transaction(() =>
        this.triesSince(whom, since).length >= most || this.countTriesSince(since) >= mostOfAll
          ? undefined
          : Number(this.#db.prepare('INSERT INTO try(whom, at) VALUES(?, ?)').run(whom, at).lastInsertRowid),
      )
      .immediate()
  }

  /** Instants of tries that were wrong, or are still being looked at, since `since`, oldest first, at most a hundred. */
  triesSince(whom: string, since: number): readonly number[] {
    return (this.#db.prepare('SELECT at FROM try WHERE whom = ? AND at > ? ORDER BY at LIMIT 100').all(whom, since) as { at: number }[]).map(({ at }) => at)
  }

  countTriesSince(since: number): number {
    return (this.#db.prepare('SELECT count(*) AS n FROM try WHERE at > ?').get(since) as { n: number }).n
  }

  /** Those at an address up to one that was right, and whatever is too old to count. */
  forgetTries(whom: string, upTo: number, before: number): void {
    this.#db.prepare('DELETE FROM try WHERE (whom = ? AND id <= ?) OR at < ?').run(whom, upTo, before)
  }

  forgetTry(id: number): void {
    this.#db.prepare('DELETE FROM try WHERE id = ?').run(id)
  }

  keepSetup(id: string, of: Account & Proven & { readonly credential: number; readonly at: number }): void {
    this.#db
      .prepare('INSERT INTO setup(id, person, credential, password, second_factor, recovery, at, proof) VALUES(?, ?, ?, ?, ?, ?, ?, ?)')
      .run(id, of.person, of.credential, of.password, of.secondFactor, JSON.stringify(of.recovery), of.at, of.proof)
  }

  /** What was begun since `since`; what is older goes away. */
  setup(id: string, since: number): (Account & Proven & { readonly credential: number; readonly at: number }) | undefined {
    this.#db.prepare('DELETE FROM setup WHERE at < ?').run(since)
    const row = this.#db.prepare('SELECT person, credential, password, second_factor, recovery, at, proof FROM setup WHERE id = ?').get(id) as
      | (AccountRow & Proven & { readonly credential: number; readonly at: number })
      | undefined
    return row && { ...accountOf(row), credential: row.credential, at: row.at, proof: row.proof }
  }

  endSetup(id: string): void {
    this.#db.prepare('DELETE FROM setup WHERE id = ?').run(id)
  }

  /** Keeps something of a session, encrypted; what is older than `since` goes away. Its parts come one by one. */
  hold(id: string, of: { readonly session: string; readonly at: number; readonly sealed: Buffer }, since: number): void {
    this.#db.prepare('DELETE FROM held WHERE at < ?').run(since)
    this.#db.prepare('INSERT INTO held(id, session, at, sealed) VALUES(?, ?, ?, ?)').run(id, of.session, of.at, of.sealed)
  }

  /** Nothing where it is gone. */
  holdPart(id: string, part: number, sealed: Buffer): void {
    this.#db.prepare('INSERT INTO held_part(held, part, sealed) SELECT id, ?, ? FROM held WHERE id = ?').run(part, sealed, id)
  }

  /** What a session keeps under an id since `since`, without its parts. */
  held(id: string, session: string, since: number): Buffer | undefined {
    return this.#db.prepare('SELECT sealed FROM held WHERE id = ? AND session = ? AND at >= ?').pluck().get(id, session, since) as Buffer | undefined
  }

  heldPart(id: string, part: number): Buffer | undefined {
    return this.#db.prepare('SELECT sealed FROM held_part WHERE held = ? AND part = ?').pluck().get(id, part) as Buffer | undefined
  }

  /** Nothing where it is gone. */
  changeHeld(id: string, sealed: Buffer): void {
    this.#db.prepare('UPDATE held SET sealed = ? WHERE id = ?').run(sealed, id)
  }

  dropHeld(id: string): void {
    this.#db.prepare('DELETE FROM held WHERE id = ?').run(id)
  }

  /** Its parts go away, and it stays: they are not needed any more. */
  dropHeldParts(id: string): void {
    this.#db.prepare('DELETE FROM held_part WHERE held = ?').run(id)
  }
}
