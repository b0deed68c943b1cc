import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefused } from './sql/attack.ts'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import { BANK_REPORT_ATTACKS, lawfulFile, report } from './sql/bank-report-attacks.ts'
import { Forger } from './sql/forger.ts'

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

describe('what a bank reports back, and payment files', () => {
  for (const attack of BANK_REPORT_ATTACKS) it(attack.name, () => expectRefused(db, of, attack))

  it('are lawful as they stand (the control)', () => {
    db.exec('BEGIN IMMEDIATE')
    const f = new Forger(db)
    expect(() => {
      for (const format of ['csv', 'csv', 'pain.001', 'print']) lawfulFile(f, of, format)
      report(f, of)
      report(f, of, { rejection: { outcome: 'known' }, steps: [] })
      report(f, of, { rejection: { payout: of.payouts.settled, outcome: 'contradicted' }, steps: [] })
    }).not.toThrow()
    db.exec('ROLLBACK')
  })
})
