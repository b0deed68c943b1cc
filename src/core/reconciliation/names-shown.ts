import { compareNames, compareNamesRead, isLetter, type NameRead, nameRead, SPELLED_LONGER, sharesGlued } from '../names/compare.ts'
import { isCutOf, isInitialOf, likenessOf } from '../names/compare-tokens.ts'
import { nameTokens, withoutArticles } from '../names/tokens.ts'
import { remembered } from '../remembered.ts'
import type { LineSeen } from './seen.ts'

export type NameAgreement = 'name' | 'name_near' | 'none'

/** How far the line names the payee, in its column or anywhere in its text. */
export function nameAgreement(line: LineSeen, payeeName: string): NameAgreement {
  let near = false
  for (const text of [line.counterparty, line.narrative]) {
    if (text === undefined || text === '') continue
    const likeness = likenessInText(text, payeeName)
    if (likeness === 'same') return 'name'
    near ||= likeness === 'near'
  }
  return near ? 'name_near' : 'none'
}

/** Does it name the payee by no more than an initial and a word? */
export const isByInitial = (line: LineSeen, payeeName: string): boolean =>
  [line.counterparty, line.narrative].every((text) => {
    const { likeness, because } = compareNamesRead(shownRead(text ?? ''), payeeRead(payeeName))
    return likeness === 'different' || because.includes('an initial') || because.includes('one word only')
  })

/** A line is compared with many payees: its texts are read once. */
const shownRead = remembered(4, nameRead)
const payeeRead = remembered(10_000, nameRead)

/** One word that agrees is no agreement in a text of many words; two are needed, or the whole of a name that has one. */
function likenessInText(text: string, payeeName: string): 'same' | 'near' | 'different' {
  const [shown, payee] = [shownRead(text), payeeRead(payeeName)]
  if (isTooShort(shown, payee)) return 'different'
  const { likeness, because } = compareNamesRead(shown, payee)
  return likeness === 'near' && because.includes('one word only') ? 'different' : likeness
}

/** A word alone, and not long enough for two of the name written together. */
function isTooShort({ words: [word, second] }: NameRead, { words }: NameRead): boolean {
  if (word === undefined || second !== undefined || words.length < 2) return false
  let [shortest, next] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const { length } of words) {
    next = Math.min(next, Math.max(shortest, length))
    shortest = Math.min(shortest, length)
  }
  return word.length + SPELLED_LONGER < shortest + next
}

/** A bank in the languages of its name: looked up as what is left of a word without its vowels it is a Bin, too. */
const BANK = new Set('bank banka bankası bankasi banki bankı banky bankas banque banco banca банк банка банку банки банкы банкі'.split(' '))

/**
 * Does the name in the column contradict the payee's? Only if no word of one, articles apart, agrees with a word of the other in any spelling, and
 * one of its words is a name word of the book (a bank's or an office's name contradicts nobody).
 */
export function nameContradicts(counterparty: string | undefined, payeeName: string, isOfBook: (word: string) => boolean): boolean {
  if (counterparty === undefined) return false
  const [shown, own] = [nameTokens(counterparty), nameTokens(payeeName)]
  const [words, payee] = [withoutArticles(shown), withoutArticles(own)]
  if (words.length === 0 || payee.length === 0 || words.some((word) => payee.includes(word))) return false
  const isNameWord = (word: string): boolean => !BANK.has(word) && isOfBook(word)
  const glued = words.some(isNameWord) ? undefined : gluedNames(words, isNameWord)
  if (glued?.length === 0) return false
  // Words are remembered, so that most lines end here
  if ([...words, ...(glued ?? [])].some((word) => payee.some((other) => likenessOf(word, other) !== undefined))) return false
  if (compareNames(counterparty, payeeName).likeness !== 'different' || sharesGlued(shown, own)) return false
  return !words.some((word) => payee.some((other) => isPartOf(word, other) || isPartOf(other, word)))
}

/** Letters of each of two names written together, and of both: shorter ones are found in any word. */
const SHORTEST_NAME = 4
const SHORTEST_GLUED = 10

/** Long words that are two name words of the book written together, cut in two. */
const gluedNames = (words: readonly string[], isNameWord: (word: string) => boolean): readonly string[] =>
  words
    .filter(({ length }) => length >= SHORTEST_GLUED)
    .flatMap((word) =>
      Array.from({ length: word.length - 2 * SHORTEST_NAME + 1 }, (_, more) => [word.slice(0, SHORTEST_NAME + more), word.slice(SHORTEST_NAME + more)]),
    )
    .filter((halves) => halves.every(isNameWord))
    .flat()

/** Is it an initial of the other word, or its beginning? */
const isPartOf = (part: string, whole: string): boolean => (isLetter(part) ? isInitialOf(part, whole) : !isLetter(whole) && isCutOf(part, whole))
