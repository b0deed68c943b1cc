/** Header texts and labels in one form, so that spellings, cases, accents and look-alike letters meet. */

const LATIN_FOR: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ð: 'd', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n' }
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

/** A text folded: no accents, no case, camelCase parted, everything but letters and digits a blank; spaced single letters joined. */
export function folded(text: string): string {
  const parted = text.normalize('NFKC').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  const plain = [
    ...parted
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}+/gu, ''),
  ]
    .map((letter) => LATIN_FOR[letter] ?? letter)
    .join('')
  const words = plain
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => (CYRILLIC.test(word) ? [...word].map((letter) => LATIN_IN_CYRILLIC[letter] ?? letter).join('') : word))
  const isSpaced = words.length > 2 && words.every((word) => [...word].length === 1)
  return isSpaced ? words.join('') : words.join(' ')
}

/**
 * A list of words, one text: `date; booking date` … A word with `=` before it is the whole text, with `.` a whole word. Others stand anywhere in a text (`Buchungsbetrag`); of letters
 * that make long words, three and fewer are a whole word, and four begin or end one.
 */
export type WordList = readonly ((text: string) => boolean)[]

const LONG_WORDS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\d ]+$/u

export const wordList = (text: string): WordList =>
  text.split(/[;\n]/).flatMap((entry) => {
    const word = folded(entry.trim().replace(/^[=.]/, ''))
    return word === '' ? [] : [entryOf(entry.trim().charAt(0), word)]
  })

function entryOf(mark: string, word: string): WordList[number] {
  if (mark === '=') return (of) => of === word
  const isShort = LONG_WORDS.test(word)
  if (mark === '.' || (isShort && word.length <= 3)) return (of) => ` ${of} `.includes(` ${word} `)
  if (isShort && word.length === 4) return (of) => ` ${of}`.includes(` ${word}`) || `${of} `.includes(`${word} `)
  return (of) => of.includes(word)
}

/** Does the folded text have one of the words? */
export const hasWord = (of: string, words: WordList): boolean => of !== '' && words.some((is) => is(of))
