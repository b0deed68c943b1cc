import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeBook } from '../../src/commands/make-book.ts'
import { addUser, resetUser } from '../../src/commands/people.ts'
import { Door } from '../../src/commands/sign-in/accounts.ts'
import { signedInBy } from '../../src/commands/sign-in/sessions.ts'
import { changePassword, finishSetup, firstSignIn } from '../../src/commands/sign-in/set-up.ts'
import { signIn } from '../../src/commands/sign-in/sign-in.ts'
import { Book } from '../../src/store/book.ts'
import { personByEmail } from '../../src/store/people.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { codeAt } from './console-world.ts'

const START = Date.parse('2026-11-02T06:00:00.000Z')
const [OLD, NEW] = ['seven lamps under water', 'nine green doors open']
const EMAIL = 'auditor@example.org'

/** Where the process can end: the steps on the sign-in file, with the event between the first two of them. */
const PLACES = ['nothing done', 'laid ready', 'in the chain', 'in its place'] as const
type Place = (typeof PLACES)[number]

describe('a change of the credentials that a process does not live to end', () => {
  let folder: string
  let master: Buffer
  let book: Book
  let door: Door
  let now = START
  const copies = new Map<Place, string>()

  beforeEach(() => {
    now = START
    folder = mkdtempSync(join(tmpdir(), 'tideover-ends-'))
    const file = join(folder, 'book.db')
    master = makeBook(file, () => START, { adminEmail: 'first@example.org', testClockMs: START }).master
    book = Book.open(file, () => now, master)
    door = new Door(book, () => now)
    addUser(book, { email: EMAIL, name: 'Auditor', roles: ['auditor'] })
  })
  afterEach(() => {
    door.close()
    book.close()
    rmSync(folder, { recursive: true, force: true })
    copies.clear()
  })

  /** The files as they stand on the disk: what a process leaves that is killed here. */
  const copy = (place: Place): void => {
    const to = mkdtempSync(join(folder, 'killed-'))
    for (const name of ['book.db', 'book.db-wal', 'book.db.auth', 'book.db.auth-wal'])
      if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(to, name))
    copies.set(place, to)
  }

  /** Copies the files between the steps of what is done. */
  const killedBetween = async (act: () => unknown): Promise<void> => {
    const { file } = door
    const [lay, put] = [file.layReady.bind(file), file.putInPlace.bind(file)]
    file.layReady = (...of) => {
      copy('nothing done')
      lay(...of)
      copy('laid ready')
    }
    file.putInPlace = (...of) => {
      copy('in the chain')
      put(...of)
      copy('in its place')
    }
    await act()
    Object.assign(file, { layReady: lay, putInPlace: put })
    expect([...copies.keys()]).toEqual(PLACES)
  }

  /** What is answered by a process that begins with what another left. */
  const leftAt = async <T>(place: Place, ask: (door: Door) => Promise<T>): Promise<T> => {
    const at = copies.get(place) ?? ''
    const left = Book.open(join(at, 'book.db'), () => now, master)
    const its = new Door(left, () => now)
    try {
      return await ask(its)
    } finally {
      its.close()
      left.close()
    }
  }
  const lets = (place: Place, password: string, code = '') => leftAt(place, async (its) => (await signIn(its, { email: EMAIL, password, code })).ok)

  const oneTime = (): string => {
    const reset = resetUser(book, EMAIL)
    if (!reset.ok) throw new Error(reset.problem.detail)
    return reset.value.oneTimeSignIn
  }
  const first = (its: Door, secret: string, password: string, withFactor = false) => firstSignIn(its, { email: EMAIL, oneTime: secret, password, withFactor })

  /** Signs in for the first time with a second factor: its secret, and the codes for recovery. */
  const withFactor = async () => {
    const begun = await first(door, oneTime(), OLD, true)
    if (!begun.ok || !('setup' in begun.value)) throw new Error('no second factor')
    const { ticket, secret, recovery } = begun.value.setup
    const set = finishSetup(door, { ticket, code: codeAt(secret, now) })
    if (!set.ok) throw new Error(set.problem.detail)
    now += 60_000
    return { secret, recovery }
  }

  it('lets in by one password alone, wherever it ended', async () => {
    const begun = await first(door, oneTime(), OLD)
    if (!begun.ok || !('session' in begun.value)) throw new Error('not signed in')
    const { session } = begun.value
    const signed = signedInBy(door, session)
    if (!signed) throw new Error('no session')
    await killedBetween(() => changePassword(door, signed, { now: { password: OLD, code: '' }, password: NEW }))
    const found = []
    for (const place of PLACES) {
      const isSignedIn = await leftAt(place, async (its) => signedInBy(its, session) !== undefined)
      found.push([place, isSignedIn, await lets(place, OLD), await lets(place, NEW)])
    }
    expect(found).toEqual([
      ['nothing done', true, true, false],
      ['laid ready', true, true, false],
      ['in the chain', false, false, true],
      ['in its place', false, false, true],
    ])
    // And once more, by what the first sign-in after it made good
    expect([await lets('in the chain', OLD), await lets('in the chain', NEW)]).toEqual([false, true])
  })

  it('has a one-time sign-in, or the password that it set, wherever it ended', async () => {
    const secret = oneTime()
    await killedBetween(() => first(door, secret, NEW))
    const found = []
    for (const place of PLACES) found.push([place, await lets(place, NEW), await leftAt(place, async (its) => (await first(its, secret, OLD)).ok)])
    expect(found).toEqual([
      ['nothing done', false, true],
      ['laid ready', false, true],
      ['in the chain', true, false],
      ['in its place', true, false],
    ])
  })

  it('takes a code for recovery once, wherever it ended', async () => {
    const { secret, recovery } = await withFactor()
    const [used = '', other = ''] = recovery
    await killedBetween(() => signIn(door, { email: EMAIL, password: OLD, code: used }))
    const found = []
    now += 60_000
    for (const place of PLACES)
      found.push([
        place,
        await lets(place, OLD, used),
        await lets(place, OLD, used),
        await lets(place, OLD, other),
        await lets(place, OLD, codeAt(secret, now)),
      ])
    expect(found).toEqual([
      ['nothing done', true, false, true, true],
      ['laid ready', true, false, true, true],
      ['in the chain', false, false, true, true],
      ['in its place', false, false, true, true],
    ])
  })

  it('lets nobody in by what somebody laid ready, whatever digest stands beside it', async () => {
    await first(door, oneTime(), OLD)
    const person = book.read((read) => personByEmail(read, EMAIL)) ?? 0
    const digest = book.read((read) =>
      read.value<string>("SELECT digest FROM credential WHERE person = ? AND kind = 'digest' ORDER BY id DESC LIMIT 1", person),
    )
    // The hash of a password that the forger knows
    addUser(book, { email: 'forger@example.org', name: 'Forger', roles: ['auditor'] })
    const reset = resetUser(book, 'forger@example.org')
    if (!reset.ok) throw new Error(reset.problem.detail)
    await firstSignIn(door, { email: 'forger@example.org', oneTime: reset.value.oneTimeSignIn, password: NEW, withFactor: false })
    door.close()
    const file = new Sqlite(`${book.file}.auth`)
    file.exec(
      `INSERT INTO next_account(person, digest, password, recovery, at) SELECT ${person}, '${digest}', password, recovery, 0 FROM account WHERE person <> ${person}`,
    )
    file.exec(`DELETE FROM account WHERE person = ${person}`)
    expect(file.prepare('SELECT count(*) FROM next_account').pluck().get()).toBe(1)
    file.close()
    expect((await signIn(door, { email: EMAIL, password: NEW, code: '' })).ok).toBe(false)
    expect((await signIn(door, { email: EMAIL, password: OLD, code: '' })).ok).toBe(false)
  })

  it('keeps nothing laid ready once it is in its place, nor what was refused', async () => {
    const begun = await first(door, oneTime(), OLD)
    if (!begun.ok || !('session' in begun.value)) throw new Error('not signed in')
    const signed = signedInBy(door, begun.value.session)
    if (!signed) throw new Error('no session')
    const asked = { now: { password: OLD, code: '' }, password: NEW }
    const both = await Promise.all([changePassword(door, signed, asked), changePassword(door, signed, asked)])
    expect(both.map((one) => (one.ok ? 'changed' : one.problem.code)).sort()).toEqual(['changed', 'changed_meanwhile'])
    const file = new Sqlite(`${book.file}.auth`)
    expect(file.prepare('SELECT count(*) FROM next_account').pluck().get()).toBe(0)
    file.close()
  })
})
