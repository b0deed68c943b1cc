import {
  bankIdText,
  type Coverage,
  type Difference,
  difference,
  type FileLine,
  fingerprintText,
  isApart,
  type StoredLine,
} from '../core/statements/identity.ts'
import type { Reading, StatementLine } from '../core/statements/statement.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Book } from './book.ts'
import type { Read } from './read.ts'
import { LINES_PER_IMPORT } from './statements.ts'

/** Lines handled at one go: those written in one transaction, and so the rows of one digest. */
export const CHUNK = 1000

/** Lets the requests be answered that came meanwhile. */
export const othersAnswered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A line of the file with its keyed identity. */
export interface IdentifiedLine extends FileLine {
  readonly of: StatementLine
}

export interface StoredIdentity extends StoredLine {
  readonly id: number
}

/** What a file brings to an account, as the book stood at the event `knownAt`. */
export interface Arrival {
  readonly difference: Difference<IdentifiedLine, StoredIdentity>
  readonly knownAt: number
}

/** The file's lines with the keyed hashes that identify them within their account. Others are answered between two thousands. */
export async function identified(book: Book, account: BankAccount, reading: Reading): Promise<IdentifiedLine[]> {
  const { lines } = reading.statement
  const found: IdentifiedLine[] = []
  for (let from = 0; from < lines.length; from += CHUNK) {
    book.read((read) => {
      const key = (text: string) => read.keys.hmac('fingerprints', `${account.id}:${text}`).subarray(0, 16).toString('base64url')
      for (const of of lines.slice(from, from + CHUNK)) {
        const bankId = bankIdText(of, reading.referenceIsId)
        const fingerprint = key(fingerprintText(of, account.currency))
        found.push({ of, bookedOn: of.bookedOn, fingerprint, ...(bankId === undefined ? {} : { bankId: key(`id:${bankId}`) }) })
      }
    })
    await othersAnswered()
  }
  return found
}

/** The file's lines against those that the account has. */
export const arrivalOf = (read: Read, account: BankAccount, reading: Reading, coverage: Coverage, lines: readonly IdentifiedLine[]): Arrival => ({
  difference: difference(lines, storedIn(read, account, reading, coverage), coverage),
  knownAt: lastStatement(read, account),
})

interface StoredRow {
  readonly id: number
  readonly bookedOn: string
  readonly fingerprint: string
  readonly occurrence: number
  readonly bankId: string | null
}

function storedIn(read: Read, account: BankAccount, reading: Reading, coverage: Coverage): StoredIdentity[] {
  const apart = apartStatements(read, account, reading, coverage)
  return read
    .all<StoredRow>(
      `SELECT l.id, l.booked_on AS bookedOn, l.fingerprint, l.occurrence, l.bank_id AS bankId FROM statement_line l
       WHERE l.bank_account = ? AND l.booked_on BETWEEN ? AND ? AND EXISTS(SELECT 1 FROM statement t WHERE t.id = l.id / ${LINES_PER_IMPORT}) ORDER BY l.id`,
      account.id,
      coverage.since,
      coverage.until,
    )
    .map(({ bankId, ...row }) => {
      const day = apart.get(Math.floor(row.id / LINES_PER_IMPORT))
      return { ...row, ...(bankId === null ? {} : { bankId }), ...(day === row.bookedOn ? { apart: true } : {}) }
    })
}

/** Statements that share one day with the file and are proven by their balances to be another part of it: statement → the day. */
function apartStatements(read: Read, account: BankAccount, { statement, order }: Reading, coverage: Coverage): Map<number, string> {
  const neighbours = read.all<{ id: number; since: string; until: string; opening: number | null; closing: number | null }>(
    'SELECT id, since, until, opening, closing FROM statement WHERE bank_account = ? AND (until = ? OR since = ?)',
    account.id,
    coverage.since,
    coverage.until,
  )
  const span = {
    ...coverage,
    ...(statement.opening === undefined ? {} : { opening: statement.opening }),
    ...(statement.closing === undefined ? {} : { closing: statement.closing }),
  }
  const before = balancesBefore(statement, order)
  const apart = new Map<number, string>()
  for (const { id, since, until, opening, closing } of neighbours) {
    const day = until === coverage.since ? until : since
    const moved = since === until && opening !== null && closing !== null ? closing - opening : movedBy(read, account, day, id)
    if (isApart(span, { since, until, ...(opening === null ? {} : { opening }), ...(closing === null ? {} : { closing }) }, moved, before)) apart.set(id, day)
  }
  return apart
}

/** What the lines of a day moved that were stored when a statement was: it may show some that others brought. */
const movedBy = (read: Read, account: BankAccount, day: string, statement: number): number =>
  read.value<number>(
    'SELECT coalesce(sum(amount), 0) FROM statement_line WHERE bank_account = ? AND booked_on = ? AND id < ?',
    account.id,
    day,
    (statement + 1) * LINES_PER_IMPORT,
  ) ?? 0

/** The file's balance before each of its lines, reckoned back from its closing. */
function balancesBefore({ closing, lines }: Reading['statement'], order: Reading['order']): number[] {
  if (closing === undefined) return []
  let balance = closing
  const newestFirst = order === 'newest_first' ? lines : [...lines].reverse()
  return newestFirst.map(({ amountMinor }) => {
    balance -= amountMinor
    return balance
  })
}

/** The number of the account's last statement: what an arrival was reckoned on. */
export const lastStatement = (read: Read, account: BankAccount): number =>
  read.value<number>('SELECT coalesce(max(id), 0) FROM statement WHERE bank_account = ?', account.id) ?? 0
