import { readdirSync, readFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../src/store/database.ts'
import { erasableColumns } from '../../src/store/protection.ts'
import { Sqlite } from '../../src/store/sqlite.ts'

const SCHEMA = new URL('../../src/store/schema/', import.meta.url)
const SOURCES = new URL('../../src/', import.meta.url)

let db: Database.Database
let typed: readonly SQLiteTable[]

beforeAll(async () => {
  db = new Sqlite(':memory:')
  migrate(db)
  const files = readdirSync(SCHEMA).filter((name) => name.endsWith('.ts'))
  const modules = await Promise.all(files.map((name) => import(new URL(name, SCHEMA).href) as Promise<Record<string, unknown>>))
  typed = modules.flatMap((module) => Object.values(module).filter((value): value is SQLiteTable => is(value, SQLiteTable)))
})

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}
const columnsOf = (table: string) => db.pragma(`table_info("${table}")`) as Column[]
const list = (sql: string) => db.prepare(sql).pluck().all() as string[]
const tablesOf = () => list("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")

describe('the Drizzle schema', () => {
  it('has the tables of the migrated file, each once', () => {
    expect(typed.map(getTableName).sort()).toEqual(tablesOf())
  })

  it('has their columns, types and nullability, in their order', () => {
    for (const table of typed) {
      const name = getTableName(table)
      const told = Object.values(getTableColumns(table)).map((c) => [c.name, c.getSQLType().toUpperCase(), c.notNull || c.primary])
      const is_ = columnsOf(name).map((c) => [c.name, c.type, c.notnull === 1 || (c.pk === 1 && columnsOf(name).filter((k) => k.pk > 0).length === 1)])
      expect([name, told]).toEqual([name, is_])
    }
  })

  it('reads an integer as a number and a blob as a buffer', () => {
    const kinds = new Set(typed.flatMap((table) => Object.values(getTableColumns(table)).map((c) => `${c.getSQLType()} ${c.dataType}`)))
    expect([...kinds].sort()).toEqual(['blob buffer', 'integer number', 'text string'])
  })
})

describe('the migrated file', () => {
  it('declares every table, and nothing else', () => {
    expect(list('SELECT name FROM declared ORDER BY name')).toEqual(tablesOf())
  })

  it('has STRICT tables alone', () => {
    expect(list("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")).toEqual([])
  })

  it('gives every fact table an event and an ascending id', () => {
    for (const name of list("SELECT name FROM declared WHERE kind = 'fact' AND name NOT IN ('event', 'seal')")) {
      const columns = columnsOf(name)
      expect([name, columns[0]?.name, columns[0]?.pk, columns[1]?.name, columns[1]?.notnull]).toEqual([name, 'id', 1, 'event_seq', 1])
    }
  })

  it('protects every table: insert, update and delete each meet a trigger that calls guard()', () => {
    for (const name of tablesOf()) {
      const triggers = list(`SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '${name}'`)
      for (const act of ['INSERT', 'UPDATE', 'DELETE']) {
        const guarded = triggers.some((sql) => new RegExp(`BEFORE ${act} ON "?${name}"?\\s`).test(sql) && sql.includes('SELECT guard()'))
        expect({ name, act, guarded }).toEqual({ name, act, guarded: true })
      }
    }
  })

  it('stands a digest beside every value that is no digest and may be erased: every BLOB of a fact', () => {
    const blobs = list("SELECT name FROM declared WHERE kind IN ('fact', 'staged_fact') AND name <> 'seal'").flatMap((name) =>
      columnsOf(name)
        .filter((c) => c.type === 'BLOB')
        .map((c) => `${name}.${c.name}`),
    )
    const erasable = list("SELECT name FROM declared WHERE kind IN ('fact', 'staged_fact')").flatMap((name) =>
      erasableColumns(db, name).map((c) => `${name}.${c}`),
    )
    expect(erasable.sort()).toEqual(blobs.sort())
    expect(erasable.length).toBeGreaterThan(10)
  })

  it('indexes only look-ups that a row has: each table of look-ups is known to the trigger', () => {
    const sql = String(db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'lookup_of_row'").pluck().get())
    for (const name of list('SELECT name FROM declared')) {
      if (columnsOf(name).some((c) => c.name === 'lookups' || c.name === 'evidence')) expect(sql).toContain(`WHEN '${name}' THEN`)
    }
  })
})

/** Every `kind: '…'` of a command, a request or an act of the operator. */
function eventKinds(): Set<string> {
  const found = new Set<string>()
  for (const path of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && name.startsWith('commands'))) {
    const text = readFileSync(new URL(path, SOURCES), 'utf8')
    for (const pattern of [
      /^ {2}kind: '([a-z_]+)'/gm,
      /act\(\{ kind: '([a-z_]+)'/g,
      /operate(?:On)?\(book, '([a-z_]+)'/g,
      /[rR]equest(?:: Request)? = \{ kind: '([a-z_]+)'/g,
    ]) {
      for (const [, kind = ''] of text.matchAll(pattern)) found.add(kind)
    }
  }
  return found
}

describe('the fixed knowledge', () => {
  const permitted = () => new Set(list('SELECT event_kind FROM permit'))

  it('permits every kind of event that the program makes', () => {
    const kinds = eventKinds()
    expect(kinds.size).toBeGreaterThan(30)
    expect([...kinds].filter((kind) => !permitted().has(kind))).toEqual([])
  })

  it('names in entry_rule, transition and writer only events that somebody may make, or that are due', () => {
    expect(
      [...new Set([...list('SELECT event_kind FROM entry_rule'), ...list('SELECT event_kind FROM transition')])].filter((kind) => !permitted().has(kind)),
    ).toEqual([])
    const due = [...new Set(list('SELECT event_kind FROM writer'))].filter((kind) => !permitted().has(kind))
    expect(due.filter((kind) => !DUE.has(kind))).toEqual([])
  })

  it('writes only tables that are there, and every table is written by somebody or held by rules of its own', () => {
    expect(list('SELECT DISTINCT table_name FROM writer WHERE table_name NOT IN (SELECT name FROM declared)')).toEqual([])
    expect(list("SELECT name FROM declared WHERE kind = 'fact' AND name NOT IN (SELECT table_name FROM writer) ORDER BY name")).toEqual([
      'account',
      'entry',
      'event',
      'note',
      'posting',
      'seal',
      'step',
    ])
    const lastRows = String(db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'last_row'").pluck().get())
    expect(
      list("SELECT name FROM declared WHERE kind = 'fact' AND name NOT IN ('event', 'seal')").filter((name) => !lastRows.includes(`SELECT '${name}'`)),
    ).toEqual([])
  })

  it('posts only accounts of the chart, by entries that an event makes', () => {
    expect(list("SELECT DISTINCT account FROM posting_rule WHERE account <> 'assets:bank' AND account NOT IN (SELECT code FROM chart)")).toEqual([])
    expect(
      list("SELECT DISTINCT entry_kind FROM entry_rule WHERE entry_kind <> 'reversal' AND entry_kind NOT IN (SELECT entry_kind FROM posting_rule)"),
    ).toEqual([])
  })

  it('has posting rules that balance: each entry kind has a debit and a credit in each layer that it posts', () => {
    const sides = db
      .prepare(`SELECT r.entry_kind AS kind, coalesce(c.layer, 'actual') AS layer, max(r.side IN ('D', 'B')) AS debit, max(r.side IN ('C', 'B')) AS credit
      FROM posting_rule r LEFT JOIN chart c ON c.code = r.account GROUP BY 1, 2`)
      .all() as { kind: string; debit: number; credit: number }[]
    expect(sides.filter((s) => s.debit === 0 || s.credit === 0)).toEqual([])
  })

  it('answers every kind of break', () => {
    expect(
      list("SELECT DISTINCT role FROM break_action WHERE role NOT IN (SELECT role FROM permit WHERE event_kind IN ('break_resolved', 'message_answered'))"),
    ).toEqual([])
  })
})

/** Events of commands that are not written yet; their tables wait for them. */
const DUE = new Set([
  'agent_number_recorded',
  'grant_cancelled',
  'cooling_off_ended',
  'batch_handed_over',
  'hold_set',
  'period_closed',
  'code_issued',
  'same_person_found',
])
