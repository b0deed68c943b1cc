import type Database from 'better-sqlite3'
import { afterAll, beforeAll } from 'vitest'
import { Read, Statements } from '../../../src/store/read.ts'
import { verify } from '../../../src/store/verify/verify.ts'
import { type Attack, expectRefused } from './attack.ts'
import { Forger } from './forger.ts'

/** A book for the tests of a file and a connection to it, both made before the first of them and closed after the last. */
export function underAttack<Book extends { readonly close: () => void }>(make: () => Promise<Book>, open: (of: Book) => Database.Database) {
  let of: Book
  let db: Database.Database
  beforeAll(async () => {
    of = await make()
    db = open(of)
  })
  afterAll(() => {
    db.close()
    of.close()
  })
  return {
    refuses: (attack: Attack<Book>): void => void expectRefused(db, of, attack),
    /** Does `work`, and takes it back: what the database lets through as it stands (the control), or what `verify` says of it (`said`). */
    tries: (work: (f: Forger, of: Book, said: () => string[]) => void): void => {
      db.exec('BEGIN IMMEDIATE')
      try {
        work(new Forger(db), of, () => verify(new Read(new Statements(db), undefined, '2021-01-01T00:00:00.000Z')).faults.map(({ words }) => words))
      } finally {
        if (db.inTransaction) db.exec('ROLLBACK')
      }
    },
  }
}
