import type BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { Statements } from '../../src/store/read.ts'
import { APART_FROM_RUNS } from '../../src/store/reconciliations.ts'
import { everyTable } from '../support/every-table.ts'

describe('what is apart from a run', () => {
  let db: BetterSqlite3.Database
  const asked = new Set<string>()

  /** Every text that the engine asks while the whole of a book's life passes. */
  beforeAll(async () => {
    const { prototype } = Statements as unknown as { prototype: Record<string, (sql: string) => unknown> }
    const own = { ...Object.fromEntries(['get', 'plain', 'column'].map((name) => [name, prototype[name] as (sql: string) => unknown])) }
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 60
    for (const [name, ask] of Object.entries(own))
      prototype[name] = function (this: unknown, sql: string) {
        if (!asked.has(sql) && /core[\\/]reconciliation[\\/]/.test(new Error('where').stack ?? '')) asked.add(sql)
        return ask.call(this, sql)
      }
    try {
      const { book, file } = await everyTable()
      book.copyTo(`${file}.copy`)
      db = openDatabase(`${file}.copy`)
    } finally {
      Object.assign(prototype, own)
      Error.stackTraceLimit = limit
    }
  })
  afterAll(() => db.close())

  it('is read by none, but for rows that a released payout points at', () => {
    const tables = new Map(
      (db.prepare('SELECT rootpage, tbl_name AS name FROM sqlite_schema WHERE rootpage > 0').all() as { rootpage: number; name: string }[]).map((row) => [
        row.rootpage,
        row.name,
      ]),
    )
    const read = new Set<string>()
    for (const sql of asked)
      for (const { opcode, p2 } of db.prepare(`EXPLAIN ${sql}`).all(...(sql.match(/\?/g) ?? []).map(() => null)) as { opcode: string; p2: number }[])
        if (opcode === 'OpenRead') read.add(tables.get(p2) ?? '')
    expect([...read].sort()).toEqual(expect.arrayContaining(['break', 'match', 'payout', 'release', 'statement_line', 'state']))
    expect([...read].filter((name) => APART_FROM_RUNS.includes(name)).sort()).toEqual(['grant', 'instalment', 'payee', 'student'])
  })

  it('names tables that there are', () => {
    const there = new Set(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all())
    expect(APART_FROM_RUNS.filter((name) => !there.has(name))).toEqual([])
  })
})
