import type { BankAccount } from './bank-accounts.ts'
import type { Book } from './book.ts'
import type { Read } from './read.ts'
import { runsStill, thisProcess } from './running-process.ts'
import { LINES_PER_IMPORT } from './statements.ts'

/** Lines written in one transaction, and so the rows of one digest. */
export const LINES_OF_A_WRITE = 1000
/** Lines of an import that is given up are taken away in transactions of so many. */
const LINES_OF_A_REMOVAL = 500

/** An import that is being staged: its number, and the key of its lines, bare and wrapped. */
export interface Begun {
  readonly id: number
  readonly key: Uint8Array
  readonly wrapped: Uint8Array
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

/** Is an import of the account being staged that somebody carries on? */
export const isBusy = (read: Read, account: BankAccount): boolean => unfinished(read).some((one) => one.bankAccount === account.id && !isBrokenOff(read, one))

/**
 * Takes the import's number, or undefined while another import of the account is being staged. `lines`: how many will be. What an earlier import of the
 * account left behind goes away first: its lines would stand in the way of the same lines.
 */
export async function beginImport(book: Book, account: BankAccount, lines: number): Promise<Begun | undefined> {
  for (const { id } of book.read((read) => unfinished(read).filter((one) => one.bankAccount === account.id && isBrokenOff(read, one)))) markLeft(book, id)
  for (const { id } of book.read((read) => leftBehind(read).filter((one) => one.bankAccount === account.id))) await removeLines(book, id)
  return book.stage((tx) => {
    if (tx.value("SELECT 1 FROM statement_import WHERE bank_account = ? AND state = 'staging'", account.id) !== undefined) return undefined
    const id = (tx.value<number | null>('SELECT max(id) FROM statement_import') ?? 0) + 1
    const { key, wrapped } = tx.keys.newKey()
    tx.run(
      "INSERT INTO statement_import(id, bank_account, started_at, process, lines, wrapped, state) VALUES(?, ?, ?, ?, ?, ?, 'staging')",
      id,
      account.id,
      tx.at,
      thisProcess(),
      lines,
      wrapped,
    )
    return { id, key, wrapped }
  })
}

/** Is the import still ours? Somebody may have called it off, and a server that starts gives up what it finds half done and nobody carries on. */
export const isStaging = (read: Read, id: number): boolean => read.value("SELECT 1 FROM statement_import WHERE id = ? AND state = 'staging'", id) !== undefined

/** An import that is being staged, as others see it. */
export interface StagingImport {
  readonly id: number
  readonly startedAt: string
  /** How many lines it brings, and how many of them are stored by now. */
  readonly lines: number
  readonly stored: number
}

export function stagingImport(read: Read, account: BankAccount): StagingImport | undefined {
  return read.one<StagingImport>(
    `SELECT i.id, i.started_at AS startedAt, coalesce(i.lines, 0) AS lines, coalesce((SELECT max(l.id) FROM statement_line l
       WHERE l.id BETWEEN i.id * ${LINES_PER_IMPORT} AND i.id * ${LINES_PER_IMPORT} + ${LINES_PER_IMPORT - 1}) - i.id * ${LINES_PER_IMPORT}, 0) AS stored
     FROM statement_import i WHERE i.bank_account = ? AND i.state = 'staging'`,
    account.id,
  )
}

/** Calls off what is being staged for the account: who stages it is refused its next write, and takes away what it wrote. Gives whether there was something. */
export function callOffImport(book: Book, account: BankAccount): boolean {
  const staging = book.read((read) => stagingImport(read, account))
  if (staging) markLeft(book, staging.id)
  return staging !== undefined
}

/** From now on nothing is added to the import, and it is never published. Its number stays used. */
const markLeft = (book: Book, id: number): void =>
  book.stage((tx) => tx.run("UPDATE statement_import SET state = 'left' WHERE id = ? AND state = 'staging'", id))

/** Imports that were given up and still have lines: taking them away was broken off. */
const leftBehind = (read: Read): { id: number; bankAccount: number }[] =>
  read.all<{ id: number; bankAccount: number }>(
    `SELECT i.id, i.bank_account AS bankAccount FROM statement_import i WHERE i.state = 'left'
       AND EXISTS(SELECT 1 FROM statement_line l WHERE l.id BETWEEN i.id * ${LINES_PER_IMPORT} AND i.id * ${LINES_PER_IMPORT} + ${LINES_PER_IMPORT - 1})`,
  )

/** Gives up an import: its lines go, its number stays used. */
export async function leaveImport(book: Book, id: number): Promise<void> {
  markLeft(book, id)
  await removeLines(book, id)
}

/** Between two pieces others are answered. */
async function removeLines(book: Book, id: number): Promise<void> {
  while (removeSome(book, id)) await new Promise((resolve) => setImmediate(resolve))
}

/** Takes some lines of an import that was given up away; gives whether there were any. */
function removeSome(book: Book, id: number): boolean {
  const last = (id + 1) * LINES_PER_IMPORT - 1
  return book.stage((tx) => {
    const rows = tx.all<{ row: number }>(
      'SELECT id AS row FROM statement_line WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?',
      id * LINES_PER_IMPORT,
      last,
      LINES_OF_A_REMOVAL,
    )
    for (const { row } of rows) {
      tx.run("DELETE FROM lookup WHERE table_name = 'statement_line' AND row_id = ?", row)
      tx.run("DELETE FROM state WHERE noun = 'line' AND subject = ?", row)
      tx.run('DELETE FROM statement_line WHERE id = ?', row)
    }
    return rows.length > 0
  })
}

/** At start: what an interrupted import left behind goes away; one that another process runs stays. Of this process nothing runs yet. */
export function leaveUnpublished(book: Book): void {
  const given = book.read((read) => unfinished(read).filter((one) => one.process === null || one.process === thisProcess() || isBrokenOff(read, one)))
  for (const { id } of given) markLeft(book, id)
  for (const { id } of book.read(leftBehind)) while (removeSome(book, id));
}
