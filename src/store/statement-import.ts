import { createHash } from 'node:crypto'
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
import type { Book, StagingWrite } from './book.ts'
import { encrypt, packLookups, sha256 } from './keys.ts'
import { evidenceOf } from './line-evidence.ts'
import type { Read, Value } from './read.ts'
import type { LinePersonal } from './statements.ts'
import { LINES_PER_IMPORT } from './statements.ts'
import { rowText } from './write.ts'

/** Lines written in one transaction, and so the rows of one digest. */
const CHUNK = 1000

/** Lets the requests be answered that came meanwhile. */
const othersAnswered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

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

/** What was staged: the import's number, which is the statement's, its wrapped key and the digest over its lines. */
export interface Staged {
  readonly id: number
  readonly wrapped: Buffer
  readonly digest: string
  readonly rows: number
}

/** Takes the import's number, or undefined while another import of the account is being staged. */
export function beginImport(book: Book, account: BankAccount): { id: number; key: Buffer; wrapped: Buffer } | undefined {
  return book.stage((tx) => {
    if (tx.value("SELECT 1 FROM statement_import WHERE bank_account = ? AND state = 'staging'", account.id) !== undefined) return undefined
    const id = (tx.value<number | null>('SELECT max(id) FROM statement_import') ?? 0) + 1
    const { key, wrapped } = tx.keys.newKey()
    tx.run("INSERT INTO statement_import(id, bank_account, started_at, wrapped, state) VALUES(?, ?, ?, ?, 'staging')", id, account.id, tx.at, wrapped)
    return { id, key, wrapped }
  })
}

/** Is the import still ours? A server that starts gives up what it finds half done. */
export const isStaging = (read: Read, id: number): boolean => read.value("SELECT 1 FROM statement_import WHERE id = ? AND state = 'staging'", id) !== undefined

/**
 * Writes the new lines, encrypted, in short transactions: nobody reads them before their statement is published. The transaction only
 * inserts; what costs time (texts, encryption, digests) is done before it, and between two of them others are answered.
 */
export async function stageLines(
  book: Book,
  account: BankAccount,
  begun: { id: number; key: Buffer; wrapped: Buffer },
  added: Arrival['difference']['added'],
): Promise<Staged> {
  const chunks = createHash('sha256')
  for (let from = 0; from < added.length; from += CHUNK) {
    const first = begun.id * LINES_PER_IMPORT + from + 1
    const rows = book.read((read) =>
      added.slice(from, from + CHUNK).map(({ line, occurrence }, n) => lineRow(read, account, first + n, begun.key, line, occurrence)),
    )
    await othersAnswered()
    book.stage((tx) => {
      for (const row of rows) insertLine(tx, row)
    })
    chunks.update(`${sha256(rows.map(({ digested }) => `${rowText(digested)}\n`).join(''))}\n`)
    await othersAnswered()
  }
  return { id: begun.id, wrapped: begun.wrapped, digest: chunks.digest('hex'), rows: added.length }
}

interface ReadyLine {
  readonly id: number
  readonly digested: readonly Value[]
  readonly evidence: Buffer
  readonly personal: Buffer
  readonly tokens: readonly Buffer[]
}

function lineRow(read: Read, account: BankAccount, id: number, key: Buffer, line: IdentifiedLine, occurrence: number): ReadyLine {
  const { of } = line
  const told: LinePersonal = {
    narrative: of.narrative,
    ...(of.counterparty === undefined ? {} : { counterparty: of.counterparty }),
    ...(of.counterpartyAccount === undefined ? {} : { account: of.counterpartyAccount }),
    ...(of.bankReference === undefined ? {} : { reference: of.bankReference }),
    ...(of.endToEndId === undefined ? {} : { endToEndId: of.endToEndId }),
    raw: of.raw,
  }
  const personal = encrypt(key, JSON.stringify(told))
  const tokens = evidenceOf(read, told)
  const evidence = packLookups(tokens)
  const digested = [
    id,
    account.id,
    of.bookedOn,
    of.valueOn ?? null,
    of.amountMinor,
    of.balanceMinor ?? null,
    line.fingerprint,
    occurrence,
    line.bankId ?? null,
    sha256(evidence),
    sha256(personal),
  ]
  return { id, digested, evidence, personal, tokens }
}

function insertLine(tx: StagingWrite, { id, digested, evidence, personal, tokens }: ReadyLine): void {
  tx.run(
    `INSERT INTO statement_line(id, bank_account, booked_on, value_on, amount, balance, fingerprint, occurrence, bank_id, evidence_sha256, personal_sha256, evidence, personal)
     VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...digested,
    evidence,
    personal,
  )
  for (const token of tokens) tx.run("INSERT OR IGNORE INTO lookup(token, table_name, row_id) VALUES(?, 'statement_line', ?)", token, id)
}

/** Gives up an import: its lines go, its number stays used. */
export function leaveImport(book: Book, id: number): void {
  const last = (id + 1) * LINES_PER_IMPORT - 1
  book.stage((tx) => {
    for (const { row } of tx.all<{ row: number }>('SELECT id AS row FROM statement_line WHERE id BETWEEN ? AND ?', id * LINES_PER_IMPORT, last)) {
      tx.run("DELETE FROM lookup WHERE table_name = 'statement_line' AND row_id = ?", row)
      tx.run("DELETE FROM state WHERE noun = 'line' AND subject = ?", row)
      tx.run('DELETE FROM statement_line WHERE id = ?', row)
    }
    tx.run("UPDATE statement_import SET state = 'left' WHERE id = ? AND state = 'staging'", id)
  })
}

/** At start: what an interrupted import left behind goes away. */
export function leaveUnpublished(book: Book): void {
  const left = book.read((read) => read.all<{ id: number }>("SELECT id FROM statement_import WHERE state = 'staging'"))
  for (const { id } of left) leaveImport(book, id)
}
