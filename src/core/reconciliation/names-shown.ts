import { compareNames, compareNamesRead, nameRead } from '../names/compare.ts'
import { isCutOf, isInitialOf, likenessOf } from '../names/compare-tokens.ts'
import { nameTokens } from '../names/tokens.ts'
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

/** A line is compared with many payees: its texts are read once. */
const shownRead = remembered(4, nameRead)
const payeeRead = remembered(1000, nameRead)

/** One word that agrees is no agreement in a text of many words; two are needed, or the whole of a name that has one. */
function likenessInText(text: string, payeeName: string): 'same' | 'near' | 'different' {
  const { likeness, because } = compareNamesRead(shownRead(text), payeeRead(payeeName))
  return likeness === 'near' && because.includes('one word only') ? 'different' : likeness
}

/**
 * Does the name in the column contradict the payee's? Only if no word of one agrees with a word of the other in any spelling, and
 * one of its words is a name word of the book (a bank's or an office's name contradicts nobody).
 */
export function nameContradicts(counterparty: string | undefined, payeeName: string, isNameWord: (word: string) => boolean): boolean {
  if (counterparty === undefined) return false
  const [words, payee] = [nameTokens(counterparty), nameTokens(payeeName)]
  if (words.length === 0 || payee.length === 0 || words.some((word) => payee.includes(word)) || !words.some(isNameWord)) return false
  if (compareNames(counterparty, payeeName).likeness !== 'different') return false
  return !words.some((word) => payee.some((other) => wordsAgree(word, other)))
}

function wordsAgree(a: string, b: string): boolean {
  if ([...a].length === 1) return isInitialOf(a, b)
  if ([...b].length === 1) return isInitialOf(b, a)
  return likenessOf(a, b) !== undefined || isCutOf(a, b) || isCutOf(b, a)
}
