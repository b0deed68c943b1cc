import { createHash } from 'node:crypto'
import type { LinesRead } from '../core/statements/lines-read.ts'
import type { StatementLine } from '../core/statements/statement.ts'
import type { Watch } from '../threads/watch.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Book, StagingWrite } from './book.ts'
import { encrypt, type Keys, sha256 } from './keys.ts'
import { evidenceOf } from './line-evidence.ts'
import type { Value } from './read.ts'
import type { Arrival, Identity } from './statement-arrival.ts'
import { type Begun, LINES_OF_A_WRITE } from './statement-staging.ts'
import { LINES_PER_IMPORT, type LinePersonal } from './statements.ts'
import { rowText } from './write.ts'

/** Lines after which the write-ahead log begins anew: some forty megabytes. Each time waits for the disk, and copies what the next lines touch again. */
const LINES_OF_A_LOG = 16 * LINES_OF_A_WRITE

/** What was staged: the import's number, which is the statement's, its wrapped key and the digest over its lines. */
export interface Staged {
  readonly id: number
  readonly wrapped: Uint8Array
  readonly digest: string
  readonly rows: number
}

/**
 * Writes the new lines, encrypted, in short transactions: nobody reads them before their statement is published. The transaction only
 * inserts; what costs time (texts, encryption, digests) is done before it.
 */
export const stageLines = (book: Book, account: BankAccount, begun: Begun, reading: LinesRead, arrival: Arrival, watch: Watch): Staged =>
  book.restartingLog(() => staged(book, account, begun, reading, arrival, watch))

function staged(book: Book, account: BankAccount, begun: Begun, reading: LinesRead, arrival: Arrival, watch: Watch): Staged {
  const keys = book.read((read) => read.keys)
  const chunks = createHash('sha256')
  let rows: ReadyLine[] = []
  let done = 0
  const write = () => {
    watch.at('storing', done, arrival.added)
    book.stage((tx) => {
      for (const row of rows) insertLine(tx, row)
      addUp(tx, begun.id, done + rows.length)
    })
    chunks.update(`${sha256(rows.map(({ digested }) => `${rowText(digested)}\n`).join(''))}\n`)
    done += rows.length
    rows = []
    if (done % LINES_OF_A_LOG === 0) book.restartLog()
  }
  let place = 0
  for (const batch of reading.batches()) {
    for (const line of batch) {
      const identity = arrival.taken(line, place)
      if (identity) {
        const id = begun.id * LINES_PER_IMPORT + done + rows.length + 1
        rows.push(lineRow(keys, begun.key, { id, account: account.id, identity }, line))
        if (rows.length === LINES_OF_A_WRITE) write()
      }
      place += 1
    }
  }
  if (rows.length > 0) write()
  // Who publishes the lines is not to bring them into the file: a server answers others meanwhile.
  if (done % LINES_OF_A_LOG !== 0) book.restartLog()
  return { id: begun.id, wrapped: begun.wrapped, digest: chunks.digest('hex'), rows: done }
}

interface ReadyLine {
  readonly id: number
  readonly digested: readonly Value[]
  readonly evidence: Buffer
  readonly personal: Buffer
  readonly tokens: readonly Buffer[]
}

interface Placed {
  readonly id: number
  readonly account: number
  readonly identity: Identity
}

function lineRow(keys: Keys, key: Uint8Array, { id, account, identity: { occurrence, fingerprint, bankId } }: Placed, of: StatementLine): ReadyLine {
  const told: LinePersonal = {
    narrative: of.narrative,
    ...(of.counterparty === undefined ? {} : { counterparty: of.counterparty }),
    ...(of.counterpartyAccount === undefined ? {} : { account: of.counterpartyAccount }),
    ...(of.bankReference === undefined ? {} : { reference: of.bankReference }),
    ...(of.endToEndId === undefined ? {} : { endToEndId: of.endToEndId }),
    ...(of.returnReason === undefined ? {} : { returnReason: of.returnReason }),
    ...(of.ordered === undefined ? {} : { ordered: of.ordered }),
    ...(of.feeMinor === undefined ? {} : { feeMinor: of.feeMinor }),
    raw: of.raw,
  }
  const personal = encrypt(key, JSON.stringify(told))
  const { tokens, packed: evidence } = evidenceOf(keys, told)
  const amounts = [of.amountMinor, of.balanceMinor ?? null]
  const digested = [id, account, of.bookedOn, of.valueOn ?? null, ...amounts, fingerprint, occurrence, bankId, sha256(evidence), sha256(personal)]
  return { id, digested, evidence, personal, tokens }
}

/** What an import comes to so far: who publishes it is not to read its lines again. */
function addUp(tx: StagingWrite, id: number, staged: number): void {
  const first = id * LINES_PER_IMPORT
  tx.run(
    'UPDATE statement_import SET amount = amount + (SELECT sum(amount) FROM statement_line WHERE id > ? + staged AND id <= ?), staged = ? WHERE id = ?',
    first,
    first + staged,
    staged,
    id,
  )
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
