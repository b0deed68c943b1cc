import { editsWithin, lettersWithin } from '../names/edits.ts'
import { LETTERS_OF_REFERENCE, pairProbes, referenceHolds, seamProbes } from '../payouts/reference.ts'
import { CAN_BEGIN, compact, foldByPlace, heads, REFERENCE_LENGTH, referencesIn } from './references.ts'
import type { ReferencesByKeys } from './seen.ts'

/** How a damaged piece of text is like a reference: evidence, never an identity. */
export type Damage = 'reference_one_edit' | 'reference_cut' | 'reference_two_edits'

/** An issued reference that a text shows with damage. */
export interface DamagedReference {
  readonly reference: string
  readonly damage: Damage
}

/** A piece of text that can be a damaged reference; `run`: it ends where the word ends, so that it can be one cut short. */
interface Piece {
  readonly text: string
  readonly run: boolean
}

const SHORTEST_CUT = 7
const FEWEST_LETTERS = 8
/** Two edits can leave out two marks, or put two in. */
const MOST_EDITS = 2
const FORM = /^TO[A-HJKMNP-Z]{10}\d{2}$/
/** With its check digits whole. */
const ENDED = /^TO([A-Z]{8,12})(\d{2})$/
const ORDER: readonly Damage[] = ['reference_one_edit', 'reference_cut', 'reference_two_edits']

/** A piece with what it can be found by. */
interface Sought {
  readonly keys: readonly string[]
  readonly damageOf: (reference: string) => Damage | undefined
}

/** Of halves of a reference; the others are of pairs. */
const isHalf = (key: string): boolean => key.startsWith('L:') || key.startsWith('R:')

/**
 * The issued references that these texts show damaged, each with its least damage, the surest first. `byKeys` finds what is stored under keys of `seamKeys`.
 * Whatever is one edit off has a whole half, by which few are found: only a piece that is so near to none is looked for by its pairs of letters, which hundreds share.
 */
export function damagedReferencesIn(texts: readonly string[], byKeys: ReferencesByKeys): readonly DamagedReference[] {
  const pieces = texts.flatMap(piecesOf).flatMap((piece) => {
    const keys = keysOf(piece)
    return keys.length === 0 ? [] : [{ keys, damageOf: damageReader(piece) }]
  })
  const found = new Map<string, Damage>()
  const far = compareUnder(pieces, isHalf, byKeys, found)
  compareUnder(far, (key) => !isHalf(key), byKeys, found)
  return [...found]
    .map(([reference, damage]) => ({ reference, damage }))
    .sort((a, b) => ORDER.indexOf(a.damage) - ORDER.indexOf(b.damage) || (a.reference < b.reference ? -1 : 1))
}

/** Adds to what is found; asks once, since pieces around one place share most of their keys. Gives the pieces that are one edit off nothing. */
function compareUnder(pieces: readonly Sought[], isMeant: (key: string) => boolean, byKeys: ReferencesByKeys, found: Map<string, Damage>): readonly Sought[] {
  const asked = new Set(pieces.flatMap(({ keys }) => keys.filter(isMeant)))
  if (asked.size === 0) return pieces
  const stored = byKeys([...asked])
  return pieces.filter(({ keys, damageOf }) => {
    let isNear = false
    for (const key of keys) {
      for (const reference of (isMeant(key) && stored.get(key)) || []) {
        const damage = damageOf(reference)
        if (!damage) continue
        const known = found.get(reference)
        if (!known || ORDER.indexOf(damage) < ORDER.indexOf(known)) found.set(reference, damage)
        isNear ||= damage === 'reference_one_edit'
      }
    }
    return !isNear
  })
}

/** What two edits and a cut leave of a reference: its head, or a digit of its end. Most words of a text have neither. */
const HAS_HEAD_OR_DIGIT = /T[O0]|\d/
const HAS_ENDED = /\p{L}\p{N}/u

/** Pieces that look like a reference but do not check: around each TO, one mark shorter or longer too, and whole words. */
function piecesOf(text: string): readonly Piece[] {
  if (!HAS_ENDED.test(text) && !CAN_BEGIN.test(text)) return []
  const { latin } = compact(text)
  const unread = heads(latin).filter((from) => referencesIn([latin.slice(from, from + REFERENCE_LENGTH)]).length === 0)
  const windows = unread.flatMap((from) =>
    [-2, -1, 0, 1, 2].map((more) => latin.slice(from, from + REFERENCE_LENGTH + more)).filter((window) => window.length >= REFERENCE_LENGTH - MOST_EDITS),
  )
  const words = text
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => compact(word).latin)
    // Banks glue numbers of their own to the front
    .flatMap((word) => [word, word.replace(/^\d+/, '')])
    .filter((word) => word.length >= SHORTEST_CUT && word.length <= REFERENCE_LENGTH + MOST_EDITS && HAS_HEAD_OR_DIGIT.test(word))
  const pieces = [...new Set(windows)].map((window) => ({ text: window, run: false })).filter(({ text: piece }) => !words.includes(piece))
  return [...pieces, ...[...new Set(words)].map((word) => ({ text: word, run: true }))].filter((piece) => referencesIn([piece.text]).length === 0)
}

/**
 * One of its halves is whole (7 characters with TO or the digits), or the letters at the seam changed places; two marks before it can be
 * missing or too many. With two slips in both halves, a pair of letters is whole beside the check digits.
 */
function keysOf({ text, run }: Piece): readonly string[] {
  const keys: string[] = []
  const half = (side: 'L' | 'R', letters: string) => {
    if (/^[A-Z]{5}$/.test(letters)) keys.push(`${side}:${letters}`)
  }
  const letters = text.replace(/[^A-Z]/g, '').length
  if (text.length >= REFERENCE_LENGTH - MOST_EDITS && letters >= FEWEST_LETTERS) {
    const folded = text.length === REFERENCE_LENGTH ? foldByPlace(text) : text
    for (const from of [0, 1, 2, 3, 4]) half('L', folded.slice(from, from + 5))
    for (const from of [5, 6, 7, 8, 9]) half('R', folded.slice(from, from + 5))
    half('L', `${folded.slice(2, 6)}${folded.slice(7, 8)}`)
    if (FORM.test(folded)) keys.push(...seamProbes(folded))
    const [, inner, check] = ENDED.exec(folded) ?? []
    if (inner !== undefined && check !== undefined) keys.push(...pairProbes(inner, check, movesOf(inner.length)))
  }
  if (run && text.startsWith('TO')) half('L', text.slice(2, 7))
  if (run && /\d{2}$/.test(text)) half('R', text.slice(-7, -2))
  return [...new Set(keys)]
}

/** Where a pair of letters can stand after slips that left so many: with as many as before, one can be missing and another too many. */
function movesOf(letters: number): readonly number[] {
  const more = letters - LETTERS_OF_REFERENCE
  if (more === 0) return [-1, 0, 1]
  return Array.from({ length: Math.abs(more) + 1 }, (_, step) => Math.sign(more) * step)
}

/** How a piece is a damaged reference. A key is shared by hundreds of references, of which hardly one is like the piece. */
function damageReader({ text, run }: Piece): (reference: string) => Damage | undefined {
  const folded = text.length === REFERENCE_LENGTH ? foldByPlace(text) : text
  const forms = [...new Set([text, folded])].map((form) => ({ form, mayBe: lettersWithin(form) }))
  return (reference) => {
    let edits = MOST_EDITS + 1
    for (const { form, mayBe } of forms) if (mayBe(reference, MOST_EDITS)) edits = Math.min(edits, editsIn(form, reference))
    if (edits <= 1) return 'reference_one_edit'
    const isCut = run && text.length < REFERENCE_LENGTH && (reference.startsWith(text) || reference.endsWith(text))
    if (isCut) return 'reference_cut'
    return edits <= MOST_EDITS ? 'reference_two_edits' : undefined
  }
}

const editsIn = (text: string, reference: string): number => editsWithin(text, reference, MOST_EDITS) ?? MOST_EDITS + 1

/** A reference with a mark too many or too few, or a digit among its letters. */
const LIKE_ONE = /(?:^|\d)TO(?:[A-Z]{8,11}\d{1,3}|[A-Z]{3,9}\d[A-Z]{1,6}\d{1,2})$/

/** Is there a word in the form of a reference, or one edit off that form, that does not check even with shapes exchanged? It may be anybody's. */
export const hasUnreadReference = (texts: readonly string[]): boolean =>
  texts.some((text) => {
    const { latin, places } = compact(text)
    const isWhole = heads(latin).some((from) => {
      const window = foldByPlace(latin.slice(from, from + REFERENCE_LENGTH))
      const isOneWord = (places[from + REFERENCE_LENGTH - 1] ?? 0) - (places[from] ?? 0) === REFERENCE_LENGTH - 1
      return isOneWord && FORM.test(window) && !referenceHolds(window)
    })
    return isWhole || text.split(/[^\p{L}\p{N}]+/u).some((word) => LIKE_ONE.test(compact(word).latin) && referencesIn([word]).length === 0)
  })
