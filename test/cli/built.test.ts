import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNT, CURRENCY, FUND, IBAN, OPENED } from '../../src/bench/bench-book.ts'
import { statementFile } from '../../src/bench/statement-file.ts'
import { readWorkbook } from '../../src/files/workbook.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { CliFolder } from './support.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** The program as the build makes it, in a folder of its own: what stands in dist/ may be of another day. */
describe('the built program', () => {
  const at = new CliFolder()
  const place = at.file('place')
  const main = join(place, 'dist/main.js')
  let token = ''

  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const all = { PATH: process.env['PATH'] ?? '', TIDEOVER_DB: at.db, TIDEOVER_KEY_FILE: at.keyFile, TIDEOVER_TOKEN: token, ...env }
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { env: all, encoding: 'utf8' })
    return { status, out: stdout, err: stderr }
  }
  const json = (...args: readonly string[]) => {
    const { status, out, err } = run([...args, '--json'])
    if (status !== 0) throw new Error(`tideover ${args.join(' ')}: exit ${status}: ${err}`)
    return JSON.parse(out) as Readonly<Record<string, unknown>>
  }
  const server = () => spawn(process.execPath, [main, 'serve', '--port', '0'], { env: { TIDEOVER_DB: at.db, TIDEOVER_KEY_FILE: at.keyFile }, stdio: 'pipe' })
  /** Sets the migrations that stand beside the built program. */
  const migrations = (make: (folder: string) => void) => {
    rmSync(join(place, 'drizzle'), { recursive: true, force: true })
    make(join(place, 'drizzle'))
  }
  const ours = () => migrations((folder) => symlinkSync(join(ROOT, 'drizzle'), folder))

  beforeAll(() => {
    mkdirSync(place)
    symlinkSync(join(ROOT, 'node_modules'), join(place, 'node_modules'))
    ours()
    const built = spawnSync(process.execPath, [join(ROOT, 'tools/bundle.mjs'), join(place, 'dist')], { encoding: 'utf8' })
    if (built.status !== 0) throw new Error(built.stderr)
    json('init', '--clock', '2020-12-31T09:00:00.000Z')
    json('user', 'add', '--email', 'all@example.org', '--name', 'All', '--roles', 'admin,finance,auditor,approver')
    token = String(json('token', 'create', '--user', 'all@example.org')['token'])
  })
  afterAll(() => at.remove())

  it('tells the same help as the program that is written', async () => {
    expect(run(['help'])).toEqual({ status: 0, out: (await at.run(['help'])).out, err: '' })
  })

  it('serves pages with their styles, takes a large statement in by a thread, and stops', async () => {
    const running = server()
    const lines = createInterface({ input: running.stdout })
    const [listening] = (await once(lines, 'line')) as [string]
    const url = listening.replace('listening on ', '')
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const post = async (path: string, body: string | Uint8Array<ArrayBuffer>, key: string) => {
      const answer = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers: { ...headers, 'Idempotency-Key': key }, body })
      return { status: answer.status, body: (await answer.json()) as unknown }
    }
    expect((await post('/funds', JSON.stringify({ code: FUND, name: 'Fund', currency: CURRENCY }), 'fund')).status).toBe(201)
    const account = { code: ACCOUNT, name: 'Bank', currency: CURRENCY, iban: IBAN, fund: FUND, openingDate: OPENED }
    expect((await post('/bank-accounts', JSON.stringify(account), 'account')).status).toBe(201)
    const taken = await post(`/bank-accounts/${ACCOUNT}/statements?mode=import`, Uint8Array.from(statementFile(1000)), 'statement')
    expect(taken).toMatchObject({ status: 201, body: { added: 1000, verdict: 'proof' } })
    for (const path of ['/api/docs.css', '/style.css']) expect((await (await fetch(url + path)).text()).length, path).toBeGreaterThan(500)
    running.kill('SIGTERM')
    expect(await once(running, 'exit')).toEqual([0, null])
  })

  it('takes a statement in by the command line, and writes a workbook', async () => {
    writeFileSync(at.file('s.csv'), statementFile(1000))
    expect(json('statement', 'import', at.file('s.csv'), '--account', ACCOUNT)).toMatchObject({ added: 0, known: 1000 })
    expect(run(['report', 'trial-balance', '--format', 'xlsx', '--out', at.file('r.xlsx')])).toMatchObject({ status: 0 })
    expect(await readWorkbook(readFileSync(at.file('r.xlsx')))).toMatchObject({ ok: true })
    expect(json('verify')).toMatchObject({ ok: true })
  })

  it('knows by its own code which schema a book must have', () => {
    const changed = at.file('changed.db')
    copyFileSync(at.db, changed)
    const db = new Sqlite(changed)
    db.exec('DROP TRIGGER seal_lines')
    db.close()
    const refused = run(['user', 'list'], { TIDEOVER_DB: changed })
    expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('schema') })
    migrations((folder) => {
      cpSync(join(ROOT, 'drizzle'), folder, { recursive: true })
      writeFileSync(join(folder, '9999_more.sql'), 'DROP TRIGGER seal_lines;\n')
    })
    expect(run(['user', 'list'], { TIDEOVER_DB: changed })).toEqual(refused)
    expect(run(['init'], { TIDEOVER_DB: at.file('new.db'), TIDEOVER_KEY_FILE: at.file('new.key') }).status).toBe(1)
    expect(run(['user', 'list']).status).toBe(0)
    ours()
  })

  it('keeps the names of errors, by which threads tell them', () => {
    const texts = readdirSync(join(place, 'dist'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(place, 'dist', name), 'utf8'))
    const named = texts.flatMap((text) => [...text.matchAll(/(?:var (\w+) = class|class (\w+)) extends Error \{\s*name = "(\w+)"/g)])
    expect(named.map(([, given, own, name]) => [given ?? own, name])).toEqual(named.map(([, , , name]) => [name, name]))
    expect(named.map(([, , , name]) => name)).toEqual(expect.arrayContaining(['CancelledError', 'ThreadMemoryError', 'SchemaError']))
  })
})
