import type { Language } from './language.ts'

/** What the API says of a field, and the same in the page's language. `$1` and on: what stood in its words. */
const RUSSIAN: ReadonlyArray<readonly [pattern: RegExp, words: string]> = [
  [/^must not be empty$|^is missing$/, 'нужно заполнить'],
  [/^"(.*)" is no day of the calendar.*$/, '«$1» – не день календаря: напишите ГГГГ-ММ-ДД'],
  [/^"(.*)" is not an amount in (\w+): write digits with exactly (\d+) decimals.*$/, '«$1» – не сумма в $2: цифры, знаков после запятой: $3'],
  [/^"(.*)" is not a currency.*$/, '«$1» – не валюта: три заглавные латинские буквы'],
  [/^a currency is three capital letters.*$/, 'три заглавные латинские буквы, например USD'],
  [/^letters, digits and .*$/, 'латинские буквы, цифры и . _ - , не больше 40, первой – буква или цифра'],
  [/^a rate is a decimal string.*$/, 'положительное число, не больше 12 цифр до запятой и после неё'],
  [/^a SHA-256 is .*$/, 'SHA-256 – это 64 шестнадцатеричные цифры'],
  [/^The amount must be above zero\.$/, 'сумма должна быть больше нуля'],
  [/^An amount of zero moves nothing.*$/, 'нулевая сумма ничего не меняет'],
  [/^Too big: expected string to have <=(\d+) characters$/, 'не длиннее $1 знаков'],
]

/** What is wrong with a field, in the page's language where there are words for it. */
export function faultInWords(language: Language, reason: string): string {
  if (language === 'en') return reason
  const known = RUSSIAN.find(([pattern]) => pattern.test(reason))
  return known ? reason.replace(known[0], known[1]) : reason
}
