import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { isDate } from '../../core/time/dates.ts'
import { type Fund, fundByCode, fundsAfter } from '../../store/funds.ts'
import type { JournalPart } from '../../store/journal.ts'
import type { Read } from '../../store/read.ts'
import type { Book } from '../query.ts'
import { beancountExport } from './beancount.ts'
import { chainExport } from './chain.ts'
import { giving360Export } from './giving-360.ts'
import { hledgerExport } from './hledger.ts'
import { iatiExport } from './iati.ts'
import { journalExport } from './journal.ts'
import type { PartOfFunds } from './part-of-funds.ts'

/** Exports of the books by their names: each gives its text in pieces, from one view of the book. */
const EXPORTS = {
  hledger: hledgerExport,
  beancount: beancountExport,
  journal: journalExport,
  chain: chainExport,
} as const satisfies Record<string, (read: Read, part: JournalPart) => Generator<string>>

/** What is told to the public in the field's formats, without personal data. */
const PUBLICATIONS = {
  iati: iatiExport,
  '360giving': giving360Export,
} as const satisfies Record<string, (read: Read, part: PartOfFunds) => Result<Iterable<string>>>

type Publication = keyof typeof PUBLICATIONS
export type BooksExport = keyof typeof EXPORTS | Publication

const isPublication = (name: string): name is Publication => Object.hasOwn(PUBLICATIONS, name)

export const isBooksExport = (name: string): name is BooksExport => Object.hasOwn(EXPORTS, name) || isPublication(name)

const MOST_FUNDS = 1000

/** Who may export the books. */
export const EXPORT_ROLES = ['auditor']

export interface ExportAsked {
  /** The code of a fund. */
  readonly fund?: string
  readonly from?: string
  readonly to?: string
}

/**
 * Writes an export piece by piece while the view of the book lasts. Refuses not_found, date_invalid, invalid_input (the chain is exported whole; a
 * publication wants its publisher in the settings).
 */
export function exportBooks(book: Book, name: BooksExport, asked: ExportAsked, write: (text: string) => void): Result<void> {
  const wrong = [asked.from, asked.to].find((date) => date !== undefined && !isDate(date))
  if (wrong !== undefined) return problem('date_invalid', say.noDay(wrong))
  if (name === 'chain' && (asked.fund ?? asked.from ?? asked.to) !== undefined) return problem('invalid_input', say.chainWhole)
  return book.read((read) => {
    const fund = asked.fund === undefined ? undefined : fundByCode(read, asked.fund)
    if (asked.fund !== undefined && !fund) return notFound(say.noFund, asked.fund)
    const pieces = isPublication(name)
      ? PUBLICATIONS[name](read, { funds: fund ? [fund] : fundsWithBudget(read), from: asked.from, to: asked.to })
      : done(EXPORTS[name](read, { fund: fund?.id, from: asked.from, to: asked.to }))
    if (!pieces.ok) return pieces
    for (const text of pieces.value) write(text)
    return done(undefined)
  })
}

/** Funds that donors gave to: not those that only hold lines which are not identified yet. */
const fundsWithBudget = (read: Read): Fund[] => fundsAfter(read, { after: 0, most: MOST_FUNDS }).filter(({ code }) => !code.startsWith('unassigned'))
