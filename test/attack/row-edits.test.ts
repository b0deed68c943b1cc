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

/** What no digest covers: a repeat under another key would be done twice. */
const NOT_COVERED = new Set(['event.idempotency_key'])

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
const where = (columns: readonly Column[]) => keyOf(columns).map((c) => `"${c}" = ?`).join(' AND ')

/** One row of every kind that the table has, the first and the last. */
function rowsOf(table: string): Row[] {
  const columns = columnsOf(table)
  const order = keyOf(columns).map((c) => `"${c}"`).join(', ')
  const kind = columns.find(({ name }) => ['kind', 'noun', 'table_name'].includes(name))?.name
  const all = db.prepare(`SELECT * FROM "${table}" ORDER BY ${order}`).all() as Row[]
  const kinds = new Map(all.map((row) => [kind === undefined ? '' : row[kind], row]))
  return [...new Set([...all.slice(0, 1), ...kinds.values()])]
}

function changesOf(column: Column, value: Row[string]): Row[string][] {
  const other = column.type === 'INTEGER' ? Number(value ?? 0) + (column.pk > 0 ? 100000 : 1) : column.type === 'TEXT' ? `${String(value ?? '')}x` : Buffer.concat([Buffer.from([1]), (value as Buffer | null) ?? Buffer.alloc(0)])
  return value !== null && column.notnull === 0 && column.pk === 0 ? [other, null] : [other]
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

  const tables = (fill: (table: string, columns: readonly Column[], row: Row) => void) => {
    for (const { name } of db.prepare("SELECT name FROM declared WHERE kind <> 'staging' ORDER BY name").all() as { name: string }[]) {
      for (const row of rowsOf(name)) fill(name, columnsOf(name), row)
    }
  }

  it('names every edit of every column of every table', () => {
    tables((table, columns, row) => {
      for (const column of columns) {
        if (NOT_COVERED.has(`${table}.${column.name}`)) continue
        for (const value of changesOf(column, row[column.name] ?? null)) {
          const found = attacked(`UPDATE "${table}" SET "${column.name}" = ? WHERE ${where(columns)}`, value, ...keyOf(columns).map((c) => row[c]))
          expectNamed(`${table}.${column.name} = ${String(value)}`, found, table, row)
        }
      }
    })
  })

  it('names every row that was removed', () => {
    tables((table, columns, row) => {
      expectNamed(`a row of ${table} removed`, attacked(`DELETE FROM "${table}" WHERE ${where(columns)}`, ...keyOf(columns).map((c) => row[c])), table, row)
    })
  })

  it('names every row that was added', () => {
    tables((table, columns, row) => {
      const values = columns.map((c) => (['event_seq', 'amount', 'state'].includes(c.name) && c.pk === 0 ? row[c.name] : changesOf(c, row[c.name] ?? null)[0]))
      const found = attacked(`INSERT INTO "${table}"(${columns.map((c) => `"${c.name}"`).join(', ')}) VALUES(${columns.map(() => '?').join(', ')})`, ...values)
      expectNamed(`a row of ${table} added`, found, table, row)
    })
  })
})
