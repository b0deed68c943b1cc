import { invariant } from '../invariant.ts'
import { editsWithin } from '../names/edits.ts'
import { checkDigits97, mod97 } from '../payees/mod-97.ts'

/**
 * A payout's (and a batch's own) reference: `TO`, 10 of 23 letters, 2 check digits; all 14 characters as one number are
 * 1 mod 97. Letters alone stand between the digits and `TO`, so that no single slip and no exchange of neighbours passes.
 */

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ'
const FORM = /^TO[A-HJKMNP-Z]{10}\d{2}$/
/** The largest multiple of 23 in a byte: bytes from here on are skipped, so that each letter is as likely as any other. */
const FAIR = 253

/** Random bytes that `referenceFrom` asks for; the chance that they do not suffice is below 1e-30. */
export const REFERENCE_RANDOM_BYTES = 32

/** A new reference from `REFERENCE_RANDOM_BYTES` or more random bytes, each letter equally likely. */
export function referenceFrom(randomBytes: Uint8Array): string {
  invariant(randomBytes.length >= REFERENCE_RANDOM_BYTES, `a reference needs ${REFERENCE_RANDOM_BYTES} random bytes`)
  const fair = [...randomBytes].filter((byte) => byte < FAIR).slice(0, 10)
  invariant(fair.length === 10, 'these bytes are not random')
  const head = `TO${fair.map((byte) => LETTERS[byte % LETTERS.length]).join('')}`
  return `${head}${checkDigits97(head)}`
}

/** Is `text` a reference as it stands: form and check digits? (Whether it was ever issued, only the book knows.) */
export const referenceHolds = (text: string): boolean => FORM.test(text) && mod97(text) === 1

/** Are `a` and `b` at most two edits apart (a letter changed, put in, left out, or two neighbours exchanged)? */
export const withinTwoEdits = (a: string, b: string): boolean => editsWithin(a, b, 2) !== undefined

/** Letters between its head and its check digits. */
export const LETTERS_OF_REFERENCE = 10
/** Offsets of the five pairs of letters. */
const PAIRS = [0, 2, 4, 6, 8]

/**
 * The 7 keys under which a reference is stored, so that `seamProbes` finds every one within two edits: its two halves of
 * five letters, and its five pairs of letters with their place and the check digits.
 *
 * Why that is enough. Two references are equally long, and equal letters have equal check digits. So either the check
 * digits differ, which costs one edit, and the letters are one edit apart (one changed, or two neighbours exchanged): then a
 * half stays whole, or the two letters at the seam changed places. Or the check digits are equal, and two edits are left
 * for the letters: a changed letter touches one pair, an exchange at most two, so that one of five stays whole; one
 * letter left out and one put in leave three pairs whole, moved by at most one place.
 */
export function seamKeys(reference: string): readonly string[] {
  const { letters, check } = partsOf(reference)
  return [`L:${letters.slice(0, 5)}`, `R:${letters.slice(5)}`, ...PAIRS.map((at) => pairKey(check, at, letters.slice(at, at + 2)))]
}

/** The keys to ask for: every stored reference within two edits of `reference` has one of them. */
export function seamProbes(reference: string): readonly string[] {
  const { letters, check } = partsOf(reference)
  const halves = [letters, exchangedAtSeam(letters)].flatMap((text) => [`L:${text.slice(0, 5)}`, `R:${text.slice(5)}`])
  return [...new Set([...halves, ...pairProbes(letters, check, [-1, 0, 1])])]
}

/** The keys of the pairs of letters, each so many places from its own, beside these check digits. */
export const pairProbes = (letters: string, check: string, moves: readonly number[]): readonly string[] =>
  PAIRS.flatMap((at) =>
    moves
      .map((move) => at + move)
      .filter((from) => from >= 0 && from <= letters.length - 2)
      .map((from) => pairKey(check, at, letters.slice(from, from + 2))),
  )

function partsOf(reference: string): { letters: string; check: string } {
  invariant(FORM.test(reference), 'keys are made of a reference')
  return { letters: reference.slice(2, 12), check: reference.slice(12) }
}

const pairKey = (check: string, at: number, pair: string): string => `${check}:${at}:${pair}`

/** The fifth and the sixth letter exchanged: the one exchange that touches both halves. */
const exchangedAtSeam = (letters: string): string => `${letters.slice(0, 4)}${letters.slice(5, 6)}${letters.slice(4, 5)}${letters.slice(6)}`
