import { invariant } from '../invariant.ts'

/**
 * A student's code: 10 characters of the unambiguous alphabet (49 bits) and a check character, Σ i·v(cᵢ) mod 31 with
 * i = 1…10 from the left, which finds every single slip and every exchange. Written 4-4-3.
 */

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const BASE = BigInt(ALPHABET.length)
const LENGTH = 10

/** The code of 16 or more pseudo-random bytes (an HMAC), written 4-4-3. 128 bits over 31^10 leave a bias below 2^-78. */
export function codeFrom(bytes: Uint8Array): string {
  invariant(bytes.length >= 16, 'a code needs 16 bytes')
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let characters = ''
  for (let place = 0; place < LENGTH; place++) {
    characters = `${ALPHABET.charAt(Number(number % BASE))}${characters}`
    number /= BASE
  }
  return written(`${characters}${checkCharacter(characters)}`)
}

/** The 11 characters of a code as a person typed it (any case, blanks, hyphens), or undefined if form or check is wrong. */
export function normaliseCode(text: string): string | undefined {
  const characters = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
  if (characters.length !== LENGTH + 1 || [...characters].some((character) => !ALPHABET.includes(character))) return undefined
  return characters.endsWith(checkCharacter(characters.slice(0, LENGTH))) ? characters : undefined
}

const written = (characters: string): string => `${characters.slice(0, 4)}-${characters.slice(4, 8)}-${characters.slice(8)}`

function checkCharacter(characters: string): string {
  const sum = [...characters].reduce((total, character, place) => total + (place + 1) * ALPHABET.indexOf(character), 0)
  return ALPHABET.charAt(sum % ALPHABET.length)
}
