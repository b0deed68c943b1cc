import { referenceHolds } from '../payouts/reference.ts'

/**
 * References that check, read anywhere in a line's texts: any case, with blanks or separators inside, glued to letters and
 * digits. Check digits alone prove nothing: whether one was issued, only the book knows.
 */
export interface ReferenceRead {
  readonly token: string
  /** Which text, and the place of its first character there. */
  readonly text: number
  readonly at: number
  /** It checks only after letters and digits of like shape were exchanged. */
  readonly folded: boolean
  /** Separators stand inside. */
  readonly spaced: boolean
}

/** A text reduced to capitals and digits; `?` stands for a letter that no reference has, so that nothing is read across it. */
export interface Compact {
  /** As it stands. */
  readonly plain: string
  /** With Cyrillic letters turned into the Latin ones of the same look. */
  readonly latin: string
  /** The place in the text of each mark. */
  readonly places: readonly number[]
}

export const REFERENCE_LENGTH = 14
const HEAD_LENGTH = 2
const DIGITS_FROM = 12

const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([...'АВЕЅІЈКМНОРСТУХ'].map((letter, place) => [letter, [...'ABESIJKMHOPCTYX'][place] ?? letter]))

export function compact(text: string): Compact {
  let [plain, latin] = ['', '']
  const places: number[] = []
  const normal = text.normalize('NFKC')
  for (let place = 0; place < normal.length; place++) {
    const code = normal.codePointAt(place) ?? 0
    const capital = code < FIRST_CAPITALS.length ? FIRST_CAPITALS[code] : capitalOf(String.fromCodePoint(code))
    if (capital !== undefined) {
      plain += capital.plain
      latin += capital.latin
      places.push(place)
    }
    if (code > LAST_OF_ONE_UNIT) place += 1
  }
  return { plain, latin, places }
}

interface Capital {
  readonly plain: string
  readonly latin: string
}

const CAPITALS = new Map<string, Capital>([
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'].flatMap((mark) =>
    [mark, mark.toLowerCase()].map((one): [string, Capital] => [one, { plain: mark, latin: mark }]),
  ),
  ...[...LOOK_ALIKES].flatMap(([letter, mark]) => [letter, letter.toLowerCase()].map((one): [string, Capital] => [one, { plain: '?', latin: mark }])),
  ['ı', { plain: 'I', latin: 'I' }],
  ['İ', { plain: 'I', latin: 'I' }],
])

const OTHER: Capital = { plain: '?', latin: '?' }

const capitalOf = (character: string): Capital | undefined => CAPITALS.get(character) ?? (/[\p{L}\p{N}]/u.test(character) ? OTHER : undefined)

/** Those of the letters up to Cyrillic, by their code: they are asked for at every place of every line. */
const FIRST_CAPITALS = Array.from({ length: 0x500 }, (_, code) => capitalOf(String.fromCharCode(code)))
/** Characters beyond take two units of a text. */
const LAST_OF_ONE_UNIT = 0xffff

const TO_DIGIT: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', B: '8' }

/** Shapes exchanged by place: O in the head, B for 8 among the letters, 0, 1 and 8 among the digits. */
export function foldByPlace(window: string): string {
  return [...window]
    .map((mark, place) => {
      if (place < HEAD_LENGTH) return mark === '0' ? 'O' : mark
      if (place < DIGITS_FROM) return mark === '8' ? 'B' : mark
      return TO_DIGIT[mark] ?? mark
    })
    .join('')
}

/** Most texts hold no T, then O: nothing is read of them. */
export const CAN_BEGIN = /[TtТт\uff34\uff54][^\p{L}\p{N}]*[O0oОо\uff2f\uff4f\uff10]/u

/** Every reference that checks, in the order of the texts. A token that checks as it stands is never folded. */
export function referencesIn(texts: readonly string[]): readonly ReferenceRead[] {
  return texts.flatMap((text, number) => {
    if (!CAN_BEGIN.test(text)) return []
    const { plain, latin, places } = compact(text)
    return heads(latin).flatMap((from) => {
      const token = tokenAt(plain, latin, from)
      const at = places[from]
      const end = places[from + REFERENCE_LENGTH - 1]
      if (!token || at === undefined || end === undefined) return []
      return [{ ...token, text: number, at, spaced: end - at !== REFERENCE_LENGTH - 1 }]
    })
  })
}

/** Where a reference can begin. */
export function heads(latin: string): readonly number[] {
  const found: number[] = []
  for (let at = latin.indexOf('T'); at >= 0; at = latin.indexOf('T', at + 1)) {
    const next = latin[at + 1]
    if (next === 'O' || next === '0') found.push(at)
  }
  return found
}

function tokenAt(plain: string, latin: string, from: number): { token: string; folded: boolean } | undefined {
  const stands = plain.slice(from, from + REFERENCE_LENGTH)
  if (referenceHolds(stands)) return { token: stands, folded: false }
  const folded = foldByPlace(latin.slice(from, from + REFERENCE_LENGTH))
  return referenceHolds(folded) ? { token: folded, folded: true } : undefined
}
