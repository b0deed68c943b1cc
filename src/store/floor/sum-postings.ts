import type { Read } from '../read.ts'

/** The trial balance as one would sum it without buckets: every posting known at the event, one by one. Gives its rows. */
export const sumPostings = (read: Read, asOf: string, knownAt: number): number =>
  read.all(
    `SELECT a.layer, a.code, f.code, a.currency, sum(p.amount) FROM posting p CROSS JOIN entry e ON e.id = p.entry CROSS JOIN account a ON a.id = p.account CROSS JOIN fund f ON f.id = p.fund
     WHERE p.event_seq <= ? AND e.effective_date <= ? GROUP BY a.id, f.id ORDER BY a.layer, a.code, f.code, a.currency`,
    knownAt,
    asOf,
  ).length
