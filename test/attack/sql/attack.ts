import type Database from 'better-sqlite3'
import { expect } from 'vitest'
import type { AttackBook } from './attack-book.ts'
import { Forger } from './forger.ts'

/**
 * An attack on the file through the program's own connection. `by`: the triggers that refuse it, one after the other: with all of them dropped it
 * gets through (or fails at a constraint of the table, which is named last), so that each is shown to be a reason. `prepare` brings about, by lawful or openly weakened means, what the attack starts from.
 */
export interface Attack<Book = AttackBook> {
  readonly name: string
  readonly by: readonly string[]
  readonly prepare?: (f: Forger, of: Book) => void
  readonly attack: (f: Forger, of: Book) => void
}

/** What a table itself refuses can't be dropped: the attack ends there. */
const CONSTRAINT = /constraint failed|cannot store/

const MOST = 12

/** Drops, one after the other, each trigger that refuses the attack, until it gets through. Gives their names in the order in which they refused. */
function refusedBy<Book>(db: Database.Database, of: Book, { prepare, attack }: Attack<Book>): { readonly by: string[]; readonly first: string } {
  const by: string[] = []
  let first = ''
  for (let round = 0; round <= MOST; round += 1) {
    db.exec('BEGIN IMMEDIATE')
    try {
      const forger = new Forger(db)
      prepare?.(forger, of)
      const dropped = by.map((name) => `DROP TRIGGER "${name}"`)
      db.exec(dropped.join(';'))
      attack(forger, of)
      return { by, first }
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown)
      if (first === '') first = message
      const trigger = triggerThatSays(db, message)
      if (trigger === undefined && CONSTRAINT.test(message)) return { by: [...by, message], first }
      if (trigger === undefined) throw new Error(`refused by no trigger, after ${by.join(', ') || 'none'}: ${message}`, { cause: thrown })
      by.push(trigger)
    } finally {
      if (db.inTransaction) db.exec('ROLLBACK')
      db.pragma('foreign_keys = ON')
      db.pragma('recursive_triggers = ON')
      db.pragma('ignore_check_constraints = OFF')
    }
  }
  throw new Error(`more than ${MOST} triggers refuse it: ${by.join(', ')}`)
}

function triggerThatSays(db: Database.Database, message: string): string | undefined {
  const said = `'${message.replaceAll("'", "''")}'`
  return db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND instr(sql, ?) > 0").pluck().get(said) as string | undefined
}

/** Refused, and each trigger that the attack names is among those that refuse it: all of them are given. */
export function expectRefused<Book>(db: Database.Database, of: Book, attack: Attack<Book>): readonly string[] {
  const { by, first } = refusedBy(db, of, attack)
  const said = `${attack.name}: "${first}", by ${by.join(', ') || 'nothing'}`
  expect(first, said).not.toBe('')
  expect(attack.by.length, said).toBeGreaterThan(0)
  expect(by, said).toEqual(expect.arrayContaining([...attack.by]))
  return by
}
