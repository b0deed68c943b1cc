import type { MoneyText } from '../../../core/money/money.ts'
import { BATCHES } from './batches.ts'
import { CASE_VALUES } from './cases.ts'
import { CLOSINGS } from './closings.ts'
import { FRAME } from './frame.ts'
import type { Language } from './language.ts'
import { BREAKS, KINDS } from './match.ts'
import { MONEY } from './money.ts'
import { dateInWords, decimalInWords, instantInWords, moneyInWords } from './values.ts'

/** As it stands within a sentence. */
const within = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** How values stand in the sentences of a language: amounts, days, and codes in the words that pages have for them. */
export function valuesIn(language: Language) {
  const worded = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code.replaceAll('_', ' ')
  const role = (code: string): string => worded(FRAME[language].roles, code)
  return {
    worded,
    role,
    money: (of: MoneyText): string => moneyInWords(language, of),
    number: (text: string): string => decimalInWords(language, text),
    day: (on: string): string => dateInWords(language, on),
    at: (instant: string): string => instantInWords(language, instant),
    list: (words: readonly string[]): string => words.join(', '),
    roles: (codes: readonly string[]): string => codes.map(role).join(', '),
    caseState: (state: string): string => within(worded(CASE_VALUES[language].states, state)),
    grantState: (state: string): string => within(worded(CASE_VALUES[language].grantStates, state)),
    outcome: (outcome: string): string => within(worded(CASE_VALUES[language].outcomes, outcome)),
    closingState: (state: string): string => worded(CLOSINGS[language].states, state),
    batchState: (state: string): string => worded(BATCHES[language].states, state),
    payoutState: (state: string): string => worded(BATCHES[language].payoutStates, state),
    openKind: (kind: string): string => worded(MONEY[language].openKinds, kind),
    matchKind: (kind: string): string => worded(KINDS[language].kinds, kind),
    breakKind: (kind: string): string => worded(BREAKS[language].kinds, kind),
    action: (action: string): string => worded(BREAKS[language].actions, action),
  }
}
