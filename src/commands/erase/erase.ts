import { randomUUID } from 'node:crypto'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import type { Book } from '../../store/book.ts'
import { blankAll, erasureSeen, openMoneyOf, remainsOf } from '../../store/erasure.ts'
import { forgetMails } from '../../store/mail.ts'
import { addNote } from '../../store/notes.ts'
import { rolesFor, rolesOf } from '../../store/people.ts'
import { type Erasing, reasonFor } from './reason.ts'

const KIND = 'erased'

/** What an erasure came to. `values`: how many were blanked; `lines`: bank lines among them; `logEmptied`: nothing of them stays in the write-ahead log. */
export interface Erased {
  readonly caseNumber: string
  readonly erased: true
  readonly cases: readonly string[]
  readonly values: number
  readonly lines: number
  readonly logEmptied: boolean
}

/**
 * Erases the student of a case: all that the book holds of that person, in all of his or her cases, and on the bank lines of the payouts. Money rows stay.
 * It can't be undone. Refuses role_not_allowed, not_found, erased (already), money_still_open.
 */
export function erase(book: Book, { caseNumber, reason, actor }: Erasing): Result<Erased> {
  const words = reasonFor(reason)
  if (!words.ok) return words
  const told = { cases: [] as readonly string[], values: 0, lines: 0 }
  const acted = book.act({ kind: KIND, actor, key: randomUUID(), request: `erase ${caseNumber}`, status: 200 }, (read) => {
    const may = rolesFor(read, KIND)
    if (!rolesOf(read, actor, read.today).some((role) => may.includes(role))) return problem('role_not_allowed', say.onlyRolesErase(may))
    const seen = erasureSeen(read, caseNumber)
    if (!seen) return notFound(say.noCase, caseNumber)
    if (seen.isErased) return problem('erased', say.studentErasedAlready(caseNumber))
    const open = openMoneyOf(read, seen.student)
    if (open.length > 0) return problem('money_still_open', say.moneyOfCaseOpen(open))
    const remains = remainsOf(read, seen.student)
    told.cases = seen.caseNumbers
    told.lines = remains.find(({ columns }) => columns.includes('evidence'))?.rows.length ?? 0
    return done((tx) => {
      told.values = blankAll(tx, remains)
      forgetMails(tx, seen.student)
      addNote(tx, { noun: 'erasure', subject: seen.application, words: { reason: words.value } })
    })
  })
  if (!acted.ok) return acted
  return done({ caseNumber, erased: true, ...told, logEmptied: book.checkpoint() })
}
