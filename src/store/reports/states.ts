import type { Read } from '../read.ts'

/** The state of a noun once an event was written: its last step until then, else the one in which it begins. */
export const stateAt = (read: Read, noun: string, subject: number, upTo: number): string | undefined =>
  read.value<string>(
    `SELECT coalesce((SELECT to_state FROM step WHERE noun = ? AND subject = ? AND event_seq <= ? ORDER BY id DESC LIMIT 1), (SELECT state FROM first_state WHERE noun = ?))`,
    noun,
    subject,
    upTo,
    noun,
  )
