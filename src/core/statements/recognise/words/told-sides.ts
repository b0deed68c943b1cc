import * as words from './direction-words.ts'
import { hasWord, type WordList } from './words.ts'

/** What a text says of the way in which money went, and the word that says it. */
export interface ToldSide {
  readonly isOut: boolean
  readonly word: string
  /** Only a bare word for a payment, which goes out of an account and towards a card; or one for wages, which go out of the payer's account under the same name. */
  readonly isWeak: boolean
}

const found = (text: string, list: WordList): string | undefined => list().exec(` ${text} `)?.[0].trim()

const inward = (word: string, isWeak = false): ToldSide => ({ isOut: false, word, isWeak })
const outward = (word: string, isWeak = false): ToldSide => ({ isOut: true, word, isWeak })

/**
 * The way that a folded text tells. What was received or came back outweighs the word for a payment beside it; words of both ways tell nothing, and neither does what
 * may be said by either side: the fee of a return, a debit that comes back, a loan that is paid back.
 */
export function sideTold(text: string): ToldSide | undefined {
  if (text === '') return undefined
  const received = found(text, words.RECEIVED)
  const out = found(text, words.OUT)
  if (received !== undefined) return hasWord(text, words.TO_OTHERS) ? undefined : inward(received)
  const into = found(text, words.IN)
  const payment = found(text, words.PAYMENT)
  const back = found(text, words.BACK)
  if (back !== undefined || hasWord(text, words.UNDONE)) {
    if (into !== undefined || hasWord(text, words.EITHER_UNDONE)) return undefined
    if (out !== undefined) return inward(back ?? out)
    return back === undefined && payment === undefined ? undefined : inward(back ?? payment ?? '', payment !== undefined)
  }
  const wage = found(text, words.IN_OR_PAID)
  if (into !== undefined || wage !== undefined) {
    if (out !== undefined || payment !== undefined || hasWord(text, words.TO_OTHERS)) return undefined
    return into === undefined ? inward(wage ?? '', true) : inward(into)
  }
  if (out !== undefined) return outward(out)
  if (payment === undefined || hasWord(text, words.FROM) || hasWord(text, words.THANKS)) return undefined
  return outward(payment, true)
}
