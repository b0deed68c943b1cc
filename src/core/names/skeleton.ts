import { remembered } from '../remembered.ts'
import { readingsLookedUp, type Sound, soundsOf } from './letters.ts'
import { nameTokens, withoutPatronymics } from './tokens.ts'

/**
 * Skeletons: what is left of a token when every spelling of it is to look alike. Consonants by class (d t; g k q; s ş; z ž j
 * ç), no vowels but a mark for one at the beginning, no doubles, no g after n (ň is ng). Different names can share one: a
 * skeleton finds whom to compare, it never tells that two are the same.
 */

const CLASSES: Readonly<Record<string, string>> = {
  b: 'B',
  p: 'P',
  m: 'M',
  n: 'N',
  r: 'R',
  l: 'L',
  f: 'F',
  v: 'V',
  t: 'T',
  k: 'K',
  h: 'H',
  s: 'S',
  š: 'S',
  z: 'J',
  ž: 'J',
  č: 'J',
  j: 'J',
}

/** The shortest and the longest beginning of a skeleton that is looked up. */
const SHORTEST = 3
const LONGEST = 6

/** The token's skeleton: `Annaýewa`, `Аннаева`, `Annayeva` → `ANV`. */
export const skeleton = (token: string): string => skeletonOf(soundsOf(token), false)

/** All skeletons of a token: another one where a j can be a y (Annajewa), an x a ks (Alexandr), a ў an o or a г an h. The first is `skeleton`. */
export const skeletons = remembered(30_000, (token: string): readonly string[] => {
  const found = readingsLookedUp(token)
    .map(soundsOf)
    .flatMap((sounds) => [false, true].map((silentJ) => skeletonOf(sounds, silentJ)))
  return [...new Set(found)].filter((text) => text !== '')
})

function skeletonOf(sounds: readonly Sound[], silentJ: boolean): string {
  let text = ''
  for (const sound of sounds) {
    const phone = sound.phones.charAt(0)
    if (sound.vowel || (silentJ && sound.letterJ)) {
      if (text === '') text = 'A'
      continue
    }
    const mark = CLASSES[phone] ?? phone.toUpperCase()
    const swallowed = (mark === 'H' && (sound.silent || text.endsWith('S'))) || (mark === 'K' && text.endsWith('N'))
    if (!swallowed && !text.endsWith(mark)) text += mark
  }
  return text
}

/**
 * What a name is found by (each to be hashed under a key): per token its whole skeletons, written `ANV.`, and their first 3
 * to 6 letters, written `ANV`. Patronymics are left out. No duplicates; in a fixed order.
 */
export const lookupTokens = remembered(1000, (name: string): readonly string[] => {
  const found = withoutPatronymics(nameTokens(name))
    .flatMap(skeletons)
    .flatMap((whole) => [`${whole}.`, ...beginnings(whole)])
  return [...new Set(found)].sort()
})

/** What to ask for a name or the beginning of one: per token one list of alternatives; a person fits who has one of each. */
export const searchTokens = remembered(4, (text: string): ReadonlyArray<readonly string[]> => nameTokens(text).map(searchTokensOf))

const searchTokensOf = remembered(30_000, (token: string): readonly string[] => [
  ...new Set(skeletons(token).flatMap((whole) => [`${whole}.`, ...beginnings(whole).slice(-1)])),
])

function beginnings(whole: string): readonly string[] {
  const letters = [...whole]
  const longest = Math.min(LONGEST, letters.length)
  return longest < SHORTEST ? [] : Array.from({ length: longest - SHORTEST + 1 }, (_, more) => letters.slice(0, SHORTEST + more).join(''))
}
