import type BetterSqlite3 from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { askReport } from '../../src/queries/reports/reports.ts'
import { verifyBook } from '../../src/queries/verification.ts'
import { openDatabase } from '../../src/store/database.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { fullBook } from '../support/full-book.ts'
import { REPORTS_ASKED } from '../support/reports-asked.ts'

/** A statement of the program, with the file of src/store that asked it. */
interface Asked {
  readonly sql: string
  readonly file: string
}

let db: BetterSqlite3.Database
let asked: readonly Asked[]
let tables: ReadonlySet<string>
let views: readonly string[]

/** Collects every statement that is prepared while the whole of a book's life passes, and from which file. */
async function collect(): Promise<Asked[]> {
  const found = new Map<string, Asked>()
  const { prototype } = Sqlite as unknown as { prototype: { prepare: (sql: string) => unknown } }
  const prepare = prototype.prepare
  prototype.prepare = function (sql: string) {
    const at = new Error('where').stack?.split('\n').find((line) => /src\/store\//.test(line) && !/store\/(read|write|book|database|protection)\.ts/.test(line))
    found.set(sql, { sql, file: /src\/store\/([\w/-]+\.ts)/.exec(at ?? '')?.[1] ?? '' })
    return prepare.call(this, sql)
  }
  try {
    const { book, file } = await fullBook()
    verifyBook(book)
    for (const [name, options] of Object.entries(REPORTS_ASKED))
      for (const known of [{}, { 'known-at': '100' }, { 'as-of': '2099-01-01' }])
        askReport(book, name, { options: { ...options, ...known }, asker: { roles: ['auditor'] } })
    book.copyTo(`${file}.copy`)
    db = openDatabase(`${file}.copy`)
  } finally {
    prototype.prepare = prepare
  }
  return [...found.values()]
}

beforeAll(async () => {
  asked = (await collect()).filter(({ sql }) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)/i.test(sql) && !/sqlite_schema|pragma_/.test(sql))
  tables = new Set(db.prepare('SELECT name FROM declared').pluck().all() as string[])
  views = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'view' AND sql NOT LIKE '%AS VALUES%'").pluck().all() as string[]
})

/** Which tables a name in a plan can stand for: itself, or what it is an alias of in the statement or in a view. */
function standsFor(name: string, sql: string): string[] {
  if (tables.has(name)) return [name]
  const aliased = (text: string) =>
    [...text.matchAll(/(?:FROM|JOIN|,)\s+"?(\w+)"?\s+(?:AS\s+)?"?(\w+)"?/g)]
      .filter(([, table, alias]) => alias === name && tables.has(table ?? ''))
      .map(([, table]) => table ?? '')
  const own = aliased(sql)
  const read = views.filter((view) => new RegExp(`\\b${/^CREATE VIEW (\w+)/.exec(view)?.[1]}\\b`).test(sql))
  return [...new Set(own.length > 0 ? own : read.flatMap(aliased))]
}

/** Tables that a statement reads from end to end. */
function scanned(sql: string): string[] {
  const parameters = sql.replace(/'(?:[^']|'')*'/g, '').split('?').length - 1
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...new Array<null>(parameters).fill(null)) as { detail: string }[]
  const names = plan.flatMap(({ detail }) => /^SCAN "?(\w+)"?(?! CONSTANT)/.exec(detail)?.[1] ?? [])
  return names.flatMap((name) => standsFor(name, sql))
}

/** A page, or the first or last row, by the key that orders it: reading stops there. */
const STOPS = /ORDER BY [\w.]*(id|seq|event_seq|subject)( DESC)? LIMIT (1|\?)\)?|SELECT 1 FROM \w+ LIMIT 1/

/** Statements that read a whole table on purpose, or one that stays small: file → tables and why. */
const ALLOWED: ReadonlyArray<readonly [file: RegExp, tables: readonly string[], why: string]> = [
  [/^verify\//, [...'*'], 'verify reads everything'],
  [/^journal\.ts|^ledger\.ts|^exports?/, [...'*'], 'exports and reports read all of an axis; buckets keep them short'],
  [
    /./,
    [
      'fund',
      'bank_account',
      'programme',
      'programme_version',
      'account',
      'book_key',
      'clock',
      'settings',
      'person',
      'role_grant',
      'institution',
      'screening_list',
    ],
    'tens of rows, made by hand',
  ],
]

const allowed = (file: string, table: string) => ALLOWED.some(([of, names]) => of.test(file) && (names.includes('*') || names.includes(table)))

describe('every statement of src/store', () => {
  it('was collected (the control)', () => {
    expect(asked.length).toBeGreaterThan(200)
    expect(new Set(asked.map((a) => a.file)).size).toBeGreaterThan(20)
  })

  it('reads no fact or cache from end to end, but those named', () => {
    // The plan of an INSERT of VALUES names the children of its foreign keys, which are looked for only while one is in the air.
    const long = asked
      .filter(({ sql }) => !/^\s*INSERT[^(]*\([^)]*\)\s*VALUES/.test(sql))
      .flatMap(({ sql, file }) =>
        STOPS.test(sql)
          ? []
          : scanned(sql)
              .filter((table) => !allowed(file, table))
              .map((table) => `${file}: ${table}: ${sql.replace(/\s+/g, ' ').slice(0, 200)}`),
      )
    expect(long.filter((one) => !OTHERS.some((known) => one.startsWith(known)))).toEqual([])
  })
})

/** Statements that still read a whole table: grants and payouts, where the order of their joins begins with them. */
const OTHERS: readonly string[] = ['payable.ts: grant:', 'payout-questions.ts: payout:', 'payee-changes.ts: payee_change:']

interface Trigger {
  readonly name: string
  readonly sql: string
}

/** The statements of a trigger's body and its WHEN, its row's values as parameters. */
function statementsOf({ sql }: Trigger): string[] {
  const text = sql.replace(/--[^\n]*/g, '')
  const body = text.slice(text.indexOf('BEGIN') + 'BEGIN'.length, text.lastIndexOf('END'))
  return body
    .split(';')
    .map((one) =>
      one
        .trim()
        .replace(/RAISE\(\w+(, '(?:[^']|'')*')?\)/g, '1')
        .replace(/\b(NEW|OLD)\."?\w+"?/g, '?'),
    )
    .filter((one) => one !== '' && one !== 'SELECT guard()')
}

describe('every statement of a trigger', () => {
  const triggers = () => db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").all() as Trigger[]

  it('reads no fact or cache from end to end', () => {
    const all = triggers().flatMap((trigger) => statementsOf(trigger).map((sql) => ({ name: trigger.name, sql })))
    expect(all.length).toBeGreaterThan(400)
    const long = all.flatMap(({ name, sql }) =>
      scanned(sql)
        .filter((table) => !STAYS_SMALL.includes(table) && !/ORDER BY id DESC LIMIT 1|FROM last_row/.test(sql))
        .map((table) => `${name}: ${table}: ${sql.replace(/\s+/g, ' ').slice(0, 260)}`),
    )
    expect(long).toEqual([])
  })

  it('is seen to read one where it does (the control)', () => {
    expect(scanned('SELECT 1 FROM posting p WHERE p.amount = ?')).toEqual(['posting'])
    expect(scanned('SELECT 1 FROM posting p WHERE p.event_seq = ?')).toEqual([])
  })
})

/** Tables of tens of rows. And `last_row` reads the last row of each table by its key. */
const STAYS_SMALL: readonly string[] = ['account', 'bank_account', 'clock', 'book_key']
