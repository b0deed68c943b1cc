import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { done } from '../core/result.ts'
import { Book } from '../store/book.ts'
import { checkValue, Keys } from '../store/keys.ts'
import { addFirstPersons } from '../store/people.ts'
import { bookKey } from '../store/schema/people.ts'
import { setClock } from '../store/test-clock.ts'
import { anchorPublicKey } from '../store/verify/anchor.ts'
import { operate } from './operate.ts'
import { addUser } from './people.ts'

export interface Made {
  readonly master: Buffer
  readonly admin: { readonly email: string; readonly oneTimeSignIn: string }
}

/** Makes a book: its file, its keys, the first admin. `testClock`: milliseconds since 1970 at which a test book's clock starts. */
export function makeBook(file: string, clock: Clock, options: { readonly adminEmail: string; readonly testClockMs?: number }): Made {
  const master = randomBytes(32)
  const keys = Keys.make()
  const { testClockMs } = options
  // The first event stands at the test clock's start; from then on the book itself knows how far it is ahead.
  const first = Book.create(file, testClockMs === undefined ? clock : () => testClockMs, keys)
  operate(first, 'book_opened', () =>
    done((tx) => {
      addFirstPersons(tx)
      tx.fact(bookKey, { checkValue: checkValue(master), wrapped: keys.wrappedBy(master), anchorKey: anchorPublicKey(keys) })
      if (testClockMs !== undefined) setClock(tx, testClockMs - clock())
    }),
  )
  first.close()
  const book = Book.open(file, clock, master)
  const added = addUser(book, { email: options.adminEmail, name: 'Administrator', roles: ['admin'] })
  book.close()
  return { master, admin: { email: options.adminEmail, oneTimeSignIn: added.ok ? added.value.oneTimeSignIn : '' } }
}
