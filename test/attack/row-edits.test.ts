import type Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectedFingerprint, fingerprint, openDatabase } from '../../src/store/database.ts'
import { Keys } from '../../src/store/keys.ts'
import { Read, Statements } from '../../src/store/read.ts'
import { type Verification, verify } from '../../src/store/verify/verify.ts'
import { fullBook } from '../support/full-book.ts'

type Row = Record<string, number | string | Buffer | null>
interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

const MINUTES = 10 * 60_000

let db: Database.Database
let read: Read
let triggers: readonly string[]

/** Somebody with the program's own functions drops the triggers, changes rows, and puts every trigger back: what does `verify` say? */
function attacked(sql: string, ...params: unknown[]): Verification {
  db.exec('BEGIN')
  try {
    for (const { name } of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string }[]) db.exec(`DROP TRIGGER "${name}"`)
    expect(db.prepare(sql).run(...params).changes, sql).toBe(1)
    for (const trigger of triggers) db.exec(trigger)
    expect(fingerprint(db)).toBe(expectedFingerprint())
    return verify(read)
  } finally {
    db.exec('ROLLBACK')
  }
}

/** Verify says no, and names the table or the event. */
function expectNamed(said: string, found: Verification, table: string, row: Row): void {
  const named = found.faults.some((fault) => fault.table === table || fault.words.includes(table) || fault.seq === (row['event_seq'] ?? row['seq']))
  expect({ said, ok: found.ok, named }, JSON.stringify(found.faults.slice(0, 3))).toEqual({ said, ok: false, named: true })
}

const columnsOf = (table: string) => db.pragma(`table_info("${table}")`) as Column[]
const keyOf = (columns: readonly Column[]) => columns.filter((c) => c.pk > 0).map((c) => c.name)
const where = (columns: readonly Column[]) =>
  keyOf(columns)
    .map((c) => `"${c}" = ?`)
    .join(' AND ')

/** One row of every kind that the table has, the first and the last. */
function rowsOf(table: string): Row[] {
  const columns = columnsOf(table)
  const order = keyOf(columns)
    .map((c) => `"${c}"`)
    .join(', ')
  const kind = columns.find(({ name }) => ['kind', 'noun', 'table_name'].includes(name))?.name
  const all = db.prepare(`SELECT * FROM "${table}" ORDER BY ${order}`).all() as Row[]
  const kinds = new Map(all.map((row) => [kind === undefined ? '' : row[kind], row]))
  return [...new Set([...all.slice(0, 1), ...kinds.values()])]
}

/** Columns of every unique key: two rows may not become one. */
function uniqueOf(table: string): Set<string> {
  const indexes = (db.pragma(`index_list("${table}")`) as { name: string; unique: number }[]).filter((index) => index.unique === 1)
  const columns = indexes.flatMap((index) => (db.pragma(`index_info("${index.name}")`) as Column[]).map((c) => c.name))
  return new Set([...columns, ...keyOf(columnsOf(table))])
}

/** Another value of a column, close to the one that it has; of a unique key far enough to be nobody else's. */
function otherThan({ type }: Column, value: Row[string], unique: boolean): Row[string] {
  if (type === 'INTEGER') return Number(value ?? 0) + (unique ? 100000 : 1)
  return type === 'TEXT' ? `${String(value ?? '')}x` : Buffer.concat([Buffer.from([1]), (value as Buffer | null) ?? Buffer.alloc(0)])
}

beforeAll(async () => {
  const { book, file, master } = await fullBook()
  book.copyTo(`${file}.copy`)
  db = openDatabase(`${file}.copy`)
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  const key = db.prepare('SELECT check_value AS value, wrapped FROM book_key ORDER BY id DESC LIMIT 1').get() as { value: string; wrapped: Buffer }
  read = new Read(new Statements(db), Keys.open(master, key.wrapped, key.value), '2021-01-01T00:00:00.000Z')
  triggers = (db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").all() as { sql: string }[]).map(({ sql }) => sql)
})

describe('verify after an attack on rows', () => {
  it('finds nothing in the book as it was made (the control)', () => {
    expect(verify(read)).toMatchObject({ ok: true, faults: [], marks: 'checked' })
  })

  const everyRow = (attack: (table: string, columns: readonly Column[], row: Row, unique: ReadonlySet<string>) => void) => {
    for (const { name } of db.prepare("SELECT name FROM declared WHERE kind <> 'staging' ORDER BY name").all() as { name: string }[]) {
      for (const row of rowsOf(name)) attack(name, columnsOf(name), row, uniqueOf(name))
    }
  }

  it('names every edit of every column of every table', { timeout: MINUTES }, () => {
    everyRow((table, columns, row, unique) => {
      for (const column of columns) {
        const now = row[column.name] ?? null
        for (const value of [otherThan(column, now, unique.has(column.name)), ...(now === null || column.notnull === 1 || column.pk > 0 ? [] : [null])]) {
          const found = attacked(`UPDATE "${table}" SET "${column.name}" = ? WHERE ${where(columns)}`, value, ...keyOf(columns).map((c) => row[c]))
          expectNamed(`${table}.${column.name} = ${String(value)}`, found, table, row)
        }
      }
    })
  })

  it('names every row that was removed', { timeout: MINUTES }, () => {
    everyRow((table, columns, row) => {
      expectNamed(`a row of ${table} removed`, attacked(`DELETE FROM "${table}" WHERE ${where(columns)}`, ...keyOf(columns).map((c) => row[c])), table, row)
    })
  })

  it('names every row that was added', { timeout: MINUTES }, () => {
    everyRow((table, columns, row, unique) => {
      const values = columns.map((c) => (unique.has(c.name) ? otherThan(c, row[c.name] ?? null, true) : row[c.name]))
      const found = attacked(`INSERT INTO "${table}"(${columns.map((c) => `"${c.name}"`).join(', ')}) VALUES(${columns.map(() => '?').join(', ')})`, ...values)
      expectNamed(`a row of ${table} added`, found, table, row)
    })
  })
})
