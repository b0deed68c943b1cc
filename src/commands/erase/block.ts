import { randomUUID } from 'node:crypto'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { addBlocking, endBlocking, isBlocked, payoutsUnderWay } from '../../store/blocking.ts'
import type { Book } from '../../store/book.ts'
import { type ErasureSeen, erasureSeen } from '../../store/erasure.ts'
import { addNote } from '../../store/notes.ts'
import { rolesFor, rolesOf } from '../../store/people.ts'
import type { Read } from '../../store/read.ts'
import type { Write } from '../../store/write.ts'
import { type Erasing, reasonFor } from './reason.ts'

/** What a blocking came to, or its end. `lines`: how many bank lines were hidden. */
export interface Blocked {
  readonly caseNumber: string
  readonly blocked: boolean
  readonly cases: readonly string[]
  readonly lines: number
}

/**
 * Hides the data of a case's student from everybody's view, in all of his or her cases: they read as if they were erased, the codes lead nowhere, no search finds them,
 * nothing more is paid. Nothing is lost. Refuses role_not_allowed, not_found, erased, wrong_state (blocked already), money_still_open (a payout is under way).
 */
export const block = (book: Book, asked: Erasing): Result<Blocked> =>
  change(book, asked, 'blocked', (read, seen) => {
    if (isBlocked(read, seen.student)) return problem('wrong_state', say.blockedAlready(asked.caseNumber))
    const open = payoutsUnderWay(read, seen.student)
    if (open.length > 0) return problem('money_still_open', say.payoutUnderWay(open))
    return done((tx) => addBlocking(tx, seen.student))
  })

/** Shows the data of a blocked student again. Refuses role_not_allowed, not_found, erased, wrong_state (not blocked). */
export const unblock = (book: Book, asked: Erasing): Result<Blocked> =>
  change(book, asked, 'unblocked', (read, seen) => {
    if (!isBlocked(read, seen.student)) return problem('wrong_state', say.notBlocked(asked.caseNumber))
    return done((tx) => {
      endBlocking(tx, seen.student)
      return 0
    })
  })

type Change = (read: Read, seen: ErasureSeen) => Result<(tx: Write) => number>

function change(book: Book, { caseNumber, reason, actor }: Erasing, kind: 'blocked' | 'unblocked', decide: Change): Result<Blocked> {
  const words = reasonFor(reason)
  if (!words.ok) return words
  const told = { cases: [] as readonly string[], lines: 0 }
  const acted = book.act({ kind, actor, key: randomUUID(), request: `${kind} ${caseNumber}`, status: 200 }, (read) => {
    const may = rolesFor(read, kind)
    if (!rolesOf(read, actor, read.today).some((role) => may.includes(role))) return problem('role_not_allowed', say.onlyRolesMay(may))
    const seen = erasureSeen(read, caseNumber)
    if (!seen) return notFound(say.noCase, caseNumber)
    if (seen.isErased) return problem('erased', say.studentErased(caseNumber))
    const decided = decide(read, seen)
    if (!decided.ok) return decided
    told.cases = seen.caseNumbers
    return done((tx) => {
      told.lines = decided.value(tx)
      addNote(tx, { noun: 'erasure', subject: seen.application, words: { reason: words.value } })
    })
  })
  return acted.ok ? done({ caseNumber, blocked: kind === 'blocked', ...told }) : acted
}
