import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { expectRefused } from './sql/attack.ts'
import { CLOSURE_ATTACKS, closeReady, refund } from './sql/closure-attacks.ts'
import { type ClosureBook, closureBook } from './sql/closure-book.ts'
import { Forger } from './sql/forger.ts'

/** Kinds of entry that bring new money into a fund or promise it anew. */
const NEW = ['account_opened', 'contribution_before_opening', 'contribution_excess', 'grant_approved', 'payout_instructed', 'set_aside']

let of: ClosureBook
let db: Database.Database

beforeAll(async () => {
  of = await closureBook()
  db = openDatabase(of.file)
})
afterAll(() => {
  db.close()
  of.close()
})

describe('the closure of a fund and its refunds', () => {
  for (const attack of CLOSURE_ATTACKS) it(attack.name, () => void expectRefused(db, of, attack))

  it('is lawful as it stands (the control): closed, each donor with a share, and a refund paid', () => {
    db.exec('BEGIN IMMEDIATE')
    const f = new Forger(db)
    closeReady(f, of)
    refund(f, of)
    expect(f.value("SELECT state FROM state WHERE noun = 'fund' AND subject = ?", of.ready.fund)).toBe('closed')
    db.exec('ROLLBACK')
  })

  it('lets every kind of entry into a closed fund but those of new money and new promises, beside a contribution of what it lacks', () => {
    const kinds = (sql: string) => db.prepare(sql).pluck().all() as string[]
    const all = [...kinds('SELECT entry_kind FROM entry_rule'), ...kinds('SELECT entry_kind FROM posting_rule')]
    const allowed = kinds('SELECT entry_kind FROM closed_fund_entry')
    expect([...new Set(all)].filter((kind) => !allowed.includes(kind)).sort()).toEqual(NEW)
  })
})
