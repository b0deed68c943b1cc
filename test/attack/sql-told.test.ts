import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefused } from './sql/attack.ts'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import { Forger } from './sql/forger.ts'
import { drawUp, repay, TOLD_ATTACKS, version } from './sql/told-attacks.ts'

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

describe('what is told beside a decision', () => {
  for (const attack of TOLD_ATTACKS) it(attack.name, () => expectRefused(db, of, attack))

  it('is lawful as it stands (the control)', () => {
    db.exec('BEGIN IMMEDIATE')
    const f = new Forger(db)
    expect(() => {
      drawUp(f, of)
      version(f, of)
      repay(f, of, of.payouts.settled)
      const money = (amount: string) => ({ amount, currency: 'TRY' })
      const told = { criteria: [], secondApprovalAbove: money('2000.00'), capPerStudent: money('9000.00'), capPerMonth: money('500.50'), coolingOffHours: 0 }
      version(f, of, { policy: JSON.stringify(told), second_approval_above: 200_000, cap_per_student: 900_000, cap_per_month: 50_050, cooling_off_hours: 0 })
    }).not.toThrow()
    db.exec('ROLLBACK')
  })
})
