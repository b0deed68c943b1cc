/** Text that a program took for another encoding and encoded once more: `BÃ¤ckerei` was `Bäckerei`. */

/** Places 80 to 9F of windows-1252 that have a letter, by the letter. */
const HIGH: ReadonlyMap<string, number> = new Map([...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((letter, n) => [letter, 0x80 + n]))
const NOT_ASCII = /[^\0-\x7f]/
/** What is no letter of windows-1252 ends the search early. */
const OTHER = /[^\0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/

/**
 * A text as it was before it was encoded a second time, else as it stands. All of its letters beyond ASCII must be bytes of UTF-8: one letter of a language among ASCII
 * makes none, so that a text which is right is never taken for one that is not.
 */
export function encodedOnce(text: string): string {
  if (!NOT_ASCII.test(text) || OTHER.test(text)) return text
  const bytes = Uint8Array.from(text, (letter) => HIGH.get(letter) ?? letter.charCodeAt(0))
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return text
  }
}
