import { say } from '../said/say.ts'
import { CAMT_ID } from './camt/camt.ts'
import { delimitedReader } from './delimited.ts'
import { WRITTEN_ENCODINGS, writtenScore } from './encoding-score.ts'
import { MT940_ID, mt940Reader } from './mt940/mt940.ts'
import { ONE_C_ENCODINGS, ONE_C_ID, ONE_C_WORDS, oneCReader } from './one-c.ts'
import { PROFILES } from './profiles.ts'
import { unreadMoney } from './recognise/otherwise/unread-money.ts'
import { type LargeAttempt, recogniseLarge } from './recognise/recognise-large.ts'
import { recogniseAny } from './recognise/recognise-otherwise.ts'
import type { LargeFile } from './recognise/table/large-table.ts'
import type { Attempt, Source, StatementReader } from './source.ts'
import { headOf } from './source.ts'
import { type FileProblem, NOWHERE, placeAt, type Reading } from './statement.ts'

/** Every way of reading that is declared. */
const READERS: readonly StatementReader[] = [oneCReader, mt940Reader, ...PROFILES.map(delimitedReader)]

/** The ids of the formats that can be read. */
const FORMATS: readonly string[] = [...PROFILES.map((profile) => profile.id), ONE_C_ID, MT940_ID, CAMT_ID]

/** Encodings beside Unicode: those that some declared format uses, and all that can be told by what is written in them. */
export const LEGACY_ENCODINGS: readonly string[] = [...new Set([...PROFILES.flatMap((profile) => profile.encodings), ...ONE_C_ENCODINGS, ...WRITTEN_ENCODINGS])]

const NOT_ASCII = /\P{ASCII}/u

/** A word of a declared format weighs more than everything that letters can tell. */
const DECLARED_WEIGHT = 100

/** How well `head` fits `encoding`: by the words of declared formats that use it (only words that look otherwise in another encoding count), then by its letters and words. */
export function encodingScore(head: string, encoding: string): number {
  const count = (words: readonly string[]): number => words.filter((word) => NOT_ASCII.test(word) && head.includes(word)).length
  const written = PROFILES.filter((profile) => profile.encodings.includes(encoding))
  const delimited = written.map((profile) => count([...profile.header, ...profile.preamble.map((entry) => entry.label)]))
  const declared = Math.max(0, ONE_C_ENCODINGS.includes(encoding) ? count(ONE_C_WORDS) : 0, ...delimited)
  return declared * DECLARED_WEIGHT + writtenScore(head, encoding)
}

export interface Readings {
  readonly readings: readonly Reading[]
  readonly problems: readonly FileProblem[]
}

/**
 * The readings under which the whole file makes sense; where there is none, all that is wrong with it. What is declared comes first: a file of a declared
 * format is read by it or refused. Any other is searched for a reading; where the search finds none, what kept it from one is told, and what a declared format that is near expects.
 */
export function readings(source: Source): Readings {
  const attempts = source.rows ? [] : READERS.flatMap((read) => read(source))
  const declared = attempts.filter((attempt) => attempt.fit === 'whole')
  if (declared.length > 0) return readIn(declared)
  const recognised = recogniseAny(source)
  if (recognised.some((attempt) => attempt.reading)) return readIn(recognised)
  const problems = [...(nearestOf(recognised)?.problems ?? []), ...(nearestOf(attempts)?.problems ?? [])]
  return { readings: [], problems: problems.length > 0 ? problems : noTable(source) }
}

/** The same of a large file that no declared format fits, with its lines in batches; undefined where it is to be read as a whole. */
export function readingsOfLarge(file: LargeFile): LargeAttempt | undefined {
  const attempts = READERS.flatMap((read) => read({ ...file, text: file.beginning }))
  if (attempts.some(({ fit }) => fit === 'whole')) return undefined
  const recognised = recogniseLarge(file)
  if (!recognised || recognised.readings.length > 0) return recognised
  return { readings: [], problems: [...recognised.problems, ...(nearestOf(attempts)?.problems ?? [])] }
}

/** No table is found; where that is for a word beside the amounts, its cell is named. */
function noTable(source: Source): readonly FileProblem[] {
  const money = unreadMoney(source)
  return [...(money ? [placeAt(money.cell, say.moneyUnknown(money.word))] : []), unknownFormat(headOf(source.text).split(/\r|\n/)[0] ?? '')]
}

function readIn(attempts: readonly Attempt[]): Readings {
  const readings = attempts.flatMap((attempt) => (attempt.reading ? [attempt.reading] : []))
  return readings.length > 0 ? { readings, problems: [] } : { readings, problems: nearestOf(attempts)?.problems ?? [] }
}

/** No declared format fits; `firstLine` as far as it can be read. */
export const unknownFormat = (firstLine: string): FileProblem => placeAt({ ...NOWHERE, value: firstLine.slice(0, 200) }, say.noTable(FORMATS))

/** The attempt with the least that is wrong. */
function nearestOf(attempts: readonly Attempt[]): Attempt | undefined {
  return attempts.reduce<Attempt | undefined>((best, next) => (best && best.problems.length <= next.problems.length ? best : next), undefined)
}
