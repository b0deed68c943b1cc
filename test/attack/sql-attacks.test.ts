import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefused } from './sql/attack.ts'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import { FILE_ATTACKS } from './sql/file-attacks.ts'
import { Forger } from './sql/forger.ts'
import { LEDGER_ATTACKS } from './sql/ledger-attacks.ts'
import { MONEY_ATTACKS } from './sql/money-attacks.ts'
import { approve, bookCharge, contribute, prepare, recommend, release, settle } from './sql/moves.ts'
import { SUM_ATTACKS } from './sql/sum-attacks.ts'

let of: AttackBook
let db: Database.Database

beforeAll(async () => {
  of = await attackBook()
  db = opened(of)
})

afterAll(() => {
  db.close()
  of.close()
})

describe('the books refuse, and without the triggers that refuse they would not', () => {
  for (const attack of LEDGER_ATTACKS) it(attack.name, () => expectRefused(db, of, attack))
})

describe('no money without its decisions', () => {
  for (const attack of MONEY_ATTACKS) it(attack.name, () => expectRefused(db, of, attack))
})

describe('caches, staging, erasable values and SQL itself are no way around', () => {
  for (const attack of FILE_ATTACKS) it(attack.name, () => expectRefused(db, of, attack))
})

describe('what pages sum up is kept by the seal alone', () => {
  for (const attack of SUM_ATTACKS) it(attack.name, () => expectRefused(db, of, attack))
})

describe('the moves that the attacks change', () => {
  it('are lawful as they stand (the control): from recommendation to settlement', () => {
    db.exec('BEGIN IMMEDIATE')
    const f = new Forger(db)
    recommend(f, of.applications.checked, of.people.officer)
    const { batch, payouts } = prepare(f, of, [approve(f, of.applications.checked, of.people.approver)], of.people.finance)
    release(f, of, batch, of.people.releaser)
    settle(f, of, payouts[0] ?? 0, of.people.finance)
    bookCharge(f, of, of.people.finance)
    contribute(f, of, of.people.finance)
    db.exec('ROLLBACK')
  })
})

it('the suite has every attack that was promised, and no two alike', () => {
  const names = [...LEDGER_ATTACKS, ...MONEY_ATTACKS, ...FILE_ATTACKS, ...SUM_ATTACKS].map((a) => a.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(60)
})
