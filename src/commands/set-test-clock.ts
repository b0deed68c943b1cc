import type { Clock } from '../clock.ts'
import { problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { instantAt } from '../core/time/dates.ts'
import type { Book } from '../store/book.ts'
import { lastEventAt } from '../store/ledger.ts'
import { clockOffset, setClock } from '../store/test-clock.ts'
import { operate } from './operate.ts'

/** Sets a test book's clock anew, for all. Refuses date_invalid before the last event, and on a book that is no test book. */
export function setTestClock(book: Book, clock: Clock, atMs: number): Result<number> {
  return operate(book, 'clock_set', (read) => {
    if (clockOffset(read) === undefined) return problem('wrong_state', say.noTestBook)
    const last = lastEventAt(read)
    if (instantAt(atMs) < last) return problem('date_invalid', say.clockBack(last))
    return done((tx) => setClock(tx, atMs - clock()))
  })
}
