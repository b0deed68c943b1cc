/** Digits as they are written in Arabic and Persian, and in full width, with their marks for decimals and groups. */
const EASTERN = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/
const SIGNS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19\u066b\u066c\uff0e\uff0c\uff0f\uff0d]/g
const FOR: Readonly<Record<string, string>> = { '\u066b': '.', '\u066c': ',', '\uff0e': '.', '\uff0c': ',', '\uff0f': '/', '\uff0d': '-' }
/** The last four bits of each of these digits are its value. */
const VALUE = 0xf

export const hasEasternDigits = (text: string): boolean => EASTERN.test(text)

/** The same with western digits and marks. */
export const western = (text: string): string => text.replace(SIGNS, (sign) => FOR[sign] ?? String(sign.charCodeAt(0) & VALUE))
