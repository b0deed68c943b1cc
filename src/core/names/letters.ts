/**
 * What each way of writing can stand for. A *sound* has a set of phones, one character each; two sounds agree when their
 * sets meet. So `ž`, `zh` and `ж` agree, and a `z` (which lost its accent) agrees with each of them, but not with `j`.
 *
 * Phones: b p m n r l f v, t (d or t), k (g, k or q), h (h, kh, x), s, š, z, ž, Z (a z that can be a ž), č, j (dzh),
 * i (y, ý, i, ı, j beside a vowel), a e o u. Libraries give one spelling per letter, which is not enough.
 */
export interface Sound {
  readonly phones: string
  readonly vowel: boolean
  /** Can be silent: another spelling of the same name leaves it out. */
  readonly silent: boolean
  /** Written `j`: in some spellings a y, and then silent beside vowels. */
  readonly letterJ: boolean
}

/** Spelling → its sounds; `?` before phones: can be silent. Longest spelling first. */
const SPELLINGS: ReadonlyArray<readonly [phones: string, spellings: string]> = [
  // Latin, several letters
  ['jž', 'dzh dsch dzj dž dj dź дж җ ҷ џ'],
  ['č', 'tsch tch ch ç č ć ч ћ'],
  ['šs', 'shch sch ş š ś ш щ'],
  ['šs ?h', 'sh'],
  ['žjZ ?h', 'zh'],
  ['žjZ', 'ž ż ж'],
  ['h', 'kh h x ḥ ħ х һ ҳ'],
  ['k', 'gh ck g k q ґ к қ ғ ѓ ќ ĸ ƙ'],
  // A Ukrainian g is an h in passports (Сергій, Serhii; resolution 55 of 2010)
  ['kh', 'г ɣ'],
  ['?k', 'ğ'],
  ['t s', 'ts tz ц'],
  ['t zZ', 'ѕ'],
  ['t ?h', 'þ'],
  ['fv', 'ff'],
  ['f', 'ph f ф ƒ'],
  // Latin and Cyrillic, single consonants
  ['čj', 'c'],
  ['jži', 'j'],
  ['zZ', 'z'],
  ['z', 'з'],
  ['sš', 's ș'],
  ['s', 'с ß'],
  ['v', 'w v в ў ʋ'],
  ['t', 'd t д т ț đ ð ŧ ђ ɖ ɗ'],
  ['b', 'b б ɓ'],
  ['p', 'p п'],
  ['m', 'm м'],
  ['n', 'n н'],
  ['n ?k', 'ň ñ ң ŋ ng нг'],
  ['n ?i', 'њ'],
  ['r', 'r р'],
  ['l', 'l л ł'],
  ['l ?i', 'љ'],
  // Vowels; ö comes as e by way of ё
  ['a', 'a а'],
  ['ae', 'ä ә ə ӓ'],
  ['a ?e', 'æ'],
  ['e', 'e э є ɛ'],
  ['?i eo', 'е ё'],
  ['?i ae', 'я'],
  ['?i u', 'ю'],
  ['o', 'o о ɔ'],
  ['oe', 'ö ө'],
  ['o ?e', 'ø œ'],
  ['u', 'u у ʊ'],
  ['uo', 'oo ou'],
  ['ei', 'ee'],
  ['ui', 'ü ү ұ'],
  ['i', 'y ý i ı ы и і й ј ƴ ɩ'],
  ['?i i', 'ї'],
  ['', 'ь ъ'],
]

const VOWELS = 'aeoui'

const sound = (spec: string): Sound => {
  const silent = spec.startsWith('?')
  const phones = silent ? spec.slice(1) : spec
  return { phones, vowel: VOWELS.includes(phones.charAt(0)), silent, letterJ: phones === 'jži' }
}

interface Spelling {
  readonly spelling: string
  readonly sounds: readonly Sound[]
}

/** The spellings that begin with a letter, the longest first. */
const BY_LETTER: ReadonlyMap<string, readonly Spelling[]> = (() => {
  const all = SPELLINGS.flatMap(([spec, spellings]) => {
    const sounds = spec === '' ? [] : spec.split(' ').map(sound)
    return spellings.split(' ').map((spelling): Spelling => ({ spelling, sounds }))
  })
  const byLetter = new Map<string, Spelling[]>()
  for (const one of all.sort((x, y) => y.spelling.length - x.spelling.length)) {
    const first = one.spelling.charAt(0)
    byLetter.set(first, [...(byLetter.get(first) ?? []), one])
  }
  return byLetter
})()

/**
 * An x can be a ks (Alexandr), a ў an o (Uzbek; in Belarus it is a v), a dz a dž that lost its mark (Hodžić, HODZIC), a dj a Serbian đ (elsewhere it is a dž:
 * Djamila), a þ a th (in passports); an h that ends a word behind a vowel is silent (Sarah, Sara).
 */
const OTHERWISE: ReadonlyArray<readonly [written: RegExp, read: string]> = [
  [/x/g, 'ks'],
  [/ў/g, 'о'],
  [/dz(?!h)/g, 'dž'],
  [/dj/g, 'đ'],
  [/þ/g, 'th'],
  [/(?<=[aeiou])h$/g, ''],
]

const otherwise = (token: string): readonly string[] => OTHERWISE.map(([written, read]) => token.replace(written, read)).filter((reading) => reading !== token)

/** A token in each way that it is looked up: a skeleton has one class for a letter, so that a Ukrainian г is an h in a reading of its own. */
export const readingsLookedUp = (token: string): readonly string[] => [token, ...otherwise(token), ...(token.includes('г') ? [token.replaceAll('г', 'х')] : [])]

/** A Latin c that is a ц (Cvetaev); one before h or k is part of another letter. */
const C_THAT_IS_TS = /c(?![hk])/g

/** A token in each way that it can be compared. Where a c is a ц it is not looked up: a Turkish name has one too often, and the other words find it. */
export const readingsCompared = (token: string): readonly string[] => [
  token,
  ...otherwise(token),
  ...(token.search(C_THAT_IS_TS) >= 0 ? [token.replace(C_THAT_IS_TS, 'ts')] : []),
]

/** The sounds of a token (small letters, composed): longest spellings first, doubled consonants once, glides marked silent. */
export function soundsOf(token: string): readonly Sound[] {
  const sounds: Sound[] = []
  for (let at = 0; at < token.length; ) {
    const read = readAt(token, at)
    for (const next of read.sounds) append(sounds, next)
    at += read.spelling.length
  }
  return sounds
}

function readAt(token: string, at: number): Spelling {
  for (const one of BY_LETTER.get(token.charAt(at)) ?? []) if (one.spelling.length === 1 || token.startsWith(one.spelling, at)) return one
  const letter = String.fromCodePoint(token.codePointAt(at) ?? 0)
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '')
  const like = BY_LETTER.get(bare)?.find(({ spelling }) => spelling === bare)
  return { spelling: letter, sounds: like?.sounds ?? [{ phones: letter, vowel: false, silent: false, letterJ: false }] }
}

const GLIDE: Sound = { phones: 'i', vowel: true, silent: true, letterJ: false }

const isGlide = (of: Sound | undefined): boolean => of?.phones === 'i'

/**
 * A y-like letter before a vowel is silent, and so is the second of two; a vowel after a vowel, and an e at the beginning,
 * can carry a glide that is not written (Annaewa, Annaýewa; Elena, Ýelena).
 */
function append(sounds: Sound[], next: Sound): void {
  const last = sounds.at(-1)
  if (last && !last.vowel && last.phones === next.phones) return
  if (last && isGlide(last) && next.vowel) sounds[sounds.length - 1] = { ...last, silent: last.silent || !isGlide(next) }
  if (isGlide(next) && isGlide(last)) sounds.push({ ...next, silent: true })
  else if (next.vowel && !isGlide(next) && (last ? last.vowel && !isGlide(last) : next.phones === 'e')) sounds.push(GLIDE, next)
  else sounds.push(next)
}

/** Do two sounds agree? */
export function meet(a: Sound, b: Sound): boolean {
  for (const phone of a.phones) if (b.phones.includes(phone)) return true
  return false
}
