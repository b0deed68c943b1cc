import { checkValue } from './keys.ts'
import type { Read } from './read.ts'
import { bookKey } from './schema/people.ts'
import type { Write } from './write.ts'

/** The rows that hold the book key wrapped. */
export const bookKeysWrapped = (read: Read): number[] =>
  read.all<{ id: number }>('SELECT id FROM book_key WHERE wrapped IS NOT NULL ORDER BY id').map((row) => row.id)

/** Wraps the book key by another master key, and blanks the wrappings before. */
export function renewBookKey(tx: Write, master: Uint8Array, before: readonly number[]): void {
  tx.fact(bookKey, { checkValue: checkValue(master), wrapped: tx.keys.wrappedBy(master) })
  for (const id of before) tx.blank(bookKey, id, ['wrapped'])
}
