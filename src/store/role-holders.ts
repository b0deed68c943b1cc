import type { Read } from './read.ts'

/** Persons by role as they stood once the event `seq` was written, on a day: that of the event, if none is given. A role that was given until a day ends by itself. */
export function roleHolders(read: Read, seq: number, on?: string): Record<string, number[]> {
  const rows = read.all<{ role: string; person: number }>(
    `SELECT g.role, g.person FROM role_grant g CROSS JOIN event e ON e.seq = ? WHERE g.ended = 0 AND (g.until IS NULL OR g.until >= coalesce(?, substr(e.at, 1, 10)))
       AND g.id = (SELECT max(id) FROM role_grant WHERE person = g.person AND role = g.role AND event_seq <= ?) ORDER BY g.role, g.person`,
    seq,
    on ?? null,
    seq,
  )
  const holders: Record<string, number[]> = {}
  for (const { role, person } of rows) holders[role] = [...(holders[role] ?? []), person]
  return holders
}
