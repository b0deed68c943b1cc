import { execFileSync, spawnSync } from 'node:child_process'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, SchemaError } from '../../src/store/database.ts'
import { registerFunctions } from '../../src/store/functions.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { type AttackBook, attackBook, copyOf } from './sql/attack-book.ts'
import { Forger } from './sql/forger.ts'

/** SQLite's own command line: a tool that knows nothing of the book. */
const TOOL = '/usr/bin/sqlite3'
const HAS_TOOL = spawnSync(TOOL, ['--version']).status === 0

let of: AttackBook

beforeAll(async () => {
  of = await attackBook()
})
afterAll(() => of.close())

/** What stands in the place of NULL. */
const ABSENT: Readonly<Record<string, string>> = { BLOB: "x'01'", TEXT: "'x'" }

interface Column {
  readonly name: string
  readonly type: string
  readonly pk: number
}

/** Tables that have rows: of an empty one nothing can be changed, and its insert is tried with a row of NULLs. */
function tables(db: Database.Database): { readonly name: string; readonly empty: boolean; readonly columns: readonly Column[] }[] {
  const names = db.prepare('SELECT name FROM declared ORDER BY name').pluck().all() as string[]
  return names.map((name) => ({
    name,
    empty: db.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() === undefined,
    columns: db.pragma(`table_info("${name}")`) as Column[],
  }))
}

/** Every way of writing to a table, each of which changes nothing where it gets through. */
function writes(db: Database.Database): { readonly table: string; readonly sql: string }[] {
  return tables(db).flatMap(({ name, empty, columns }) => {
    const column = columns.find((c) => c.pk === 0)?.name ?? columns[0]?.name ?? ''
    const key = columns.filter((c) => c.pk > 0).map((c) => `"${c.name}"`)
    const row = empty ? `VALUES(${columns.map(() => '1').join(', ')})` : `SELECT * FROM "${name}" LIMIT 1`
    const inserts = ['INSERT', 'INSERT OR REPLACE', 'INSERT OR IGNORE', 'REPLACE'].map((verb) => `${verb} INTO "${name}" ${row}`)
    const upsert = empty
      ? []
      : [`INSERT INTO "${name}" ${row.replace('LIMIT 1', 'WHERE true LIMIT 1')} ON CONFLICT(${key.join(', ')}) DO UPDATE SET "${column}" = "${column}"`]
    const changes = empty
      ? []
      : [`UPDATE "${name}" SET "${column}" = "${column}"`, `UPDATE OR IGNORE "${name}" SET "${column}" = "${column}"`, `DELETE FROM "${name}"`]
    return [...inserts, ...upsert, ...changes].map((sql) => ({ table: name, sql }))
  })
}

/** Everything that is in the file, as text. */
const content = (file: string): string => {
  const db = new Sqlite(file, { readonly: true })
  const all = tables(db).map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).raw().all()])
  db.close()
  return JSON.stringify(all)
}

const without = (file: string) => {
  const db = new Sqlite(file)
  for (const name of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[]) db.exec(`DROP TRIGGER "${name}"`)
  db.close()
}

describe.each([['off'], ['on']])("a tool without the book's functions, foreign keys %s", (keys) => {
  it('can read every table, and write to none', () => {
    const file = copyOf(of)
    const before = content(file)
    const db = new Sqlite(file)
    db.pragma(`foreign_keys = ${keys}`)
    const all = writes(db)
    const through = all.filter(({ sql }) => {
      try {
        db.exec(sql)
        return true
      } catch (thrown) {
        return !(thrown instanceof Error) || !/no such function: (guard|chain_hash|row_digest)|UNIQUE constraint failed|cannot store/.test(thrown.message)
      }
    })
    expect(through).toEqual([])
    db.close()
    expect(all.length).toBeGreaterThan(300)
    expect(content(file)).toBe(before)
  })

  it.runIf(HAS_TOOL)("neither by SQLite's own command line", () => {
    const file = copyOf(of)
    const before = content(file)
    const db = new Sqlite(file, { readonly: true })
    const all = writes(db)
    db.close()
    const ran = spawnSync(TOOL, [file], { input: [`PRAGMA foreign_keys = ${keys};`, ...all.map(({ sql }) => `${sql};`)].join('\n'), encoding: 'utf8' })
    expect(ran.stderr.split('\n').filter((line) => line.includes('error')).length).toBeGreaterThanOrEqual(all.length)
    expect(content(file)).toBe(before)
  })
})

describe.each([['off'], ['on']])("the program's own connection, foreign keys and recursive triggers %s", (switched) => {
  it('changes no column of any fact, removes no row and replaces none', () => {
    const db = openDatabase(copyOf(of))
    for (const pragma of ['foreign_keys', 'recursive_triggers']) db.pragma(`${pragma} = ${switched}`)
    const facts = new Set(db.prepare("SELECT name FROM declared WHERE kind IN ('fact', 'staged_fact')").pluck().all())
    const tried = tables(db)
      .filter(({ name, empty }) => facts.has(name) && !empty)
      .flatMap(({ name, columns }) => [
        ...columns.map(
          (c) =>
            `UPDATE "${name}" SET "${c.name}" = CASE typeof("${c.name}") WHEN 'integer' THEN "${c.name}" + 1000000 WHEN 'text' THEN "${c.name}" || 'x' WHEN 'blob' THEN x'01' ELSE ${ABSENT[c.type] ?? 1} END`,
        ),
        `DELETE FROM "${name}"`,
        `INSERT OR REPLACE INTO "${name}" SELECT * FROM "${name}"`,
      ])
    const through = tried.filter((sql) => {
      try {
        db.exec(sql)
        return true
      } catch (thrown) {
        return (
          !(thrown instanceof Error) ||
          !/: (append only|exists|stays unless its import was given up|not the next of its import|foreign_keys is off)/.test(thrown.message)
        )
      }
    })
    expect(through).toEqual([])
    expect(tried.length).toBeGreaterThan(300)
    db.close()
  })
})

describe('without the triggers', () => {
  it('the same tool writes to every table (the control)', () => {
    const file = copyOf(of)
    without(file)
    const db = new Sqlite(file)
    const refused = tables(db).filter(({ name, empty, columns }) => {
      if (empty) return false
      const column = columns.find((c) => c.pk === 0)?.name ?? columns[0]?.name
      return db.prepare(`UPDATE "${name}" SET "${column}" = "${column}"`).run().changes === 0
    })
    expect(refused).toEqual([])
    db.close()
  })

  it('the program does not open the book', () => {
    const file = copyOf(of)
    const db = new Sqlite(file)
    db.exec('DROP TRIGGER lookup_insert')
    db.close()
    expect(() => openDatabase(file)).toThrow(SchemaError)
    expect(openDatabase(copyOf(of)).open).toBe(true)
  })

  it.runIf(HAS_TOOL)('neither where the tool edits sqlite_schema itself', () => {
    const file = copyOf(of)
    execFileSync(TOOL, [file], { input: ".dbconfig defensive off\nPRAGMA writable_schema = ON;\nDELETE FROM sqlite_schema WHERE name = 'seal_limits';\n" })
    expect(() => openDatabase(file)).toThrow(SchemaError)
  })

  it('neither with a view, an index or a table more', () => {
    for (const sql of ['CREATE VIEW permit2 AS SELECT 1', 'CREATE INDEX more ON posting(fund)', 'CREATE TABLE more(id)', 'ANALYZE']) {
      const file = copyOf(of)
      const db = new Sqlite(file)
      db.exec(sql)
      db.close()
      expect(() => openDatabase(file), sql).toThrow(SchemaError)
    }
  })
})

describe('COMMIT', () => {
  const open = () => {
    const db = openDatabase(copyOf(of))
    return { db, forger: new Forger(db) }
  }

  it('refuses an event that is not sealed', () => {
    const { db, forger } = open()
    db.exec('BEGIN')
    forger.event('fund_opened', of.people.finance)
    expect(() => db.exec('COMMIT')).toThrow('FOREIGN KEY')
    db.exec('ROLLBACK')
    expect(() => forger.event('fund_opened', of.people.finance)).toThrow('FOREIGN KEY')
    db.exec('BEGIN')
    forger.event('fund_opened', of.people.finance)
    forger.seal()
    db.exec('COMMIT')
    db.close()
  })

  it('refuses it at the end of a savepoint too, and with foreign keys deferred', () => {
    const { db, forger } = open()
    db.exec('SAVEPOINT all_of_it; PRAGMA defer_foreign_keys = ON')
    forger.event('fund_opened', of.people.finance)
    db.exec('SAVEPOINT part; RELEASE part')
    expect(() => db.exec('RELEASE all_of_it')).toThrow('FOREIGN KEY')
    db.exec('ROLLBACK TO all_of_it; RELEASE all_of_it')
    db.close()
  })

  it('refuses it where foreign keys are switched off within the transaction', () => {
    const { db, forger } = open()
    db.exec('BEGIN; PRAGMA foreign_keys = OFF')
    forger.event('fund_opened', of.people.finance)
    expect(() => db.exec('COMMIT')).toThrow('FOREIGN KEY')
    db.exec('ROLLBACK')
    db.close()
  })

  it('is not reached where they were off before: the event itself is refused, and without that trigger it would stay (the control)', () => {
    const { db, forger } = open()
    db.pragma('foreign_keys = OFF')
    expect(() => forger.event('fund_opened', of.people.finance)).toThrow('foreign_keys is off')
    db.exec('DROP TRIGGER event_pragmas')
    forger.event('fund_opened', of.people.finance)
    expect(forger.value('SELECT max(seq) - (SELECT max(event_seq) FROM seal) FROM event')).toBe(1)
    db.close()
  })

  it('refuses rows of persons, accounts and applications that do not exist', () => {
    const { db, forger } = open()
    db.exec('BEGIN; DROP TRIGGER event_permit')
    forger.event('rate_recorded', 999)
    forger.seal()
    expect(() => db.exec('COMMIT')).toThrow('FOREIGN KEY')
    db.close()
  })
})

describe('a book attached to another database', () => {
  it('keeps its triggers', () => {
    const db = new Sqlite(':memory:')
    registerFunctions(db)
    db.pragma('foreign_keys = ON')
    db.pragma('recursive_triggers = ON')
    db.exec(`ATTACH '${copyOf(of)}' AS book`)
    const insert = "INSERT INTO book.event SELECT seq + 1, 'approved', at, ?, 'attached' FROM book.event ORDER BY seq DESC LIMIT 1"
    expect(() => db.prepare(insert).run(of.people.finance)).toThrow('holds no role')
    expect(() => db.exec('UPDATE book.posting SET amount = amount')).toThrow('append only')
    db.exec('CREATE TABLE main.permit(event_kind, role); CREATE TEMP VIEW permit AS SELECT 1')
    expect(() => db.prepare(insert).run(of.people.finance)).toThrow('holds no role')
    db.close()
  })
})
