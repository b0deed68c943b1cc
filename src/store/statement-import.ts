import { createHash } from 'node:crypto'
import type { BankAccount } from './bank-accounts.ts'
import type { Book, StagingWrite } from './book.ts'
import { encrypt, packLookups, sha256 } from './keys.ts'
import { evidenceOf } from './line-evidence.ts'
import type { Read, Value } from './read.ts'
import { runsStill, thisProcess } from './running-process.ts'
import { type Arrival, CHUNK, type IdentifiedLine, othersAnswered } from './statement-arrival.ts'
import type { LinePersonal } from './statements.ts'
import { LINES_PER_IMPORT } from './statements.ts'
import { rowText } from './write.ts'

/** What was staged: the import's number, which is the statement's, its wrapped key and the digest over its lines. */
export interface Staged {
  readonly id: number
  readonly wrapped: Buffer
  readonly digest: string
  readonly rows: number
}

const HOUR_MS = 3_600_000

interface Unfinished {
  readonly id: number
  readonly bankAccount: number
  readonly process: string | null
  readonly startedAt: string
}

const unfinished = (read: Read): Unfinished[] =>
  read.all<Unfinished>("SELECT id, bank_account AS bankAccount, process, started_at AS startedAt FROM statement_import WHERE state = 'staging' ORDER BY id")

/** An import that nobody carries on: its process is gone, or it takes longer than any does. */
const isBrokenOff = (read: Read, { process, startedAt }: Unfinished): boolean =>
  (process !== null && !runsStill(process)) || Date.parse(read.at) - Date.parse(startedAt) > HOUR_MS

/** Takes the import's number, or undefined while another import of the account is being staged. One that was broken off goes away first. */
export function beginImport(book: Book, account: BankAccount): { id: number; key: Buffer; wrapped: Buffer } | undefined {
  const left = book.read((read) => unfinished(read).filter((one) => one.bankAccount === account.id && isBrokenOff(read, one)))
  for (const { id } of left) leaveImport(book, id)
  return book.stage((tx) => {
    if (tx.value("SELECT 1 FROM statement_import WHERE bank_account = ? AND state = 'staging'", account.id) !== undefined) return undefined
    const id = (tx.value<number | null>('SELECT max(id) FROM statement_import') ?? 0) + 1
    const { key, wrapped } = tx.keys.newKey()
    tx.run(
      "INSERT INTO statement_import(id, bank_account, started_at, process, wrapped, state) VALUES(?, ?, ?, ?, ?, 'staging')",
      id,
      account.id,
      tx.at,
      thisProcess(),
      wrapped,
    )
    return { id, key, wrapped }
  })
}

/** Is the import still ours? A server that starts gives up what it finds half done and nobody carries on. */
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

/** At start: what an interrupted import left behind goes away; one that another process runs stays. Of this process nothing runs yet. */
export function leaveUnpublished(book: Book): void {
  const left = book.read((read) => unfinished(read).filter((one) => one.process === null || one.process === thisProcess() || isBrokenOff(read, one)))
  for (const { id } of left) leaveImport(book, id)
}
