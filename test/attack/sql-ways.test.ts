import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Read, Statements } from '../../src/store/read.ts'
import { verify } from '../../src/store/verify/verify.ts'
import { expectRefused } from './sql/attack.ts'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import { Forger } from './sql/forger.ts'
import { breakWays, lawfulWays, WAYS_ATTACKS } from './sql/ways-attacks.ts'

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

describe('how people, agents and institutions are paid', () => {
  for (const attack of WAYS_ATTACKS) it(attack.name, () => expectRefused(db, of, attack))

  it('is named by verify where the triggers were away', () => {
    db.exec('BEGIN IMMEDIATE')
    const f = new Forger(db)
    const named = () => verify(new Read(new Statements(db), undefined, '2021-01-01T00:00:00.000Z')).faults.map(({ words }) => words)
    const found = named()
    expect(found.filter((words) => /another way|of its own|in part/.test(words))).toEqual([])
    breakWays(f, of)
    const words = named().filter((one) => !found.includes(one))
    for (const said of [/paid another way than its account pays/, /outside a batch of its own/, /rejected in part/])
      expect(words.filter((one) => said.test(one)).length, String(said)).toBeGreaterThan(0)
    db.exec('ROLLBACK')
  })

  it('is lawful as it stands (the control)', () => {
    db.exec('BEGIN IMMEDIATE')
    expect(() => lawfulWays(new Forger(db), of)).not.toThrow()
    db.exec('ROLLBACK')
  })
})
