import { findHeader } from '../core/statements/header.ts'
import { type LinesRead, linesOf } from '../core/statements/lines-read.ts'
import { PROFILES } from '../core/statements/profiles.ts'
import { encodingScore, LEGACY_ENCODINGS, readingsOfLarge } from '../core/statements/readings.ts'
import { readSliced } from '../core/statements/sliced.ts'
import type { FileProblem, StatementLine } from '../core/statements/statement.ts'
import { parseDelimited } from '../files/delimited.ts'
import type { FileBytes } from '../files/file-bytes.ts'
import { IrregularError, type Sliced, sliced } from '../files/slices.ts'
import type { Watch } from '../threads/watch.ts'
import { readBankFile } from './read-bank-file.ts'
import { type Expected, judged, known, MOST_DATES, type NumberedReading, type StatementRead } from './read-statement.ts'

/** A reading of a file under its number, with its lines in batches. */
export type NumberedLines = LinesRead & Pick<NumberedReading, 'n' | 'ahead'>

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
export const SLICING: Slicing = { fromBytes: 4 * MIB, sliceBytes: MIB / 4 }

/** Reads a bank's file whatever its size: a large one of delimited text slice by slice, any other whole, and so one that only the whole of it tells. */
export async function openStatement(file: FileBytes, expected: Expected, watch: Watch, slicing = SLICING): Promise<FileRead> {
  const large = file.length >= slicing.fromBytes ? openSliced(file, expected, watch, slicing.sliceBytes) : undefined
  if (large) return large
  const read = await readBankFile(file.whole(), expected)
  watch.at('reading', file.length, file.length)
  return { ...read, readings: read.readings.map(({ n, ahead, ...reading }) => ({ n, ...(ahead ? { ahead } : {}), ...linesOf(reading) })) }
}

function openSliced(bytes: FileBytes, expected: Expected, watch: Watch, sliceBytes: number): FileRead | undefined {
  try {
    const file = sliced(bytes, { encodings: LEGACY_ENCODINGS, score: encodingScore }, sliceBytes)
    const read = file && readSlices(file, expected, watch, bytes.length)
    return read && judgedLines(read, expected)
  } catch (thrown) {
    if (thrown instanceof IrregularError) return undefined
    throw thrown
  }
}

interface Read {
  readonly readings: readonly LinesRead[]
  readonly problems: readonly FileProblem[]
}

function readSlices(file: Sliced, expected: Expected, watch: Watch, size: number): Read | undefined {
  const fitting = PROFILES.filter(
    (profile) =>
      (file.encoding.startsWith('utf-') || profile.encodings.includes(file.encoding)) &&
      findHeader(file.head(profile.delimiter, profile.quotes), profile) !== undefined,
  )
  const [profile] = fitting
  if (fitting.length > 1) return undefined
  const slices = toldTo(watch, size, file.slices)
  if (!profile) return recognised(file, slices, expected)
  const read = readSliced(profile, file.encoding, () => slices(profile.delimiter, profile.quotes))
  return read && { problems: read.problems, readings: read.reading ? [read.reading] : [] }
}

function recognised({ encoding, beginning, hasQuotes }: Sliced, slices: Sliced['slices'], expected: Expected): Read | undefined {
  const text = beginning()
  return text === undefined ? undefined : readingsOfLarge({ ...known(expected), encoding, hasQuotes, slices, beginning: text, split: parseDelimited })
}

/** Tells how far the first reading is; each of them can be called off. */
function toldTo(watch: Watch, size: number, slices: Sliced['slices']): Sliced['slices'] {
  let furthest = 0
  return function* (delimiter, quotes, from) {
    for (const slice of slices(delimiter, quotes, from)) {
      furthest = Math.max(furthest, slice.bytesRead)
      watch.at('reading', furthest, size)
      yield slice
    }
  }
}

/** Against what is known of the account and the day. The first and the last date tell whether any can't be: then each line is looked at. */
function judgedLines({ problems, readings }: Read, expected: Expected): FileRead {
  if (problems.length > 0) return { ...judged({ readings: [], problems }, expected), readings: [] }
  const withLines = (of: readonly LinesRead[], lines: (of: LinesRead) => readonly StatementLine[]) =>
    judged({ readings: of.map((one) => ({ ...one, statement: { ...one.statement, lines: lines(one) } })), problems: [] }, expected)
  const read = withLines(readings, ({ days }) => [days?.since, days?.until].flatMap((bookedOn) => (bookedOn === undefined ? [] : [bare(bookedOn)])))
  if (read.verdict !== 'refusal') {
    const bareOf = ({ statement: { lines: _, ...statement }, ahead, ...one }: (typeof read.readings)[number]) => ({
      ...one,
      statement,
      ...(ahead ? { ahead: datesOf({ ...one, statement }, expected) } : {}),
    })
    return { ...read, readings: read.readings.map(bareOf) }
  }
  const [first] = readings
  if (!first) return { ...read, readings: [] }
  return { ...read, problems: [...withLines([first], () => []).problems, ...datesOf(first, expected)], readings: [] }
}

/** The dates of a reading that cannot be. Batch by batch: of a file that is refused no more is held than of one that is taken in. */
function datesOf(reading: LinesRead, expected: Expected): readonly FileProblem[] {
  const found: FileProblem[] = []
  for (const lines of reading.batches()) {
    const { problems } = judged({ readings: [{ ...reading, named: {}, statement: { ...reading.statement, lines } }], problems: [] }, expected)
    found.push(...problems)
    if (found.length >= MOST_DATES) break
  }
  return found.slice(0, MOST_DATES)
}

const bare = (bookedOn: string): StatementLine => ({ line: 1, bookedOn, amountMinor: 0, narrative: '', raw: '' })
