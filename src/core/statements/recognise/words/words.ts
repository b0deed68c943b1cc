/** Header texts and labels in one form, so that spellings, cases, accents and look-alike letters meet. */

const LATIN_FOR: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ð: 'd', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n' }
const HAS_LATIN_FOR = new RegExp(`[${Object.keys(LATIN_FOR).join('')}]`, 'g')
/** Latin letters that look like a Cyrillic one, where they stand in a Cyrillic word. */
const LATIN_IN_CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
}

const CYRILLIC = /\p{Script=Cyrillic}/u
const SPACED_LETTERS = /^\S(?: \S){2,}$/u

/** A text folded: no accents, no case, camelCase parted, everything but letters and digits a blank; spaced single letters joined. */
export function folded(text: string): string {
  const words = LATIN.test(text) ? foldedLatin(text) : foldedAny(text)
  return SPACED_LETTERS.test(words) ? words.replaceAll(' ', '') : words
}

/** Letters of which each is folded by itself, whatever stands beside it; without ligatures, and `ŉ`, `ŀ` and `ſ`, which are two letters or another. Most texts have no others. */
const LATIN = /^[\0-\x7f\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e]*$/
const LATIN_END = 0x17f
const [OTHER, LOWER, UPPER] = [0, 1, 2]

interface Letters {
  /** Folded; '' for what is neither letter nor digit. */
  readonly plain: readonly string[]
  readonly cases: Uint8Array
}

let letters: Letters | undefined

function lettersOfLatin(): Letters {
  const all = Array.from({ length: LATIN_END }, (_, code) => String.fromCharCode(code))
  const caseOf = (letter: string) => (/\p{Ll}/u.test(letter) ? LOWER : /\p{Lu}/u.test(letter) ? UPPER : OTHER)
  return { plain: all.map(foldedAny), cases: Uint8Array.from(all, caseOf) }
}

/** As `foldedAny`, in one walk: it is asked of every cell. */
function foldedLatin(text: string): string {
  letters ??= lettersOfLatin()
  const { plain, cases } = letters
  let words = ''
  let isParted = false
  let before: number = OTHER
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    const letter = plain[code] ?? ''
    const now = cases[code] ?? OTHER
    if (letter === '') isParted = words !== ''
    else {
      words += isParted || (now === UPPER && before === LOWER) ? ` ${letter}` : letter
      isParted = false
    }
    before = now
  }
  return words
}

function foldedAny(text: string): string {
  const words = text
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(HAS_LATIN_FOR, (letter) => LATIN_FOR[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (!CYRILLIC.test(words)) return words
  const inCyrillic = (word: string) => (CYRILLIC.test(word) ? word.replace(/[a-z]/g, (letter) => LATIN_IN_CYRILLIC[letter] ?? letter) : word)
  return words.split(' ').map(inCyrillic).join(' ')
}

/**
 * A list of words, one text: `date; booking date` … A word with `=` before it is the whole text, with `.` a whole word. Others stand anywhere in a text (`Buchungsbetrag`); of letters
 * that make long words, three and fewer are a whole word, and four begin or end one. It is one pattern over a text with a blank at both ends, made when it is first asked:
 * there are thousands of words, and most files ask for few of the lists.
 */
export type WordList = () => RegExp

const LONG_WORDS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\d ]+$/u
const NOTHING = '(?!)'

export function wordList(text: string): WordList {
  let pattern: RegExp | undefined
  return () => {
    pattern ??= patternOf(text.split(/[;\n]/).map((entry) => entry.trim()))
    return pattern
  }
}

/** Alternatives in their order, so that words of one beginning stand together and are looked at as one. */
function patternOf(entries: readonly string[]): RegExp {
  const places = entries.flatMap((entry) => placesOf(entry.charAt(0), folded(entry.replace(/^[=.]/, ''))))
  return new RegExp([...new Set(places)].sort().join('|') || NOTHING)
}

/** Where a word stands in a text that counts. A folded word has letters, digits and blanks, and so nothing that a pattern takes for more. */
function placesOf(mark: string, word: string): readonly string[] {
  if (word === '') return []
  if (mark === '=') return [`^ ${word} $`]
  const isShort = LONG_WORDS.test(word)
  if (mark === '.' || (isShort && word.length <= 3)) return [` ${word} `]
  return isShort && word.length === 4 ? [` ${word}`, `${word} `] : [word]
}

/** Does the folded text have one of the words? */
export const hasWord = (of: string, words: WordList): boolean => of !== '' && words().test(` ${of} `)
