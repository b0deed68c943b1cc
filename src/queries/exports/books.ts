import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { isDate } from '../../core/time/dates.ts'
import { fundByCode } from '../../store/funds.ts'
import type { JournalPart } from '../../store/journal.ts'
import type { Read } from '../../store/read.ts'
import type { Book } from '../query.ts'
import { beancountExport } from './beancount.ts'
import { chainExport } from './chain.ts'
import { hledgerExport } from './hledger.ts'
import { journalExport } from './journal.ts'

/** Exports of the books by their names: each gives its text in pieces, from one view of the book. */
const EXPORTS = {
  hledger: hledgerExport,
  beancount: beancountExport,
  journal: journalExport,
  chain: chainExport,
} as const satisfies Record<string, (read: Read, part: JournalPart) => Generator<string>>

export type BooksExport = keyof typeof EXPORTS

export const isBooksExport = (name: string): name is BooksExport => name in EXPORTS

/** Who may export the books. */
export const EXPORT_ROLES = ['auditor']

export interface ExportAsked {
  /** The code of a fund. */
  readonly fund?: string
  readonly from?: string
  readonly to?: string
}

/** Writes an export piece by piece while the view of the book lasts. Refuses not_found, date_invalid; the chain is exported whole. */
export function exportBooks(book: Book, name: BooksExport, asked: ExportAsked, write: (text: string) => void): Result<void> {
  const wrong = [asked.from, asked.to].find((date) => date !== undefined && !isDate(date))
  if (wrong !== undefined) return problem('date_invalid', `"${wrong}" is no day of the calendar: write YYYY-MM-DD.`)
  if (name === 'chain' && (asked.fund ?? asked.from ?? asked.to) !== undefined)
    return problem('invalid_input', 'The chain is exported whole: a part of it proves nothing.')
  return book.read((read) => {
    const fund = asked.fund === undefined ? undefined : fundByCode(read, asked.fund)
    if (asked.fund !== undefined && !fund) return problem('not_found', `There is no fund "${asked.fund}".`)
    for (const text of EXPORTS[name](read, { fund: fund?.id, from: asked.from, to: asked.to })) write(text)
    return done(undefined)
  })
}
