import type { Words } from '../../pages/i18n/en.ts'
import type { Act, ActFault } from '../../pages/status/act-fields.tsx'
import type { Book } from '../../queries/query.ts'
import { openWords, sealWords } from '../../queries/sealed-words.ts'
import { type CodeAndYear, heldBefore, isSameHolder } from '../../queries/status.ts'

/** What a student wrote on a page that had been open for too long: whose page it was, and which form. */
interface KeptAct {
  readonly holder: CodeAndYear
  readonly act: Act
  readonly typed: Readonly<Record<string, string>>
}

const KEPT_MINUTES = 12 * 60

/** Sealed, to go through the form that asks for the code again; undefined where nothing was written, or the page was none of ours. */
export function sealAct(book: Book, act: Act, { ticket = '', ...typed }: Readonly<Record<string, string>>): string | undefined {
  const holder = heldBefore(book, ticket)
  const isWritten = Object.entries(typed).some(([name, text]) => name !== 'caseNumber' && text !== '')
  return holder && isWritten ? sealWords(book, 'a form of a student', { holder, act, typed } satisfies KeptAct, KEPT_MINUTES) : undefined
}

/** The form as it was written, for the one whose page it was and for nobody else. */
export function keptAct(book: Book, holder: CodeAndYear, kept: string): ((words: Words) => ActFault) | undefined {
  const of = openWords<KeptAct>(book, 'a form of a student', kept)
  if (!of || !isSameHolder(of.holder, holder)) return undefined
  const { act, typed } = of
  return ({ refused }) => ({ act, caseNumber: typed['caseNumber'] ?? '', fields: {}, all: refused.kept, typed })
}
