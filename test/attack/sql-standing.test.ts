import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Read, Statements } from '../../src/store/read.ts'
import { verify } from '../../src/store/verify/verify.ts'
import { expectRefused } from './sql/attack.ts'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import { Forger } from './sql/forger.ts'
import { cancel, lawfulMoves, STANDING_ATTACKS } from './sql/standing-attacks.ts'

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

  it('is named by verify where the triggers were away: a cancellation that books another sum', () => {
    db.exec('BEGIN IMMEDIATE')
    const f = new Forger(db)
    const ties = () => verify(new Read(new Statements(db), undefined, '2021-01-01T00:00:00.000Z')).faults.map(({ words }) => words)
    expect(ties().filter((words) => words.includes('is cancelled; what was booked'))).toEqual([])
    f.without(['seal_cancellations'], () => cancel(f, of, { rows: 300_000, books: 200_000, state: null }))
    expect(ties()).toContain(`Of grant ${of.grants.payable} 300000 is cancelled; what was booked for that is 200000 (minor units).`)
    db.exec('ROLLBACK')
  })

  it('is lawful as it stands (the control)', () => {
    db.exec('BEGIN IMMEDIATE')
    expect(() => lawfulMoves(new Forger(db), of)).not.toThrow()
    db.exec('ROLLBACK')
  })
})
