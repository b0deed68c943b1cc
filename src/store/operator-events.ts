import { OPERATOR } from './people.ts'
import type { Read } from './read.ts'

/** What the operator of the machine did. `tokens`: those made at the command line, which let somebody act as another; `last`: when the last of them was made. */
export interface OperatorEvents {
  readonly events: number
  readonly tokens: number
  readonly last: string | undefined
}

/** The operator's events after an event (of an anchor), or of the whole book. */
export function operatorEvents(read: Read, after = 0): OperatorEvents {
  const row = read.one<{ events: number; tokens: number; last: string | null }>(
    `SELECT count(*) AS events, count(t.id) AS tokens, max(CASE WHEN t.id IS NOT NULL THEN e.at END) AS last
     FROM event e LEFT JOIN token t ON t.event_seq = e.seq WHERE e.actor = ? AND e.seq > ?`,
    OPERATOR,
    after,
  )
  return { events: row?.events ?? 0, tokens: row?.tokens ?? 0, last: row?.last ?? undefined }
}
