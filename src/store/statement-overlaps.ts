import { type Coverage, chained, type Difference, relationOf } from '../core/statements/identity.ts'
import type { LinesRead } from '../core/statements/lines-read.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Read } from './read.ts'
import type { Stored } from './statement-arrival.ts'
import { LINES_PER_IMPORT } from './statements.ts'

/** A stored statement that begins or ends on a day on which the file ends or begins: both may show a part of that day. */
export interface Neighbour {
  readonly id: number
  readonly fileSha256: string
  readonly day: string
  /** Their balances prove that the two are other parts of the day: equal rows are other payments. */
  readonly apart: boolean
  /** Do balances tell at all how the two lie to each other? */
  readonly told: boolean
}

/** Two parts of one day with equal rows, of which nothing tells whether these are the same payments. */
export interface Overlap {
  readonly statement: number
  readonly fileSha256: string
  readonly day: string
  readonly equalLines: number
}

interface Row {
  readonly id: number
  readonly fileSha256: string
  readonly since: string
  readonly until: string
  readonly opening: number | null
  readonly closing: number | null
}

const knownOf = ({ opening, closing }: { readonly opening?: number | null | undefined; readonly closing?: number | null | undefined }) => ({
  ...(opening === undefined || opening === null ? {} : { opening }),
  ...(closing === undefined || closing === null ? {} : { closing }),
})

/** The statements that share a day with the file on which one of the two begins and the other ends. `ends`: places of the file's lines by day. */
export function neighboursOf(
  read: Read,
  account: BankAccount,
  reading: LinesRead,
  coverage: Coverage,
  ends: ReadonlyMap<string, readonly number[]>,
): Neighbour[] {
  const rows = read.all<Row>(
    'SELECT id, file_sha256 AS fileSha256, since, until, opening, closing FROM statement WHERE bank_account = ? AND (until = ? OR since = ?) ORDER BY id',
    account.id,
    coverage.since,
    coverage.until,
  )
  if (rows.length === 0) return []
  const file = { ...coverage, ...knownOf(reading.statement), ...balancesOn(reading, coverage, ends) }
  const dayOf = ({ until, since }: Row) => (until === coverage.since ? until : since)
  const spans = rows.map(({ since, until, opening, closing }) => ({ since, until, ...knownOf({ opening, closing }) }))
  const relations = rows.map((row, n) => {
    const { id, since, until, opening, closing } = row
    const moved = since === until && opening !== null && closing !== null ? closing - opening : movedBy(read, account, dayOf(row), id)
    return relationOf(file, spans[n] ?? coverage, moved)
  })
  const all = [...new Set([coverage.since, coverage.until])].reduce((of, day) => chained(day, spans, of), relations as ReturnType<typeof chained>)
  return rows.map((row, n) => ({
    id: row.id,
    fileSha256: row.fileSha256,
    day: dayOf(row),
    apart: all[n] === 'apart',
    told: all[n] === 'apart' || all[n] === 'within',
  }))
}

/** What the lines of a day moved that were stored when a statement was: it may show some that others brought. */
const movedBy = (read: Read, account: BankAccount, day: string, statement: number): number =>
  read.value<number>(
    `SELECT coalesce(sum(l.amount), 0) FROM statement_line l WHERE l.bank_account = ? AND l.booked_on = ? AND l.id < ? AND EXISTS(SELECT 1 FROM statement t WHERE t.id = l.id / ${LINES_PER_IMPORT})`,
    account.id,
    day,
    (statement + 1) * LINES_PER_IMPORT,
  ) ?? 0

/** The file's balances on its first and its last day, reckoned from its own opening and closing. */
function balancesOn({ statement: { opening, closing }, amounts, order }: LinesRead, coverage: Coverage, ends: ReadonlyMap<string, readonly number[]>) {
  if (opening === undefined || closing === undefined) return { onFirst: [], onLast: [] }
  const oldestFirst = order === 'newest_first' ? amounts.toReversed() : amounts
  const countOf = (day: string) => ends.get(day)?.length ?? 0
  const onFirst = [opening]
  for (const amount of oldestFirst.subarray(0, countOf(coverage.since))) onFirst.push((onFirst.at(-1) ?? 0) + amount)
  const onLast = [closing]
  const last = oldestFirst.subarray(oldestFirst.length - countOf(coverage.until))
  for (const amount of last.toReversed()) onLast.push((onLast.at(-1) ?? 0) - amount)
  return { onFirst, onLast: onLast.reverse() }
}

/**
 * The neighbours of which the file shows some lines of the shared day and leaves out others, while it brings new ones itself: then both are parts of that
 * day, and an equal row can be the same payment, shown twice, or another. A file that has all of the other's lines is the later, fuller export; one that
 * brings nothing is an earlier one. `ends`: places of the file's lines by day.
 */
export function unclearOverlaps(
  neighbours: readonly Neighbour[],
  stored: Stored,
  { occurrences, shown }: Difference,
  ends: ReadonlyMap<string, readonly number[]>,
): Overlap[] {
  return neighbours.flatMap(({ id, fileSha256, day, told }, n) => {
    if (told || !ends.get(day)?.some((place) => (occurrences[place] ?? 0) > 0)) return []
    let equalLines = 0
    let leftOut = 0
    stored.neighbours.forEach((of, place) => {
      if (of !== n) return
      if (shown[place] === 1) equalLines += 1
      else leftOut += 1
    })
    return equalLines > 0 && leftOut > 0 ? [{ statement: id, fileSha256, day, equalLines }] : []
  })
}
