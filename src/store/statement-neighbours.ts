import { addDays } from '../core/time/dates.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Read } from './read.ts'
import { LINES_PER_IMPORT } from './statements.ts'

/** How a statement fits to the ones beside it. Amounts: minor units of the account's currency. */
export interface Misfit {
  readonly kind: 'statement_gap' | 'closing_balance_differs'
  readonly features: readonly { readonly feature: string; readonly value: string | number }[]
}

interface Neighbour {
  readonly id: number
  readonly since: string
  readonly until: string
  readonly opening: number | null
  readonly closing: number | null
}

const NEIGHBOUR = 'SELECT id, since, until, opening, closing FROM statement WHERE bank_account = ? AND id <> ?'

/**
 * Days that no statement covers, and balances that do not meet, around a statement that is about to be published with lines that move
 * `addedMinor`. Days without a statement whose balances meet are no gap: nothing moved in them.
 */
export function misfits(read: Read, account: BankAccount, statement: Neighbour, addedMinor: number): Misfit[] {
  const before = read.one<Neighbour>(`${NEIGHBOUR} AND until < ? ORDER BY until DESC, id DESC LIMIT 1`, account.id, statement.id, statement.since)
  const after = read.one<Neighbour>(`${NEIGHBOUR} AND since > ? ORDER BY since, id LIMIT 1`, account.id, statement.id, statement.until)
  const overlaps = read.one<Neighbour>(`${NEIGHBOUR} AND since <= ? AND until >= ? LIMIT 1`, account.id, statement.id, statement.until, statement.since)
  const found = [overlaps ? undefined : before && between(before, statement), after && !overlaps ? between(statement, after) : undefined].filter(
    (m) => m !== undefined,
  )
  if (found.length === 0) {
    const differs = chainDiffers(read, account, statement, addedMinor) ?? (overlaps && after && nextDiffers(read, account, statement, { after, addedMinor }))
    if (differs) found.push(differs)
  }
  return found
}

function between(earlier: Neighbour, later: Neighbour): Misfit | undefined {
  const daysMissing = addDays(earlier.until, 1) < later.since
  const known = earlier.closing !== null && later.opening !== null
  if (known ? earlier.closing === later.opening : !daysMissing) return undefined
  const features = [
    { feature: 'ends', value: earlier.until },
    { feature: 'begins', value: later.since },
    ...(known
      ? [
          { feature: 'closing_minor', value: earlier.closing ?? 0 },
          { feature: 'opening_minor', value: later.opening ?? 0 },
        ]
      : []),
  ]
  return { kind: daysMissing ? 'statement_gap' : 'closing_balance_differs', features }
}

/** A day told again with lines that are new ends otherwise than before: the statement after it began with what was told then. */
function nextDiffers(
  read: Read,
  account: BankAccount,
  statement: Neighbour,
  { after, addedMinor }: { after: Neighbour; addedMinor: number },
): Misfit | undefined {
  const beyond = read.one<Neighbour>(`${NEIGHBOUR} AND since <= ? AND until > ? LIMIT 1`, account.id, statement.id, statement.until, statement.until)
  return addedMinor === 0 || beyond ? undefined : between(statement, after)
}

/** From the account's opening every stored line must lead to the closing that the bank tells; a difference with which the statement began, and that is open, is told. */
function chainDiffers(read: Read, account: BankAccount, statement: Neighbour, addedMinor: number): Misfit | undefined {
  if (statement.closing === null) return undefined
  const reckoned = reckonedAt(read, account, statement.until) + addedMinor
  if (reckoned === statement.closing) return undefined
  const before = addDays(statement.since, -1)
  const isTold =
    statement.opening !== null && statement.opening - reckonedAt(read, account, before) === statement.closing - reckoned && isMisfitOpen(read, account)
  if (isTold) return undefined
  return {
    kind: 'closing_balance_differs',
    features: [
      { feature: 'until', value: statement.until },
      { feature: 'closing_minor', value: statement.closing },
      { feature: 'reckoned_minor', value: reckoned },
    ],
  }
}

/** What the account's opening and all stored lines come to at the end of a day. */
const reckonedAt = (read: Read, account: BankAccount, date: string): number =>
  account.openingBalance +
  (read.value<number>(
    `SELECT coalesce(sum(l.amount), 0) FROM statement_line l WHERE l.bank_account = ? AND l.booked_on <= ? AND EXISTS(SELECT 1 FROM statement t WHERE t.id = l.id / ${LINES_PER_IMPORT})`,
    account.id,
    date,
  ) ?? 0)

const isMisfitOpen = (read: Read, account: BankAccount): boolean =>
  read.value(
    "SELECT 1 FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id AND s.state <> 'resolved' WHERE b.bank_account = ? AND b.kind IN ('statement_gap', 'closing_balance_differs') LIMIT 1",
    account.id,
  ) !== undefined

/** The newest statement taken in after one that ends between two days, with this balance. */
export const statementBetween = (
  read: Read,
  account: number,
  { ends, begins, opening, after }: { readonly ends: string; readonly begins: string; readonly opening: number; readonly after: number },
): number | undefined =>
  read.value<number>(
    'SELECT id FROM statement WHERE bank_account = ? AND until >= ? AND until < ? AND closing = ? AND id > ? ORDER BY until DESC, id DESC LIMIT 1',
    account,
    ends,
    begins,
    opening,
    after,
  )

/** Do the account's statements cover every day from `since` to `until`, without a gap whose balances do not meet? */
export function covers(read: Read, account: BankAccount, since: string, until: string): boolean {
  let reached = since
  let closing: number | null = null
  for (const row of read.iterate<Neighbour>(
    'SELECT id, since, until, opening, closing FROM statement WHERE bank_account = ? AND until >= ? ORDER BY since, until',
    account.id,
    since,
  )) {
    const bridged = closing !== null && row.opening !== null && closing === row.opening
    if (row.since > reached && !bridged) break
    if (row.until >= reached) {
      reached = addDays(row.until, 1)
      closing = row.closing
    }
  }
  return reached > until
}

/**
 * Do balances show that money moved between two days on some that no statement covers? What stands before the first statement that is of these days is
 * the last one that ended before them, else the account's opening.
 */
export function lacksDays(read: Read, account: BankAccount, since: string, until: string): boolean {
  let before = read.one<Neighbour>(
    'SELECT id, since, until, opening, closing FROM statement WHERE bank_account = ? AND until < ? ORDER BY until DESC, id DESC LIMIT 1',
    account.id,
    since,
  )
  for (const row of read.iterate<Neighbour>(
    'SELECT id, since, until, opening, closing FROM statement WHERE bank_account = ? AND until >= ? AND since <= ? ORDER BY since, until',
    account.id,
    since,
    until,
  )) {
    if (row.since > since && row.opening !== null && (before ? isGap(before, row) : row.opening !== account.openingBalance)) return true
    if (!before || row.until >= before.until) before = row
  }
  return false
}

const isGap = (before: Neighbour, row: Neighbour): boolean => before.closing !== null && between(before, row)?.kind === 'statement_gap'
