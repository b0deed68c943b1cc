/** Text that a program took for another encoding and encoded once more: `BÃ¤ckerei` was `Bäckerei`. */

/** Places 80 to 9F of windows-1252 that have a letter, by the letter. */
const HIGH: ReadonlyMap<string, number> = new Map([...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((letter, n) => [letter, 0x80 + n]))
/** The first letters beyond ASCII that stand together: of a text that is right they nearly always tell so, and no more of it is looked at. */
const FIRST = /[^\0-\x7f]+/
/** What is no letter of windows-1252 ends the search early. */
const OTHER = /[^\0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/

/**
 * A text as it was before it was encoded a second time, else as it stands. All of its letters beyond ASCII must be bytes of UTF-8: one letter of a language among ASCII
 * makes none, so that a text which is right is never taken for one that is not.
 */
export function encodedOnce(text: string): string {
  const [first] = FIRST.exec(text) ?? []
  return first === undefined || decodedAgain(first) === undefined ? text : (decodedAgain(text) ?? text)
}

function decodedAgain(text: string): string | undefined {
  if (OTHER.test(text)) return undefined
  const bytes = Uint8Array.from(text, (letter) => HIGH.get(letter) ?? letter.charCodeAt(0))
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
