import { addDays, dateOf } from '../core/time/dates.ts'
import { type Book, KEY_DAYS } from './book.ts'
import { lastEventAt } from './ledger.ts'

/**
 * Rows of requests whose keys are answered no more go away; the key itself stays with its event, so that it is never taken for a new one.
 * Days count to the last event, as in the trigger that keeps the rows: a clock alone frees nothing.
 */
export function leaveRequests(book: Book): void {
  book.stage((tx) => tx.run('DELETE FROM request WHERE at < ?', addDays(dateOf(lastEventAt(tx)), -KEY_DAYS)))
}
