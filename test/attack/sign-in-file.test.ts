import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeBook } from '../../src/commands/make-book.ts'
import { addUser } from '../../src/commands/people.ts'
import { Door } from '../../src/commands/sign-in/accounts.ts'
import { hashPassword, newSecret } from '../../src/commands/sign-in/secrets.ts'
import { signedInBy } from '../../src/commands/sign-in/sessions.ts'
import { finishSetup, firstSignIn } from '../../src/commands/sign-in/set-up.ts'
import { prove, signIn } from '../../src/commands/sign-in/sign-in.ts'
import { Book } from '../../src/store/book.ts'
import { sha256 } from '../../src/store/keys.ts'
import { credentialNow, personByEmail } from '../../src/store/people.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { codeAt } from '../console/console-world.ts'

const START = Date.parse('2026-11-02T06:00:00.000Z')
const [WORDS, MINE] = ['seven lamps under water', 'nine green doors open']
const [RELEASER, FINANCE] = ['releaser@example.org', 'finance@example.org']

/** Somebody of finance, with an SQL prompt over the file of sign-ins and no key, who would like to be the releaser. */
describe('the file of sign-ins at an SQL prompt', () => {
  let folder: string
  let book: Book
  let door: Door
  let now = START
  const session: Record<string, string> = {}
  const factor: Record<string, string> = {}

  const enter = async (email: string, role: string): Promise<void> => {
    const added = addUser(book, { email, name: role, roles: [role] })
    if (!added.ok) throw new Error(added.problem.detail)
    const begun = await firstSignIn(door, { email, oneTime: added.value.oneTimeSignIn, password: WORDS, withFactor: true })
    if (!begun.ok || !('setup' in begun.value)) throw new Error('no first sign-in')
    const { ticket, secret } = begun.value.setup
    const done = finishSetup(door, { ticket, code: codeAt(secret, now) })
    if (!done.ok) throw new Error(done.problem.detail)
    session[email] = done.value
    factor[email] = secret
  }
  const person = (email: string): number => book.read((read) => personByEmail(read, email)) ?? 0
  const credential = (email: string): number => book.read((read) => credentialNow(read, person(email))?.id) ?? 0
  const emailBy = (secret: string | undefined): string | undefined => signedInBy(door, secret)?.email
  /** At the prompt: another connection, as any tool opens one. */
  const sql = (text: string, ...values: unknown[]): void => {
    const db = new Sqlite(join(folder, 'book.db.auth'))
    try {
      expect(db.prepare(text).run(...values).changes, text).toBe(1)
    } finally {
      db.close()
    }
  }
  /** A row as the table has them now, with what is given in it; what is not given is taken from the attacker's own row, else nothing. */
  const insert = (table: string, given: Record<string, unknown>, own: Record<string, unknown> = {}): void => {
    const db = new Sqlite(join(folder, 'book.db.auth'), { readonly: true })
    const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
    db.close()
    sql(
      `INSERT INTO ${table}(${columns.join(', ')}) VALUES(${columns.map(() => '?').join(', ')})`,
      ...columns.map((c) => given[c] ?? own[c] ?? Buffer.alloc(32)),
    )
  }
  const rowOf = (table: string, id: string): Record<string, unknown> => {
    const db = new Sqlite(join(folder, 'book.db.auth'), { readonly: true })
    const row = db.prepare(`SELECT * FROM ${table} WHERE ${table === 'account' ? 'person' : 'id'} = ?`).get(id) as Record<string, unknown>
    db.close()
    return row
  }

  beforeEach(async () => {
    now = START
    folder = mkdtempSync(join(tmpdir(), 'tideover-door-'))
    const file = join(folder, 'book.db')
    const { master } = makeBook(file, () => START, { adminEmail: 'first@example.org', testClockMs: START })
    book = Book.open(file, () => now, master)
    door = new Door(book, () => now)
    await enter(RELEASER, 'releaser')
    await enter(FINANCE, 'finance')
  })
  afterEach(() => {
    door.close()
    book.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('lets in whoever signed in (the control)', () => {
    expect([emailBy(session[RELEASER]), emailBy(session[FINANCE])]).toEqual([RELEASER, FINANCE])
    now += 60_000
    expect(emailBy(session[RELEASER]), 'a session that was looked at goes on').toBe(RELEASER)
    now += 60_000
    expect(emailBy(session[RELEASER])).toBe(RELEASER)
  })

  it('a session made for the releaser, with a secret of the attacker', () => {
    const secret = newSecret()
    const at = { started_at: now, seen_at: now, proven_at: now }
    insert('session', { id: sha256(secret), person: person(RELEASER), credential: credential(RELEASER), ...at })
    expect(emailBy(secret)).toBeUndefined()
  })

  it("the attacker's own session, with the releaser in it", () => {
    sql('UPDATE session SET person = ?, credential = ? WHERE id = ?', person(RELEASER), credential(RELEASER), sha256(session[FINANCE] ?? ''))
    expect(emailBy(session[FINANCE])).toBeUndefined()
  })

  it("the releaser's session, under a secret of the attacker", () => {
    const secret = newSecret()
    sql('UPDATE session SET id = ? WHERE id = ?', sha256(secret), sha256(session[RELEASER] ?? ''))
    expect(emailBy(secret)).toBeUndefined()
  })

  it('a session that says that the password was given just now', () => {
    now += 10 * 60_000
    expect(signedInBy(door, session[RELEASER])?.isProven).toBe(false)
    sql('UPDATE session SET proven_at = ? WHERE id = ?', now, sha256(session[RELEASER] ?? ''))
    expect(signedInBy(door, session[RELEASER])?.isProven ?? false).toBe(false)
  })

  it('a session that is too old, with another beginning', () => {
    now += 13 * 60 * 60_000
    sql('UPDATE session SET started_at = ?, seen_at = ? WHERE id = ?', now, now, sha256(session[RELEASER] ?? ''))
    expect(emailBy(session[RELEASER])).toBeUndefined()
  })

  it("credentials set for the releaser, by a set-up with the attacker's password and second factor", async () => {
    const ticket = newSecret()
    const factorOfMine = rowOf('account', String(person(FINANCE)))['second_factor']
    insert('setup', {
      id: sha256(ticket),
      person: person(RELEASER),
      credential: credential(RELEASER),
      password: await hashPassword(MINE),
      second_factor: factorOfMine,
      recovery: '[]',
      at: now,
    })
    const before = credential(RELEASER)
    const finished = finishSetup(door, { ticket, code: codeAt(factor[FINANCE] ?? '', now) })
    expect(finished.ok).toBe(false)
    expect(credential(RELEASER), 'the chain knows of no other credentials').toBe(before)
    now += 60_000
    expect((await signIn(door, { email: RELEASER, password: MINE, code: codeAt(factor[FINANCE] ?? '', now) })).ok).toBe(false)
  })

  it('proves a session by password and second factor (the control)', async () => {
    now += 10 * 60_000
    const signed = signedInBy(door, session[RELEASER])
    if (!signed) throw new Error('not signed in')
    expect((await prove(door, signed, { password: WORDS, code: codeAt(factor[RELEASER] ?? '', now) })).ok).toBe(true)
    expect(signedInBy(door, session[RELEASER])?.isProven).toBe(true)
  })

  it('sessions that an earlier version kept end, and the file goes on', async () => {
    door.close()
    const db = new Sqlite(join(folder, 'book.db.auth'))
    db.exec(`ALTER TABLE session DROP COLUMN proof; ALTER TABLE setup DROP COLUMN proof;`)
    db.close()
    expect(emailBy(session[RELEASER])).toBeUndefined()
    now += 60_000
    const again = await signIn(door, { email: RELEASER, password: WORDS, code: codeAt(factor[RELEASER] ?? '', now) })
    expect(again.ok && emailBy(again.value)).toBe(RELEASER)
  })
})
