import { remembered, rememberedPairs } from '../remembered.ts'
import { meet, type Sound, soundsOf } from './letters.ts'

/**
 * How two words of names are alike:
 * - same: every sound agrees in some spelling; vowel: all consonants agree, and a vowel (two, in a long word) does not
 * - ending: same but for a final a (Annaýew, Annaýewa); letter: one consonant differs in a word of six sounds or more
 */
export type Likeness = 'same' | 'vowel' | 'ending' | 'letter'

/** The better ones first. */
export const LIKENESSES: readonly Likeness[] = ['same', 'vowel', 'ending', 'letter']

/** A consonant weighs more than all vowels of a word. */
const CONSONANT = 100

/** How `a` and `b` (as `nameTokens` gives them) are alike, or undefined. */
export const likenessOf = (a: string, b: string): Likeness | undefined => (a === b ? 'same' : a < b ? likenessOfTwo(a, b) : likenessOfTwo(b, a))

const likenessOfTwo = rememberedPairs(200_000, (a, b): Likeness | undefined => {
  const pairs = readings(a).flatMap((left) => readings(b).map((right) => likenessOfSounds(left, right)))
  return LIKENESSES.find((likeness) => pairs.includes(likeness))
})

/** Is `cut` the beginning of `whole`: the same sounds, three at least? Banks cut names at 35 characters. */
export function isCutOf(cut: string, whole: string): boolean {
  return readings(cut).some((left) => left.voiced >= 3 && readings(whole).some((right) => beginningCost(left.sounds, right.sounds) === 0))
}

/** Can two words be alike in their first consonants? Where one begins with a vowel, perhaps. */
export function canBeginAlike(a: string, b: string): boolean {
  return readings(a).some(({ first }) => readings(b).some((other) => first === 0 || other.first === 0 || (first & other.first) !== 0))
}

/** Can `letter` be the initial of `whole`? */
export function isInitialOf(letter: string, whole: string): boolean {
  const [initial] = soundsOf(letter).filter((sound) => !sound.silent)
  if (!initial) return false
  const sounds = soundsOf(whole)
  const firstVoiced = sounds.findIndex((sound) => !sound.silent)
  return sounds.slice(0, firstVoiced + 1).some((sound) => meet(sound, initial))
}

/** A word as it can be read, with the counts that tell most pairs apart. */
interface Reading {
  readonly sounds: readonly Sound[]
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
  return { sounds, fewest: sure.length, most: consonants.length, voiced: voiced.length, consonants: sure.map(bitsOf), phones, first }
}

const PHONES = 'bpmnrlfvtkhsšzžZčjiaeou'

/** Letters of other scripts share what bits are left: two that share one may meet, and are looked at. */
const bitsOf = ({ phones }: Sound): number =>
  [...phones].reduce((bits, phone) => bits | (1 << (PHONES.includes(phone) ? PHONES.indexOf(phone) : PHONES.length + ((phone.codePointAt(0) ?? 0) % 8))), 0)

/** At most one consonant of `a` is none of the sounds of `b`. */
function isWithinOne(a: Reading, b: Reading): boolean {
  let strange = 0
  for (const bits of a.consonants) if ((bits & b.phones) === 0 && ++strange > 1) return false
  return true
}

const readings = remembered(30_000, (token: string): readonly Reading[] => (token.includes('x') ? [token, token.replaceAll('x', 'ks')] : [token]).map(reading))

function likenessOfSounds(left: Reading, right: Reading): Likeness | undefined {
  if (left.fewest - right.most > 1 || right.fewest - left.most > 1 || !isWithinOne(left, right) || !isWithinOne(right, left)) return undefined
  const [a, b] = [left.sounds, right.sounds]
  const cost = costsOf(a, b).at(-1) ?? 0
  const length = Math.min(left.voiced, right.voiced)
  if (cost === 0) return 'same'
  if (cost > CONSONANT) return undefined
  if (length >= 4 && endsInA(a) !== endsInA(b) && costsOf(withoutFinalA(a), withoutFinalA(b)).at(-1) === 0) return 'ending'
  if (cost <= vowelsAllowed(length)) return 'vowel'
  return cost === CONSONANT && length >= 6 ? 'letter' : undefined
}

/** Short words are told apart by one vowel (Oraz, Araz); in longer ones it is a matter of spelling. */
function vowelsAllowed(length: number): number {
  if (length >= 8) return 2
  return length >= 5 ? 1 : 0
}

const endsInA = (sounds: readonly Sound[]): boolean => sounds.at(-1)?.phones.includes('a') ?? false

const withoutFinalA = (sounds: readonly Sound[]): readonly Sound[] => (endsInA(sounds) ? sounds.slice(0, -1) : sounds)

/** The least cost of making all of `a` out of the first 0, 1, … sounds of `b`; where two consonants differ anyway, any number above one. */
function costsOf(a: readonly Sound[], b: readonly Sound[]): readonly number[] {
  let above = [0]
  for (const sound of b) above.push((above.at(-1) ?? 0) + dropCost(sound))
  for (const left of a) {
    const now = [(above[0] ?? 0) + dropCost(left)]
    b.forEach((right, column) => {
      const change = (above[column] ?? 0) + changeCost(left, right)
      const drop = (above[column + 1] ?? 0) + dropCost(left)
      now.push(Math.min(change, drop, (now[column] ?? 0) + dropCost(right)))
    })
    if (Math.min(...now) > CONSONANT) return now
    above = now
  }
  return above
}

/** The least cost of making all of `a` out of any beginning of `b`. */
const beginningCost = (a: readonly Sound[], b: readonly Sound[]): number => Math.min(...costsOf(a, b))

function dropCost(sound: Sound): number {
  if (sound.silent) return 0
  return sound.vowel ? 1 : CONSONANT
}

function changeCost(a: Sound, b: Sound): number {
  if (meet(a, b)) return 0
  if (a.vowel && b.vowel) return 1
  return CONSONANT
}
