import { findHeader } from '../core/statements/header.ts'
import { type LinesRead, linesOf } from '../core/statements/lines-read.ts'
import { PROFILES } from '../core/statements/profiles.ts'
import { encodingScore, LEGACY_ENCODINGS } from '../core/statements/readings.ts'
import { readSliced, type SlicedRead } from '../core/statements/sliced.ts'
import { IrregularError, sliced } from '../files/slices.ts'
import type { Watch } from '../threads/watch.ts'
import { readBankFile } from './read-bank-file.ts'
import { type Expected, judged, type NumberedReading, type StatementRead } from './read-statement.ts'

/** A reading of a file under its number, with its lines in batches. */
export type NumberedLines = LinesRead & Pick<NumberedReading, 'n'>

/** What a file says (see StatementRead), its lines in batches. */
export interface FileRead extends Omit<StatementRead, 'readings'> {
  readonly readings: readonly NumberedLines[]
}

/** From how many bytes on a file is read slice by slice, and how large a slice is. A smaller file is held whole while it is read. */
interface Slicing {
  readonly fromBytes: number
  readonly sliceBytes: number
}

const MIB = 1_048_576
const SLICING: Slicing = { fromBytes: 4 * MIB, sliceBytes: MIB / 4 }

/** Reads a bank's file whatever its size: a large one of a declared delimited format slice by slice, any other whole. */
export async function openStatement(bytes: Uint8Array, expected: Expected, watch: Watch, slicing = SLICING): Promise<FileRead> {
  watch.at('reading', 0, bytes.length)
  const large = bytes.length >= slicing.fromBytes ? openSliced(bytes, expected, watch, slicing.sliceBytes) : undefined
  if (large) return large
  const read = await readBankFile(bytes, expected)
  watch.at('reading', bytes.length, bytes.length)
  return { ...read, readings: read.readings.map(({ n, ...reading }) => ({ n, ...linesOf(reading) })) }
}

function openSliced(bytes: Uint8Array, expected: Expected, watch: Watch, sliceBytes: number): FileRead | undefined {
  try {
    const read = readSlices(bytes, watch, sliceBytes)
    return read && judgedLines(read, expected)
  } catch (thrown) {
    if (thrown instanceof IrregularError) return undefined
    throw thrown
  }
}

function readSlices(bytes: Uint8Array, watch: Watch, sliceBytes: number): SlicedRead | undefined {
  const file = sliced(bytes, { encodings: LEGACY_ENCODINGS, score: encodingScore }, sliceBytes)
  if (!file) return undefined
  const fitting = PROFILES.filter(
    (profile) =>
      (file.encoding.startsWith('utf-') || profile.encodings.includes(file.encoding)) &&
      findHeader(file.head(profile.delimiter, profile.quotes), profile) !== undefined,
  )
  const [profile] = fitting
  if (!profile || fitting.length > 1) return undefined
  let isFirst = true
  return readSliced(profile, file.encoding, function* () {
    const tells = isFirst
    isFirst = false
    for (const slice of file.slices(profile.delimiter, profile.quotes)) {
      if (tells) watch.at('reading', slice.bytesRead, bytes.length)
      yield slice
    }
  })
}

/** Against what is known of the account and the day. The first and the last date tell whether any can't be: then each line is looked at. */
function judgedLines({ problems, reading }: SlicedRead, expected: Expected): FileRead {
  if (!reading) return { ...judged({ readings: [], problems }, expected), readings: [] }
  const { batches, count: _count, amounts: _amounts, days, ...head } = reading
  const withLines = (lines: NumberedReading['statement']['lines']) =>
    judged({ readings: [{ ...head, statement: { ...head.statement, lines } }], problems: [] }, expected)
  const ends = [days?.since, days?.until].flatMap((bookedOn) => (bookedOn === undefined ? [] : [{ line: 1, bookedOn, amountMinor: 0, narrative: '', raw: '' }]))
  const read = withLines(ends)
  if (read.verdict !== 'refusal') return { ...read, readings: [{ n: 1, ...reading }] }
  const found = [...batches()].flatMap((lines) => withLines(lines).problems)
  const ofFile = withLines([]).problems.length
  return { ...read, problems: [...found.slice(0, ofFile), ...found.filter(({ column }) => column === reading.bookedColumn)], readings: [] }
}
