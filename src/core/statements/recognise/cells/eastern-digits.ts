/** Digits as they are written in Arabic and Persian, in Hindi and Bengali, in Thai, Khmer and Burmese, and in full width, with their marks for decimals and groups. */
const EASTERN = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u1040-\u1049\u17e0-\u17e9\uff10-\uff19]/
const SIGNS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u1040-\u1049\u17e0-\u17e9\uff10-\uff19\u066b\u066c\uff0e\uff0c\uff0f\uff0d]/g
const FOR: Readonly<Record<string, string>> = { '\u066b': '.', '\u066c': ',', '\uff0e': '.', '\uff0c': ',', '\uff0f': '/', '\uff0d': '-' }
/** The last four bits of each of these digits are its value, or six more: those of Hindi and Bengali begin there. */
const VALUE = 0xf
const INDIAN = /[\u0966-\u096f\u09e6-\u09ef]/
const FIRST_INDIAN = 6

export const hasEasternDigits = (text: string): boolean => EASTERN.test(text)

/** The same with western digits and marks. */
export const western = (text: string): string =>
  text.replace(SIGNS, (sign) => FOR[sign] ?? String((sign.charCodeAt(0) & VALUE) - (INDIAN.test(sign) ? FIRST_INDIAN : 0)))
