import type { Statement, StatementLine } from './statement.ts'

/**
 * Which lines of a file are new. A line is what its booking date, amount, currency, text and reference say, and which of the equal
 * ones it is: an import is a multiset difference, so equal rows that are two payments survive, and files that overlap, are sent
 * again, renamed or turned round add nothing twice.
 */

const SEPARATOR = '\u001f'

/** A bank's text in the form that its exports share: compatible letters, one case, single blanks. */
export function normalText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The text whose keyed hash identifies a line within its account. Neither row order nor balance nor value date is in it. */
export function fingerprintText(line: StatementLine, currency: string): string {
  if (line.identity !== undefined) return [line.bookedOn, line.amountMinor, currency, normalText(line.identity)].join(SEPARATOR)
  const text = normalText([line.counterparty ?? '', line.counterpartyAccount ?? '', line.narrative].join(' '))
  const reference = normalText([line.bankReference ?? '', line.endToEndId ?? ''].join(' '))
  return [line.bookedOn, line.amountMinor, currency, text, reference].join(SEPARATOR)
}

/** The text of the bank's own id of a line, where its format has one; its keyed hash finds lines that the bank changed. */
export const bankIdText = (line: StatementLine, referenceIsId: boolean): string | undefined =>
  referenceIsId && line.bankReference !== undefined ? normalText(line.bankReference) : undefined

/** Lines as the difference sees them, by their places: equal fingerprints have one number, equal ids of the bank too (0: the line has none). */
export interface Keyed {
  readonly fingerprints: Int32Array
  readonly bankIds: Int32Array
}

/** Stored lines of the account on the days that the file covers. */
export interface StoredKeyed extends Keyed {
  /** Which of the equal ones each is, from 1. */
  readonly occurrences: Int32Array
  /** 1: it is of the day that its statement shares with the file, and the two are apart (see `relationOf`): equal rows of the file are other payments. */
  readonly apart: Uint8Array
}

/** The days that a file covers, both included. */
export interface Coverage {
  readonly since: string
  readonly until: string
}

/** What is new in a file. Places are those of the lines in the file and among the stored ones. */
export interface Difference {
  /** Of each line of the file the occurrence number that it gets, 0 where it is not new. */
  readonly occurrences: Int32Array
  readonly added: number
  readonly known: number
  /** The bank's id is known, and the content is another one: shown, neither added nor changed. */
  readonly conflicts: readonly { readonly line: number; readonly stored: number }[]
  /** 1: the file shows the stored line, or tells it otherwise. */
  readonly shown: Uint8Array
}

/**
 * The days that a statement covers: its period, widened to every line that it brings. Days to come are not covered, whatever the file
 * says: `today` is the day on which it is read.
 */
export function coverageOf(
  statement: Pick<Statement, 'since' | 'until'> & { readonly lines: readonly Pick<StatementLine, 'bookedOn'>[] },
  today: string,
): Coverage | undefined {
  let { since, until } = statement
  if (until !== undefined && until > today) until = today
  for (const { bookedOn } of statement.lines) {
    if (since === undefined || bookedOn < since) since = bookedOn
    if (until === undefined || bookedOn > until) until = bookedOn
  }
  return since === undefined || until === undefined || since > until ? undefined : { since, until }
}

/** `file` against what is stored. The same lines in any order give the same counts. Numbers of fingerprints and ids lie below `keys`. */
export function difference(file: Keyed, stored: StoredKeyed, keys: number): Difference {
  const count = file.fingerprints.length
  const shown = new Uint8Array(stored.fingerprints.length)
  const free = queues(stored, keys)
  const left: number[] = []
  for (let line = 0; line < count; line++) {
    const same = free.take(at(file.fingerprints, line))
    if (same < 0) left.push(line)
    else shown[same] = 1
  }
  const known = count - left.length
  const changed = changedIds(file, stored, shown, keys)
  const last = lastOccurrences(stored, keys)
  const occurrences = new Int32Array(count)
  const conflicts: { line: number; stored: number }[] = []
  for (const line of left) {
    const before = changed(at(file.bankIds, line))
    if (before >= 0) {
      conflicts.push({ line, stored: before })
      shown[before] = 1
      continue
    }
    const fingerprint = at(file.fingerprints, line)
    const occurrence = at(last, fingerprint) + 1
    last[fingerprint] = occurrence
    occurrences[line] = occurrence
  }
  return { occurrences, added: left.length - conflicts.length, known, conflicts, shown }
}

/** A number of an array at a place that is known to be in it. */
const at = (of: Int32Array, place: number): number => of[place] ?? 0

/** Equal stored lines, in the order of their occurrence. `take` gives the place of the next one, or −1. */
function queues({ fingerprints, occurrences, apart }: StoredKeyed, keys: number): { readonly take: (fingerprint: number) => number } {
  // A first import of a million lines needs none of these arrays.
  if (fingerprints.length === 0) return { take: () => -1 }
  const first = new Int32Array(keys).fill(-1)
  const next = new Int32Array(fingerprints.length).fill(-1)
  const places = Int32Array.from(fingerprints.keys()).sort((a, b) => at(occurrences, b) - at(occurrences, a))
  for (const place of places) {
    if (apart[place] === 1) continue
    const fingerprint = at(fingerprints, place)
    next[place] = at(first, fingerprint)
    first[fingerprint] = place
  }
  return {
    take: (fingerprint) => {
      const place = at(first, fingerprint)
      if (place >= 0) first[fingerprint] = at(next, place)
      return place
    },
  }
}

/**
 * The stored line (its place, or −1) that has a bank's id, is not shown by the file and may be shown again: of an id that repeats in the file
 * or among the stored lines nothing is known.
 */
function changedIds(file: Keyed, stored: StoredKeyed, shown: Uint8Array, keys: number): (bankId: number) => number {
  if (stored.bankIds.length === 0) return () => -1
  const inFile = counts(file.bankIds, keys)
  const inStore = counts(stored.bankIds, keys)
  const place = new Int32Array(keys).fill(-1)
  stored.bankIds.forEach((id, n) => {
    if (id !== 0 && at(inStore, id) === 1 && shown[n] === 0 && stored.apart[n] !== 1) place[id] = n
  })
  return (id) => (id !== 0 && at(inFile, id) === 1 ? at(place, id) : -1)
}

function counts(numbers: Int32Array, keys: number): Int32Array {
  const of = new Int32Array(keys)
  for (const number of numbers) of[number] = at(of, number) + 1
  return of
}

function lastOccurrences({ fingerprints, occurrences }: StoredKeyed, keys: number): Int32Array {
  const last = new Int32Array(keys)
  fingerprints.forEach((fingerprint, n) => {
    last[fingerprint] = Math.max(at(last, fingerprint), at(occurrences, n))
  })
  return last
}

/** A statement's days and balances, where it tells them. */
export interface Span {
  readonly since: string
  readonly until: string
  readonly opening?: number
  readonly closing?: number
}

/** A file's days, and its balances on its first and its last: before its oldest line of that day, and after each of them. Empty where it tells none. */
export interface Parts extends Span {
  readonly onFirst: readonly number[]
  readonly onLast: readonly number[]
}

/** How a stored statement lies to a file on a day that both may show in part. `unrelated`: no balance of one is a balance of the other. */
export type Relation = 'apart' | 'within' | 'unrelated' | 'unclear'

/**
 * Two exports of parts of one day: does one begin with the balance with which the other ended? Then equal rows of that day are other payments,
 * which dates and texts alone could not tell. A balance to which the day comes back, or a part that moved nothing (`movedMinor`, of the stored
 * statement on the shared day), tells nothing: the one can be in the other.
 */
export function relationOf(file: Parts, stored: Span, movedMinor: number): Relation {
  if (movedMinor === 0) return 'unclear'
  const end = file.since === stored.until ? placeOf(file.onFirst, stored.closing, 0) : 'nowhere'
  const start = file.until === stored.since ? placeOf(file.onLast, stored.opening, file.onLast.length - 1) : 'nowhere'
  const places = [end, start]
  if (places.includes('edge')) return places.includes('inside') || places.includes('both') ? 'unclear' : 'apart'
  if (places.includes('both')) return 'unclear'
  return places.includes('inside') ? 'within' : 'unrelated'
}

function placeOf(balances: readonly number[], balance: number | undefined, edge: number): 'edge' | 'inside' | 'both' | 'nowhere' {
  const isEdge = balance !== undefined && balances[edge] === balance
  const isInside = balances.some((one, place) => place !== edge && one === balance)
  return isEdge ? (isInside ? 'both' : 'edge') : isInside ? 'inside' : 'nowhere'
}

/**
 * The parts of a day that lie apart from a file because another part lies between: each begins where the one before it ended. `day`: on which
 * they are all known; gives the relations with those found, the others as they were.
 */
export function chained(day: string, spans: readonly Span[], relations: readonly Relation[]): readonly Relation[] {
  const found = [...relations]
  const isBetween = ({ since, until, opening, closing }: Span) =>
    since === day && until === day && opening !== undefined && closing !== undefined && opening !== closing
  for (let more = true; more; ) {
    more = false
    spans.forEach((span, n) => {
      if (found[n] !== 'unrelated') return
      const next = spans.some(
        (other, m) =>
          found[m] === 'apart' &&
          isBetween(other) &&
          ((span.until === day && span.closing !== undefined && span.closing === other.opening) ||
            (span.since === day && span.opening !== undefined && span.opening === other.closing)),
      )
      if (!next) return
      found[n] = 'apart'
      more = true
    })
  }
  return found
}
