import { KEY_BYTES, KeyNumbers } from '../core/key-numbers.ts'
import { bankIdText, type Coverage, difference, fingerprintText, type Keyed, type StoredKeyed } from '../core/statements/identity.ts'
import type { LinesRead } from '../core/statements/lines-read.ts'
import type { StatementLine } from '../core/statements/statement.ts'
import type { Watch } from '../threads/watch.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Book } from './book.ts'
import type { Read } from './read.ts'
import { type Neighbour, neighboursOf, type Overlap, unclearOverlaps } from './statement-overlaps.ts'
import { settleTwins } from './statement-twins.ts'
import { LINES_PER_IMPORT } from './statements.ts'

/** Lines between two looks at whether the work is to stop. */
const LOOK = 1000

/** What a file brings to an account, as the book stood at the statement `knownAt`. */
export interface Arrival {
  readonly added: number
  readonly known: number
  /** The lines that the bank tells otherwise now: ids of the stored ones. */
  readonly changed: readonly number[]
  readonly knownAt: number
  /** Parts of one day of which nobody can tell whether their equal rows are the same payments. */
  readonly overlaps: readonly Overlap[]
  /** What the new lines moved altogether, in minor units. */
  readonly addedMinor: number
  /** What identifies a line of the file, by its place in it; undefined where it is not new. Asked once of each line, in their order. */
  readonly taken: (line: StatementLine, place: number) => Identity | undefined
}

/** The keyed hashes of a line, and which of the equal ones it is, from 1. */
export interface Identity {
  readonly occurrence: number
  readonly fingerprint: string
  readonly bankId: string | null
}

/** What is asked of an arrival: the days that the file covers, and what its sender says of equal rows on a day that it shares (absent: nothing). */
export interface Arriving {
  readonly coverage: Coverage
  readonly overlap: 'same' | 'new' | undefined
}

/** The file's lines against those that the account has on its days. */
export function arrivalOf(book: Book, account: BankAccount, reading: LinesRead, asked: Arriving, watch: Watch): Arrival {
  const keyed = keyedBy(book, account, reading)
  const [before, knownAt] = book.read((read) => [storedCount(read, account, asked.coverage), lastStatement(read, account)] as const)
  return { knownAt, ...(before === 0 ? allNew(reading, keyed) : compared(book, account, reading, keyed, asked, watch)) }
}

/** Days of which nothing is stored: every line is new, and they need not be gone through before. */
function allNew({ count, amounts }: LinesRead, keyed: KeyedHashes): Omit<Arrival, 'knownAt'> {
  const numbers = new KeyNumbers(count)
  const last = new Int32Array(count + 1)
  return {
    added: count,
    known: 0,
    changed: [],
    overlaps: [],
    addedMinor: amounts.reduce((sum, amount) => sum + amount, 0),
    taken: (line) => {
      const fingerprint = keyed.fingerprint(line)
      const number = numbers.number(fingerprint)
      const occurrence = (last[number] ?? 0) + 1
      last[number] = occurrence
      return { occurrence, fingerprint: fingerprint.toString('base64url'), bankId: keyed.bankId(line)?.toString('base64url') ?? null }
    },
  }
}

function compared(
  book: Book,
  account: BankAccount,
  reading: LinesRead,
  keyed: KeyedHashes,
  { coverage, overlap }: Arriving,
  watch: Watch,
): Omit<Arrival, 'knownAt'> {
  const numbers = new KeyNumbers(reading.count)
  const ends = new Map<string, number[]>([coverage.since, coverage.until].map((day) => [day, []]))
  const file = numbered(reading, keyed, numbers, ends, watch)
  return book.read((read) => {
    const neighbours = neighboursOf(read, account, reading, coverage, ends).map((of) => (overlap === 'new' && !of.told ? { ...of, apart: true } : of))
    const stored = storedIn(read, account, coverage, numbers, neighbours)
    const { found, overlaps } = settleTwins(read, reading, { coverage, overlap }, { file, stored, found: difference(file, stored, numbers.end) })
    return {
      added: found.added,
      known: found.known,
      changed: found.conflicts.map((conflict) => stored.ids[conflict.stored] ?? 0),
      overlaps: [...(overlap === undefined && !reading.referenceIsId ? unclearOverlaps(neighbours, stored, found, ends) : []), ...overlaps],
      addedMinor: reading.amounts.reduce((sum, amount, place) => ((found.occurrences[place] ?? 0) > 0 ? sum + amount : sum), 0),
      taken: (line, place) => {
        const occurrence = found.occurrences[place] ?? 0
        if (occurrence === 0) return undefined
        const fingerprint = Buffer.from(numbers.key(file.fingerprints[place] ?? 0)).toString('base64url')
        return { occurrence, fingerprint, bankId: keyed.bankId(line)?.toString('base64url') ?? null }
      },
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

/** The numbers of the keyed hashes of each line. `ends` takes the places of the lines of its days. */
function numbered(reading: LinesRead, keyed: KeyedHashes, numbers: KeyNumbers, ends: ReadonlyMap<string, number[]>, watch: Watch): Keyed {
  const file = { fingerprints: new Int32Array(reading.count), bankIds: new Int32Array(reading.count) }
  let place = 0
  for (const batch of reading.batches()) {
    for (const line of batch) {
      if (place % LOOK === 0) watch.at('comparing', place, reading.count)
      file.fingerprints[place] = numbers.number(keyed.fingerprint(line))
      const bankId = keyed.bankId(line)
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
  readonly days: readonly string[]
  /** Minor units. */
  readonly amounts: Float64Array
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
    days: new Array<string>(count),
    amounts: new Float64Array(count),
  }
  const days = new Map<string, string>()
  const number = (key: string) => numbers.number(Buffer.from(key, 'base64url'))
  let place = 0
  for (const row of read.iterate<{ id: number; bookedOn: string; amount: number; fingerprint: string; occurrence: number; bankId: string | null }>(
    `SELECT l.id, l.booked_on AS bookedOn, l.amount, l.fingerprint, l.occurrence, l.bank_id AS bankId ${STORED}`,
    account.id,
    since,
    until,
  )) {
    const statement = Math.floor(row.id / LINES_PER_IMPORT)
    const neighbour = neighbours.findIndex((of) => of.id === statement && of.day === row.bookedOn)
    // One text for all lines of a day
    const day = days.get(row.bookedOn) ?? row.bookedOn
    days.set(day, day)
    stored.ids[place] = row.id
    stored.days[place] = day
    stored.amounts[place] = row.amount
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
