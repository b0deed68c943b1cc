import type { Read } from './read.ts'

/** So many open lines and payouts on their way are looked at within some milliseconds: a thread takes longer to start. */
const MOST_LINES = 200
const MOST_PAYOUTS = 1000
/** A run of an agent reads all numbers that were told of its transfers. */
const MOST_NUMBERS = 2000

/** Is a reconciliation soon done, whatever the account? Counts no further than it must. */
export const isShortRun = (read: Read, mostNumbers = MOST_NUMBERS): boolean =>
  isFew(read, 'line', 'open', MOST_LINES) &&
  isFew(read, 'payout', 'instructed', MOST_PAYOUTS) &&
  (read.value<number | null>('SELECT max(id) FROM agent_number') ?? 0) <= mostNumbers

const isFew = (read: Read, noun: string, state: string, most: number): boolean =>
  read.value('SELECT 1 FROM state WHERE noun = ? AND state = ? LIMIT 1 OFFSET ?', noun, state, most) === undefined

/** To read so many payouts once costs what the engine takes for one line. */
const PAYOUTS_A_LINE = 50

/** Are there so many open lines that it pays to read every payout on its way before them? */
export const isManyLines = (read: Read): boolean => count(read, 'payout', 'instructed') <= PAYOUTS_A_LINE * count(read, 'line', 'open')

const count = (read: Read, noun: string, state: string): number =>
  read.value<number>('SELECT count(*) FROM state WHERE noun = ? AND state = ?', noun, state) ?? 0
