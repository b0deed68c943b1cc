import { say } from '../core/said/say.ts'
import { canBeMeant, latestBooked } from '../core/statements/booked-ahead.ts'
import { dateReader } from '../core/statements/dates.ts'
import { encodingScore, LEGACY_ENCODINGS, readings, unknownFormat } from '../core/statements/readings.ts'
import { isSameAccount } from '../core/statements/same-account.ts'
import type { Source } from '../core/statements/source.ts'
import { type FileProblem, type Proof, placeAt, type Reading, type Statement } from '../core/statements/statement.ts'
import { daysBetween } from '../core/time/dates.ts'
import { decodeText } from '../files/decode.ts'
import { parseDelimited } from '../files/delimited.ts'
import { encodedOnce } from '../files/twice-encoded.ts'

/** What the book knows of the account whose statement is read. */
export interface Expected {
  /** `number`: IBAN or account number, or both; blanks in it do not count. */
  readonly account?: { readonly number?: string | readonly string[]; readonly currency: string }
  /** `YYYY-MM-DD` */
  readonly today: string
}

export interface NumberedReading extends Reading {
  /** From 1; `reading=N` chooses it. */
  readonly n: number
  /** Of a reading by which days have not come that are days all the same: it is shown beside those that stand, and is refused for these until the days are there. */
  readonly ahead?: readonly FileProblem[]
}

/**
 * What a file says. `proof`: one reading, and its arithmetic holds. `proposal`: nothing contradicts the readings, and nothing proves one.
 * `refusal`: `problems` tell everything that is wrong, and nothing is to be stored. Balances are minor units, null where unknown.
 */
export interface StatementRead {
  readonly verdict: 'proof' | 'proposal' | 'refusal'
  readonly readings: readonly NumberedReading[]
  readonly opening: number | null
  readonly closing: number | null
  readonly problems: readonly FileProblem[]
  /** Rows that the bank marks as not booked yet. */
  readonly pending: number
}

/** What was judged of readings that say more than a Reading does. */
export type Judged<R extends Reading> = Omit<StatementRead, 'readings'> & {
  readonly readings: readonly (Omit<R, 'differs'> & Pick<Reading, 'differs'> & Pick<NumberedReading, 'n' | 'ahead'>)[]
}

/** A booking date so far outside the period that the file names is a damaged one; late bookings lie a few days outside. */
const MOST_DAYS_OUTSIDE = 31

/** Reads a bank's file with proof, as a proposal, or refuses it with every problem that it has. */
export function readStatement(bytes: Uint8Array, expected: Expected): StatementRead {
  const decoded = decodeText(bytes, { encodings: LEGACY_ENCODINGS, score: encodingScore })
  if (!decoded.ok) {
    const { line, value, said, unknownEncoding } = decoded.fault
    return refusal([...(unknownEncoding ? [unknownFormat('')] : []), placeAt({ line, column: '', value }, said)])
  }
  const text = decoded.encoding.startsWith('utf-8') ? encodedOnce(decoded.text) : decoded.text
  return judged(readings({ ...decoded, text, ...known(expected), split: parseDelimited }), expected)
}

/** What of the account and the day helps to read a file. */
export function known({ account, today }: Expected): Pick<Source, 'accounts' | 'currency' | 'today'> {
  return { today, ...(account ? { currency: account.currency, accounts: [account.number ?? []].flat() } : {}) }
}

/** Days that have not come, told of one reading. */
export const MOST_DATES = 1_000

/**
 * The readings of a file against what is known of its account and of the day. One whose days come next week is none that falls: where another reading stands, nothing
 * tells which of the two is meant, and a person chooses.
 */
export function judged<R extends Reading>(
  found: { readonly readings: readonly R[]; readonly problems: readonly FileProblem[] },
  expected: Expected,
): Judged<R> {
  if (found.problems.length > 0) return refusal(found.problems)
  const problems = found.readings.map((reading) => contradictions(reading, expected))
  const standing = found.readings.filter((_, index) => problems[index]?.length === 0)
  const [first] = standing
  if (!first) return refusal(problems[0] ?? [])
  // What arithmetic proves of another account or currency is no reason to believe what it does not prove.
  const refuted = problems.find((against, index) => found.readings[index]?.proof !== 'none' && against.some(({ said }) => OF_OTHERS.has(said.as)))
  if (refuted && standing.every(({ proof }) => proof === 'none')) return refusal(refuted)
  const shown = found.readings.flatMap((reading, index): readonly (R & Pick<NumberedReading, 'ahead'>)[] => {
    const against = problems[index] ?? []
    if (against.length === 0) return [reading]
    return isAheadOf(reading, against, standing, expected.today) ? [{ ...reading, ahead: against.slice(0, MOST_DATES) }] : []
  })
  const proven = shown.length === 1 && first.proof !== ('none' satisfies Proof)
  return {
    verdict: proven ? 'proof' : 'proposal',
    readings: shown.length === 1 ? [{ n: 1, ...alone(first) }] : shown.map((reading, index) => ({ n: index + 1, ...reading })),
    opening: first.statement.opening ?? null,
    closing: first.statement.closing ?? null,
    problems: [],
    pending: first.pending,
  }
}

const OF_OTHERS: ReadonlySet<string> = new Set(['otherAccount', 'accountUnnumbered', 'otherCurrency'])

/** Is nothing against a reading but days that come next week, and do the same days stand read the other way round? */
function isAheadOf({ statement, bookedColumn, dateFormat }: Reading, against: readonly FileProblem[], standing: readonly Reading[], today: string): boolean {
  if (against.some(({ said }) => said.as !== 'afterTomorrow')) return false
  const last = statement.lines.reduce((latest, { bookedOn }) => (bookedOn > latest ? bookedOn : latest), '')
  return last > latestBooked(today) && canBeMeant(last, today) && standing.some((one) => one.bookedColumn === bookedColumn && one.dateFormat !== dateFormat)
}

/** A reading that stands alone differs from none. */
const alone = <R extends Reading>({ differs: _, ...reading }: R): Omit<R, 'differs'> => reading

export const refusal = (problems: readonly FileProblem[]): StatementRead & { readonly readings: readonly [] } => ({
  verdict: 'refusal',
  readings: [],
  opening: null,
  closing: null,
  problems,
  pending: 0,
})

/** What of a reading cannot be, given the account and the day. */
function contradictions(reading: Reading, expected: Expected): readonly FileProblem[] {
  return [...wrongAccount(reading, expected), ...impossibleDates(reading, expected.today)]
}

function wrongAccount({ statement, named }: Reading, { account }: Expected): readonly FileProblem[] {
  if (!account) return []
  const problems: FileProblem[] = []
  const numbers = [account.number ?? []].flat()
  if (named.account && !numbers.some((number) => isSameAccount(statement.account ?? '', number))) {
    problems.push(placeAt(named.account, numbers.length > 0 ? say.otherAccount(numbers) : say.accountUnnumbered))
  }
  if (named.currency && statement.currency !== account.currency) {
    problems.push(placeAt(named.currency, say.otherCurrency(account.currency)))
  }
  return problems
}

function impossibleDates({ statement, bookedColumn, dateFormat }: Reading, today: string): readonly FileProblem[] {
  const latest = latestBooked(today)
  const { write } = dateReader(dateFormat)
  return statement.lines.flatMap(({ line, bookedOn }) => {
    const future = bookedOn > latest
    if (!future && !isFarOutside(bookedOn, statement)) return []
    return [placeAt({ line, column: bookedColumn, value: write(bookedOn) }, future ? say.afterTomorrow(write(latest)) : say.farOutside)]
  })
}

function isFarOutside(date: string, { since = date, until = date }: Statement): boolean {
  return (date < since && daysBetween(date, since) > MOST_DAYS_OUTSIDE) || (date > until && daysBetween(until, date) > MOST_DAYS_OUTSIDE)
}
