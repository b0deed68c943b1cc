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
  const text = normalText([line.counterparty ?? '', line.counterpartyAccount ?? '', line.narrative].join(' '))
  const reference = normalText([line.bankReference ?? '', line.endToEndId ?? ''].join(' '))
  return [line.bookedOn, line.amountMinor, currency, text, reference].join(SEPARATOR)
}

/** The text of the bank's own id of a line, where its format has one; its keyed hash finds lines that the bank changed. */
export const bankIdText = (line: StatementLine, referenceIsId: boolean): string | undefined =>
  referenceIsId && line.bankReference !== undefined ? normalText(line.bankReference) : undefined

/** A line of a file as the difference sees it; hashes are opaque here. */
export interface FileLine {
  readonly fingerprint: string
  readonly bankId?: string
  readonly bookedOn: string
}

/** A line of the account that is stored. */
export interface StoredLine extends FileLine {
  /** Which of the equal ones it is, from 1. */
  readonly occurrence: number
  /** It is of the day that its statement shares with the file, and the two are apart (see `isApart`): equal rows of the file are other payments. */
  readonly apart?: boolean
}

/** The days that a file covers, both included. */
export interface Coverage {
  readonly since: string
  readonly until: string
}

export interface Difference<F extends FileLine, S extends StoredLine> {
  readonly added: readonly { readonly line: F; readonly occurrence: number }[]
  readonly known: readonly { readonly line: F; readonly stored: S }[]
  /** The bank's id is known, and the content is another one: shown, neither added nor changed. */
  readonly conflicts: readonly { readonly line: F; readonly stored: S }[]
  /** Stored lines of the covered days that the file does not show. */
  readonly missing: readonly S[]
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

/** `file` against the stored lines of its account and days. The same lines in any order give the same counts. */
export function difference<F extends FileLine, S extends StoredLine>(file: readonly F[], stored: readonly S[], coverage: Coverage): Difference<F, S> {
  const covered = stored.filter((line) => line.bookedOn >= coverage.since && line.bookedOn <= coverage.until)
  const free = groups(covered.filter((line) => line.apart !== true))
  const known: { line: F; stored: S }[] = []
  const left: F[] = []
  for (const line of file) {
    const same = free.get(line.fingerprint)?.shift()
    if (same) known.push({ line, stored: same })
    else left.push(line)
  }
  const missing = new Set([...free.values()].flat())
  const ids = soleIds(left, file)
  const changed = soleIds([...missing], covered)
  const last = lastOccurrences(covered)
  const added: { line: F; occurrence: number }[] = []
  const conflicts: { line: F; stored: S }[] = []
  for (const line of left) {
    const before = line.bankId !== undefined && ids.has(line.bankId) ? changed.get(line.bankId) : undefined
    if (before) {
      conflicts.push({ line, stored: before })
      missing.delete(before)
      continue
    }
    const occurrence = (last.get(line.fingerprint) ?? 0) + 1
    last.set(line.fingerprint, occurrence)
    added.push({ line, occurrence })
  }
  return { added, known, conflicts, missing: [...missing] }
}

function groups<S extends StoredLine>(lines: readonly S[]): Map<string, S[]> {
  const by = new Map<string, S[]>()
  for (const line of [...lines].sort((a, b) => a.occurrence - b.occurrence)) {
    const group = by.get(line.fingerprint)
    if (group) group.push(line)
    else by.set(line.fingerprint, [line])
  }
  return by
}

/** The lines of `lines` by their bank's id, where no other of `all` has it: an id that repeats proves nothing. */
function soleIds<L extends FileLine>(lines: readonly L[], all: readonly FileLine[]): Map<string, L> {
  const counts = new Map<string, number>()
  for (const { bankId } of all) if (bankId !== undefined) counts.set(bankId, (counts.get(bankId) ?? 0) + 1)
  return new Map(lines.flatMap((line) => (line.bankId !== undefined && counts.get(line.bankId) === 1 ? [[line.bankId, line] as const] : [])))
}

function lastOccurrences(lines: readonly StoredLine[]): Map<string, number> {
  const last = new Map<string, number>()
  for (const { fingerprint, occurrence } of lines) last.set(fingerprint, Math.max(last.get(fingerprint) ?? 0, occurrence))
  return last
}

/** A statement's days and balances, where it tells them. */
export interface Span {
  readonly since: string
  readonly until: string
  readonly opening?: number
  readonly closing?: number
}

/**
 * Two exports of parts of one day: does one begin with the balance with which the other ended? Then equal rows of that day are
 * other payments, which dates and texts alone could not tell. `movedMinor` is what the stored statement moved on the shared day:
 * where that is 0 the balances tell nothing. `before`: the file's balance before each of its lines; where the stored opening is among them,
 * the file can be the whole day, the stored part in it, come back to the same balance: then nothing is proven.
 */
export function isApart(file: Span, stored: Span, movedMinor: number, before: readonly number[] = []): boolean {
  if (movedMinor === 0) return false
  const follows = file.since === stored.until && file.opening !== undefined && file.opening === stored.closing
  const precedes = file.until === stored.since && file.closing !== undefined && file.closing === stored.opening && !before.includes(file.closing)
  return follows || precedes
}
