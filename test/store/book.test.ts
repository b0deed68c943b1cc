import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeBook } from '../../src/commands/make-book.ts'
import { problem } from '../../src/core/problem.ts'
import { done } from '../../src/core/result.ts'
import { say } from '../../src/core/said/say.ts'
import { Book, type Request } from '../../src/store/book.ts'
import { openDatabase, SchemaError } from '../../src/store/database.ts'
import { Keys } from '../../src/store/keys.ts'
import { OPERATOR } from '../../src/store/people.ts'
import { fund } from '../../src/store/schema/ledger.ts'
import { setSettings } from '../../src/store/settings.ts'
import { Sqlite } from '../../src/store/sqlite.ts'

const START = Date.UTC(2020, 10, 2, 6)
let folder: string
let file: string
let master: Buffer
let book: Book
let now = START

const clock = () => now
const request = (key: string, over: Partial<Request> = {}): Request => ({ kind: 'user_reset', actor: OPERATOR, key, request: 'asked', status: 201, ...over })
const head = (of: Book) => of.read((read) => read.value<number>('SELECT max(seq) FROM event')) ?? 0
const rows = (table: string) => {
  const db = new Sqlite(file, { readonly: true })
  const count = db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()
  db.close()
  return count
}

beforeEach(() => {
  now = START
  folder = mkdtempSync(join(tmpdir(), 'tideover-store-'))
  file = join(folder, 'book.db')
  master = makeBook(file, clock, { adminEmail: 'root@example.org' }).master
  book = Book.open(file, clock, master)
})

afterEach(() => {
  book.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('Book.act', () => {
  const nothing = () => done(() => undefined)

  it('appends one event, and a repeat of its key answers it without another', () => {
    const first = book.act(request('a'), nothing)
    const seq = head(book)
    expect(first).toEqual({ ok: true, value: { seq, status: 201, repeated: false } })
    expect(book.act(request('a'), () => problem('wrong_state', say.holdEnded))).toEqual({ ok: true, value: { seq, status: 201, repeated: true } })
    expect(head(book)).toBe(seq)
  })

  it('refuses a key that was used for another request', () => {
    book.act(request('a'), nothing)
    expect(book.act(request('a', { request: 'other' }), nothing)).toMatchObject({ ok: false, problem: { code: 'idempotency_key_reused' } })
    expect(book.act(request('b', { request: 'other' }), nothing).ok).toBe(true)
  })

  it('refuses a key after thirty days, and one whose request was cleaned away', () => {
    book.act(request('a'), nothing)
    now += 29 * 86_400_000
    expect(book.act(request('a'), nothing).ok).toBe(true)
    now += 3 * 86_400_000
    expect(book.act(request('a'), nothing)).toMatchObject({ ok: false, problem: { code: 'idempotency_key_expired' } })
  })

  it('leaves nothing of a refusal, which is decided anew', () => {
    const before = head(book)
    expect(book.act(request('a'), () => problem('wrong_state', say.holdEnded))).toMatchObject({ ok: false, problem: { code: 'wrong_state' } })
    expect([head(book), rows('request')]).toEqual([before, before])
    expect(book.act(request('a'), nothing).ok).toBe(true)
  })

  it('leaves nothing of what was written before a bug threw', () => {
    const before = head(book)
    const crash = () =>
      done((tx: Parameters<typeof setSettings>[0]) => {
        setSettings(tx, '{}')
        throw new Error('in between')
      })
    expect(book.act(request('a', { kind: 'settings_changed' }), crash)).toMatchObject({ ok: false, problem: { code: 'role_not_allowed' } })
    expect(() => book.act(request('a'), crash)).toThrow('in between')
    expect([head(book), rows('settings'), rows('event')]).toEqual([before, 0, before])
    expect(book.act(request('a'), nothing).ok).toBe(true)
  })

  it('leaves nothing where a trigger refuses in the middle', () => {
    const before = head(book)
    expect(() => book.act(request('a'), () => done((tx) => void tx.fact(fund, { code: 'X', name: 'X', currency: 'ZZZ' })))).toThrow('unknown currency')
    expect(() => book.act(request('a'), () => done((tx) => void tx.fact(fund, { code: 'X', name: 'X', currency: 'TRY' })))).toThrow('does not write')
    expect([head(book), rows('fund')]).toEqual([before, 0])
  })

  it('leaves nothing of a refusal inside a nested read, and reads one consistent view', () => {
    const other = Book.open(file, clock, master)
    book.read((read) => {
      const seen = read.value('SELECT max(seq) FROM event')
      other.act(request('elsewhere'), nothing)
      expect(read.value('SELECT max(seq) FROM event')).toBe(seen)
    })
    expect(head(book)).toBe(head(other))
    other.close()
  })

  it('never goes back in time, even where the clock does', () => {
    now += 60_000
    book.act(request('a'), nothing)
    now -= 3_600_000
    expect(book.act(request('b'), nothing).ok).toBe(true)
    const at = book.read((read) => read.all<{ at: string }>('SELECT at FROM event ORDER BY seq')).map((e) => e.at)
    expect([...at].sort()).toEqual(at)
  })
})

describe('the schema of an open book', () => {
  const change = (sql: string) => {
    const db = new Sqlite(file)
    db.exec(sql)
    db.close()
  }
  const act = () => book.act(request('a'), () => done(() => undefined))

  it('is refused for writing once a trigger was dropped, by commands and by staging', () => {
    change('DROP TRIGGER seal_limits')
    const before = head(book)
    expect(act).toThrow(SchemaError)
    expect(() => book.stage(() => undefined)).toThrow(SchemaError)
    expect(act, 'again').toThrow(SchemaError)
    expect(head(book)).toBe(before)
  })

  it('is refused once a table or a view was added', () => {
    change('CREATE TABLE mine(id)')
    expect(act).toThrow(SchemaError)
  })

  it('is taken where it was changed and put back word for word: verify is for that', () => {
    const db = new Sqlite(file)
    const sql = String(db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'seal_limits'").pluck().get())
    db.close()
    change('DROP TRIGGER seal_limits')
    change(sql)
    expect(act().ok).toBe(true)
  })

  it('is refused at opening, and so is a file that is no book', () => {
    book.close()
    const other = join(folder, 'other.db')
    new Sqlite(other).exec('CREATE TABLE x(y)').close()
    expect(() => openDatabase(other)).toThrow(SchemaError)
    expect(() => openDatabase(join(folder, 'none.db'))).toThrow(SchemaError)
    change('DROP TRIGGER seal_limits')
    expect(() => Book.open(file, clock, master)).toThrow(SchemaError)
    book = Book.create(join(folder, 'new.db'), clock, Keys.make())
  })
})

describe('openDatabase', () => {
  it('reads and never writes where it is asked to', () => {
    const db = openDatabase(file, { readonly: true })
    expect(db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(head(book))
    expect(() => db.exec('DELETE FROM request')).toThrow('readonly')
    db.close()
  })

  it('sets and reads back what the book relies on', () => {
    const db = openDatabase(file)
    const pragmas = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'recursive_triggers',
      'ignore_check_constraints',
      'secure_delete',
      'cell_size_check',
      'busy_timeout',
    ]
    expect(pragmas.map((name) => db.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 1, 0, 1, 1, 10_000])
    db.close()
  })

  it('reads without a master key, and refuses to act', () => {
    const keyless = Book.open(file, clock, undefined)
    expect(head(keyless)).toBe(head(book))
    expect(() => keyless.act(request('a'), () => done(() => undefined))).toThrow()
    expect(head(keyless)).toBe(head(book))
    keyless.close()
  })
})

/** Processes of their own on one file: each tries what it is told, and prints what came of it. */
const RACER = `
import { problem } from 'SRC/core/problem.ts'
import { done } from 'SRC/core/result.ts'
import { Book } from 'SRC/store/book.ts'
import { credential } from 'SRC/store/schema/people.ts'
const [file, master, rounds, kind] = process.argv.slice(2)
const book = Book.open(file, () => Date.UTC(2020, 10, 2, 7), Buffer.from(master, 'hex'))
process.stdout.write('ready\\n')
await new Promise((go) => process.stdin.once('data', go))
const told = []
for (let round = 0; round < Number(rounds); round += 1) {
  const key = kind === 'same' ? 'key ' + round : process.pid + ' ' + round
  const acted = book.act({ kind: 'user_reset', actor: 1, key, request: 'round ' + round, status: 200 }, (read) => {
    if (kind === 'same') return done(() => undefined)
    const taken = read.value('SELECT count(*) FROM credential WHERE digest = ?', 'round ' + round)
    return taken > 0 ? problem('already_decided', 'somebody was first') : done((tx) => tx.fact(credential, { person: 2, kind: 'one_time', digest: 'round ' + round }))
  })
  told.push(acted.ok ? (acted.value.repeated ? 'repeated' : 'made') : acted.problem.code)
}
book.close()
process.stdout.write(JSON.stringify(told) + '\\n')
process.exit(0)
`

async function race(kind: 'same' | 'other', rounds: number, racers: number): Promise<string[][]> {
  const script = join(folder, 'racer.mts')
  writeFileSync(script, RACER.replaceAll('SRC', new URL('../../src', import.meta.url).pathname))
  const tsx = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url).href
  const children = Array.from({ length: racers }, () =>
    spawn(process.execPath, ['--import', tsx, script, file, master.toString('hex'), String(rounds), kind], { stdio: ['pipe', 'pipe', 'inherit'] }),
  )
  const outputs = children.map(() => '')
  const ended = children.map(
    (child, n) =>
      new Promise<string[]>((resolve, reject) => {
        child.stdout.on('data', (chunk: Buffer) => {
          outputs[n] += chunk.toString()
        })
        child.on('exit', (code) =>
          code === 0 ? resolve(JSON.parse(outputs[n]?.split('\n')[1] ?? '[]') as string[]) : reject(new Error(`racer ended with ${code}`)),
        )
      }),
  )
  const ready = async () => {
    while (!outputs.every((text) => text.startsWith('ready'))) await new Promise((later) => setTimeout(later, 20))
  }
  await Promise.race([ready(), Promise.all(ended)])
  for (const child of children) child.stdin.write('go\n')
  return Promise.all(ended)
}

describe('processes that race on one file', () => {
  it('act once under one key: one makes it, the others are told what it came to', async () => {
    const before = head(book)
    const told = await race('same', 20, 3)
    for (let round = 0; round < 20; round += 1) expect(told.map((of) => of[round]).sort()).toEqual(['made', 'repeated', 'repeated'])
    expect(head(book)).toBe(before + 20)
  })

  it('decide on what they read after BEGIN: at most one wins, the losers are refused', async () => {
    const before = head(book)
    const told = await race('other', 20, 3)
    for (let round = 0; round < 20; round += 1) expect(told.map((of) => of[round]).sort()).toEqual(['already_decided', 'already_decided', 'made'])
    expect(head(book)).toBe(before + 20)
  })
})

describe('Book.copyTo', () => {
  it('gives a book that opens and has the same head', () => {
    const copy = join(folder, 'copy.db')
    book.copyTo(copy)
    const opened = Book.open(copy, clock, master)
    expect(head(opened)).toBe(head(book))
    opened.close()
  })
})
