/**
 * Names in the letters that a bank takes. One spelling for each letter, as passports write it (ICAO Doc 9303-3, section 6: transliteration of
 * national characters into Latin for machines to read); letters.ts knows the many that the same name may have elsewhere.
 */

/** ascii: A to Z and what SWIFT's character set x has beside them; latin: letters of the Latin script as written; any: as written. */
export type Letters = 'ascii' | 'latin' | 'any'

/** Cyrillic (table B), and the letters of Cyrillic alphabets of Turkic languages, which the table lacks: as their Latin twin without its mark. */
const CYRILLIC: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    є: 'ie',
    ж: 'zh',
    з: 'z',
    и: 'i',
    і: 'i',
    ї: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
  },
  ...{ о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ў: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: 'ie', ы: 'y', ь: '', э: 'e', ю: 'iu' },
  ...{ я: 'ia', ђ: 'd', ѓ: 'g', ј: 'j', ќ: 'k', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz', ѕ: 'dz' },
  ...{ ә: 'a', ғ: 'g', җ: 'j', қ: 'k', ң: 'n', ө: 'o', ү: 'u', ұ: 'u', һ: 'h', ҳ: 'h', ҷ: 'j' },
}

/** Latin letters that are no letter of A to Z with a mark (table A), and those of West African alphabets, which the table lacks: as their twin without its hook. */
const LATIN: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'oe',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ə: 'a',
  ĸ: 'k',
  ...{ ɓ: 'b', ɗ: 'd', ɖ: 'd', ƙ: 'k', ƴ: 'y', ɔ: 'o', ɛ: 'e', ƒ: 'f', ɣ: 'g', ʋ: 'v', ɩ: 'i', ʊ: 'u' },
}

/** Marks that stand for one of SWIFT's: EPC217-08, 'SEPA requirements for an extended character set', and the same kinds. */
const MARKS: ReadonlyArray<readonly [of: RegExp, is: string]> = [
  [/[’‘ʼʻ‛`´′"“”„«»‹›]/g, "'"],
  [/[‐‑‒–—―−_~]/g, '-'],
  [/[\u00a0\u2000-\u200a\u202f\u3000\t\r\n]/g, ' '],
  [/№/g, 'No'],
  [/&/g, '+'],
  [/;/g, ','],
  [/[[{<]/g, '('],
  [/[\]}>]/g, ')'],
  [/[!#$%*=@^|\\]/g, '.'],
]

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd-\uffff]/

/** The text in these letters, or the first character of it that has no form in them. */
export function inLetters(text: string, letters: Letters): { readonly text: string } | { readonly missing: string } {
  const control = CONTROL.exec(text)?.[0]
  if (control !== undefined) return { missing: control }
  if (letters === 'any') return { text }
  const composed = [...text.normalize('NFC')]
  let written = ''
  for (const [index, letter] of composed.entries()) {
    const form = formOf(letter, letters)
    if (form === undefined) return { missing: letter }
    written += form.length > 1 && isAllCaps(composed, index) ? form.toUpperCase() : form
  }
  return { text: written.replace(/ {2,}/g, ' ').trim() }
}

function formOf(letter: string, letters: 'ascii' | 'latin'): string | undefined {
  const small = letter.toLowerCase()
  const cyrillic = CYRILLIC[small]
  if (cyrillic !== undefined) return letter === small ? cyrillic : capital(cyrillic)
  if (letters === 'latin' && /^[\p{Script=Latin}\p{M}]$/u.test(letter)) return letter
  if (/^[A-Za-z0-9/\-?:().,'+ ]$/.test(letter)) return letter
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '')
  if (/^[A-Za-z]$/.test(bare)) return bare
  const latin = LATIN[bare.toLowerCase()]
  if (latin !== undefined) return bare === bare.toLowerCase() ? latin : capital(latin)
  if (bare === '') return ''
  const mark = MARKS.find(([of]) => letter.search(of) === 0)
  if (mark) return letters === 'latin' && /^[ -~]$/.test(letter) ? letter : mark[1]
  return undefined
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Is a letter among capitals, so that several letters for it are capitals too? By the letter after it, else by the one before. */
function isAllCaps(letters: readonly string[], index: number): boolean {
  const at = letters[index] ?? ''
  if (at === at.toLowerCase()) return false
  const beside = [letters[index + 1], letters[index - 1]].find((letter) => letter !== undefined && /\p{L}/u.test(letter))
  return beside !== undefined && beside === beside.toUpperCase() && beside !== beside.toLowerCase()
}

/** At most `most` characters of a text, whole words where one fits: the beginning of a name, never half a letter. */
export function cutAtWord(text: string, most: number): string {
  const letters = [...text.normalize('NFC')]
  if (letters.length <= most) return text.normalize('NFC')
  const head = letters.slice(0, most).join('')
  if (letters[most] === ' ') return head.trimEnd()
  const blank = head.lastIndexOf(' ')
  return (blank > 0 ? head.slice(0, blank) : withoutHalf(letters, most)).trimEnd()
}

/** A mark that could not be composed stays with its letter. */
function withoutHalf(letters: readonly string[], most: number): string {
  let end = most
  while (end > 0 && /^\p{M}$/u.test(letters[end] ?? '')) end -= 1
  return letters.slice(0, end).join('')
}
