import { canBeginAlike, isCutOf, isInitialOf, LIKENESSES, type Likeness, likenessOf, likenessOfRead, type WordRead, wordRead } from './compare-tokens.ts'
import { nameTokens, withoutPatronymics } from './tokens.ts'

/** What was seen when two names were compared, in words. */
export type NameSign =
  | 'the same words'
  | 'other spelling'
  | 'a vowel differs'
  | 'vowels differ'
  | 'ending of the other sex'
  | 'one letter differs'
  | 'written together'
  | 'an initial'
  | 'cut short'
  | 'a further word'
  | 'one word only'

/**
 * Whether two names are one person's name.
 * - same: every word of the shorter name agrees with a word of the other in some spelling, two words at least (or each has one)
 * - near: something is open: an initial, one word only, one letter, or the family name in the form of the other sex
 *   (Annaýewa, Annaýew). Both forms are always written, so that they are different names; but with all else equal it is
 *   rather a clerk's slip than a second person, so that it is near, never the same.
 */
export interface NameComparison {
  readonly same: boolean
  readonly likeness: 'same' | 'near' | 'different'
  readonly because: readonly NameSign[]
}

/** Banks cut a name at this many characters. */
const CUT_AT = 35

type Tie = Likeness | 'exact' | 'glued' | 'initial' | 'cut'

const SURE: ReadonlySet<Tie> = new Set(['exact', 'same', 'vowel', 'cut'])

const WORDS: Readonly<Record<Tie, NameSign>> = {
  exact: 'the same words',
  same: 'other spelling',
  vowel: 'a vowel differs',
  spelled: 'vowels differ',
  ending: 'ending of the other sex',
  letter: 'one letter differs',
  glued: 'written together',
  initial: 'an initial',
  cut: 'cut short',
}

interface Pairing {
  readonly ties: readonly Tie[]
  readonly leftA: readonly string[]
  readonly leftB: readonly string[]
}

/** A name read for comparing: as written, its words, how each can be read, and whether a bank may have cut it. */
export interface NameRead {
  readonly text: string
  readonly words: readonly string[]
  readonly readings: readonly WordRead[]
  readonly cut: boolean
}

export function nameRead(name: string): NameRead {
  const words = withoutPatronymics(nameTokens(name))
  return { text: name, words, readings: words.map(wordRead), cut: isCut(name) }
}

/** Compares two names as written, in any script and order of words; patronymics and words of address do not count. */
export const compareNames = (a: string, b: string): NameComparison => compareNamesRead(nameRead(a), nameRead(b))

export type Comparer = (a: NameRead, b: NameRead) => NameComparison

/** As many pairs of names are remembered at a time. */
const MOST_PAIRS = 100_000

/** Compares the names of one list or book, among which the same come again and again: each pair once. */
export function nameComparer(): Comparer {
  const known = new Map<string, NameComparison>()
  return (a, b) => {
    const pair = `${a.text}\n${b.text}`
    const before = known.get(pair)
    if (before) return before
    const comparison = compareNamesRead(a, b)
    if (known.size >= MOST_PAIRS) known.clear()
    known.set(pair, comparison)
    return comparison
  }
}

/** As `compareNames`, of names that were read before. */
export function compareNamesRead(a: NameRead, b: NameRead): NameComparison {
  const [tokensA, tokensB] = [a.words, b.words]
  if (tokensA.length === 0 || tokensB.length === 0) return DIFFERENT
  const pairing = withRemainders(pairedByLikeness(a, b), { a: a.cut, b: b.cut })
  if (pairing.leftA.length > 0 && pairing.leftB.length > 0) return DIFFERENT
  return judged(pairing, tokensA, tokensB)
}

const DIFFERENT: NameComparison = { same: false, likeness: 'different', because: [] }

const isCut = (text: string): boolean => {
  if (text.length < CUT_AT - 1) return false
  const { length } = [...text.trim()]
  return length >= CUT_AT - 1 && length <= CUT_AT
}

function judged({ ties, leftA, leftB }: Pairing, tokensA: readonly string[], tokensB: readonly string[]): NameComparison {
  let [sure, open, glued] = [0, false, false]
  for (const tie of ties) {
    if (SURE.has(tie)) sure++
    else if (tie === 'glued') [sure, glued] = [sure + 2, true]
    else open = true
  }
  if (sure === 0) return DIFFERENT
  const further = leftA.length + leftB.length > 0
  const single = Math.min(tokensA.length, tokensB.length) === 1 && !glued
  const signs = new Set(ties.map((tie) => WORDS[tie]))
  const because = [...signs, ...(single ? (['one word only'] as const) : []), ...(further ? (['a further word'] as const) : [])]
  const same = !open && (single ? !further : sure >= 2)
  return { same, likeness: same ? 'same' : 'near', because }
}

/** Pairs words, the surest ties first; no word twice. Most words are written alike: what those leave is compared. */
function pairedByLikeness(a: NameRead, b: NameRead): Pairing {
  const [usedA, usedB, ties] = [a.words.map(isLetter), b.words.map(isLetter), [] as Tie[]]
  const tie = (placeA: number, placeB: number, as: Tie) => {
    usedA[placeA] = true
    usedB[placeB] = true
    ties.push(as)
  }
  for (const [placeA, word] of a.words.entries()) {
    const placeB = usedA[placeA] ? -1 : b.words.findIndex((other, place) => !usedB[place] && other === word)
    if (placeB >= 0) tie(placeA, placeB, 'exact')
  }
  const pairs = likePairs(a, b, usedA, usedB)
  for (const likeness of pairs.length > 0 ? LIKENESSES : []) {
    for (const pair of pairs) if (pair.likeness === likeness && !usedA[pair.a] && !usedB[pair.b]) tie(pair.a, pair.b, likeness)
  }
  // A letter alone is an initial: tied to nothing yet
  return {
    ties,
    leftA: a.words.filter((word, place) => !usedA[place] || isLetter(word)),
    leftB: b.words.filter((word, place) => !usedB[place] || isLetter(word)),
  }
}

interface LikePair {
  readonly a: number
  readonly b: number
  readonly likeness: Likeness
}

/** The words of two names that are alike, by their places; of those that are left. */
function likePairs(a: NameRead, b: NameRead, usedA: readonly boolean[], usedB: readonly boolean[]): readonly LikePair[] {
  const pairs: LikePair[] = []
  for (const [placeA, left] of a.readings.entries()) {
    if (usedA[placeA]) continue
    for (const [placeB, right] of b.readings.entries()) {
      const likeness = usedB[placeB] ? undefined : likenessOfRead(left, right)
      if (likeness) pairs.push({ a: placeA, b: placeB, likeness })
    }
  }
  return pairs
}

/** A letter alone: an initial. */
export const isLetter = (token: string): boolean => token.length <= 2 && [...token].length === 1

/** Ties what is left over: words written together, initials, and words at which a bank cut the name off. */
function withRemainders(pairing: Pairing, cut: { readonly a: boolean; readonly b: boolean }): Pairing {
  const { leftA, leftB } = pairing
  if (leftA.length === 0 || leftB.length === 0) return pairing
  const glued = leftA.length > 1 || leftB.length > 1 ? tieGlued(pairing) : pairing
  if (!cut.a && !cut.b && !leftA.some(isLetter) && !leftB.some(isLetter)) return glued
  return tieRest(glued, (left, right) => {
    if (isLetter(left) ? isInitialOf(left, right) : isLetter(right) && isInitialOf(right, left)) return 'initial'
    return (cut.a && isCutOf(left, right)) || (cut.b && isCutOf(right, left)) ? 'cut' : undefined
  })
}

function tieGlued(pairing: Pairing): Pairing {
  const forward = gluedInto(pairing.leftA, pairing.leftB)
  if (forward) return { ties: [...pairing.ties, 'glued'], leftA: forward.parts, leftB: forward.wholes }
  const backward = gluedInto(pairing.leftB, pairing.leftA)
  return backward ? { ties: [...pairing.ties, 'glued'], leftA: backward.wholes, leftB: backward.parts } : pairing
}

/** Letters by which two spellings of one long word differ at most. */
export const SPELLED_LONGER = 6

/** A name has no more words; in a text of more, two that are one name stand beside each other. */
const MOST_WORDS = 16

/** Two of `parts`, in either order, that are one of `wholes`; what remains of both lists, or undefined. */
function gluedInto(parts: readonly string[], wholes: readonly string[]): { parts: readonly string[]; wholes: readonly string[] } | undefined {
  const isText = parts.length > MOST_WORDS
  for (const [place, first] of parts.entries()) {
    const begun = wholes.filter((token) => canBeginAlike(first, token))
    for (const second of begun.length === 0 ? [] : isText ? [parts[place - 1] ?? first, parts[place + 1] ?? first] : parts) {
      if (first === second) continue
      const length = first.length + second.length
      const whole = begun.find(
        (token) => Math.abs(token.length - length) <= SPELLED_LONGER && ['same', 'vowel'].includes(likenessOf(`${first}${second}`, token) ?? ''),
      )
      if (whole !== undefined) return { parts: parts.filter((token) => token !== first && token !== second), wholes: wholes.filter((token) => token !== whole) }
    }
  }
  return undefined
}

/** Are two words of one name a word of the other, written together (Al Hashimi, Alhashimi)? */
export const sharesGlued = (a: readonly string[], b: readonly string[]): boolean => gluedInto(a, b) !== undefined || gluedInto(b, a) !== undefined

function tieRest(pairing: Pairing, tieOf: (left: string, right: string) => Tie | undefined): Pairing {
  const leftB = [...pairing.leftB]
  const ties = [...pairing.ties]
  const leftA = pairing.leftA.filter((left) => {
    const place = leftB.findIndex((right) => tieOf(left, right) !== undefined)
    const tie = place < 0 ? undefined : tieOf(left, leftB[place] ?? '')
    if (tie === undefined) return true
    ties.push(tie)
    leftB.splice(place, 1)
    return false
  })
  return { ties, leftA, leftB }
}
