import { randomBytes, randomUUID } from 'node:crypto'
import { done, type Result } from '../core/result.ts'
import type { Book } from '../store/book.ts'
import { bookKeysWrapped, renewBookKey } from '../store/book-keys.ts'
import { OPERATOR } from '../store/people.ts'

/**
 * A new master key: the same book key wrapped by it, the wrappings before blanked. Codes, look-ups and marks use keys derived from the
 * book key, and stay. `keep` puts the new key where it is safe before anything is written.
 */
export function rotateKey(book: Book, keep: (master: Buffer) => void): Result<{ readonly master: Buffer; readonly seq: number }> {
  const master = randomBytes(32)
  keep(master)
  const acted = book.act({ kind: 'key_rotated', actor: OPERATOR, key: randomUUID(), request: 'key rotate', status: 200 }, (read) => {
    const before = bookKeysWrapped(read)
    return done((tx) => renewBookKey(tx, master, before))
  })
  return acted.ok ? done({ master, seq: acted.value.seq }) : acted
}
