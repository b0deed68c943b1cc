import { remembered } from '../remembered.ts'
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
export const likenessOf = (a: string, b: string): Likeness | undefined => (a === b ? 'same' : likenessOfTwo(a < b ? `${a} ${b}` : `${b} ${a}`))

const likenessOfTwo = remembered(200_000, (tokens: string): Likeness | undefined => {
  const [a = '', b = ''] = tokens.split(' ')
  const pairs = readings(a).flatMap((left) => readings(b).map((right) => likenessOfSounds(left, right)))
  return LIKENESSES.find((likeness) => pairs.includes(likeness))
})

/** Is `cut` the beginning of `whole`: the same sounds, three at least? Banks cut names at 35 characters. */
export function isCutOf(cut: string, whole: string): boolean {
  return readings(cut).some((left) => left.voiced >= 3 && readings(whole).some((right) => beginningCost(left.sounds, right.sounds) === 0))
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
  readonly consonants: number
  readonly voiced: number
}

const reading = (token: string): Reading => {
  const sounds = soundsOf(token)
  const voiced = sounds.filter((sound) => !sound.silent)
  return { sounds, consonants: voiced.filter((sound) => !sound.vowel && !sound.letterJ).length, voiced: voiced.length }
}

const readings = remembered(30_000, (token: string): readonly Reading[] => (token.includes('x') ? [token, token.replaceAll('x', 'ks')] : [token]).map(reading))

function likenessOfSounds(left: Reading, right: Reading): Likeness | undefined {
  if (Math.abs(left.consonants - right.consonants) > 1) return undefined
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
  return CONSONANT + (a.vowel || b.vowel ? 1 : 0)
}
