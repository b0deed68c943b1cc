import { TO_THE_END } from '../core/time/dates.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Page, Read } from './read.ts'

/** A line of a published statement, as it stands in the file of the book. */
export interface LineRow {
  readonly id: number
  readonly bankAccount: number
  readonly bookedOn: string
  readonly valueOn: string | null
  readonly amount: number
  readonly balance: number | null
  readonly state: string
  readonly personal: LinePersonal | null
  /** Its words were blanked, with the student whose payout it was. */
  readonly erased: boolean
}

/** What of a line is personal: encrypted under its statement's key. */
export interface LinePersonal {
  readonly narrative: string
  readonly counterparty?: string
  readonly account?: string
  readonly reference?: string
  readonly endToEndId?: string
  /** Why it came back, what was ordered in another amount or currency, and what the bank kept within the amount: as the statement tells it. */
  readonly returnReason?: string
  readonly ordered?: { readonly amount: string; readonly currency: string }
  readonly feeMinor?: number
  readonly raw: string
}

interface Stored extends Omit<LineRow, 'personal' | 'erased'> {
  readonly personal: Buffer | null
  readonly wrapped: Buffer | null
}

export const LINES_PER_IMPORT = 4194304

/** Not of a line that tells of a student who is blocked. */
const KEY = 'CASE WHEN EXISTS(SELECT 1 FROM hidden_line h WHERE h.line = l.id) THEN NULL ELSE t.wrapped END'

const COLUMNS = `l.id, l.bank_account AS bankAccount, l.booked_on AS bookedOn, l.value_on AS valueOn, l.amount, l.balance, s.state, l.personal, ${KEY} AS wrapped`

const LINE = `SELECT ${COLUMNS}
  FROM statement_line l CROSS JOIN statement t ON t.id = l.id / ${LINES_PER_IMPORT} CROSS JOIN state s ON s.noun = 'line' AND s.subject = l.id`

/** Its words are decrypted where somebody asks for them: most only want the amount and the day. */
const opened = (read: Read, row: Stored): LineRow => {
  const { wrapped, personal, ...rest } = row
  let told: LinePersonal | null | undefined
  return {
    ...rest,
    get personal() {
      told ??= read.open<LinePersonal>(read.unwrap(wrapped), personal)
      return told
    },
    erased: personal === null,
  }
}

export function lineById(read: Read, id: number): LineRow | undefined {
  const row = read.one<Stored>(`${LINE} WHERE l.id = ?`, id)
  return row && opened(read, row)
}

/** Lines of an account, in the order of their ids; `state`: open or matched alone. */
export function linesAfter(read: Read, account: number, state: string | undefined, page: Page): LineRow[] {
  const rows =
    state === undefined
      ? // Statement by statement: by the account's index all of its lines would be read and sorted for each page
        read.all<Stored>(
          `SELECT ${COLUMNS}
           FROM statement t CROSS JOIN statement_line l ON l.id BETWEEN t.id * ${LINES_PER_IMPORT} AND t.id * ${LINES_PER_IMPORT} + ${LINES_PER_IMPORT - 1} AND l.id > ?
           CROSS JOIN state s ON s.noun = 'line' AND s.subject = l.id WHERE +t.bank_account = ? AND t.id >= ? ORDER BY t.id, l.id LIMIT ?`,
          page.after,
          account,
          Math.floor(page.after / LINES_PER_IMPORT),
          page.most,
        )
      : read.all<Stored>(
          `SELECT ${COLUMNS}
           FROM state s CROSS JOIN statement_line l ON l.id = s.subject CROSS JOIN statement t ON t.id = l.id / ${LINES_PER_IMPORT}
           WHERE s.noun = 'line' AND s.state = ? AND s.subject > ? AND l.bank_account = ? ORDER BY s.subject LIMIT ?`,
          state,
          page.after,
          account,
          page.most,
        )
  return rows.map((row) => opened(read, row))
}

/** How many published lines of an account are in a state, and what they come to: as of the last sealed event. Minor units. */
export const linesIn = (read: Read, account: number, state: string): { readonly count: number; readonly amount: number } =>
  read.one(
    "SELECT coalesce(sum(count), 0) AS count, coalesce(sum(amount), 0) AS amount FROM tally WHERE noun = 'line' AND bank_account = ? AND state = ?",
    account,
    state,
  ) ?? { count: 0, amount: 0 }

/** How many published lines of an account are in a state; within an event, with the steps that it made of them. */
export const countLines = (read: Read, account: number, state: string): number =>
  linesIn(read, account, state).count +
  (read.value<number>(
    `SELECT coalesce(sum((s.to_state = ?) - (s.from_state = ?)), 0) FROM reckoned r CROSS JOIN step s ON s.event_seq = r.seq + 1 AND s.noun = 'line'
       CROSS JOIN statement_line l ON l.id = s.subject AND l.bank_account = ? WHERE r.id = 1`,
    state,
    state,
    account,
  ) ?? 0)

export interface StatementRow {
  readonly id: number
  readonly eventSeq: number
  readonly bankAccount: number
  readonly fileSha256: string
  readonly documentSha256: string | null
  readonly format: string
  readonly reading: string
  readonly proof: string
  readonly since: string | null
  readonly until: string | null
  readonly opening: number | null
  readonly closing: number | null
  readonly lines: number
  readonly added: number
  readonly known: number
  readonly conflicts: number
}

const STATEMENT = `SELECT id, event_seq AS eventSeq, bank_account AS bankAccount, file_sha256 AS fileSha256, document_sha256 AS documentSha256, format, reading, proof, since, until, opening, closing, lines, added, known, conflicts FROM statement`

export const statementById = (read: Read, id: number): StatementRow | undefined => read.one<StatementRow>(`${STATEMENT} WHERE id = ?`, id)

export const statementImportedBy = (read: Read, seq: number): StatementRow | undefined => read.one<StatementRow>(`${STATEMENT} WHERE event_seq = ?`, seq)

export const statementsAfter = (read: Read, account: number, page: Page): StatementRow[] =>
  read.all<StatementRow>(`${STATEMENT} WHERE bank_account = ? AND id > ? ORDER BY id LIMIT ?`, account, page.after, page.most)

/** Later than every event. */
const EVERYTHING = Number.MAX_SAFE_INTEGER

/**
 * What the bank says of an account at the end of a day (as known at an event): the closing balance of the last statement that ends by then, and the lines
 * booked after it; without one, the opening balance and every line. A statement that was told before its last day was over has not all of that day: lines
 * of its days that came by a later one are not in its closing balance either. Minor units.
 */
export const statementBalance = (read: Read, account: BankAccount, asOf: string, knownAt = EVERYTHING): number =>
  balanceTold(read, account, { asOf, knownAt }, () => linesBooked(read, account, '', asOf, knownAt))

/** The same, as known now, for what is shown: where no statement tells a balance its lines are not added up again. */
export const statementBalanceShown = (read: Read, account: BankAccount, asOf: string): number =>
  balanceTold(read, account, { asOf, knownAt: EVERYTHING }, () => linesBookedBy(read, account, asOf))

function balanceTold(
  read: Read,
  account: BankAccount,
  { asOf, knownAt }: { readonly asOf: string; readonly knownAt: number },
  everyLine: () => number,
): number {
  const last = read.one<{ since: string; until: string; closing: number; seq: number }>(
    'SELECT since, until, closing, event_seq AS seq FROM statement WHERE bank_account = ? AND until <= ? AND event_seq <= ? AND closing IS NOT NULL ORDER BY until DESC, id DESC LIMIT 1',
    account.id,
    asOf,
    knownAt,
  )
  if (!last) return (asOf < account.openingDate ? 0 : account.openingBalance) + everyLine()
  // Statement by statement, for mostly none came later: by the account's index every line of those days would be looked at
  const cameLater = read.value<number>(
    `SELECT coalesce(sum(l.amount), 0) FROM statement t CROSS JOIN statement_line l ON l.id BETWEEN t.id * ${LINES_PER_IMPORT} AND t.id * ${LINES_PER_IMPORT} + ${LINES_PER_IMPORT - 1}
     WHERE t.event_seq > ? AND t.event_seq <= ? AND +t.bank_account = ? AND l.booked_on >= ? AND l.booked_on <= ?`,
    last.seq,
    knownAt,
    account.id,
    last.since,
    last.until,
  )
  return last.closing + linesBooked(read, account, last.until, asOf, knownAt) + (cameLater ?? 0)
}

/** What the lines come to that were booked after a day, up to another, as known at an event. */
const linesBooked = (read: Read, account: BankAccount, after: string, through: string, knownAt = EVERYTHING): number =>
  read.value<number>(
    `SELECT coalesce(sum(l.amount), 0) FROM statement_line l WHERE l.bank_account = ? AND l.booked_on > ? AND l.booked_on <= ?
       AND EXISTS(SELECT 1 FROM statement t WHERE t.id = l.id / ${LINES_PER_IMPORT} AND t.event_seq <= ?)`,
    account.id,
    after,
    through,
    knownAt,
  ) ?? 0

/** What the lines come to that were booked by a day: all but those that were booked later. */
export const linesBookedBy = (read: Read, account: BankAccount, asOf: string): number =>
  linesIn(read, account.id, 'open').amount + linesIn(read, account.id, 'matched').amount - linesBooked(read, account, asOf, TO_THE_END)

/** The forms (JSON) of the readings of a format that persons confirmed for the account. */
export const confirmedForms = (read: Read, account: number, format: string): readonly string[] =>
  read
    .all<{ readonly reading: string }>('SELECT reading FROM confirmed_reading WHERE bank_account = ? AND format = ? ORDER BY id', account, format)
    .map(({ reading }) => reading)

/** Was the very same file taken in for the account, as another statement than `but`? */
export const fileKnown = (read: Read, account: number, fileSha256: string, but: number): boolean =>
  read.value('SELECT 1 FROM statement WHERE bank_account = ? AND file_sha256 = ? AND id <> ? LIMIT 1', account, fileSha256, but) !== undefined

export interface ConfirmedReading {
  readonly id: number
  readonly bankAccount: string
  readonly format: string
  readonly name: string
  readonly reading: string
}

/** Readings that were saved under a name. */
export const namedReadingsAfter = (read: Read, page: Page): ConfirmedReading[] =>
  read.all<ConfirmedReading>(
    'SELECT r.id, k.code AS bankAccount, r.format, r.name, r.reading FROM confirmed_reading r CROSS JOIN bank_account k ON k.id = r.bank_account WHERE r.name IS NOT NULL AND r.id > ? ORDER BY r.id LIMIT ?',
    page.after,
    page.most,
  )
