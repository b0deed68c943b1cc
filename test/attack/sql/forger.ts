import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { chainHash } from '../../../src/store/functions.ts'
import { POSTINGS_DIGEST } from '../../../src/store/seal.ts'

type Value = number | string | Buffer | null
export type Row = Readonly<Record<string, Value>>

/** account code (currency after a blank where it is not TRY), subject, minor units, bank line */
export type Posted = readonly [account: string, subject: number, minor: number | bigint | string | null, line?: number]

/** Writes forged events by hand through the program's own connection: every row, entry, step and seal as an insider with the functions would write it. */
export class Forger {
  readonly db: Database.Database
  seq = 0

  constructor(db: Database.Database) {
    this.db = db
  }

  value<T = number>(sql: string, ...params: Value[]): T {
    return this.db
      .prepare(sql)
      .pluck()
      .get(...params) as T
  }

  run(sql: string, ...params: (Value | bigint)[]): number {
    return this.db.prepare(sql).run(...params).changes
  }

  /** An event after the last one; its instant is a second later. */
  event(kind: string, actor: number, over: Row = {}): number {
    const last = this.db.prepare('SELECT seq, at FROM event ORDER BY seq DESC LIMIT 1').get() as { seq: number; at: string }
    const at = new Date(Date.parse(last.at) + 1000).toISOString()
    const row = { seq: last.seq + 1, kind, at, actor, idempotency_key: `forged-${last.seq + 1}`, ...over }
    this.run('INSERT INTO event(seq, kind, at, actor, idempotency_key) VALUES(?, ?, ?, ?, ?)', row.seq, row.kind, row.at, row.actor, row.idempotency_key)
    this.seq = Number(row.seq)
    return this.seq
  }

  /** A row of a fact table: next id, this event, digests of erasable values. Gives its id. */
  row(table: string, given: Row, verb = 'INSERT'): number {
    const id = given['id'] ?? this.value(`SELECT coalesce(max(id), 0) + 1 FROM "${table}"`)
    const row: Record<string, Value | undefined> = { id, event_seq: this.seq, ...given }
    const columns = new Set((this.db.pragma(`table_info("${table}")`) as { name: string }[]).map((c) => c.name))
    for (const [name, value] of Object.entries(given)) {
      if (Buffer.isBuffer(value) && columns.has(`${name}_sha256`) && !(`${name}_sha256` in given))
        row[`${name}_sha256`] = createHash('sha256').update(value).digest('hex')
    }
    const names = Object.keys(row)
    this.run(
      `${verb} INTO "${table}"(${names.map((n) => `"${n}"`).join(', ')}) VALUES(${names.map(() => '?').join(', ')})`,
      ...names.map((n) => row[n] ?? null),
    )
    return Number(id)
  }

  step(noun: string, subject: number, from: string, to: string): void {
    this.row('step', { noun, subject, from_state: from, to_state: to })
  }

  account(name: string): number {
    const [code = '', currency = 'TRY'] = name.split(' ')
    const found = this.value<number | undefined>('SELECT id FROM account WHERE code = ? AND currency = ?', code, currency)
    if (found !== undefined) return found
    const bank = this.value<number | undefined>("SELECT id FROM bank_account WHERE 'assets:bank:' || code = ?", code)
    if (bank !== undefined)
      return this.row('account', { code, currency, layer: 'actual', subject_kind: 'none', limit_side: 0, fund_only: 0, bank_account: bank })
    const chart = this.db.prepare('SELECT layer, subject_kind, limit_side, fund_only FROM chart WHERE code = ?').get(code) as Row
    return this.row('account', { code, currency, ...chart })
  }

  entry(kind: string, fund: number, postings: readonly Posted[], over: Row = {}): number {
    const entry = this.row('entry', { kind, fund, effective_date: '2020-11-02', ...over })
    for (const [account, subject, minor, line] of postings) {
      this.run(
        'INSERT INTO posting(id, event_seq, entry, fund, account, subject, amount, bank_line) VALUES((SELECT coalesce(max(id), 0) + 1 FROM posting), ?, ?, ?, ?, ?, ?, ?)',
        this.seq,
        entry,
        fund,
        this.account(account),
        subject,
        minor,
        line ?? null,
      )
    }
    return entry
  }

  /** Seals the event truthfully but for what is given: the chain and the postings' digest are right, the keyed mark is missing. */
  seal(over: { readonly body?: Readonly<Record<string, unknown>> | string; readonly prev?: Buffer; readonly hash?: Buffer; readonly seq?: number } = {}): void {
    const event = this.db.prepare('SELECT seq, kind, at, actor FROM event WHERE seq = ?').get(this.seq) as Row
    const digest = this.value<string>(POSTINGS_DIGEST, this.seq) ?? ''
    const key = chainHash(Buffer.alloc(0), this.value<string>('SELECT idempotency_key FROM event WHERE seq = ?', this.seq)).toString('hex')
    const told = { v: 1, ...event, key, facts: [], factsDigest: '', postings: { count: 0, digest, list: [] }, documents: [] }
    const body = typeof over.body === 'string' ? over.body : JSON.stringify({ ...told, ...over.body })
    const prev = over.prev ?? this.value<Buffer>('SELECT hash FROM seal WHERE event_seq = ?', this.seq - 1)
    this.run('INSERT INTO seal(event_seq, prev_hash, hash, body) VALUES(?, ?, ?, ?)', over.seq ?? this.seq, prev, over.hash ?? chainHash(prev, body), body)
  }

  /** Does the work with triggers out of the way, and puts them back: how a test brings about what no command leads to yet. */
  without(names: readonly string[], work: () => void): void {
    const texts = names.map((name) => this.value<string>("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", name))
    for (const name of names) this.db.exec(`DROP TRIGGER "${name}"`)
    work()
    for (const text of texts) this.db.exec(text)
  }
}
