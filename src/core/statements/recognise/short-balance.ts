import { NAMES_BALANCE } from './label-words.ts'
import { textsOf } from './labels.ts'
import { folded, hasWord } from './words.ts'

const MOST_WORDS = 3

/** Is the only text of a row short, and names a balance? No word of it need say which one: opposite of one that is known it is the other. */
export function isShortBalance(cells: readonly string[]): boolean {
  const [only = '', ...more] = textsOf(cells).map(folded)
  return more.length === 0 && !/\d/.test(only) && only.split(' ').length <= MOST_WORDS && hasWord(only, NAMES_BALANCE)
}
