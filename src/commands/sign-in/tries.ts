import { problem } from '../../core/problem.ts'
import { sha256 } from '../../store/keys.ts'
import type { Door } from './accounts.ts'

const MOST = 5
const WINDOW_MS = 15 * 60_000
/** Of everybody together: guesses of one password at many addresses. */
const MOST_OF_ALL = 200

/** Five wrong tries at an address in fifteen minutes: the sixth waits, right or wrong, also for addresses that nobody has. */
export function mustWait({ file, clock }: Door, email: string) {
  const since = clock() - WINDOW_MS
  const tries = file.triesSince(keyOf(email), since)
  const isMuch = tries.length >= MOST || file.countTriesSince(since) >= MOST_OF_ALL
  if (!isMuch) return undefined
  const wait = Math.max(1, Math.ceil(((tries[0] ?? clock()) + WINDOW_MS - clock()) / 1000))
  const minutes = Math.ceil(wait / 60)
  return problem('too_many_tries', `Too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again.`, {
    members: { retryAfter: wait },
  })
}

export const wrongTry = ({ file, clock }: Door, email: string): void => file.addTry(keyOf(email), clock())

export const rightTry = ({ file, clock }: Door, email: string): void => file.forgetTries(keyOf(email), clock() - WINDOW_MS)

/** An address is personal data: its hash stands in the file. */
const keyOf = (email: string): string => sha256(email.trim().toLowerCase())
