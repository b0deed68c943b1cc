/** Forms in which identifiers are compared and looked up; a keyed hash is made of these, never of what was typed. */

/** Cyrillic letters that look like Latin ones, as they are typed into passport numbers. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([...'АВЕЅІЈКМНОРСТУХ'].map((letter, place) => [letter, [...'ABESIJKMHOPCTYX'][place] ?? letter]))

/** `a 100-0003` → `A1000003`. Cyrillic look-alikes become Latin. */
export const passportForm = (text: string): string =>
  [
    ...text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
    .map((letter) => LOOK_ALIKES.get(letter) ?? letter)
    .join('')

/** An IBAN or account number in capitals, without blanks, hyphens and dots. */
export const accountForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** An address in small letters, without blanks. */
export const emailForm = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/gu, '')

/** `+` and digits where the number says its country (`+90 …`, `0090 …`), else digits alone. */
export function phoneForm(text: string): string {
  const typed = text.normalize('NFKC').trim()
  const digits = typed.replace(/\D/g, '')
  if (typed.startsWith('+')) return `+${digits}`
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits
}
