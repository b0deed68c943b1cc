import { homeLanguage } from './home-language.ts'
import { isLabelWord } from './recognise/table/labels.ts'
import { rolesOf } from './recognise/words/vocabulary.ts'
import { folded, hasWord, wordList } from './recognise/words/words.ts'

/**
 * How well a text fits an encoding that does not tell itself: by the letters of the languages that are written in it, and by words of headers. A wrong
 * encoding shows letters of several languages, signs within words, capitals behind small letters.
 */

/** Letters beyond ASCII of each language, small ones. */
const LETTERS = {
  german: 'äöüß',
  french: 'éèêëàâçîïôûùœæ',
  spanish: 'áéíóúñü',
  portuguese: 'áâãàçéêíóôõúü',
  italian: 'àèéìòù',
  dutch: 'éëïöüèê',
  nordic: 'åäöæøé',
  polish: 'ąćęłńóśźż',
  czech: 'áčďéěíňóřšťúůýž',
  slovak: 'áäčďéíĺľňóôŕšťúýž',
  hungarian: 'áéíóöőúüű',
  romanian: 'ăâîșşțţ',
  croatian: 'čćđšž',
  turkish: 'çğıöşüâî\u0307',
  turkmen: 'äçňöşüýž',
  lithuanian: 'ąčęėįšųūž',
  latvian: 'āčēģīķļņšūž',
  estonian: 'äõöüšž',
  russian: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  ukrainian: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  belarusian: 'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
  serbian: 'абвгдђежзијклљмнњопрстћуфхцчџш',
  greek: 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ',
  hebrew: 'אבגדהוזחטיךכלםמןנסעףפץצקרשת',
  arabic: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئپچژگ',
  thai: 'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฤะาำเแโใไๅๆฯัิีึืฺุู็่้๊๋์ํ',
} as const

type Language = keyof typeof LETTERS

const WEST: readonly Language[] = ['german', 'french', 'spanish', 'portuguese', 'italian', 'dutch', 'nordic']
const CENTRE: readonly Language[] = ['polish', 'czech', 'slovak', 'hungarian', 'romanian', 'croatian', 'german', 'turkmen']
const CYRILLIC: readonly Language[] = ['russian', 'ukrainian', 'belarusian', 'serbian']

/** Signs that stand together where thousands of them are written. */
const HAN = /[\u3040-\u30ff\u4e00-\u9fff]/u
const HANGUL = /[\uac00-\ud7a3]/u

/** What is written in each encoding: letters, or thousands of signs. In the order of trust where two fit alike. */
const WRITTEN: Readonly<Record<string, readonly Language[] | RegExp>> = {
  'windows-1252': WEST,
  'windows-1254': ['turkish'],
  'windows-1251': CYRILLIC,
  'windows-1250': CENTRE,
  'windows-1257': ['lithuanian', 'latvian', 'estonian', 'polish'],
  'windows-1253': ['greek'],
  'windows-1255': ['hebrew'],
  'windows-1256': ['arabic'],
  'iso-8859-15': ['french', 'nordic', 'estonian'],
  'iso-8859-2': CENTRE,
  'koi8-r': ['russian'],
  ibm866: ['russian', 'belarusian'],
  'windows-874': ['thai'],
  ibm852: ['polish', 'czech', 'slovak', 'hungarian', 'croatian', 'romanian', 'german'],
  gb18030: HAN,
  shift_jis: HAN,
  'euc-kr': HANGUL,
  big5: HAN,
}

/** The encodings that can be told by what is written in them. */
export const WRITTEN_ENCODINGS: readonly string[] = Object.keys(WRITTEN)

interface Alphabet {
  readonly letters: ReadonlySet<string>
  /** Its letters stand among those of ASCII. */
  readonly isLatin: boolean
}

const ALPHABETS = new Map(
  Object.entries(LETTERS).map(([language, letters]) => [language, { letters: new Set(letters), isLatin: /^\p{Script=Latin}/u.test(letters) }] as const),
)
const NOTHING: Alphabet = { letters: new Set(), isLatin: true }
const WORD = /[\p{L}\p{M}\p{N}\p{So}\p{Sm}\p{Sk}\p{No}\ufffd§¶¦¨©®°±¤¢¥¬µ·¸»«†‡ˆ\u2500-\u259f]+/gu
const NOT_ASCII = /\P{ASCII}/u
/** What Japan writes before a number below zero. */
const BELOW_ZERO = /^[▲△]\d*$/
const LETTER = /\p{L}/u
const LATIN = /^\p{Script=Latin}$/u
const HALF_WIDTH = /[\uff61-\uff9f\ue000-\uf8ff]/u
const MOST_WORDS = 400
/** What letters of UTF-8 look like in the encodings of one byte: a capital that begins one, and a sign. */
const UTF_8 = /[ÃĂĆÄÅĹÂ][“”‘’–—…€•™‹›„‚†‡‰\u00a1-\u00bf]/u
/** What stands beside words and numbers in many languages, and how much it says without any letter. */
const SIGNS = new Set('€£¥§°«»–—…‘’“”„•·№²½\u00a0ºª')
const SIGNS_ALONE = 5
const SIGN_WITHIN = /\p{L}[€£¥§°«»…“”„•№²½ºª]\p{L}/u
/** `NoŰl`, and `MÃller`: of a letter of UTF-8 that lost its other half a capital is left. */
const CAPITAL_WITHIN = /\p{Ll}(?=\P{ASCII})\p{Lu}|\p{L}(?=\P{ASCII})\p{Lu}\p{Ll}/u
/** In the encodings of DOS and of Unix only letters tell anything: a byte that is damaged is a blank there. */
const NEEDS_LETTERS: readonly string[] = ['ibm866', 'ibm852', 'koi8-r']

/** There almost every byte is a letter, so one that is damaged makes a word; and letters of UTF-8 begin with a piece of a frame. */
const DOS_LATIN = 'ibm852'
const FEWEST_WORDS = 2
const FRAME = /[\u2500-\u259f\ufffd]/

/** A name of another language may stand in any file; a word of a line without figures, which a header is, weighs more than one of a name. */
const FOREIGN = 0.5
const HEADING_WEIGHT = 3
const LEAST_FIT = 0.6

/** From 0 (not at all) to about 20. */
export function writtenScore(head: string, encoding: string): number {
  const written = writtenIn(encoding, head)
  if (!written || /[\u0080-\u009f]/.test(head) || UTF_8.test(head)) return 0
  const weights = weighed(head)
  if (weights.size === 0 && NEEDS_LETTERS.includes(encoding)) return 0
  if (encoding === DOS_LATIN && (weights.size < FEWEST_WORDS || FRAME.test(head))) return 0
  if (weights.size === 0) return [...head].every((letter) => !NOT_ASCII.test(letter) || SIGNS.has(letter)) ? SIGNS_ALONE : 0
  const fit =
    written instanceof RegExp ? shareOf(weights, (word) => eastern(word, written)) : Math.max(...written.map((alphabet) => alphabetic(weights, alphabet)))
  if (fit < LEAST_FIT) return 0
  const known = shareOf(weights, (word) =>
    Number(word.length > 1 && !SIGN_WITHIN.test(word) && !CAPITAL_WITHIN.test(word) && (rolesOf(word).size > 0 || isLabelWord(word))),
  )
  const score = fit * 10 + Math.min(10, known * 20) + atHome(encoding, head, weights) + OWN * ownShare(encoding, weights)
  return isTurkishByName(head, encoding) ? score / 2 : score
}

/** Of the letters that two encodings have in one place a bank writes those of its own country: what it is, its accounts and its currency tell. */
function atHome(encoding: string, head: string, weights: ReadonlyMap<string, number>): number {
  const languages = WRITTEN[encoding]
  const language = homeLanguage(head)
  const home = languages instanceof RegExp ? undefined : languages?.find((one) => one === language)
  const { letters } = (home && ALPHABETS.get(home)) ?? NOTHING
  return home ? shareOf(weights, (word) => Number(isOf(word, letters, true))) * HOME : 0
}

const HOME = 5
const OWN = 0.5
/** No bank of its country writes in these encodings: the names of payees alone. */
const OF_PAYEES: Language = 'turkmen'

/** Of two that fit alike the one that does without the letters of names. */
function ownShare(encoding: string, weights: ReadonlyMap<string, number>): number {
  const languages = WRITTEN[encoding]
  if (languages === undefined || languages instanceof RegExp) return 1
  const own = languages.filter((language) => language !== OF_PAYEES)
  return Math.max(...own.map((language) => shareOf(weights, (word) => Number(isOf(word, (ALPHABETS.get(language) ?? NOTHING).letters, true)))))
}

/** A header or a label in Turkish has one of these words, in whatever encoding it is read; and most texts have one of these letters. */
const TURKISH = wordList(
  '.tarih; tarihi; tutar; tutarı; bakiye; bakiyesi; hesap; işlem; açıklama; borç; alacak; dekont; valör; şube; .fiş; döviz; gönderen; alıcı; havale; dönem; müşteri; ödeme; .maaş',
)
const TURKISH_LETTER = /[şŞğĞİ]/
/** Letters of Turkmen names that an encoding has; where most of a language's own letters are among them, they would tell nothing. */
const OF_NAMES: Readonly<Record<string, string>> = { 'windows-1252': 'äöüçý', 'windows-1250': 'äöüçýňşž', 'iso-8859-2': 'äöüçýňşž' }
const WITHOUT_NAMES: readonly Language[] = ['portuguese']

const hasTurkish = (head: string): boolean => hasWord(folded(head), TURKISH)

/** The letter of `Aýna` is that of `Aına` in the Turkish encoding: where nothing else in a file is Turkish, it is one of a name in a file of the west. */
const isTurkishByName = (head: string, encoding: string): boolean =>
  encoding === 'windows-1254' && head.includes('ı') && !TURKISH_LETTER.test(head) && !hasTurkish(head)

function writtenIn(encoding: string, head: string): readonly Alphabet[] | RegExp | undefined {
  const written = WRITTEN[encoding]
  if (written === undefined || written instanceof RegExp) return written
  const isTurkish = encoding === 'windows-1252' && hasTurkish(head)
  const names = [...(OF_NAMES[encoding] ?? '')].filter((letter) => !(isTurkish && letter === 'ý'))
  return written.map((language) => {
    const { letters, isLatin } = ALPHABETS.get(language) ?? NOTHING
    return WITHOUT_NAMES.includes(language) ? { letters, isLatin } : { letters: new Set([...letters, ...names]), isLatin }
  })
}

/** The distinct words with letters beyond ASCII, by weight. */
function weighed(head: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const line of head.split(/[\r\n]+/)) {
    const weight = /\d/.test(line) ? 1 : HEADING_WEIGHT
    for (const word of line.match(WORD) ?? []) {
      if (!NOT_ASCII.test(word) || BELOW_ZERO.test(word)) continue
      if (weights.size >= MOST_WORDS && !weights.has(word)) return weights
      weights.set(word, Math.max(weight, weights.get(word) ?? 0))
    }
  }
  return weights
}

function shareOf(weights: ReadonlyMap<string, number>, fits: (word: string) => number): number {
  let [whole, good] = [0, 0]
  for (const [word, weight] of weights) {
    whole += weight
    good += weight * fits(word)
  }
  return good / whole
}

/** The share of words all of whose letters beyond ASCII are of the language, none a sign within a word, none a capital behind a small letter. */
const alphabetic = (weights: ReadonlyMap<string, number>, alphabet: Alphabet): number =>
  shareOf(weights, (word) => (isOf(word, alphabet.letters, alphabet.isLatin) ? 1 : alphabet.isLatin && isForeign(word) ? FOREIGN : 0))

/** May it be a name of another language: letters of the Latin script, few of them beyond ASCII? What is read in a wrong encoding has many. */
function isForeign(word: string): boolean {
  const beyond = [...word].filter((letter) => NOT_ASCII.test(letter))
  return beyond.length * 3 <= [...word].length && isOf(word, new Set(beyond.map((letter) => letter.toLowerCase()).filter((letter) => LATIN.test(letter))), true)
}

function isOf(word: string, letters: ReadonlySet<string>, isLatin: boolean): boolean {
  let small = false
  if (/[^\p{ASCII}]\d/u.test(word) || SIGN_WITHIN.test(word) || (isLatin && CAPITAL_WITHIN.test(word))) return false
  for (const letter of word) {
    if (isLatin && SIGNS.has(letter)) continue
    const lower = letter.toLowerCase()
    const isCapital = letter !== lower
    if (NOT_ASCII.test(letter)) {
      if (![...lower].every((part) => letters.has(part) || (part === 'i' && letters.has('ı')))) return false
      if (isCapital && small) return false
    } else if (!isLatin && /[a-z]/i.test(letter)) return false
    small = !isCapital && letter.toUpperCase() !== letter
  }
  return true
}

/** Signs of the east stand together; half-width and private ones speak against it. */
function eastern(word: string, signs: RegExp): number {
  const letters = [...word].filter((letter) => NOT_ASCII.test(letter) && LETTER.test(letter))
  const mixed = /[a-z][^\p{ASCII}]|[^\p{ASCII}][a-z]/u.test(word)
  return Number(!mixed && letters.length > 0 && letters.every((letter) => signs.test(letter)) && !HALF_WIDTH.test(word))
}
