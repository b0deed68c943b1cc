import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefused } from './sql/attack.ts'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import { Forger } from './sql/forger.ts'
import { lawfulMoves, STANDING_ATTACKS } from './sql/standing-attacks.ts'

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

describe('what holds, reopens, hands over and cancels', () => {
  for (const attack of STANDING_ATTACKS) it(attack.name, () => expectRefused(db, of, attack))

  it('is lawful as it stands (the control)', () => {
    db.exec('BEGIN IMMEDIATE')
    expect(() => lawfulMoves(new Forger(db), of)).not.toThrow()
    db.exec('ROLLBACK')
  })
})
