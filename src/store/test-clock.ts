import type { Read } from './read.ts'
import { clock } from './schema/people.ts'
import type { Write } from './write.ts'

export function setClock(tx: Write, offsetMs: number): void {
  tx.fact(clock, { offsetMs })
}

/** Milliseconds that a test book is ahead of the machine; undefined on a real book. */
export const clockOffset = (read: Read): number | undefined => read.value<number>('SELECT offset_ms FROM clock ORDER BY id DESC LIMIT 1')
