import { isAscii, isUtf8 } from 'node:buffer'
import type { SliceStart } from '../core/statements/sliced.ts'
import { decodeAs, decodeText, isDamaged, type LegacyChoice } from './decode.ts'
import { type Delimited, parseDelimited, type Quotes } from './delimited.ts'
import type { FileBytes } from './file-bytes.ts'

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
export function sliced(file: FileBytes, legacy: LegacyChoice, sliceBytes = SLICE_BYTES): Sliced | undefined {
  const start = file.part(0, HEAD_BYTES)
  const marked = MARK.every((byte, n) => start[n] === byte)
  const head = wholeLines(start)
  const decoded = head.length > 0 ? decodeText(head, legacy) : undefined
  if (!decoded?.ok) return undefined
  const encoding = file.isUtf8 ? (marked ? 'utf-8-bom' : 'utf-8') : decoded.encoding
  if (encoding !== decoded.encoding || (encoding.startsWith('utf-') && !file.isUtf8)) return undefined
  const isLonger = file.length > BEGINNING_BYTES
  return {
    encoding,
    hasQuotes: file.includes(QUOTE),
    beginning: () => decodeAs(isLonger ? wholeLines(file.part(0, BEGINNING_BYTES)) : file.part(0, file.length), encoding.replace('-bom', '')),
    head: (delimiter, quotes) => parseDelimited(decoded.text, delimiter, quotes),
    slices: (delimiter, quotes, from = { byte: 0, linesBefore: 0 }) =>
      slicesOf(file, { encoding: encoding.replace('-bom', ''), sliceBytes, from }, delimiter, quotes),
  }
}

function* slicesOf(
  file: FileBytes,
  { encoding, sliceBytes, from: start }: { readonly encoding: string; readonly sliceBytes: number; readonly from: SliceStart },
  delimiter: string,
  quotes: Quotes,
): Generator<DelimitedSlice> {
  let { linesBefore } = start
  const last = file.part(file.length - 1, file.length)[0]
  for (let from = start.byte; from < file.length; ) {
    const lines = linesFrom(file, from, sliceBytes)
    const bytes = quotes === 'none' ? lines : withQuotesPaired(file, from, lines)
    const bytesRead = from + bytes.length
    const table = parseDelimited(textOf(bytes, encoding), delimiter, quotes)
    if (table.faults.length > 0) throw new IrregularError('quotes do not pair up')
    yield { ...table, byte: from, linesBefore, bytesRead, end: bytesRead < file.length ? 'none' : LINE_ENDS.includes(last) ? 'whole' : 'cut' }
    linesBefore += table.lines.length
    from = bytesRead
  }
}

/** Up to the last line end; nothing where there is none. */
const wholeLines = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.lastIndexOf(LINE_END) + 1)

/** About so many bytes from a place on, in whole lines. */
function linesFrom(file: FileBytes, from: number, sliceBytes: number): Uint8Array {
  for (let size = sliceBytes; size <= LONGEST_BYTES; size *= 2) {
    const bytes = file.part(from, from + size)
    const lines = from + size >= file.length ? bytes : wholeLines(bytes)
    if (lines.length > 0) return lines
  }
  throw new IrregularError('a line is too long')
}

/** The lines, and those after them up to the line end before which the quotes pair up: a line break before it stands within a cell. */
function withQuotesPaired(file: FileBytes, from: number, lines: Uint8Array): Uint8Array {
  let isOdd = countOf(lines) % 2 === 1
  if (!isOdd) return lines
  const bytes = file.part(from, from + LONGEST_BYTES)
  let end = lines.length
  while (isOdd && from + end < file.length) {
    const next = bytes.indexOf(LINE_END, end) + 1 || (from + bytes.length < file.length ? 0 : bytes.length)
    if (next === 0) throw new IrregularError('a cell is too long')
    isOdd = (countOf(bytes.subarray(end, next)) % 2 === 1) !== isOdd
    end = next
  }
  return bytes.subarray(0, end)
}

function countOf(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(QUOTE); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) count++
  return count
}

function textOf(bytes: Uint8Array, encoding: string): string {
  // Whole letters of UTF-8 in a file that is said to be another encoding: which of both is damage, only the whole can tell.
  if (encoding !== 'utf-8' && isUtf8(bytes) && !isAscii(bytes)) throw new IrregularError('two encodings')
  const text = decodeAs(bytes, encoding)
  if (text === undefined || isDamaged(text)) throw new IrregularError('damaged')
  return text
}
