import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefused } from './sql/attack.ts'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import { Forger } from './sql/forger.ts'
import { credential, grant, PEOPLE_ATTACKS } from './sql/people-attacks.ts'

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

describe('people, roles and what lets them in', () => {
  for (const attack of PEOPLE_ATTACKS) it(attack.name, () => expectRefused(db, of, attack))

  it('are lawful as they stand (the control): an admin gives another a role and resets another, who sets credentials', () => {
    db.exec('BEGIN IMMEDIATE')
    const f = new Forger(db)
    grant(f, of.people.admin, of.people.hats, 'auditor')
    credential(f, 'user_reset', of.people.admin, { person: of.people.hats, kind: 'one_time' })
    credential(f, 'credentials_set', of.people.hats, { person: of.people.hats, kind: 'digest' })
    expect(f.value('SELECT kind FROM credential WHERE person = ? ORDER BY id DESC', of.people.hats)).toBe('digest')
    db.exec('ROLLBACK')
  })
})
