import type Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectedFingerprint, fingerprint, openDatabase } from '../../src/store/database.ts'
import { Keys } from '../../src/store/keys.ts'
import { Read, Statements } from '../../src/store/read.ts'
import type { VerifyFault } from '../../src/store/verify/faults.ts'
import { verify } from '../../src/store/verify/verify.ts'
import { everyTable } from '../support/every-table.ts'

type Row = Record<string, number | string | Buffer | null>
interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

/** One change of one row, and how it is told. */
interface Edit {
  readonly said: string
  readonly table: string
  readonly row: Row
  readonly sql: string
  readonly values: readonly unknown[]
}

/** A copy of the book in which only the work of an attack is missing. */
interface Copy {
  readonly db: Database.Database
  readonly read: Read
}

/** As the program opens it. */
let whole: Copy
/** Its triggers are gone for good: an edit costs one `verify`, and no change of the schema. */
let bare: Copy
let triggers: readonly { readonly name: string; readonly sql: string }[]

/** What `verify` says of a change that is undone afterwards. */
function undone({ db, read }: Copy, change: () => void): readonly VerifyFault[] {
  db.exec('BEGIN')
  try {
    change()
    return verify(read).faults
  } finally {
    db.exec('ROLLBACK')
  }
}

const run = ({ db }: Copy, { sql, values }: Edit) => expect(db.prepare(sql).run(...values).changes, sql).toBe(1)

/** Somebody with the program's own functions drops the triggers, changes a row, and puts every trigger back: what does `verify` say? */
function behindTriggers(edit: Edit): readonly VerifyFault[] {
  return undone(whole, () => {
    for (const { name } of triggers) whole.db.exec(`DROP TRIGGER "${name}"`)
    run(whole, edit)
    for (const { sql } of triggers) whole.db.exec(sql)
    expect(fingerprint(whole.db)).toBe(expectedFingerprint())
  })
}

/** The same in a twentieth of the work, where the triggers stay away: that they do is a fault of its own, and is left out. */
function withoutTriggers(edit: Edit): readonly VerifyFault[] {
  return undone(bare, () => run(bare, edit)).filter(({ code }) => code !== 'schema_changed')
}

/**
 * Verify says no, and names the table or the event. The first change of each table is made in both ways (in the long run the first removal and the first
 * addition as well): that they come to the same shows, table by table, that `verify` sees the rows and no more, and that the quicker way may stand for the other.
 */
function expectNamed(edit: Edit, isBothWays: boolean): void {
  const { said, table, row } = edit
  const faults = withoutTriggers(edit)
  const named = faults.some((fault) => fault.table === table || fault.words.includes(table) || fault.seq === (row['event_seq'] ?? row['seq']))
  expect({ said, found: faults.length > 0, named }, JSON.stringify(faults.slice(0, 3))).toEqual({ said, found: true, named: true })
  if (isBothWays) expect(behindTriggers(edit), said).toEqual(faults)
}

const columnsOf = (table: string) => whole.db.pragma(`table_info("${table}")`) as Column[]
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
  const all = whole.db.prepare(`SELECT * FROM "${table}" ORDER BY ${order}`).all() as Row[]
  const kinds = new Map(all.map((row) => [kind === undefined ? '' : row[kind], row]))
  return [...new Set([...all.slice(0, 1), ...kinds.values()])]
}

/** Columns of every unique key: two rows may not become one. */
function uniqueOf(table: string): Set<string> {
  const indexes = (whole.db.pragma(`index_list("${table}")`) as { name: string; unique: number }[]).filter((index) => index.unique === 1)
  const columns = indexes.flatMap((index) => (whole.db.pragma(`index_info("${index.name}")`) as Column[]).map((c) => c.name))
  return new Set([...columns, ...keyOf(columnsOf(table))])
}

/** Another value of a column, close to the one that it has; of a unique key far enough to be nobody else's. */
function otherThan({ type }: Column, value: Row[string], unique: boolean): Row[string] {
  if (type === 'INTEGER') return Number(value ?? 0) + (unique ? 100000 : 1)
  return type === 'TEXT' ? `${String(value ?? '')}x` : Buffer.concat([Buffer.from([1]), (value as Buffer | null) ?? Buffer.alloc(0)])
}

type Edits = (table: string, columns: readonly Column[], row: Row, unique: ReadonlySet<string>) => readonly Edit[]

const keyValues = (columns: readonly Column[], row: Row) => keyOf(columns).map((c) => row[c])

/** Every column gets another value, and none where it may be empty. */
const changes: Edits = (table, columns, row, unique) =>
  columns.flatMap((column) => {
    const now = row[column.name] ?? null
    const none = now === null || column.notnull === 1 || column.pk > 0 ? [] : [null]
    return [otherThan(column, now, unique.has(column.name)), ...none].map((value) => ({
      said: `${table}.${column.name} = ${String(value)}`,
      table,
      row,
      sql: `UPDATE "${table}" SET "${column.name}" = ? WHERE ${where(columns)}`,
      values: [value, ...keyValues(columns, row)],
    }))
  })

const removals: Edits = (table, columns, row) => [
  { said: `a row of ${table} removed`, table, row, sql: `DELETE FROM "${table}" WHERE ${where(columns)}`, values: keyValues(columns, row) },
]

const additions: Edits = (table, columns, row, unique) => [
  {
    said: `a row of ${table} added`,
    table,
    row,
    sql: `INSERT INTO "${table}"(${columns.map((c) => `"${c.name}"`).join(', ')}) VALUES(${columns.map(() => '?').join(', ')})`,
    values: columns.map((c) => (unique.has(c.name) ? otherThan(c, row[c.name] ?? null, true) : row[c.name])),
  },
]

const tablesJudged = () => whole.db.prepare("SELECT name FROM declared WHERE kind <> 'staging' ORDER BY name").pluck().all() as string[]

/** Of a table's rows the first is edited in every way, in the short run each other one in the next of so many ways, or one of so many of them in the one way. */
const IS_LONG = process.env['TIDEOVER_LONG'] === '1'
const EVERY = IS_LONG ? 1 : 6
const EVERY_ROW = IS_LONG ? 1 : 2

function expectAllNamed(edits: Edits): void {
  for (const table of tablesJudged()) {
    const [columns, unique] = [columnsOf(table), uniqueOf(table)]
    rowsOf(table)
      .flatMap((row, place) => {
        const all = edits(table, columns, row, unique)
        return place === 0 ? all : all.filter((_, n) => (n + place) % (all.length === 1 ? EVERY_ROW : EVERY) === 0)
      })
      .forEach((edit, n) => {
        expectNamed(edit, n === 0 && (IS_LONG || edits === changes))
      })
  }
}

function opened(file: string, master: Buffer): Copy {
  const db = openDatabase(file)
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  const key = db.prepare('SELECT check_value AS value, wrapped FROM book_key ORDER BY id DESC LIMIT 1').get() as { value: string; wrapped: Buffer }
  return { db, read: new Read(new Statements(db), Keys.open(master, key.wrapped, key.value), '2021-01-01T00:00:00.000Z') }
}

beforeAll(async () => {
  const { book, file, master } = await everyTable()
  for (const name of ['whole', 'bare']) book.copyTo(`${file}.${name}`)
  whole = opened(`${file}.whole`, master)
  bare = opened(`${file}.bare`, master)
  triggers = whole.db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as typeof triggers
  for (const { name } of triggers) bare.db.exec(`DROP TRIGGER "${name}"`)
})

describe('verify after an attack on rows', () => {
  it('finds nothing in the book as it was made, and without its triggers that they are gone and no more (the control)', () => {
    expect(verify(whole.read)).toMatchObject({ ok: true, faults: [], marks: 'checked' })
    expect(verify(bare.read)).toMatchObject({ ok: false, faults: [{ code: 'schema_changed' }], marks: 'checked' })
  })

  it('is asked of a book that has rows in every table', () => {
    expect(tablesJudged().filter((table) => rowsOf(table).length === 0)).toEqual([])
  })

  it('names every edit of every column of every table', () => expectAllNamed(changes))

  it('names every row that was removed', () => expectAllNamed(removals))

  it('names every row that was added', () => expectAllNamed(additions))
})
