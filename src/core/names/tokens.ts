/** Words of address and of law that stand beside a name and are no part of it. `Г-Н` is one; `Г. Н.` are initials. */
const ADDRESS = /(^|[\s,;])(г-н|г-жа|гр-н|гр-ка|mr|mrs|ms|miss|sayın|sayin|sn|bay|bayan)(?=[.\s,;]|$)/giu

/** Cyrillic letters that Latin ones of the same look stand for inside a Cyrillic word. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у' }

/**
 * The words of a name in small letters, composed, in their order: apostrophes dropped, split at everything that is not a
 * letter; words of address left out. Turkish dotted and dotless i keep to one another (İ is i, ı stays).
 */
export function nameTokens(text: string): readonly string[] {
  const plain = text.normalize('NFKC').replaceAll('İ', 'i').toLowerCase().normalize('NFKC')
  const words = plain
    .replace(ADDRESS, ' ')
    .replace(/['’‘ʼʹʻ`´"]/gu, '')
    .split(/[^\p{L}\p{M}]+/u)
  return words.filter((word) => /\p{L}/u.test(word)).map(oneScript)
}

/** A word with Cyrillic letters has its Latin look-alikes turned into them. */
function oneScript(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word) || !/\p{Script=Latin}/u.test(word)) return word
  return [...word].map((letter) => LOOK_ALIKES[letter] ?? letter).join('')
}

const PATRONYMIC = /(ow|ov|ew|ev|ýew|yev|yew)(i[çc]|i[çc]h|ich|itch|na)$|(ович|евич|овна|евна|ична)$/u
/** Son and daughter: `Myrat ogly` is one patronymic of two words. */
const CHILD_OF = /^(ogly|oglu|oğlu|uly|ogli|оглы|улы|gyzy|gizi|kyzy|kizi|kızı|кызы|гызы)$/u

/** Without patronymics, as long as two words are left: a name can be told with or without it. */
export function withoutPatronymics(tokens: readonly string[]): readonly string[] {
  const left = tokens.filter((token, place) => !(CHILD_OF.test(token) || CHILD_OF.test(tokens[place + 1] ?? '')))
  const kept = (left.length >= 2 ? left : tokens).filter((token) => !PATRONYMIC.test(token))
  if (kept.length >= 2) return kept
  return left.length >= 2 ? left : tokens
}

/** Without the Arabic article where it stands apart (Al Hashimi), unless nothing else is left: it is in half of all names, and names nobody. */
export function withoutArticles(tokens: readonly string[]): readonly string[] {
  const kept = tokens.filter((token) => token !== 'al' && token !== 'el')
  return kept.length > 0 ? kept : tokens
}
