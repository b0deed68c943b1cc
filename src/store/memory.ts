import { isMainThread } from 'node:worker_threads'
import type Database from 'better-sqlite3'

/** A block of memory that the C library takes from the system by itself and gives back by itself. */
const BLOCK_BYTES = 16 * 1024 * 1024

let kept = false

/**
 * Lets the C library keep a few megabytes between two statements. SQLite takes about 90 KiB for each temporary table of a trigger and
 * frees them at its end; glibc would give them back to the system each time, and the page faults of taking them again cost four times
 * as much as all triggers of a command. Once a block of 16 MiB was freed, glibc keeps up to 32 MiB (mallopt(3), M_MMAP_THRESHOLD), in
 * every thread of the process.
 */
export function keepMemory(db: Database.Database): void {
  if (kept || !isMainThread) return
  db.prepare('SELECT length(CAST(zeroblob(?) AS TEXT))').get(BLOCK_BYTES)
  kept = true
}
