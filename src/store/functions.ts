import { createHash, type Hash } from 'node:crypto'
import type Database from 'better-sqlite3'

/** SHA-256(prev ‖ LF ‖ body): what chains one seal to the one before. */
export const chainHash = (prev: Uint8Array, body: string): Buffer => createHash('sha256').update(prev).update('\n').update(body).digest()

/** SHA-256(LF ‖ key) in hex: how the chain tells an idempotency key, which is its owner's to choose. */
export const keyDigest = (key: string): string => chainHash(Buffer.alloc(0), key).toString('hex')

/**
 * Registers what the triggers call. A tool that does not register `guard` can read the file and not write it; one that
 * does can write only what the triggers allow.
 */
export function registerFunctions(db: Database.Database): void {
  db.function('guard', { deterministic: false }, () => 1)
  db.function('chain_hash', { deterministic: true }, (prev, body) => (Buffer.isBuffer(prev) && typeof body === 'string' ? chainHash(prev, body) : null))
  db.aggregate<Hash>('row_digest', {
    start: () => createHash('sha256'),
    step: (hash, row) => hash.update(`${String(row)}\n`),
    result: (hash) => hash.digest('hex'),
  })
}
