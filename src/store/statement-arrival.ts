import { bankIdText, type Coverage, type Difference, difference, fingerprintText, type Keyed, type StoredKeyed } from '../core/statements/identity.ts'
import { KEY_BYTES, KeyNumbers } from '../core/statements/key-numbers.ts'
import type { LinesRead } from '../core/statements/lines-read.ts'
import type { StatementLine } from '../core/statements/statement.ts'
import type { Watch } from '../threads/watch.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Book } from './book.ts'
import type { Read } from './read.ts'
import { type Neighbour, neighboursOf, type Overlap, unclearOverlaps } from './statement-overlaps.ts'
import { LINES_PER_IMPORT } from './statements.ts'

/** Lines between two looks at whether the work is to stop. */
const LOOK = 1000

/** What a file brings to an account, as the book stood at the statement `knownAt`. */
export interface Arrival {
  readonly difference: Difference
  /** The lines that the bank tells otherwise now: ids of the stored ones. */
  readonly changed: readonly number[]
  readonly knownAt: number
  /** Parts of one day of which nobody can tell whether their equal rows are the same payments. */
  readonly overlaps: readonly Overlap[]
  /** What the new lines moved altogether, in minor units. */
  readonly addedMinor: number
  /** The keyed hashes of a line of the file, and of its place in it. */
  readonly identity: (line: StatementLine, place: number) => { readonly fingerprint: string; readonly bankId: string | null }
}

/** What is asked of an arrival: the days that the file covers, and what its sender says of equal rows on a day that it shares (absent: nothing). */
export interface Arriving {
  readonly coverage: Coverage
  readonly overlap: 'same' | 'new' | undefined
}

/** The file's lines against those that the account has on its days. */
export function arrivalOf(book: Book, account: BankAccount, reading: LinesRead, { coverage, overlap }: Arriving, watch: Watch): Arrival {
  const numbers = new KeyNumbers(reading.count)
  const keyed = keyedBy(book, account, reading)
  const ends = new Map<string, number[]>([coverage.since, coverage.until].map((day) => [day, []]))
  const [before, knownAt] = book.read((read) => [storedCount(read, account, coverage), lastStatement(read, account)] as const)
  const file = numbered(reading, keyed, { numbers, ends, hasBefore: before > 0 }, watch)
  return book.read((read) => {
    const neighbours = neighboursOf(read, account, reading, coverage, ends).map((of) => (overlap === 'new' && !of.told ? { ...of, apart: true } : of))
    const stored = storedIn(read, account, coverage, numbers, neighbours)
    const found = difference(file, stored, numbers.end)
    return {
      difference: found,
      changed: found.conflicts.map((conflict) => stored.ids[conflict.stored] ?? 0),
      knownAt,
      overlaps: overlap === undefined && !reading.referenceIsId ? unclearOverlaps(neighbours, stored, found, ends) : [],
      addedMinor: reading.amounts.reduce((sum, amount, place) => ((found.occurrences[place] ?? 0) > 0 ? sum + amount : sum), 0),
      identity: (line, place) => ({
        fingerprint: Buffer.from(numbers.key(file.fingerprints[place] ?? 0)).toString('base64url'),
        bankId: keyed.bankId(line)?.toString('base64url') ?? null,
      }),
    }
  })
}

/** The keyed hashes that identify a line within its account. */
interface KeyedHashes {
  readonly fingerprint: (line: StatementLine) => Buffer
  readonly bankId: (line: StatementLine) => Buffer | undefined
}

function keyedBy(book: Book, account: BankAccount, { referenceIsId }: LinesRead): KeyedHashes {
  const keys = book.read((read) => read.keys)
  const hash = (text: string) => keys.hmac('fingerprints', `${account.id}:${text}`).subarray(0, KEY_BYTES)
  return {
    fingerprint: (line) => hash(fingerprintText(line, account.currency)),
    bankId: (line) => {
      const id = bankIdText(line, referenceIsId)
      return id === undefined ? undefined : hash(`id:${id}`)
    },
  }
}

interface Numbering {
  readonly numbers: KeyNumbers
  /** Takes the places of the lines of its days. */
  readonly ends: ReadonlyMap<string, number[]>
  /** Are there stored lines? Without them nobody asks for the bank's ids. */
  readonly hasBefore: boolean
}

/** The numbers of the keyed hashes of each line. */
function numbered(reading: LinesRead, keyed: KeyedHashes, { numbers, ends, hasBefore }: Numbering, watch: Watch): Keyed {
  const file = { fingerprints: new Int32Array(reading.count), bankIds: new Int32Array(reading.count) }
  let place = 0
  for (const batch of reading.batches()) {
    for (const line of batch) {
      if (place % LOOK === 0) watch.at('comparing', place, reading.count)
      file.fingerprints[place] = numbers.number(keyed.fingerprint(line))
      const bankId = hasBefore ? keyed.bankId(line) : undefined
      if (bankId) file.bankIds[place] = numbers.number(bankId)
      ends.get(line.bookedOn)?.push(place)
      place += 1
    }
  }
  return file
}

/** Stored lines with their ids, and the place among the neighbours of the one that brought it, on the day that it shares with the file (−1: of none). */
export interface Stored extends StoredKeyed {
  readonly ids: Float64Array
  readonly neighbours: Int32Array
}

const STORED = `FROM statement_line l WHERE l.bank_account = ? AND l.booked_on BETWEEN ? AND ? AND EXISTS(SELECT 1 FROM statement t WHERE t.id = l.id / ${LINES_PER_IMPORT})`

const storedCount = (read: Read, account: BankAccount, { since, until }: Coverage): number =>
  read.value<number>(`SELECT count(*) ${STORED}`, account.id, since, until) ?? 0

function storedIn(read: Read, account: BankAccount, { since, until }: Coverage, numbers: KeyNumbers, neighbours: readonly Neighbour[]): Stored {
  const count = storedCount(read, account, { since, until })
  const stored = {
    ids: new Float64Array(count),
    fingerprints: new Int32Array(count),
    bankIds: new Int32Array(count),
    occurrences: new Int32Array(count),
    apart: new Uint8Array(count),
    neighbours: new Int32Array(count).fill(-1),
  }
  const number = (key: string) => numbers.number(Buffer.from(key, 'base64url'))
  let place = 0
  for (const row of read.iterate<{ id: number; bookedOn: string; fingerprint: string; occurrence: number; bankId: string | null }>(
    `SELECT l.id, l.booked_on AS bookedOn, l.fingerprint, l.occurrence, l.bank_id AS bankId ${STORED}`,
    account.id,
    since,
    until,
  )) {
    const statement = Math.floor(row.id / LINES_PER_IMPORT)
    const neighbour = neighbours.findIndex((of) => of.id === statement && of.day === row.bookedOn)
    stored.ids[place] = row.id
    stored.fingerprints[place] = number(row.fingerprint)
    if (row.bankId !== null) stored.bankIds[place] = number(row.bankId)
    stored.occurrences[place] = row.occurrence
    stored.neighbours[place] = neighbour
    if (neighbours[neighbour]?.apart) stored.apart[place] = 1
    place += 1
  }
  return stored
}

/** The number of the account's last statement: what an arrival was reckoned on. */
export const lastStatement = (read: Read, account: BankAccount): number =>
  read.value<number>('SELECT coalesce(max(id), 0) FROM statement WHERE bank_account = ?', account.id) ?? 0
