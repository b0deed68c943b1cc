import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { Read, Statements } from '../../src/store/read.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { verify } from '../../src/store/verify/verify.ts'
import { atPrompt } from './at-prompt.ts'
import { type AttackBook, attackBook, copyOf } from './sql/attack-book.ts'
import { Forger } from './sql/forger.ts'
import { approve, contribute, prepare, recommend, release, settle } from './sql/moves.ts'

/**
 * Attacks that no database can refuse, since they come from somebody who has the file, and its functions or its schema, in hand. Each gets through
 * here, and `verify` names it.
 */
let of: AttackBook

beforeAll(async () => {
  of = await attackBook()
})
afterAll(() => of.close())

const faultsOf = (file: string) => {
  const db = openDatabase(file)
  const found = verify(new Read(new Statements(db), undefined, '2021-01-01T00:00:00.000Z'))
  db.close()
  return found
}

/** A connection that registers functions of its own in the book's names. */
function lying(file: string, functions: { readonly hash?: (prev: Buffer, body: string) => Buffer; readonly sum?: boolean }): Database.Database {
  const db = openDatabase(file)
  const { hash } = functions
  if (hash) db.function('chain_hash', { deterministic: true }, (prev, body) => hash(prev as Buffer, body as string))
  if (functions.sum) db.aggregate('sum', { start: 0, step: (total, _amount) => total, result: () => 0 })
  return db
}

function forged(db: Database.Database, work: (f: Forger) => void): void {
  db.exec('BEGIN')
  work(new Forger(db))
  db.exec('COMMIT')
  db.close()
}

describe('what verify names', () => {
  it('nothing in the book as it was made (the control)', () => {
    expect(faultsOf(copyOf(of)).faults).toEqual([])
  })

  it("a chain_hash of the attacker's: any hash is right for the triggers, and none for verify", () => {
    const file = copyOf(of)
    const mine = Buffer.alloc(32, 7)
    forged(lying(file, { hash: (prev, body) => (prev.length === 0 ? Buffer.from(body) : mine) }), (f) => {
      f.event('fund_opened', of.people.finance)
      const key = Buffer.from(f.value<string>('SELECT idempotency_key FROM event WHERE seq = ?', f.seq)).toString('hex')
      f.seal({ hash: mine, body: { key } })
    })
    expect(faultsOf(file).ok).toBe(false)
  })

  it("a sum() of the attacker's: every entry is balanced for the triggers", () => {
    const file = copyOf(of)
    // The rules that compare rather than sum are still in the way: they are met.
    const db = lying(file, { sum: true })
    db.exec('BEGIN')
    const f = new Forger(db)
    f.event('match_made', of.people.finance)
    expect(() => {
      f.entry('overspent', of.fund, [
        ['budget:available', 0, 500],
        ['budget:overspent', 0, -400],
      ])
      f.without(['seal_ties'], () => f.seal())
    }).not.toThrow()
    db.exec('COMMIT')
    db.close()
    expect(faultsOf(file).faults.map((x) => x.code)).toContain('unbalanced')
  })

  it('triggers dropped, a row edited, the triggers put back word for word', () => {
    const file = copyOf(of)
    const db = new Sqlite(file)
    const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[]
    for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`)
    db.prepare('UPDATE payout SET payee = 1 WHERE id = ?').run(of.preparedPayout)
    for (const { sql } of triggers) db.exec(sql)
    db.close()
    expect(faultsOf(file).faults.some((x) => x.table === 'payout' || x.words.includes('payout'))).toBe(true)
  })

  it('an import called on its way again, which keeps every other from its account', () => {
    const file = copyOf(of)
    atPrompt(file, ["UPDATE statement_import SET state = 'staging', staged = 0 WHERE id = 1"])
    expect(faultsOf(file).faults).toContainEqual(
      expect.objectContaining({ code: 'cache_differs', words: expect.stringMatching(/^Import 1 is kept as staging/) }),
    )
  })

  it("a complete chain in other people's names, from recommendation to settlement: every row is lawful, and the bodies do not tell the rows", () => {
    const file = copyOf(of)
    forged(openDatabase(file), (f) => {
      recommend(f, of.applications.checked, of.people.officer)
      const grant = approve(f, of.applications.checked, of.people.approver)
      const { batch, payouts } = prepare(f, of, [grant], of.people.finance)
      release(f, of, batch, of.people.releaser)
      settle(f, of, payouts[0] ?? 0, of.people.finance)
    })
    expect(faultsOf(file).faults.map((x) => x.code)).toContain('rows_added')
  })

  it('a contribution that no donor promised: it is what finance may record, and its body does not tell its rows', () => {
    const file = copyOf(of)
    forged(openDatabase(file), (f) => void contribute(f, of, of.people.finance, 9_000_000))
    expect(faultsOf(file).faults.map((x) => x.code)).toContain('rows_added')
  })

  it('an index that was given the pages of another', () => {
    const file = copyOf(of)
    const db = new Sqlite(file)
    db.unsafeMode()
    db.pragma('writable_schema = ON')
    const roots = db.prepare("SELECT name, rootpage FROM sqlite_schema WHERE name IN ('recommendation_application', 'approval_application')").all() as {
      name: string
      rootpage: number
    }[]
    const [a, b] = roots
    if (!a || !b) throw new Error('both indexes are there')
    for (const [name, rootpage] of [
      [a.name, b.rootpage],
      [b.name, a.rootpage],
    ] as const)
      db.prepare('UPDATE sqlite_schema SET rootpage = ? WHERE name = ?').run(rootpage, name)
    db.close()
    expect(faultsOf(file).ok).toBe(false)
  })
})
