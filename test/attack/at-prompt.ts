import { expect } from 'vitest'
import { Sqlite } from '../../src/store/sqlite.ts'

/** At an SQL prompt over a file, where triggers are out of the way: they are dropped, and put back word for word. Each text changes some row. */
export function atPrompt(file: string, texts: readonly string[], ...values: unknown[]): void {
  const db = new Sqlite(file)
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[]
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`)
  for (const text of texts) expect(db.prepare(text).run(...values).changes, text).toBeGreaterThan(0)
  for (const trigger of triggers) db.exec(trigger.sql)
  db.close()
}
