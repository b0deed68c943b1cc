import type { MoneyText } from '../../core/money/money.ts'
import type { Language } from './language.ts'

/** Genitive where a language has it: the month stands after its day. Written here, for what a machine knows of Turkmen differs from release to release. */
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  tr: ['Ocak', 'Şubat', 'Mart', 'Nisan', 'Mayıs', 'Haziran', 'Temmuz', 'Ağustos', 'Eylül', 'Ekim', 'Kasım', 'Aralık'],
  tk: ['ýanwar', 'fewral', 'mart', 'aprel', 'maý', 'iýun', 'iýul', 'awgust', 'sentýabr', 'oktýabr', 'noýabr', 'dekabr'],
}

/** Grouping and decimal mark. English groups by a space as the others might read 3,000 as three. */
const MARKS: Readonly<Record<Language, readonly [group: string, decimal: string]>> = {
  en: ['\u00a0', '.'],
  ru: ['\u00a0', ','],
  tr: ['.', ','],
  tk: ['\u00a0', ','],
}

/** `2020-11-24` → `24 November 2020`, `24 ноября 2020 года`, `24 Kasım 2020`, `24 noýabr 2020`; never numbers alone. */
export function dateInWords(language: Language, date: string): string {
  const month = MONTHS[language][Number(date.slice(5, 7)) - 1] ?? ''
  const words = `${Number(date.slice(8, 10))} ${month} ${date.slice(0, 4)}`
  return language === 'ru' ? `${words} года` : words
}

/** `2020-11-24T08:15:00.000Z` → `24 November 2020, 08:15 UTC`. */
export const instantInWords = (language: Language, at: string): string => `${dateInWords(language, at)}, ${at.slice(11, 16)} UTC`

/** A decimal number as text, digits in threes: `1234.50` → `1 234,50`. */
export function numberInWords(language: Language, decimal: string): string {
  const [group, mark] = MARKS[language]
  const [whole = '', part] = decimal.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group)
  return part === undefined ? grouped : `${grouped}${mark}${part}`
}

/** The currency's code after the amount, held together on one line: `1 234,50 TRY`. */
export const moneyInWords = (language: Language, { amount, currency }: MoneyText): string => `${numberInWords(language, amount)}\u00a0${currency}`

/** `a, b and c`. English of Britain: no comma before the last. */
export const listed = (language: Language, items: readonly string[]): string => new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(items)
