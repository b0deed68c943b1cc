import { agreesCleanly, firstDayOf, fitsCleanly, type MarksShown } from '../core/reconciliation/clean-matches.ts'
import type { CleanPayouts, OpenPayout } from '../core/reconciliation/clean-payouts.ts'
import { accountForm } from '../core/students/normal-forms.ts'
import { dateOf, daysBetween, TO_THE_END } from '../core/time/dates.ts'
import type { BankAccount } from './bank-accounts.ts'
import { holdsHash, type MarksIn, marksIn } from './keys.ts'
import { plainSaid } from './line-evidence.ts'
import type { Read } from './read.ts'
import { LINES_PER_IMPORT } from './statements.ts'
import { stateOf } from './states.ts'

/** The first look-up stands behind the random bytes. */
const FIRST = 16
const HASH = 8

/** A line that a payout's own reference settles, and how many days after the release it was booked. */
export interface CleanMatch {
  readonly line: number
  readonly payout: number
  readonly days: number
}

/** Of the lines up to `last`; undefined: there were none. */
export interface CleanLook {
  readonly matches: readonly CleanMatch[]
  readonly last: number | undefined
}

type LineRow = readonly [id: number, bookedOn: string, minor: number, evidence: Buffer | null, isOnly: 0 | 1]

/** Open debits, and whether no other line, open or matched, shows what each shows first: its reference. */
const lines = (isOnly: string) => `SELECT l.id, l.booked_on, l.amount, l.evidence, ${isOnly}
  FROM state s CROSS JOIN statement_line l ON l.id = s.subject AND l.bank_account = ? AND l.amount < 0
  WHERE s.noun = 'line' AND s.state = 'open' AND s.subject > ? AND s.subject <= ? AND EXISTS(SELECT 1 FROM statement t WHERE t.id = l.id / ${LINES_PER_IMPORT})
  ORDER BY s.subject LIMIT ?`

const LINES = lines('1')
const LINES_SOUGHT = lines(
  `NOT EXISTS(SELECT 1 FROM lookup k WHERE k.token = substr(l.evidence, ${FIRST + 1}, ${HASH}) AND k.table_name = 'statement_line' LIMIT 1 OFFSET 1)`,
)

interface Release {
  readonly on: string
  readonly firstDay: string
}

/** A line whose payout was found, and where its marks stand. */
interface Found {
  readonly row: LineRow
  readonly evidence: Buffer
  readonly payout: OpenPayout
  readonly release: Release
  readonly marks: MarksIn
  /** How many of the marks are accounts, and how many long numbers. */
  readonly accounts: number
  readonly numbers: number
}

/**
 * Finds lines that are clean (`clean-matches.ts`) by what they showed when they were taken in: nothing is decrypted. `payouts` may be older than
 * what is read: whether one is still on its way is asked again then.
 */
export class CleanLines {
  readonly #account: BankAccount
  readonly #payouts: CleanPayouts
  readonly #releases = new Map<number, Release>()
  /** Hashes of our own account, packed as those of a payee. */
  readonly #own: Buffer
  /** The payouts whose references several lines showed are left out. */
  readonly #areSeveralLeft: boolean

  constructor(read: Read, account: BankAccount, payouts: CleanPayouts) {
    this.#account = account
    this.#payouts = payouts
    const numbers = [account.iban, account.accountNumber].filter((number) => number !== null)
    this.#own = Buffer.concat([Buffer.alloc(FIRST), ...numbers.map((number) => read.keys.lookup('account', accountForm(number)))])
    this.#areSeveralLeft = leaveSeveral(read, payouts)
  }

  /** The clean ones among the next open debits after a line, `most` at most and up to `through`. */
  after(read: Read, line: number, of: { readonly most: number; readonly through?: number | undefined; readonly isOlder: boolean }): CleanLook {
    const rows = read.lists<LineRow>(
      of.isOlder || !this.#areSeveralLeft ? LINES_SOUGHT : LINES,
      this.#account.id,
      line,
      of.through ?? Number.MAX_SAFE_INTEGER,
      of.most,
    )
    const [first, end] = [rows[0], rows.at(-1)]
    if (!first || !end) return { matches: [], last: undefined }
    const known = knownAlready(read, first[0], end[0])
    const found = rows.flatMap((row) => (known.has(row[0]) ? [] : (this.#found(read, row) ?? [])))
    const payees = lookupsOf(read, found)
    const clean = found.filter((one) => this.#agrees(read, one, payees) && (!of.isOlder || stateOf(read, 'payout', one.payout.id) === 'instructed'))
    return { matches: clean.map(({ row, payout, release }) => ({ line: row[0], payout: payout.id, days: daysBetween(release.on, row[1]) })), last: end[0] }
  }

  #found(read: Read, row: LineRow): Found | undefined {
    const [, bookedOn, minor, evidence, isOnly] = row
    const marks = evidence === null || isOnly === 0 ? undefined : marksIn(evidence)
    const plain = marks && plainSaid(marks.said)
    const payout = evidence && plain ? this.#payouts.find(evidence, FIRST) : undefined
    if (!evidence || !marks || !plain || !payout) return undefined
    const release = this.#release(read, payout.batch)
    return fitsCleanly({ bookedOn, minor }, { minor: payout.minor, firstDay: release.firstDay })
      ? { row, evidence, payout, release, marks, ...plain }
      : undefined
  }

  #agrees(read: Read, { evidence, payout, marks, accounts, numbers }: Found, payees: ReadonlyMap<number, Buffer>): boolean {
    if (marks.count === 0) return true
    const lookups = payees.get(payout.payee)
    if (!lookups) return false
    const shown = new MarksOfLine(evidence, marks.from, { own: this.#own, payee: lookups })
    const count = marks.count - numbers
    if (!agreesCleanly(shown, { accounts, count })) return false
    for (let mark = count; mark < marks.count; mark++) if (!shown.isOwn(mark) && !shown.isPayees(mark) && isSomebodys(read, shown.hash(mark))) return false
    return true
  }

  #release(read: Read, batch: number): Release {
    let release = this.#releases.get(batch)
    if (!release) {
      const on = dateOf(read.value<string>('SELECT e.at FROM release r CROSS JOIN event e ON e.seq = r.event_seq WHERE r.batch = ?', batch) ?? TO_THE_END)
      release = { on, firstDay: firstDayOf(on) }
      this.#releases.set(batch, release)
    }
    return release
  }
}

/** A class, since it is made for every line: objects with functions of their own would cost more than what is compared. */
class MarksOfLine implements MarksShown {
  readonly #evidence: Buffer
  readonly #from: number
  readonly #held: { readonly own: Buffer; readonly payee: Buffer }

  constructor(evidence: Buffer, from: number, held: { readonly own: Buffer; readonly payee: Buffer }) {
    this.#evidence = evidence
    this.#from = from
    this.#held = held
  }

  hash(mark: number): Buffer {
    return this.#evidence.subarray(this.#from + mark * HASH, this.#from + (mark + 1) * HASH)
  }

  isOwn(mark: number): boolean {
    return holdsHash(this.#held.own, this.#evidence, this.#from + mark * HASH)
  }

  isPayees(mark: number): boolean {
    return holdsHash(this.#held.payee, this.#evidence, this.#from + mark * HASH)
  }
}

/** Is a long number the account of any payee? */
const isSomebodys = (read: Read, hash: Buffer): boolean =>
  read.value("SELECT 1 FROM lookup WHERE token = ? AND table_name = 'payee' LIMIT 1", hash) !== undefined

/** So many rows with look-ups are gone through in the time in which a line's is sought. */
const ROWS_A_SEEK = 3

/** Leaves out the payouts whose references several lines show, where all look-ups are soon gone through; else each line is sought for. */
function leaveSeveral(read: Read, payouts: CleanPayouts): boolean {
  const open = read.value<number>("SELECT count(*) FROM state WHERE noun = 'line' AND state = 'open'") ?? 0
  const rows = read.value<number>(
    `SELECT (SELECT count(*) FROM state WHERE noun = 'line') + coalesce((SELECT max(id) FROM payee), 0) + coalesce((SELECT max(id) FROM student_version), 0)`,
  )
  if ((rows ?? 0) > open * ROWS_A_SEEK) return false
  for (const [token] of read.iterateLists<readonly [Buffer]>("SELECT token FROM lookup WHERE table_name = 'statement_line' GROUP BY token HAVING count(*) > 1"))
    payouts.leave(token)
  return true
}

/** What the payees are found by of whose payouts lines show more than the reference. */
function lookupsOf(read: Read, found: readonly Found[]): ReadonlyMap<number, Buffer> {
  const payees = found.filter(({ marks }) => marks.count > 0).map(({ payout }) => payout.payee)
  return new Map(
    read.lists<readonly [number, Buffer]>(
      'SELECT q.id, q.lookups FROM json_each(?) j CROSS JOIN payee q ON q.id = j.value WHERE q.lookups IS NOT NULL',
      JSON.stringify(payees),
    ),
  )
}

/** Lines about which something was decided before: matched once, broken, or hidden with a student. The engine judges them. */
const knownAlready = (read: Read, first: number, last: number): ReadonlySet<number> =>
  new Set(
    read
      .lists<readonly [number]>(
        `WITH part(first, last) AS (VALUES(?, ?))
         SELECT m.line FROM part CROSS JOIN match_line m ON m.line BETWEEN first AND last UNION ALL SELECT b.line FROM part CROSS JOIN break b ON b.line BETWEEN first AND last
         UNION ALL SELECT h.line FROM part CROSS JOIN blocking_line h ON h.line BETWEEN first AND last`,
        first,
        last,
      )
      .map(([line]) => line),
  )
