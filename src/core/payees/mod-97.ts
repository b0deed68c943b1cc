/** ISO 7064 MOD 97-10 over digits and letters, a letter counting A = 10 … Z = 35 (as ISO 13616 does for an IBAN). */

/** `text` (0-9, A-Z) as one whole number, mod 97. */
export function mod97(text: string): number {
  let rest = 0
  for (const character of text) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value < 10 ? 10 : 100) + value) % 97
  }
  return rest
}

/** The two check digits after which `text` with them is 1 mod 97. */
export const checkDigits97 = (text: string): string => String(98 - mod97(`${text}00`)).padStart(2, '0')
