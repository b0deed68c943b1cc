import type { Book } from '../../store/book.ts'
import type { ErasureListed } from '../../store/erasure.ts'
import { OPERATOR } from '../../store/people.ts'
import { erase } from './erase.ts'

/** What came of erasures that a copy of the book had not seen: done again, or not, with the reason in words. */
export interface Repeated {
  readonly repeated: readonly string[]
  readonly notRepeated: readonly { readonly caseNumber: string; readonly words: string }[]
}

/**
 * Erases again, as the operator, the students that a copy from before still has. Where the copy has money of a student open that was
 * paid or cancelled since, the erasure waits: `notRepeated` says so.
 */
export function repeatErasures(book: Book, list: readonly ErasureListed[]): Repeated {
  const done = list.map(({ caseNumber, erasedAt }) => ({
    caseNumber,
    result: erase(book, { caseNumber, reason: `erased on ${erasedAt.slice(0, 10)}; repeated on a restored copy`, actor: OPERATOR }),
  }))
  return {
    repeated: done.flatMap(({ caseNumber, result }) => (result.ok ? [caseNumber] : [])),
    notRepeated: done.flatMap(({ caseNumber, result }) => (result.ok ? [] : [{ caseNumber, words: result.problem.detail }])),
  }
}
