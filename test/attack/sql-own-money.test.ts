import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Read, Statements } from '../../src/store/read.ts'
import { verify } from '../../src/store/verify/verify.ts'
import { expectRefused } from './sql/attack.ts'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import { Forger } from './sql/forger.ts'
import { begin, exchange, join, OWN_MONEY_ATTACKS, undo } from './sql/own-money-attacks.ts'

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

describe('money between own accounts', () => {
  for (const attack of OWN_MONEY_ATTACKS) it(attack.name, () => expectRefused(db, of, attack))

  it('is lawful as it stands (the control): begun, arrived with a charge, undone from its end, exchanged', () => {
    db.exec('BEGIN IMMEDIATE')
    const f = new Forger(db)
    const { transfer, match } = begin(f, of)
    const arrived = join(f, of, transfer)
    undo(f, of, arrived)
    undo(f, of, match)
    exchange(f, of)
    db.exec('ROLLBACK')
  })

  it('is named by verify where the triggers were away: a transfer that has arrived, and something is left in transit', () => {
    db.exec('BEGIN IMMEDIATE')
    const f = new Forger(db)
    const words = () => verify(new Read(new Statements(db), undefined, '2021-01-01T00:00:00.000Z')).faults.map((fault) => fault.words)
    const { transfer } = begin(f, of)
    expect(words().filter((said) => said.startsWith('Transfer'))).toEqual([])
    f.without(['seal_transfers'], () =>
      join(f, of, transfer, {
        postings: () => [
          ['assets:bank:C', 0, 90_000, of.lines.arrived],
          ['assets:transfers-in-transit', transfer, -90_000],
        ],
      }),
    )
    expect(words()).toContain(`Transfer ${transfer} has 210000 in transit where its lines leave 0 (minor units).`)
    db.exec('ROLLBACK')
  })
})
