import { type Said, say } from '../said/say.ts'

/** A name goes into lists that people open in spreadsheets: one that begins as a formula does, in letters of any width, is refused. */
const FORMULA = /^[=+\-@＝＋－＠]/

/** Control characters, letters lost by an earlier program, and marks that can't be seen or turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNREADABLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/

/** What is wrong with a name as written, or undefined. */
export function nameFault(name: string): Said | undefined {
  if (FORMULA.test(name)) return say.nameFormula
  if (UNREADABLE.test(name)) return say.unreadableLetter
  return /\p{L}/u.test(name) ? undefined : say.nameLetters
}
