import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { invariant } from '../core/invariant.ts'
import type { PostingTold } from '../core/ledger/body.ts'
import { type EntryPlan, linesOf } from '../core/ledger/entry.ts'
import { addDays } from '../core/time/dates.ts'
import { accountId, closedThroughOf, ledgerAccountOfLine } from './accounts.ts'
import { encrypt, type Marks, type Purpose, packLookups, sha256 } from './keys.ts'
import { Read, type Statements, type Value } from './read.ts'
import { blanked, entry, posting, step } from './schema/ledger.ts'
import { lookup } from './schema/people.ts'
import { RowDigest } from './verify/row-digest.ts'

type Insert<T extends SQLiteTable> = Omit<T['$inferInsert'], 'id' | 'eventSeq'> & { readonly id?: number }

/** A column of a fact table: where its value comes from, and whether the row digest covers it. `covers`: the column whose SHA-256 it is. */
interface Column {
  readonly key: string
  readonly of: 'id' | 'event' | 'given' | 'sha256'
  readonly covers: string
  readonly digested: boolean
}

interface Shape {
  readonly name: string
  readonly columns: readonly Column[]
  readonly insert: string
}

/** A row by the keys of its columns. */
type Given = Readonly<Record<string, Value | undefined>>

const shapes = new Map<SQLiteTable, Shape>()

function shapeOf(table: SQLiteTable): Shape {
  let shape = shapes.get(table)
  if (!shape) {
    const columns = getTableColumns(table)
    const keys = Object.keys(columns)
    const names = keys.map((k) => `"${columns[k]?.name}"`)
    const name = getTableName(table)
    const insert = `INSERT INTO "${name}"(${names.join(', ')}) VALUES(${keys.map(() => '?').join(', ')})`
    shape = { name, columns: keys.map((key) => columnOf(key, columns)), insert }
    shapes.set(table, shape)
  }
  return shape
}

function columnOf(key: string, columns: object): Column {
  const covers = key.endsWith('Sha256') && key.slice(0, -6) in columns ? key.slice(0, -6) : ''
  const of = key === 'id' ? 'id' : key === 'eventSeq' ? 'event' : covers === '' ? 'given' : 'sha256'
  return { key, of, covers, digested: !(`${key}Sha256` in columns) }
}

/** The digest of no row. */
const NO_ROWS = sha256('')

const LONE_SURROGATE = /\p{Cs}/u

/** The digested form of a row: JSON of its columns in order, erasable ones left out, trailing NULLs cut. */
export function rowText(values: readonly unknown[]): string {
  let end = values.length
  while (end > 0 && values[end - 1] === null) end -= 1
  return JSON.stringify(values.slice(0, end))
}

/**
 * The writing side of one command's transaction: it knows the event that everything belongs to, and adds facts, steps
 * and entries to it. Nothing here refuses: a rule that fails now is a bug and throws.
 */
export class Write extends Read {
  readonly seq: number
  readonly kind: string
  readonly actor: number
  readonly key: string
  readonly #digests = new Map<string, RowDigest>()
  readonly #lastIds = new Map<string, number>()
  readonly #accounts = new Map<string, number>()
  readonly #closed = new Map<string, string>()
  readonly #funds = new Map<number, string>()
  readonly documents: string[] = []
  /** The event's postings, as its body tells them. */
  readonly postings: PostingTold[] = []

  constructor(statements: Statements, read: Read, event: { readonly seq: number; readonly kind: string; readonly actor: number; readonly key: string }) {
    super(statements, read.hasKeys ? read.keys : undefined, read.at)
    this.seq = event.seq
    this.kind = event.kind
    this.actor = event.actor
    this.key = event.key
  }

  run(sql: string, ...params: Value[]): void {
    this.statements.get(sql).run(...params)
  }

  /** Adds a row to a fact table: the next id, this event, its erasable values' digests; feeds the event's row digest. Gives the id. */
  fact<T extends SQLiteTable>(table: T, row: Insert<T>): number {
    const shape = shapeOf(table)
    const given = row as Given
    const id = (given['id'] as number | undefined) ?? this.#nextId(shape.name)
    const values: Value[] = []
    const digested: Value[] = []
    for (const column of shape.columns) {
      const value = this.#valueOf(column, given, id)
      values.push(value)
      if (column.digested) digested.push(value)
      if (typeof value === 'string') invariant(!LONE_SURROGATE.test(value), `text of ${shape.name}.${column.key} is well-formed Unicode`)
    }
    this.statements.get(shape.insert).run(...values)
    this.#lastIds.set(shape.name, id)
    let digest = this.#digests.get(shape.name)
    if (!digest) {
      digest = new RowDigest()
      this.#digests.set(shape.name, digest)
    }
    digest.add(rowText(digested))
    return id
  }

  #valueOf({ key, of, covers }: Column, given: Given, id: number): Value {
    if (of === 'given') return given[key] ?? null
    if (of === 'id') return id
    if (of === 'event') return this.seq
    const covered = given[covers]
    return covered instanceof Uint8Array ? sha256(covered) : null
  }

  #nextId(name: string): number {
    const last = this.#lastIds.get(name) ?? this.value<number | null>(`SELECT max(id) FROM "${name}"`) ?? 0
    return last + 1
  }

  /** Adds look-ups to a row that was just written with them: its projection in the index. */
  index(table: SQLiteTable, row: number, tokens: readonly Uint8Array[]): void {
    const distinct = new Map(tokens.map((token) => [Buffer.from(token).toString('hex'), token]))
    if (distinct.size === 0) return
    const rows = Array.from({ length: distinct.size }, () => '(?, ?, ?)').join(', ')
    const name = getTableName(table)
    const values = [...distinct.values()].flatMap((token): Value[] => [token, name, row])
    this.run(`INSERT INTO ${getTableName(lookup)}(token, table_name, row_id) VALUES ${rows}`, ...values)
  }

  /** A row with look-ups: packs them into the erasable column and projects them; marks stand in the column alone. */
  factWithLookups<T extends SQLiteTable>(table: T, row: Omit<Insert<T>, 'lookups'>, tokens: readonly Uint8Array[], marks?: Marks): number {
    const id = this.fact(table, { ...row, lookups: packLookups(tokens, marks) } as unknown as Insert<T>)
    this.index(table, id, tokens)
    return id
  }

  /** JSON under a key, as an erasable column holds it. */
  personal(key: Uint8Array | Purpose, value: unknown): Buffer {
    return encrypt(typeof key === 'string' ? this.keys.for(key) : key, JSON.stringify(value))
  }

  /** Moves a noun from one state to another. */
  step(noun: string, subject: number, from: string, to: string): void {
    this.fact(step, { noun, subject, fromState: from, toState: to })
  }

  /**
   * Writes an entry; a date in a closed period, or in days to which its bank account is closed, becomes the first open day, and one before the
   * day on which its line was last turned round that day; the bank's own date stays beside it. Gives its id.
   */
  entry(plan: EntryPlan): number {
    const lock = this.#closedFor(plan)
    const open = lock !== undefined && plan.effectiveDate <= lock ? addDays(lock, 1) : plan.effectiveDate
    const turned = this.#turnedRoundOn(plan)
    const effectiveDate = turned !== undefined && turned > open ? turned : open
    const id = this.fact(entry, {
      kind: plan.kind,
      fund: plan.fund,
      effectiveDate,
      bankDate: effectiveDate === plan.effectiveDate ? null : plan.effectiveDate,
      reverses: plan.reverses ?? null,
      rate: plan.rate ?? null,
      rateSource: plan.rateSource ?? null,
    })
    const fund = this.#fundCode(plan.fund)
    for (const { account, currency, subject, minor, line = null } of plan.postings) {
      this.fact(posting, { entry: id, fund: plan.fund, account: this.#account(account, currency), subject, amount: minor, bankLine: line })
      this.postings.push({ entry: plan.kind, fund, account, currency, subject, minor, line })
    }
    return id
  }

  /** The last day on which an entry can't be dated. What a closing parks belongs to the days that it closes. */
  #closedFor(plan: EntryPlan): string | undefined {
    const lock = this.value<string>('SELECT closed_through FROM period_lock ORDER BY id DESC LIMIT 1')
    const [line] = this.kind === 'closing_approved' ? [] : linesOf(plan)
    const bank = line === undefined ? undefined : (plan.postings.find((p) => p.line !== undefined)?.account ?? ledgerAccountOfLine(this, line))
    const closed = bank === undefined ? undefined : (this.#closed.get(bank) ?? closedThroughOf(this, bank))
    if (bank !== undefined) this.#closed.set(bank, closed ?? '')
    return closed !== undefined && closed !== '' && (lock === undefined || closed > lock) ? closed : lock
  }

  /** The last day on which a line of the entry was taken out of the books again: booked anew before it, the line would stand there twice in between. */
  #turnedRoundOn(plan: EntryPlan): string | undefined {
    if (plan.reverses !== undefined) return undefined
    const days = linesOf(plan).flatMap(
      (line) =>
        this.value<string | null>(
          "SELECT max(e.effective_date) FROM posting p CROSS JOIN entry e ON e.id = p.entry AND e.kind = 'reversal' WHERE p.bank_line = ?",
          line,
        ) ?? [],
    )
    return days.sort().at(-1)
  }

  /** Accounts and funds never change, so one question an event is enough. */
  #account(code: string, currency: string): number {
    const key = `${code} ${currency}`
    const id = this.#accounts.get(key) ?? accountId(this, code, currency)
    this.#accounts.set(key, id)
    return id
  }

  #fundCode(id: number): string {
    const code = this.#funds.get(id) ?? this.value<string>('SELECT code FROM fund WHERE id = ?', id)
    invariant(code, `an entry is of a fund that is there, not of ${id}`)
    this.#funds.set(id, code)
    return code
  }

  /** Blanks erasable columns of a row and names it in the chain. */
  blank(table: SQLiteTable, row: number, columns: readonly string[]): void {
    const name = getTableName(table)
    for (const column of columns) {
      if (this.value<Uint8Array | null>(`SELECT ${column} FROM "${name}" WHERE id = ?`, row) == null) continue
      this.fact(blanked, { tableName: name, rowId: row, columnName: column })
      this.run(`UPDATE "${name}" SET ${column} = NULL WHERE id = ?`, row)
      if (column === 'lookups' || column === 'evidence') this.run('DELETE FROM lookup WHERE table_name = ? AND row_id = ?', name, row)
    }
  }

  /** Per table the rows written, in name order, one digest over the tables' digests, and that of the postings. After it no fact may follow. */
  factDigests(): { readonly counts: ReadonlyArray<readonly [string, number]>; readonly digest: string; readonly postings: string } {
    const tables = [...this.#digests].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, rows]) => [name, rows.count, rows.hex()] as const)
    const postings = tables.find(([name]) => name === getTableName(posting))?.[2] ?? NO_ROWS
    return { counts: tables.map(([name, count]) => [name, count] as const), digest: factsDigest(tables), postings }
  }
}

/** The one digest over an event's tables: name, rows and row digest of each, in name order. */
export const factsDigest = (tables: ReadonlyArray<readonly [name: string, count: number, digest: string]>): string =>
  sha256(tables.map((t) => `${JSON.stringify(t)}\n`).join(''))
