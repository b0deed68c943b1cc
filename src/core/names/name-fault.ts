/** A name goes into lists that people open in spreadsheets: one that begins as a formula does, in letters of any width, is refused. */
const FORMULA = /^[=+\-@＝＋－＠]/

/** Control characters, letters lost by an earlier program, and marks that can't be seen or turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNREADABLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/

/** What is wrong with a name as written, or undefined. */
export function nameFault(name: string): string | undefined {
  if (FORMULA.test(name)) return 'A name does not begin with = + - or @: write the name as in the passport.'
  if (UNREADABLE.test(name)) return 'Has a character that cannot be read or seen: type it again.'
  return /\p{L}/u.test(name) ? undefined : 'Not a name: write it in letters, as in the passport.'
}
