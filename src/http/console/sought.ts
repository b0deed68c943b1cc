import type { Book } from '../../queries/query.ts'
import { openWords, sealWords } from '../../queries/sealed-words.ts'

/** A case number or a payout's reference: it names nobody to who has not the book. */
const NAMES_NOBODY = /^(\d{4}-\d{6,12}|TO[A-Z]{10}\d{2})$/i
/** So long a link to a search can be followed. */
const LASTS_MINUTES = 24 * 60

type Query = Readonly<Record<string, string>>

/**
 * What was searched for, as an address carries it: in clear where it names nobody, else sealed: addresses stay in the browser's history and in the logs of what lies between, and
 * a name or a passport number must not. `name`: of the parameter in clear.
 */
export const soughtParams = (book: Book, name: string, words: string): Query =>
  words === '' ? {} : NAMES_NOBODY.test(words) ? { [name]: words } : { find: sealWords(book, 'a search', words, LASTS_MINUTES) }

/** What an address searches for. `clear`: words that must not stand in one; `ended`: a link that can be followed no more. */
export function soughtIn(book: Book, name: string, { find, [name]: words = '' }: Query): { readonly words: string } | { readonly clear: string } | 'ended' {
  if (find === undefined || find === '') return words.trim() === '' || NAMES_NOBODY.test(words.trim()) ? { words: words.trim() } : { clear: words.trim() }
  const opened = openWords<string>(book, 'a search', find)
  return opened === undefined ? 'ended' : { words: opened }
}
