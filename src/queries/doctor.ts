import { stepWarnings } from '../core/access/separation.ts'
import { dateOf, daysBetween } from '../core/time/dates.ts'
import { head } from '../store/ledger.ts'
import { operatorEvents } from '../store/operator-events.ts'
import { roleHolders } from '../store/role-holders.ts'
import { settingsTold } from '../store/settings.ts'
import { clockOffset } from '../store/test-clock.ts'
import type { Book } from './query.ts'

/** What a person should know of a book before money depends on it: one sentence each. */
export function examine(book: Book): string[] {
  return book.read((read) => {
    const { events, tokens, last } = operatorEvents(read)
    const steps = stepWarnings(true, roleHolders(read, head(read).seq, read.today)).map((w) => w.words)
    return [
      ...(read.hasKeys ? [] : ['The master key is not at hand: nothing can be paid, and names stay closed.']),
      ...(clockOffset(read) === undefined ? [] : ['This is a test book: its clock is not the real one.']),
      ...(settingsTold(read).complaints === undefined
        ? ['The settings name no address of the auditors: who has no code can complain to the contact alone.']
        : []),
      ...steps,
      ...(tokens > 0 && last !== undefined
        ? [
            `${events} event(s) are the operator's; among them ${tokens} token(s) were made at the command line, the last ${daysBetween(dateOf(last), read.today)} day(s) ago: whoever made them can act as those persons.`,
          ]
        : []),
    ]
  })
}
