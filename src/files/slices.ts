import { isAscii, isUtf8 } from 'node:buffer'
import { decodeAs, decodeText, isDamaged, type LegacyChoice } from './decode.ts'
import { type Delimited, parseDelimited, type Quotes } from './delimited.ts'

/** A slice of about so many bytes is held at a time. */
const SLICE_BYTES = 262_144
/** A row that does not end within so many bytes is none. */
const LONGEST_BYTES = 16 * SLICE_BYTES
const HEAD_BYTES = 65_536
/** A letter takes at most four bytes. */
const BEGINNING_BYTES = 900_000
const LINE_END = 0x0a
const QUOTE = 0x22
const LINE_ENDS: readonly (number | undefined)[] = [LINE_END, 0x0d]
const MARK = [0xef, 0xbb, 0xbf]

/** The text can't be split slice by slice: it is to be read as a whole. */
export class IrregularError extends Error {
  override name = 'IrregularError'
}

/** Where a slice begins: its first byte, and the lines before it. */
export interface SliceStart {
  readonly byte: number
  readonly linesBefore: number
}

/** Delimited bytes that are read slice by slice: their encoding and first slice. */
export interface Sliced {
  readonly encoding: string
  /** Does a quote stand anywhere in it? */
  readonly hasQuotes: boolean
  /** Whole lines from its beginning, enough of them for 200,000 letters; undefined where these can't be read. */
  readonly beginning: () => string | undefined
  /** The first rows, enough to hold what stands above a table. */
  readonly head: (delimiter: string, quotes: Quotes) => Delimited
  /** All rows from the first (or from a later slice on) to the last; numbers of lines are those of the whole file. Throws IrregularError. */
  readonly slices: (delimiter: string, quotes: Quotes, from?: SliceStart) => Iterable<DelimitedSlice>
}

/** Some rows of a file, from `byte` on. Lines count from the slice's first; before it stand `linesBefore`. `bytesRead`: up to its end. */
export interface DelimitedSlice extends Delimited, SliceStart {
  readonly bytesRead: number
  /** Are these the last rows, and do they end with a line end? */
  readonly end: 'none' | 'whole' | 'cut'
}

/**
 * Bytes as text that can be cut at every line end: UTF-8, or an encoding with its letters of one byte. Undefined where it is UTF-16, no text,
 * damaged, or not told by its beginning: then only the whole can tell.
 */
export function sliced(bytes: Uint8Array, legacy: LegacyChoice, sliceBytes = SLICE_BYTES): Sliced | undefined {
  const marked = MARK.every((byte, n) => bytes[n] === byte)
  const headEnd = lineEndBefore(bytes, HEAD_BYTES)
  const decoded = headEnd > 0 ? decodeText(bytes.subarray(0, headEnd), legacy) : undefined
  if (!decoded?.ok) return undefined
  const whole = isUtf8(bytes)
  const encoding = whole ? (marked ? 'utf-8-bom' : 'utf-8') : decoded.encoding
  if (encoding !== decoded.encoding || (encoding.startsWith('utf-') && !whole)) return undefined
  return {
    encoding,
    hasQuotes: bytes.includes(QUOTE),
    beginning: () =>
      decodeAs(bytes.subarray(0, bytes.length > BEGINNING_BYTES ? lineEndBefore(bytes, BEGINNING_BYTES) : bytes.length), encoding.replace('-bom', '')),
    head: (delimiter, quotes) => parseDelimited(decoded.text, delimiter, quotes),
    slices: (delimiter, quotes, from = { byte: 0, linesBefore: 0 }) =>
      slicesOf(bytes, { encoding: encoding.replace('-bom', ''), sliceBytes, from }, delimiter, quotes),
  }
}

function* slicesOf(
  bytes: Uint8Array,
  { encoding, sliceBytes, from: start }: { readonly encoding: string; readonly sliceBytes: number; readonly from: SliceStart },
  delimiter: string,
  quotes: Quotes,
): Generator<DelimitedSlice> {
  let { linesBefore } = start
  for (let from = start.byte; from < bytes.length; ) {
    const bytesRead = quotes === 'none' ? sliceEnd(bytes, from, sliceBytes) : beyondQuotes(bytes, from, sliceEnd(bytes, from, sliceBytes))
    const table = parseDelimited(textOf(bytes.subarray(from, bytesRead), encoding), delimiter, quotes)
    if (table.faults.length > 0) throw new IrregularError('quotes do not pair up')
    yield {
      ...table,
      byte: from,
      linesBefore,
      bytesRead,
      end: bytesRead < bytes.length ? 'none' : LINE_ENDS.includes(bytes[bytes.length - 1]) ? 'whole' : 'cut',
    }
    linesBefore += table.lines.length
    from = bytesRead
  }
}

/** The place after the last line end at most `most` bytes on; 0 where there is none. */
const lineEndBefore = (bytes: Uint8Array, most: number): number => bytes.lastIndexOf(LINE_END, Math.min(most, bytes.length) - 1) + 1

function sliceEnd(bytes: Uint8Array, from: number, sliceBytes: number): number {
  for (let size = sliceBytes; size <= LONGEST_BYTES; size *= 2) {
    if (from + size >= bytes.length) return bytes.length
    const end = lineEndBefore(bytes, from + size)
    if (end > from) return end
  }
  throw new IrregularError('a line is too long')
}

/** The first line end from `end` on before which the quotes pair up: a line break before it stands within a cell. */
function beyondQuotes(bytes: Uint8Array, from: number, end: number): number {
  let odd = countOf(bytes, from, end) % 2 === 1
  let at = end
  while (odd && at < bytes.length) {
    const next = bytes.indexOf(LINE_END, at) + 1 || bytes.length
    if (next - from > LONGEST_BYTES) throw new IrregularError('a cell is too long')
    odd = (countOf(bytes, at, next) % 2 === 1) !== odd
    at = next
  }
  return at
}

/** Looked for within these bytes alone: a file without quotes is not gone through to its end for each slice. */
function countOf(bytes: Uint8Array, from: number, end: number): number {
  const within = Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, end - from))
  let count = 0
  for (let at = within.indexOf(QUOTE); at >= 0; at = within.indexOf(QUOTE, at + 1)) count++
  return count
}

function textOf(bytes: Uint8Array, encoding: string): string {
  // Whole letters of UTF-8 in a file that is said to be another encoding: which of both is damage, only the whole can tell.
  if (encoding !== 'utf-8' && isUtf8(bytes) && !isAscii(bytes)) throw new IrregularError('two encodings')
  const text = decodeAs(bytes, encoding)
  if (text === undefined || isDamaged(text)) throw new IrregularError('damaged')
  return text
}
