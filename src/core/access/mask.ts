/** A payout's or a batch's reference: it is ours, and names nobody. */
const OWN_REFERENCE = /^TO[A-Z]{10}\d{2}$/
const LONG_NUMBER = 8

/** A bank's text without what tells of a person: words become their first letter, long numbers and mixed ones their last four characters. Dates, amounts and our own references stay. */
export const masked = (text: string): string => text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => maskedWord(word))

function maskedWord(word: string): string {
  if (OWN_REFERENCE.test(word)) return word
  if (/^\p{N}+$/u.test(word)) return word.length < LONG_NUMBER ? word : `…${word.slice(-4)}`
  if (/\p{N}/u.test(word)) return word.length < LONG_NUMBER ? '…' : `…${word.slice(-4)}`
  const [first = ''] = word
  return word.length === 1 ? word : `${first}…`
}
