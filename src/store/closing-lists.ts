import { type Closing, closingById, type Period, periodById } from './closings.ts'
import type { Page, Read } from './read.ts'

const before = (page: Page): number => (page.after === 0 ? Number.MAX_SAFE_INTEGER : page.after)

/** Closings, the newest first: those before the id `page.after`, or from the last. */
export const newestClosings = (read: Read, page: Page): Closing[] =>
  read.column<number>('SELECT id FROM closing WHERE id < ? ORDER BY id DESC LIMIT ?', before(page), page.most).flatMap((id) => closingById(read, id) ?? [])

export const newestPeriods = (read: Read, page: Page): Period[] =>
  read.column<number>('SELECT id FROM period WHERE id < ? ORDER BY id DESC LIMIT ?', before(page), page.most).flatMap((id) => periodById(read, id) ?? [])

/** The event by which a closing or a period close was drawn up. */
export const drawnUpIn = (read: Read, noun: 'closing' | 'period', id: number): number =>
  (noun === 'closing'
    ? read.value<number>('SELECT event_seq FROM closing WHERE id = ?', id)
    : read.value<number>('SELECT event_seq FROM period WHERE id = ?', id)) ?? 0

/** The day after which a period begins: the lock before an event. */
export const lockBefore = (read: Read, seq: number): string | undefined =>
  read.value<string>('SELECT closed_through FROM period_lock WHERE event_seq < ? ORDER BY id DESC LIMIT 1', seq)

/** The newest closing of an account that an event knew as approved, and that reaches a day. */
export const closingTo = (read: Read, account: string, day: string, knownAt: number): Closing | undefined => {
  const id = read.value<number>(
    `SELECT c.id FROM closing c CROSS JOIN bank_account k ON k.id = c.bank_account AND k.code = ? CROSS JOIN step t ON t.noun = 'closing' AND t.subject = c.id AND t.to_state = 'approved' AND t.event_seq <= ?
     WHERE c.as_of >= ? ORDER BY c.as_of LIMIT 1`,
    account,
    knownAt,
    day,
  )
  return id === undefined ? undefined : closingById(read, id)
}

/** The newest approved closing of an account. */
export const lastClosingOf = (read: Read, account: string): Closing | undefined => {
  const id = read.value<number>(
    `SELECT c.id FROM closing c CROSS JOIN bank_account k ON k.id = c.bank_account AND k.code = ? CROSS JOIN state s ON s.noun = 'closing' AND s.subject = c.id AND s.state = 'approved'
     ORDER BY c.as_of DESC LIMIT 1`,
    account,
  )
  return id === undefined ? undefined : closingById(read, id)
}
