import { OPERATOR } from './people.ts'
import type { Read } from './read.ts'

/** What the operator of the machine did that lets somebody act as another: tokens made at the command line, and when the last was. */
export function operatorEvents(read: Read): { readonly tokens: number; readonly last: string | undefined } {
  const row = read.one<{ tokens: number; last: string | null }>(
    'SELECT count(*) AS tokens, max(e.at) AS last FROM token t CROSS JOIN event e ON e.seq = t.event_seq WHERE e.actor = ?',
    OPERATOR,
  )
  return { tokens: row?.tokens ?? 0, last: row?.last ?? undefined }
}
