import type BetterSqlite3 from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { askReport } from '../../src/queries/reports/reports.ts'
import { verifyBook } from '../../src/queries/verification.ts'
import { openDatabase } from '../../src/store/database.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { everyTable } from '../support/every-table.ts'
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
    const { book, file } = await everyTable()
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
  // The file of sign-ins is another one, of the size of a staff.
  asked = (await collect()).filter(
    ({ sql, file }) => file !== 'sign-in-file.ts' && /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)/i.test(sql) && !/sqlite_schema|pragma_/.test(sql),
  )
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

interface Step {
  readonly parent: number
  readonly detail: string
}

/** Tables that a statement reads from end to end. */
function scanned(sql: string): string[] {
  const parameters = sql.replace(/'(?:[^']|'')*'/g, '').split('?').length - 1
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...new Array<null>(parameters).fill(null)) as Step[]
  const sorts = new Set(plan.flatMap(({ parent, detail }) => (detail === 'USE TEMP B-TREE FOR ORDER BY' ? [parent] : [])))
  const stopping = stoppingAt(sql)
  const names = plan.flatMap(({ parent, detail }) => {
    const name = /^SCAN "?(\w+)"?(?! CONSTANT)/.exec(detail)?.[1]
    const stops = name !== undefined && !sorts.has(parent) && stopping.indexOf(name)
    if (typeof stops === 'number' && stops >= 0) {
      stopping.splice(stops, 1)
      return []
    }
    return name ?? []
  })
  return names.flatMap((name) => standsFor(name, sql))
}

/** Tables that a statement looks into by the kind of a row alone, or by an account: that is a large part of them, and grows with them. */
function soughtBroadly(sql: string): string[] {
  const parameters = sql.replace(/'(?:[^']|'')*'/g, '').split('?').length - 1
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...new Array<null>(parameters).fill(null)) as Step[]
  const names = plan.flatMap(({ detail }) => /^SEARCH "?(\w+)"? .*\((?:noun|account|noun=\? AND state|table_name)=\?\)$/.exec(detail)?.[1] ?? [])
  return names.flatMap((name) => standsFor(name, sql))
}

/** The first or last row of one table, or whether it has any: no condition and no join, so that reading stops at its first step. */
const STOPS = /^SELECT .* FROM "?(\w+)"?(?: (?:AS )?"?(?!ORDER|LIMIT)(\w+)"?)?(?: ORDER BY [\w.]+(?: DESC)?)? LIMIT (?:1|\?)$/

/** The names under which a plan tells of selects in a statement that stop at once, each as often as there are such selects. */
function stoppingAt(sql: string): string[] {
  const found: string[] = []
  const judge = (select: string) => {
    const [, table, alias] = STOPS.exec(select.trim()) ?? []
    if (table !== undefined) found.push(alias ?? table)
  }
  // From the innermost parentheses outwards: each select is judged with what stands in it left out.
  let text = sql.replace(/'(?:[^']|'')*'/g, "''").replace(/\s+/g, ' ')
  for (let inner = /\(([^()]*)\)/.exec(text); inner; inner = /\(([^()]*)\)/.exec(text)) {
    judge(inner[1] ?? '')
    text = text.replace(inner[0], '[]')
  }
  judge(text)
  return found
}

/** Statements that read a whole table on purpose, or one that stays small: file → tables and why. */
const ALLOWED: ReadonlyArray<readonly [file: RegExp, tables: readonly string[], why: string]> = [
  [/^verify\//, [...'*'], 'verify reads everything'],
  [/^erasure\.ts/, ['intake'], 'an erasure looks into every list that was sent'],
  [/^journal\.ts|^ledger\.ts|^exports?/, [...'*'], 'exports and reports read all of an axis; buckets keep them short'],
  [
    /^/,
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
      'period',
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
        scanned(sql)
          .filter((table) => !allowed(file, table))
          .map((table) => `${file}: ${table}: ${sql.replace(/\s+/g, ' ').slice(0, 200)}`),
      )
    expect(long).toEqual([])
  })

  it('finds what is in a state by the index of states: most of a kind is in another one', () => {
    expect(
      asked
        .filter(({ sql, file }) => !file.startsWith('verify/') && passesStatesBy(sql))
        .map(({ sql, file }) => `${file}: ${sql.replace(/\s+/g, ' ').slice(0, 200)}`),
    ).toEqual([])
    const since = "SELECT since FROM state WHERE noun = 'line' AND state = ? AND subject > ? ORDER BY subject LIMIT 1"
    expect([since, since.replace('state WHERE', 'state INDEXED BY state_by WHERE')].map(passesStatesBy)).toEqual([true, false])
  })
})

/** Does a statement that asks for a state go along all things of a kind, whatever their state? */
function passesStatesBy(sql: string): boolean {
  const parameters = sql.replace(/'(?:[^']|'')*'/g, '').split('?').length - 1
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...new Array<null>(parameters).fill(null)) as Step[]
  return plan.some(({ detail }) => /USING PRIMARY KEY \(noun=\?(?: AND subject[<>]\?)*\)$/.test(detail))
}

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
        .filter((table) => !STAYS_SMALL.includes(table) && !/FROM last_row/.test(sql))
        .map((table) => `${name}: ${table}: ${sql.replace(/\s+/g, ' ').slice(0, 260)}`),
    )
    expect(long).toEqual([])
  })

  it('looks into none by the kind of a row alone, for each event would then take longer than the one before', () => {
    const broad = triggers()
      .filter(({ name }) => !READS_AN_ACCOUNT.includes(name))
      .flatMap((trigger) => statementsOf(trigger).flatMap((sql) => soughtBroadly(sql).map((table) => `${trigger.name}: ${table}`)))
    expect(broad).toEqual([])
    expect(soughtBroadly("SELECT 1 FROM step WHERE noun = 'line' AND to_state = ?")).toEqual(['step'])
    expect(soughtBroadly("SELECT 1 FROM step WHERE noun = 'line' AND event_seq = ?")).toEqual([])
  })

  it('is seen to read one where it does (the control)', () => {
    expect(scanned('SELECT 1 FROM posting p WHERE p.amount = ?')).toEqual(['posting'])
    expect(scanned('SELECT 1 FROM posting p WHERE p.event_seq = ?')).toEqual([])
  })

  it('is seen to stop at once only where no condition, join or order stands in the way (the control)', () => {
    expect(scanned('SELECT id FROM posting ORDER BY id DESC LIMIT 1')).toEqual([])
    expect(scanned('SELECT 1 WHERE EXISTS(SELECT 1 FROM posting p LIMIT 1)')).toEqual([])
    expect(scanned('SELECT id FROM posting WHERE amount = ? ORDER BY id DESC LIMIT 1')).toEqual(['posting'])
    expect(scanned('SELECT p.id FROM posting p JOIN entry e ON e.id = p.entry AND e.kind = ? ORDER BY p.id LIMIT 1')).toEqual(['posting'])
    expect(scanned('SELECT id FROM posting ORDER BY amount LIMIT 1')).toEqual(['posting'])
    expect(scanned('SELECT a.id FROM posting a WHERE a.amount = (SELECT amount FROM posting ORDER BY id LIMIT 1)')).toEqual(['posting'])
  })
})

/** A closing adds up its account, once a period. */
const READS_AN_ACCOUNT: readonly string[] = ['seal_closings', 'seal_closing_told']

/** Tables of tens of rows. And `last_row` reads the last row of each table by its key. */
const STAYS_SMALL: readonly string[] = ['account', 'bank_account', 'clock', 'book_key']
