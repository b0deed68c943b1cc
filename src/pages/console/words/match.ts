import type { MoneyText } from '../../../core/money/money.ts'
import { accountsEn } from './accounts-en.ts'
import { accountsRu } from './accounts-ru.ts'
import { breaksEn } from './breaks-en.ts'
import { breaksRu } from './breaks-ru.ts'
import type { Language, Words } from './language.ts'
import { matchEn } from './match-en.ts'
import { evidenceRu, misfitRu } from './match-evidence-ru.ts'
import { matchKindsEn } from './match-kinds-en.ts'
import { matchKindsRu } from './match-kinds-ru.ts'
import { matchRu } from './match-ru.ts'
import { statementsEn } from './statements-en.ts'
import { statementsRu } from './statements-ru.ts'
import { dateInWords, moneyInWords, readable } from './values.ts'

export const ACCOUNTS: Words<typeof accountsEn> = { en: accountsEn, ru: accountsRu }
export const STATEMENTS: Words<typeof statementsEn> = { en: statementsEn, ru: statementsRu }
export const MATCH: Words<typeof matchEn> = { en: matchEn, ru: matchRu }
export const KINDS: Words<typeof matchKindsEn> = { en: matchKindsEn, ru: matchKindsRu }
export const BREAKS: Words<typeof breaksEn> = { en: breaksEn, ru: breaksRu }

/** A thing that was seen, as the API tells it. */
export interface Seen {
  readonly feature: string
  readonly words: string
  readonly count?: number
  readonly money?: MoneyText
  /** Of statements that do not meet: a day, or an amount. */
  readonly value?: string
}

const RUSSIAN: Readonly<Record<string, (typeof evidenceRu)[keyof typeof evidenceRu]>> = evidenceRu

/** As a sentence in the language of the page. */
export function seenInWords(language: Language, { feature, words, count, money, value }: Seen): string {
  const shown = money ? moneyInWords(language, money) : value && (/^\d{4}-\d\d-\d\d$/.test(value) ? dateInWords(language, value) : value)
  const told = value === undefined ? '' : ` ${shown}`
  if (language === 'en') return `${money ? readable(words) : words}${told}`
  const russian = RUSSIAN[feature] ?? misfitRu[feature] ?? words
  const sentence = typeof russian === 'string' ? russian : russian({ count: count ?? 0, amount: money ? moneyInWords(language, money) : '' })
  return `${sentence}${told}`
}
