import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Read, Statements } from '../../src/store/read.ts'
import { verify } from '../../src/store/verify/verify.ts'
import { PAIRS } from './separation/pairs.ts'
import { SQL_PAIRS, type SqlPair } from './separation/sql.ts'
import { expectRefused } from './sql/attack.ts'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import { Forger } from './sql/forger.ts'

const CASES = PAIRS.flatMap((pair) => SQL_PAIRS[pair].map((of) => [pair, of.path, of] as const))

describe('every pair of the separation of persons, in SQL through the program’s own connection', () => {
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

  it('has a way for each', () => {
    expect(PAIRS.filter((pair) => SQL_PAIRS[pair].length === 0)).toEqual([])
  })

  it.each(CASES)('%s: %s', (pair, _path, { by, first, second, other }: SqlPair) => {
    // Refused by that trigger, and once all that refuse it are dropped the attack gets through: verify names it then.
    const triggers = expectRefused(db, of, { name: pair, by: [by], prepare: first, attack: (f) => second(f, of, of.people.hats) })
    rolledBack((f) => {
      first(f, of)
      f.without(triggers, () => second(f, of, of.people.hats))
      const faults = verify(new Read(new Statements(db), undefined, '2021-01-01T00:00:00.000Z')).faults.map(({ code }) => code)
      expect(faults).toContain('same_person')
    })
    rolledBack((f) => {
      first(f, of)
      expect(() => second(f, of, of.people[other]), `another person: ${other}`).not.toThrow()
    })
  })

  function rolledBack(work: (f: Forger) => void): void {
    db.exec('BEGIN IMMEDIATE')
    try {
      work(new Forger(db))
    } finally {
      db.exec('ROLLBACK')
    }
  }
})
