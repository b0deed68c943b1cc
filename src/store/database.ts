import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { invariant } from '../core/invariant.ts'
import { OWN_FOLDER } from '../own-folder.ts'
import { registerFunctions } from './functions.ts'
import { keepMemory } from './memory.ts'
import { protect } from './protection.ts'
import { Sqlite } from './sqlite.ts'

const MIGRATIONS = new URL('../drizzle/', OWN_FOLDER)

/** How long a connection waits for one that writes. */
export const BUSY_MS = 10_000

/** The file's schema is not the one that this program makes: a trigger dropped, a table changed, another version. */
export class SchemaError extends Error {
  override name = 'SchemaError'
}

/** Opens a book's file: pragmas set and asserted, functions registered, the schema's fingerprint checked. Throws SchemaError. */
export function openDatabase(file: string, options: { readonly create?: boolean; readonly readonly?: boolean } = {}): Database.Database {
  if (!options.create && !existsSync(file)) throw new SchemaError(`There is no book at ${file}. Make one with 'tideover init'.`)
  const db = new Sqlite(file, { fileMustExist: !options.create, readonly: options.readonly === true })
  db.pragma(`busy_timeout = ${BUSY_MS}`)
  db.pragma('trusted_schema = OFF')
  if (options.create) migrate(db)
  const found = fingerprint(db)
  if (found !== expectedFingerprint()) {
    db.close()
    throw new SchemaError(
      `The schema of ${file} is not the one that this version of Tideover makes (fingerprint ${found.slice(0, 12)}): a table or trigger was changed, or the file is of another version.`,
    )
  }
  registerFunctions(db)
  setPragmas(db, options.readonly === true)
  keepMemory(db)
  return db
}

/** What the book relies on, set at every open and read back: a build that ignores one of them is no place for money. */
function setPragmas(db: Database.Database, readonly: boolean): void {
  if (!readonly) db.pragma('journal_mode = WAL')
  const wanted = {
    synchronous: 2,
    foreign_keys: 1,
    recursive_triggers: 1,
    ignore_check_constraints: 0,
    secure_delete: 1,
    cell_size_check: 1,
    trusted_schema: 1,
  }
  for (const [name, value] of Object.entries(wanted)) {
    db.pragma(`${name} = ${value}`)
    invariant(db.pragma(name, { simple: true }) === value, `pragma ${name} does not take ${value}`)
  }
}

/** Makes the schema in an empty file: the migrations in order of their numbers, then the protection of every fact table. */
export function migrate(db: Database.Database): void {
  registerFunctions(db)
  db.pragma('trusted_schema = ON')
  db.transaction(() => {
    for (const name of readdirSync(MIGRATIONS)
      .filter((f) => f.endsWith('.sql'))
      .sort())
      db.exec(readFileSync(new URL(name, MIGRATIONS), 'utf8'))
    protect(db)
  })()
}

/** SHA-256 over everything in sqlite_schema that has a text. */
export function fingerprint(db: Database.Database): string {
  const hash = createHash('sha256')
  for (const row of db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name').raw().iterate())
    hash.update(`${JSON.stringify(row)}\n`)
  return hash.digest('hex')
}

/**
 * The fingerprint that the migrations gave when the program was built (tools/bundle.mjs); nothing where it runs as it is written. So a schema is known by the
 * program's own code: migrations that somebody changed after the build change what a new file has, and such a file does not open.
 */
declare const BUILT_FINGERPRINT: string | undefined

let expected = typeof BUILT_FINGERPRINT === 'undefined' ? undefined : BUILT_FINGERPRINT

/** Takes the fingerprint from another thread of this process, which made it. */
export function expectFingerprint(made: string): void {
  expected = made
}

/** The fingerprint that the migrations give: told by the build, else made once a process in memory. */
export function expectedFingerprint(): string {
  if (expected === undefined) {
    const db = new Sqlite(':memory:')
    migrate(db)
    expected = fingerprint(db)
    db.close()
  }
  return expected
}
