import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Sqlite } from '../../src/store/sqlite.ts'
import { CliFolder } from './support.ts'

const CLOCK = '2020-11-02T06:00:00.000Z'

describe('init', () => {
  const at = new CliFolder()
  afterAll(() => at.remove())

  it('makes the book and its key for its owner alone, and prints the recovery sheet once', async () => {
    const { status, out, err } = await at.run(['init', '--json'])
    expect(status).toBe(0)
    const made = JSON.parse(out) as Readonly<Record<string, unknown>>
    expect(made).toMatchObject({
      db: at.db,
      keyFile: at.keyFile,
      admin: { email: expect.stringContaining('@'), oneTimeSignIn: expect.stringMatching(/^[\w-]{32}$/) },
    })
    for (const file of [at.db, at.keyFile]) expect(statSync(file).mode & 0o777).toBe(0o600)
    const key = readFileSync(at.keyFile, 'utf8').trim()
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    const rows = [...err.matchAll(/^ {2}\d {3}([0-9a-f ]{19}) {3}([a-z]{6})$/gm)]
    expect(rows.map(([, groups = '']) => groups.replaceAll(' ', '')).join('')).toBe(key)
    const check = await at.json(['key', 'check'])
    expect(check['checkWords']).toEqual(rows.map(([, , word]) => word))
  })

  it('refuses a file that exists, and changes nothing', async () => {
    const before = readFileSync(at.db)
    const { status, out, err } = await at.run(['init'])
    expect([status, out]).toEqual([1, ''])
    expect(err).toContain(`${at.db} exists`)
    expect(readFileSync(at.db).equals(before)).toBe(true)
  })

  it('refuses where only the key file exists: it may be the key of another book', async () => {
    const { status, err } = await at.run(['init', '--db', at.file('other.db')])
    expect(status).toBe(1)
    expect(err).toContain(`${at.keyFile} exists`)
    expect(existsSync(at.file('other.db'))).toBe(false)
  })
})

describe('the key and the file', () => {
  const at = new CliFolder()
  beforeAll(async () => {
    await at.json(['init', '--clock', CLOCK])
  })
  afterAll(() => at.remove())

  it.each([
    ['the key of another book', 'ab'.repeat(32), 'not the one of this book'],
    ['something that is no key', 'hello', '64 hexadecimal digits'],
  ])('refuses %s in words', async (_name, content, words) => {
    writeFileSync(at.file('wrong.key'), content)
    for (const args of [['user', 'list'], ['serve', '--port', '0'], ['verify']]) {
      const { status, err } = await at.run(args, { TIDEOVER_KEY_FILE: at.file('wrong.key') })
      expect([args[0], status]).toEqual([args[0], 1])
      expect(err).toContain(words)
      expect(err).not.toMatch(/^\s+at /m)
    }
  })

  it('verifies and lists without a key, but does nothing that needs it', async () => {
    const none = { TIDEOVER_KEY_FILE: at.file('none.key') }
    expect(await at.json(['verify'], none)).toMatchObject({ ok: true, marks: 'not checked', testClock: true })
    expect((await at.run(['token', 'list'], none)).status).toBe(0)
    for (const args of [
      ['serve', '--port', '0'],
      ['token', 'create', '--user', 'a@example.org'],
    ]) {
      const { status, err } = await at.run(args, none)
      expect(status).toBe(1)
      expect(err).toContain('There is no master key')
    }
  })

  it('refuses a file whose schema is not its own, and verify says so to machines too', async () => {
    const changed = at.file('changed.db')
    copyFileSync(at.db, changed)
    const db = new Sqlite(changed)
    const { name } = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name LIMIT 1").get() as { name: string }
    db.exec(`DROP TRIGGER "${name}"`)
    db.close()
    const { status, out, err } = await at.run(['verify', '--json', '--db', changed])
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ ok: false, faults: [{ words: expect.stringContaining('schema') }] })
    expect(err).toContain('schema')
    expect((await at.run(['user', 'list', '--db', changed])).status).toBe(1)
  })

  it('refuses what is no book, and what is not there', async () => {
    writeFileSync(at.file('text.db'), 'no book'.repeat(100))
    for (const [db, words] of [
      [at.file('text.db'), "can't be opened"],
      [at.file('nothing.db'), 'There is no book'],
    ] as const) {
      const { status, err } = await at.run(['verify', '--db', db])
      expect(status).toBe(1)
      expect(err).toContain(words)
    }
    expect(existsSync(at.file('nothing.db'))).toBe(false)
  })

  it('verifies against an anchor, and finds that the end was cut off', async () => {
    const old = at.file('old.db')
    copyFileSync(at.db, old)
    await at.json(['user', 'add', '--email', 'late@example.org', '--name', 'Late', '--roles', 'auditor'])
    await at.json(['anchor', '--out', at.file('anchor')])
    expect(JSON.parse(readFileSync(at.file('anchor'), 'utf8'))).toMatchObject({ seq: 3, signature: expect.any(String) })
    expect(await at.json(['verify', '--anchor', at.file('anchor')])).toMatchObject({ ok: true })
    const cut = await at.run(['verify', '--anchor', at.file('anchor'), '--db', old])
    expect(cut.status).toBe(1)
    expect(cut.err).toContain('cut off')
    rmSync(old)
  })
})

describe('the command line', () => {
  const at = new CliFolder()
  afterAll(() => at.remove())

  it.each([
    [['frobnicate']],
    [['user']],
    [['user', 'add']],
    [['user', 'add', '--email', 'a@example.org', '--name', 'A', '--role', 'finance']],
    [['init', 'extra']],
    [['init', '--clock', 'yesterday']],
    [['init', '--clock', '2020-02-30T00:00:00.000Z']],
    [['serve', '--port', 'http']],
    [['token', 'revoke', 'x']],
    [['intake', '--programme', 'P']],
    [['verify', '--anchor']],
  ])('%j is wrong usage: exit 2, and nothing is made', async (args) => {
    const { status, out, err } = await at.run(args)
    expect([status, out]).toEqual([2, ''])
    expect(err.trim()).not.toBe('')
    expect(err).not.toMatch(/^\s+at /m)
    expect(existsSync(at.db)).toBe(false)
  })

  it('takes --db and --json before the command too', async () => {
    const db = at.file('before.db')
    const made = await at.run(['--json', '--db', db, 'init', '--clock', CLOCK])
    expect([made.status, JSON.parse(made.out).db]).toEqual([0, db])
    expect((await at.run([`--db=${db}`, 'verify'])).status).toBe(0)
    expect((await at.run(['--db', db])).out).toContain('tideover COMMAND')
  })

  it('tells how a command is used', async () => {
    const { status, out } = await at.run(['token', 'create', '--help'])
    expect([status, out]).toEqual([0, expect.stringContaining('token create --user E')])
  })

  it('knows a report that is none before it asks who wants it', async () => {
    for (const args of [['report'], ['report', 'weather']]) expect((await at.run(args)).status).toBe(2)
  })

  it('tells what there is', async () => {
    const { status, out } = await at.run(['help'])
    expect(status).toBe(0)
    for (const verb of ['init', 'serve', 'user add', 'token create', 'verify', 'export', 'report', 'statement import', 'intake', 'reconcile'])
      expect(out).toContain(`\n  ${verb}`)
  })
})

describe('serve', () => {
  const at = new CliFolder()
  let token = ''
  beforeAll(async () => {
    await at.json(['init', '--clock', CLOCK])
    await at.json(['user', 'add', '--email', 'f@example.org', '--name', 'F', '--roles', 'finance'])
    token = String((await at.json(['token', 'create', '--user', 'f@example.org']))['token'])
  })
  afterAll(() => at.remove())

  /** Serves, does `work`, ends it by SIGTERM; gives the exit status and everything that was said. */
  async function served(args: readonly string[], work: (url: string) => Promise<void>, env: Readonly<Record<string, string>> = {}) {
    const child = at.start(['serve', '--port', '0', ...args], env)
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8')
    })
    const ended = new Promise<number | null>((resolve) => child.on('close', (status) => resolve(status)))
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1]
      if (url === undefined) continue
      await work(url)
      child.kill('SIGTERM')
      child.kill('SIGTERM')
    }
    return { status: await ended, err }
  }

  const dateOf = async (url: string): Promise<string | null> =>
    (await fetch(`${url}/api/v1/funds`, { headers: { Authorization: `Bearer ${token}` } })).headers.get('Tideover-Clock')

  it('answers, says that it is a test book, and stops with 0 at SIGTERM', async () => {
    const { status, err } = await served([], async (url) => {
      expect(await dateOf(url)).toMatch(/^test clock 2020-11-02T06:00/)
      expect(await (await fetch(`${url}/api/docs`)).text()).toContain('test clock')
    })
    expect(status).toBe(0)
    expect(err).toContain('test clock')
    expect(existsSync(`${at.db}-wal`) && statSync(`${at.db}-wal`).size > 0).toBe(false)
  })

  it('sets the clock of a test book for all, by option or environment, and never back before the last event', async () => {
    await served(['--clock', '2020-12-01T00:00:00.000Z'], async (url) => expect(await dateOf(url)).toContain('2020-12-01'))
    await served([], async (url) => expect(await dateOf(url)).toContain('2020-12-02'), { TIDEOVER_CLOCK: '2020-12-02T00:00:00Z' })
    const back = await at.run(['serve', '--port', '0', '--clock', CLOCK])
    expect(back.status).toBe(1)
    expect(back.err).toContain('last event')
  })

  it('refuses to set the clock of a real book', async () => {
    const real = new CliFolder()
    await real.json(['init'])
    const { status, err } = await real.run(['serve', '--port', '0', '--clock', '2030-01-01T00:00:00.000Z'])
    expect(status).toBe(1)
    expect(err).toContain('no test book')
    expect(await real.json(['verify'])).toMatchObject({ ok: true, testClock: false })
    real.remove()
  })

  it('says where the port is taken', async () => {
    await served([], async (url) => {
      const { status, err } = await at.run(['serve', '--port', new URL(url).port])
      expect(status).toBe(1)
      expect(err).toContain('in use')
      expect(err).not.toMatch(/^\s+at /m)
    })
  })
})
