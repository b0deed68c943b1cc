import { remembered } from '../remembered.ts'
import { meet, readingsCompared, type Sound, soundsOf } from './letters.ts'

/**
 * How two words of names are alike:
 * - same: every sound agrees in some spelling; vowel: all consonants agree, and a vowel (two, in a long word) does not
 * - spelled: all consonants agree, and more vowels than that are others of those that spellings exchange (Umar, Omar; Muhammad, Mohammed)
 * - ending: same but for a final a (Annaýew, Annaýewa); letter: one consonant differs in a word of six sounds or more
 */
export type Likeness = 'same' | 'vowel' | 'spelled' | 'ending' | 'letter'

/** The better ones first. */
export const LIKENESSES: readonly Likeness[] = ['same', 'vowel', 'spelled', 'ending', 'letter']

/** A consonant weighs more than all vowels of a word. */
const CONSONANT = 100

/** How `a` and `b` (as `nameTokens` gives them) are alike, or undefined. */
export const likenessOf = (a: string, b: string): Likeness | undefined => (a === b ? 'same' : likenessOfRead(wordRead(a), wordRead(b)))

/** As `likenessOf`, of words that were read before. */
export function likenessOfRead(a: WordRead, b: WordRead): Likeness | undefined {
  if (a === b) return 'same'
  let best: Likeness | undefined
  for (const left of a) {
    for (const right of b) {
      const likeness = likenessOfSounds(left, right)
      if (likeness && (!best || LIKENESSES.indexOf(likeness) < LIKENESSES.indexOf(best))) best = likeness
    }
  }
  return best
}

/** Is `cut` the beginning of `whole`: the same sounds, three at least? Banks cut names at 35 characters. */
export function isCutOf(cut: string, whole: string): boolean {
  return wordRead(cut).some((left) => left.voiced >= 3 && wordRead(whole).some((right) => beginningCost(left, right) === 0))
}

/** Can two words be alike in their first consonants? Where one begins with a vowel, perhaps. */
export function canBeginAlike(a: string, b: string): boolean {
  return wordRead(a).some(({ first }) => wordRead(b).some((other) => first === 0 || other.first === 0 || (first & other.first) !== 0))
}

/** Can `letter` be the initial of `whole`? */
export function isInitialOf(letter: string, whole: string): boolean {
  const [initial] = soundsOf(letter).filter((sound) => !sound.silent)
  if (!initial) return false
  const sounds = soundsOf(whole)
  const firstVoiced = sounds.findIndex((sound) => !sound.silent)
  return sounds.slice(0, firstVoiced + 1).some((sound) => meet(sound, initial))
}

/** A word in each way that it can be read. */
export type WordRead = readonly Reading[]

/** One of them, with the counts that tell most pairs apart. */
interface Reading {
  readonly sounds: readonly Sound[]
  /** Of each sound its phones, a bit for each, with VOWEL where it is one; and what leaving it out costs. */
  readonly codes: readonly number[]
  /** The same, with the vowels that spellings exchange for it. */
  readonly spelled: readonly number[]
  readonly drops: readonly number[]
  /** Consonants, without and with each j that can be a y. */
  readonly fewest: number
  readonly most: number
  readonly voiced: number
  /** A bit for each phone: of each consonant that is none but that, and of all sounds together. */
  readonly consonants: readonly number[]
  readonly phones: number
  /** Of the sound that it begins with, if that is a consonant; else 0. */
  readonly first: number
}

const reading = (token: string): Reading => {
  const sounds = soundsOf(token)
  const voiced = sounds.filter((sound) => !sound.silent)
  const consonants = voiced.filter((sound) => !sound.vowel)
  const sure = consonants.filter((sound) => !sound.letterJ)
  const phones = sounds.reduce((all, sound) => all | bitsOf(sound), 0)
  const [begin] = sounds
  const first = begin && sure.includes(begin) ? bitsOf(begin) : 0
  const counts = { fewest: sure.length, most: consonants.length, voiced: voiced.length }
  const codes = sounds.map(codeOf)
  return { sounds, codes, spelled: codes.map(withExchanged), drops: sounds.map(dropCost), ...counts, consonants: sure.map(bitsOf), phones, first }
}

const PHONES = 'bpmnrlfvtkhsšzžZčjiaeou'
const KNOWN = (1 << PHONES.length) - 1
const VOWEL = 1 << 31

/** Letters of other scripts share what bits are left: two that share one may meet, and are looked at. */
const bitsOf = ({ phones }: Sound): number =>
  [...phones].reduce((bits, phone) => bits | (1 << (PHONES.includes(phone) ? PHONES.indexOf(phone) : PHONES.length + ((phone.codePointAt(0) ?? 0) % 8))), 0)

const codeOf = (sound: Sound): number => bitsOf(sound) | (sound.vowel ? VOWEL : 0)

/** Vowels of Arabic and Turkic names that languages write in their own way: o or u, a or e. (E or i would make one of Meret and Myrat.) */
const EXCHANGED: ReadonlyArray<readonly [vowel: number, others: number]> = ['oou', 'uou', 'aae', 'eae'].map((phones) => {
  const [vowel = 0, ...others] = [...phones].map((phone) => 1 << PHONES.indexOf(phone))
  return [vowel, others.reduce((all, other) => all | other, 0)]
})

const withExchanged = (code: number): number =>
  (code & VOWEL) === 0 ? code : EXCHANGED.reduce((all, [vowel, others]) => ((code & vowel) === 0 ? all : all | others), code)

/** At most one consonant of `a` is none of the sounds of `b`. */
function isWithinOne(a: Reading, b: Reading): boolean {
  let strange = 0
  for (const bits of a.consonants) if ((bits & b.phones) === 0 && ++strange > 1) return false
  return true
}

export const wordRead = remembered(30_000, (token: string): WordRead => readingsCompared(token).map(reading))

function likenessOfSounds(left: Reading, right: Reading): Likeness | undefined {
  if (left.fewest - right.most > 1 || right.fewest - left.most > 1 || !isWithinOne(left, right) || !isWithinOne(right, left)) return undefined
  if (agree(left, left.codes, right)) return 'same'
  const cost = costOf(left, right, whole)
  const length = Math.min(left.voiced, right.voiced)
  if (cost === 0) return 'same'
  if (cost > CONSONANT) return undefined
  if (length >= 4 && endsInA(left) !== endsInA(right) && costOf(left, right, withoutFinalA) === 0) return 'ending'
  if (cost <= vowelsAllowed(length)) return 'vowel'
  if (cost < CONSONANT && length >= 4 && agree(left, left.spelled, right)) return 'spelled'
  return cost === CONSONANT && length >= 6 ? 'letter' : undefined
}

/** Most words that are alike agree sound by sound, but for silent ones: that takes no table to tell. Where it is false, the cost may still be 0. */
function agree(a: Reading, codes: readonly number[], b: Reading): boolean {
  const [lengthA, lengthB] = [whole(a), whole(b)]
  let [placeA, placeB] = [0, 0]
  while (placeA < lengthA && placeB < lengthB) {
    if (((codes[placeA] ?? 0) & (b.codes[placeB] ?? 0) & KNOWN) !== 0) {
      placeA++
      placeB++
    } else if (a.drops[placeA] === 0) placeA++
    else if (b.drops[placeB] === 0) placeB++
    else return false
  }
  while (placeA < lengthA && a.drops[placeA] === 0) placeA++
  while (placeB < lengthB && b.drops[placeB] === 0) placeB++
  return placeA === lengthA && placeB === lengthB
}

/** Short words are told apart by one vowel (Oraz, Araz); in longer ones it is a matter of spelling. */
function vowelsAllowed(length: number): number {
  if (length >= 8) return 2
  return length >= 5 ? 1 : 0
}

const endsInA = ({ sounds }: Reading): boolean => sounds.at(-1)?.phones.includes('a') ?? false

const whole = ({ sounds }: Reading): number => sounds.length

const withoutFinalA = (of: Reading): number => (endsInA(of) ? whole(of) - 1 : whole(of))

/** The cost of making one word out of the other, of each so many sounds. */
function costOf(a: Reading, b: Reading, lengthOf: (of: Reading) => number): number {
  const to = lengthOf(b)
  return costs(a, lengthOf(a), b, to)[to] ?? 0
}

/** The least cost of making all of `a` out of any beginning of `b`. */
function beginningCost(a: Reading, b: Reading): number {
  const row = costs(a, whole(a), b, whole(b))
  let least = Number.POSITIVE_INFINITY
  for (let place = 0; place <= b.sounds.length; place++) least = Math.min(least, row[place] ?? 0)
  return least
}

function dropCost(sound: Sound): number {
  if (sound.silent) return 0
  return sound.vowel ? 1 : CONSONANT
}

/** Two rows that all comparisons use in turn: words are compared by the hundred thousand. */
let rows: readonly [Int32Array, Int32Array] = [new Int32Array(64), new Int32Array(64)]

/**
 * The least cost of making the first `from` sounds of `a` out of the first 0, 1, … `to` sounds of `b`; where two consonants differ anyway, any number
 * above one. Read it before the next is asked for.
 */
function costs(a: Reading, from: number, b: Reading, to: number): Int32Array {
  if (to >= rows[0].length) rows = [new Int32Array(2 * to), new Int32Array(2 * to)]
  let [above, now] = rows
  above[0] = 0
  for (let column = 0; column < to; column++) above[column + 1] = (above[column] ?? 0) + (b.drops[column] ?? 0)
  for (let place = 0; place < from; place++) {
    const [code, drop] = [a.codes[place] ?? 0, a.drops[place] ?? 0]
    let left = (above[0] ?? 0) + drop
    let least = left
    now[0] = left
    for (let column = 0; column < to; column++) {
      const shared = code & (b.codes[column] ?? 0)
      const change = (above[column] ?? 0) + ((shared & KNOWN) !== 0 ? 0 : changeCost(shared, a.sounds[place], b.sounds[column]))
      left = Math.min(change, (above[column + 1] ?? 0) + drop, left + (b.drops[column] ?? 0))
      now[column + 1] = left
      if (left < least) least = left
    }
    if (least > CONSONANT) return now
    ;[above, now] = [now, above]
  }
  return above
}

/** Of two sounds that share no phone of which each has its own bit. */
function changeCost(shared: number, a: Sound | undefined, b: Sound | undefined): number {
  if ((shared & ~VOWEL) !== 0 && a && b && meet(a, b)) return 0
  return (shared & VOWEL) !== 0 ? 1 : CONSONANT
}
