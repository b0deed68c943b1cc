import type { Read } from './read.ts'

/** The settings that an event set (JSON). */
export const settingsSetBy = (read: Read, seq: number): string | undefined => read.value<string>('SELECT value FROM settings WHERE event_seq = ?', seq)
