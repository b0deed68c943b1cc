import { because, type Said, say } from '../core/said/say.ts'
import { DOS_LATIN, fromDosLatin } from './dos-latin.ts'

/**
 * Bytes of a text file → text. The order of trust: byte-order mark, strict UTF-8, then legacy encodings by what the caller
 * finds in the text. Nothing is ever replaced by a question mark: text that cannot be read whole is refused.
 */

/** Why bytes are not text. `line` is the first line (from 1) at fault, `value` what stands there. */
export interface DecodeFault {
  readonly line: number
  readonly value: string
  readonly reason: string
  readonly said: Said
  /** The bytes are not damaged, but in an encoding in which nothing known can be read. */
  readonly unknownEncoding?: boolean
}

/** The text and its encoding by name; `-bom` tells that a byte-order mark stood before it (`utf-8-bom`). */
export type Decoded = { readonly ok: true; readonly text: string; readonly encoding: string } | { readonly ok: false; readonly fault: DecodeFault }

/** How legacy encodings are told apart: the names to try, and how well a beginning of the text fits its reader (0: not at all). */
export interface LegacyChoice {
  readonly encodings: readonly string[]
  readonly score: (head: string, encoding: string) => number
}

const HEAD_BYTES = 16_384
const PIECE_BYTES = 1_048_576

/** Places 80 to 9F of windows-1252: Node 20 reads this encoding as ISO 8859-1 (nodejs/node#56542). */
const WINDOWS_1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Control characters other than TAB, LF and CR, places that a code page leaves empty, and letters lost by an earlier program. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const DAMAGE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/

/** Does a text hold what no bank writes, or what an earlier program lost? */
export const isDamaged = (text: string): boolean => DAMAGE.test(text)

/** The first letter of a text that is damage, and what it says. */
export function damageOf(text: string): { readonly at: number; readonly value: string; readonly said: Said } | undefined {
  const at = text.search(DAMAGE)
  if (at < 0) return undefined
  const code = text.charCodeAt(at)
  const said = code === 0 ? say.nulCharacter : code === 0xfffd ? say.lostLetter : say.controlCharacter
  return { at, value: code === 0 ? '\\x00' : `\\u${code.toString(16).padStart(4, '0')}`, said }
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

/** `bytes` in `encoding`, without a byte-order mark; undefined where a byte has no meaning there, or the encoding is unknown. */
export function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding === DOS_LATIN) return fromDosLatin(bytes)
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return encoding === 'windows-1252' ? withWindowsMarks(text) : text
  } catch {
    return undefined
  }
}

/**
 * `bytes` in `encoding` in pieces of about a million letters, so that a large file never stands in memory twice; a byte-order mark is left out.
 * Ends with undefined where a byte has no meaning there, or the encoding is unknown.
 */
export function* decodedPieces(bytes: Uint8Array, encoding: string): Generator<string | undefined> {
  try {
    const decoder = encoding === DOS_LATIN ? undefined : new TextDecoder(encoding, { fatal: true })
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES)
      const text = decoder ? decoder.decode(piece, { stream: at + PIECE_BYTES < bytes.length }) : fromDosLatin(piece)
      yield encoding === 'windows-1252' ? withWindowsMarks(text) : text
    }
  } catch {
    yield undefined
  }
}

const withWindowsMarks = (text: string): string => text.replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252_HIGH.charAt(letter.charCodeAt(0) - 0x80))

/** Reads bytes as text, or tells the first place that cannot be read. */
export function decodeText(sent: Uint8Array, legacy: LegacyChoice): Decoded {
  const bytes = withoutFrame(sent)
  if (bytes.length === 0) return fault(1, '', say.fileEmpty)
  const marked = byMark(bytes)
  if (marked) return marked
  const wide = withoutMark(bytes)
  if (wide) return sound(decodeAs(bytes, wide), wide)
  const nul = bytes.indexOf(0)
  if (nul >= 0) return fault(lineOfByte(bytes, nul), '\\x00', say.nulByte)
  const text = decodeAs(bytes, 'utf-8')
  if (text !== undefined) return sound(text, 'utf-8')
  const { valid, bad, firstBad } = countUtf8(bytes)
  if (valid > bad) return badByte(bytes, firstBad, say.badUtf8)
  const encoding = bestOf(bytes, legacy)
  if (encoding === undefined) {
    const unread = badByte(bytes, firstBad, say.noEncoding(legacy.encodings.join(', ') || say.anotherEncoding))
    return unread.ok ? unread : { ok: false, fault: { ...unread.fault, unknownEncoding: true } }
  }
  return sound(decodeAs(bytes, encoding), encoding)
}

const [START_OF_HEADING, END_OF_TEXT, END_OF_FILE] = [0x01, 0x03, 0x1a]

/** Without the marks that programs of old put around a whole file: ^Z behind it, or SOH and ETX as on the wire. */
function withoutFrame(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === END_OF_FILE) end -= 1
  let last = end
  while (last > 0 && (bytes[last - 1] === 0x0a || bytes[last - 1] === 0x0d)) last -= 1
  const isFramed = bytes[0] === START_OF_HEADING && bytes[last - 1] === END_OF_TEXT
  return isFramed ? bytes.subarray(1, last - 1) : bytes.subarray(0, end)
}

function fault(line: number, value: string, said: Said): Decoded {
  return { ok: false, fault: { line, value, ...because(said) } }
}

function badByte(bytes: Uint8Array, at: number, said: Said): Decoded {
  return fault(lineOfByte(bytes, at), `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`, said)
}

function lineOfByte(bytes: Uint8Array, at: number): number {
  let line = 1
  for (let i = bytes.indexOf(10); i >= 0 && i < at; i = bytes.indexOf(10, i + 1)) line++
  return line
}

function byMark(bytes: Uint8Array): Decoded | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const { firstBad } = countUtf8(bytes)
    const text = decodeAs(bytes, 'utf-8')
    return text === undefined ? badByte(bytes, firstBad, say.badMarkedUtf8) : sound(text, 'utf-8-bom')
  }
  if (first === 0xff && second === 0xfe) return sound(decodeAs(bytes, 'utf-16le'), 'utf-16le-bom')
  if (first === 0xfe && second === 0xff) return sound(decodeAs(bytes, 'utf-16be'), 'utf-16be-bom')
  return undefined
}

const WIDE_BYTES = 4_096
const WIDE_TEXT = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\s]+$/u

/** UTF-16 without a mark: the signs and line ends of a table have a NUL in every second byte, in the same half of each letter, and read so all of it is text. */
function withoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, Math.min(WIDE_BYTES, bytes.length - (bytes.length % 2)))
  let even = 0
  let odd = 0
  head.forEach((byte, index) => {
    if (byte !== 0) return
    if (index % 2 === 0) even++
    else odd++
  })
  if ((even === 0) === (odd === 0) || (even + odd) * 40 < head.length) return undefined
  const encoding = even === 0 ? 'utf-16le' : 'utf-16be'
  const text = new TextDecoder(encoding).decode(head)
  return (even + odd) * 4 > head.length || (WIDE_TEXT.test(text) && /[;,\t]/.test(text) && text.includes('\n')) ? encoding : undefined
}

function sound(text: string | undefined, encoding: string): Decoded {
  if (text === undefined) return fault(1, '', say.bytesNot(encoding))
  const damage = damageOf(text)
  return damage ? fault(lineAt(text, damage.at), damage.value, damage.said) : { ok: true, text, encoding }
}

/** The head may end within a letter of several bytes, so it is read leniently; the whole text is not. */
function headIn(bytes: Uint8Array, encoding: string): string {
  if (encoding === DOS_LATIN) return fromDosLatin(bytes)
  const read = new TextDecoder(encoding).decode(bytes)
  return encoding === 'windows-1252' ? withWindowsMarks(read) : read
}

function bestOf(bytes: Uint8Array, legacy: LegacyChoice): string | undefined {
  let best: string | undefined
  let most = 0
  for (const encoding of legacy.encodings) {
    const score = legacy.score(headIn(bytes.subarray(0, HEAD_BYTES), encoding), encoding)
    if (score > most && decodeAs(bytes, encoding) !== undefined) {
      most = score
      best = encoding
    }
  }
  return best
}

/** How many letters of several bytes are whole UTF-8, how many bytes are not, and where the first of these is. */
function countUtf8(bytes: Uint8Array): { valid: number; bad: number; firstBad: number } {
  let valid = 0
  let bad = 0
  let firstBad = -1
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] ?? 0
    const length = byte < 0x80 ? 1 : byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0
    if (length > 0 && isWholeLetter(bytes, i, length)) {
      if (length > 1) valid++
      i += length
      continue
    }
    bad++
    if (firstBad < 0) firstBad = i
    i++
  }
  return { valid, bad, firstBad }
}

/** Do `length` − 1 continuation bytes follow `start`, and is the letter none of the overlong or surrogate forms? */
function isWholeLetter(bytes: Uint8Array, start: number, length: number): boolean {
  if (start + length > bytes.length) return false
  for (let k = 1; k < length; k++) if (((bytes[start + k] ?? 0) & 0xc0) !== 0x80) return false
  const [first, second] = [bytes[start] ?? 0, bytes[start + 1] ?? 0]
  if (first === 0xe0) return second >= 0xa0
  if (first === 0xed) return second < 0xa0
  if (first === 0xf0) return second >= 0x90
  return first !== 0xf4 || second < 0x90
}
