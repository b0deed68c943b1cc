import type { Read } from './read.ts'

/** The present state of a noun's subject. */
export const stateOf = (read: Read, noun: string, subject: number): string | undefined =>
  read.value<string>('SELECT state FROM state WHERE noun = ? AND subject = ?', noun, subject)

/** The state in which a subject was once the event `seq` was written. */
export const stateAt = (read: Read, noun: string, subject: number, seq: number): string =>
  read.value<string>('SELECT to_state FROM step WHERE noun = ? AND subject = ? AND event_seq <= ? ORDER BY id DESC LIMIT 1', noun, subject, seq) ??
  read.value<string>('SELECT state FROM first_state WHERE noun = ?', noun) ??
  ''
