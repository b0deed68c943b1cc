import { decodeAs, type LegacyChoice } from '../files/decode.ts'
import { recognisedHeaders } from './list-delimiter.ts'

/** The encodings of one byte a letter in which lists arrive: Cyrillic, Turkish, Central European (Turkmen too), Western European. */
const ENCODINGS = ['windows-1251', 'windows-1254', 'windows-1250', 'windows-1252'] as const

/** The letters beyond ASCII of the languages that each is used for. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  'windows-1251': /[а-яёА-ЯЁіїєґўІЇЄҐЎ№]/g,
  'windows-1254': /[âçğıîöşüûÂÇĞİÎÖŞÜÛ]/g,
  'windows-1250': /[äçňöşüýžăâîţąćęłńóśźżčďěřšťůőűđáéíúÄÇŇÖŞÜÝŽĂÂÎŢĄĆĘŁŃÓŚŹŻČĎĚŘŠŤŮŐŰĐÁÉÍÚ]/g,
  'windows-1252': /[àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ]/g,
}

/** Letters where their language does not have them. The byte of Turkish ı and İ is ý and Ý elsewhere: ı stands between consonants, ý beside a vowel. */
const VOWELS = 'aeiouäöüyAEIOUÄÖÜY'
const Y_WITHOUT_VOWEL = new RegExp(`(?<![${VOWELS}])[ýÝ](?![${VOWELS}])`)
const MISPLACED: Readonly<Record<string, RegExp>> = {
  'windows-1251': /[A-Za-z][а-яё]|[а-яё][A-ZА-ЯЁ]/, // two scripts in one word, or a capital in its midst
  'windows-1254': new RegExp(`[${VOWELS}][ıİ]|[ıİ][${VOWELS}]`),
  'windows-1250': Y_WITHOUT_VOWEL,
  'windows-1252': Y_WITHOUT_VOWEL,
}

/** How a list in an encoding of one byte a letter is read. */
interface LegacyReading extends LegacyChoice {
  /** Another encoding in which the list reads just as well, but differently. */
  readonly rivalOf: (encoding: string) => string | undefined
}

/**
 * Tells the encodings of a list apart: by the header words that can be read, then by how well the letters of the whole list
 * fit the languages of the encoding. A list without a known header fits none.
 */
export function legacyReading(bytes: Uint8Array): LegacyReading {
  const scores = new Map<string, number>()
  const score = (head: string, encoding: string): number => {
    const recognised = recognisedHeaders(head)
    const sum = recognised === 0 ? 0 : recognised * 10 + 2 + fitOf(decodeAs(bytes, encoding) ?? '', encoding)
    scores.set(encoding, sum)
    return sum
  }
  const rivalOf = (encoding: string): string | undefined =>
    ENCODINGS.find((other) => other !== encoding && scores.get(other) === scores.get(encoding) && decodeAs(bytes, other) !== decodeAs(bytes, encoding))
  return { encodings: ENCODINGS, score, rivalOf: (encoding) => (scores.has(encoding) ? rivalOf(encoding) : undefined) }
}

const MOST_WORDS = 5_000
const LONGEST_WORD = 100

/** From -1 (no word with letters beyond ASCII is one of the encoding's languages) to 1 (all are); the first 5,000 are asked. */
function fitOf(text: string, encoding: string): number {
  let words = 0
  let fitting = 0
  for (const [word] of text.matchAll(/[^\s,;|"]+/g)) {
    if (!/\P{ASCII}/u.test(word)) continue
    words += 1
    fitting += isWord(word.slice(0, LONGEST_WORD), encoding) ? 1 : -1
    if (words === MOST_WORDS) break
  }
  return words === 0 ? 0 : fitting / words
}

/** Has the word letters of the encoding's languages alone, each in its place, and, if it is Latin and not short, mostly those of ASCII? */
function isWord(word: string, encoding: string): boolean {
  const beyond = word.match(/\P{ASCII}/gu)?.length ?? 0
  const known = word.match(LETTERS[encoding] ?? /$^/)?.length ?? 0
  return beyond === known && !(MISPLACED[encoding]?.test(word) ?? false) && (encoding === 'windows-1251' || word.length < 4 || beyond <= word.length / 2)
}
