import type { MoneyText } from '../../../core/money/money.ts'
import type { Language } from './language.ts'

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
}

/** `2020-11-24` → `24 November 2020`. */
export const dateInWords = (language: Language, date: string): string =>
  `${Number(date.slice(8, 10))} ${MONTHS[language][Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`

/** `2020-11-24T09:05:00.000Z` → `24 November 2020, 09:05 UTC`. */
export const instantInWords = (language: Language, instant: string): string => `${dateInWords(language, instant.slice(0, 10))}, ${instant.slice(11, 16)} UTC`

/** `1234.50` → `1 234.50`; in Russian `1 234,50`. No blank in it breaks a line. */
export function decimalInWords(language: Language, decimal: string): string {
  const [whole = '', cents] = decimal.replace(/^-/, '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  const mark = language === 'ru' ? ',' : '.'
  return `${decimal.startsWith('-') ? '\u2212' : ''}${grouped}${cents === undefined ? '' : `${mark}${cents}`}`
}

/** A sentence of the API, in English, with its days and amounts as pages write them. Not for one that shows how something is to be typed. */
export const readable = (sentence: string): string =>
  sentence
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => dateInWords('en', date))
    .replace(/(?<![\w.-])(-?\d+\.\d+) ([A-Z]{3})\b/g, (_, amount: string, currency: string) => moneyInWords('en', { amount, currency }))

/** `1234.50` TRY → `1 234.50 TRY`; in Russian `1 234,50 TRY`. */
export const moneyInWords = (language: Language, { amount, currency }: MoneyText): string => `${decimalInWords(language, amount)}\u00a0${currency}`
