import { delimitedReader } from './delimited.ts'
import { ONE_C_ENCODINGS, ONE_C_ID, ONE_C_WORDS, oneCReader } from './one-c.ts'
import { PROFILES } from './profiles.ts'
import type { Attempt, Source, StatementReader } from './source.ts'
import { headOf } from './source.ts'
import type { FileProblem, Reading } from './statement.ts'

/** Every way of reading that is declared. Recognition of unknown banks joins here as one more. */
const READERS: readonly StatementReader[] = [oneCReader, ...PROFILES.map(delimitedReader)]

/** The ids of the formats that can be read. */
const FORMATS: readonly string[] = [...PROFILES.map((profile) => profile.id), ONE_C_ID]

/** Encodings beside Unicode that some declared format uses, those of more formats first. */
export const LEGACY_ENCODINGS: readonly string[] = [...new Set([...PROFILES.flatMap((profile) => profile.encodings), ...ONE_C_ENCODINGS])]

const NOT_ASCII = /\P{ASCII}/u

/** How many words of a declared format that uses `encoding` stand in `head`: only words that look otherwise in another encoding count. */
export function encodingScore(head: string, encoding: string): number {
  const count = (words: readonly string[]): number => words.filter((word) => NOT_ASCII.test(word) && head.includes(word)).length
  const written = PROFILES.filter((profile) => profile.encodings.includes(encoding))
  const delimited = written.map((profile) => count([...profile.header, ...profile.preamble.map((entry) => entry.label)]))
  return Math.max(0, ONE_C_ENCODINGS.includes(encoding) ? count(ONE_C_WORDS) : 0, ...delimited)
}

/** The readings under which the whole file makes sense; where there is none, all that is wrong with it. */
export function readings(source: Source): { readonly readings: readonly Reading[]; readonly problems: readonly FileProblem[] } {
  const attempts = READERS.flatMap((read) => read(source))
  const whole = attempts.filter((attempt) => attempt.fit === 'whole')
  const found = whole.flatMap((attempt) => (attempt.reading ? [attempt.reading] : []))
  if (found.length > 0) return { readings: found, problems: [] }
  const nearest = nearestOf(whole.length > 0 ? whole : attempts)
  if (nearest) return { readings: [], problems: nearest.problems }
  return { readings: [], problems: [unknownFormat(headOf(source.text).split(/\r|\n/)[0] ?? '')] }
}

/** No declared format fits; `firstLine` as far as it can be read. */
export const unknownFormat = (firstLine: string): FileProblem => ({
  line: 1,
  column: '',
  value: firstLine.slice(0, 200),
  reason: `No declared format fits this file. Known are ${FORMATS.join(', ')}.`,
})

/** The attempt with the least that is wrong. */
function nearestOf(attempts: readonly Attempt[]): Attempt | undefined {
  return attempts.reduce<Attempt | undefined>((best, next) => (best && best.problems.length <= next.problems.length ? best : next), undefined)
}
