import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { sha256 } from '../../store/keys.ts'
import type { Door } from './accounts.ts'

const MOST = 5
const WINDOW_MS = 15 * 60_000
/** Of everybody together: guesses of one password at many addresses. */
const MOST_OF_ALL = 200

/** A try that is counted already, while it is looked at: those that come at the same moment are not let past. It stays counted, unless it was right or was none. */
export interface Try {
  /** It was right: what was wrong before it counts no more. */
  readonly right: () => void
  /** Nothing was tried: what was sent could not be looked at. */
  readonly none: () => void
}

/** Five wrong tries at an address in fifteen minutes: the sixth waits, right or wrong, also for addresses that nobody has. Refuses too_many_tries. */
export function takeTry({ file, clock }: Door, email: string): Result<Try> {
  const [whom, since] = [keyOf(email), clock() - WINDOW_MS]
  const id = file.takeTry(whom, clock(), { since, most: MOST, mostOfAll: MOST_OF_ALL })
  if (id !== undefined) return done({ right: () => file.forgetTries(whom, id, clock() - WINDOW_MS), none: () => file.forgetTry(id) })
  const [first = clock()] = file.triesSince(whom, since)
  const wait = Math.max(1, Math.ceil((first + WINDOW_MS - clock()) / 1000))
  return problem('too_many_tries', say.tooManyTries(Math.ceil(wait / 60)), { members: { retryAfter: wait } })
}

/** An address is personal data: its hash stands in the file. */
const keyOf = (email: string): string => sha256(email.trim().toLowerCase())
