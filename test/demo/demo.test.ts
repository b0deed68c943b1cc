import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const ROOT = resolve(import.meta.dirname, '../..')

const Money = z.strictObject({ amount: z.string(), currency: z.string() })
const Told = z.strictObject({
  steps: z.array(z.looseObject({ name: z.string(), words: z.array(z.string()).min(1) })).min(20),
  matched: z.strictObject({ auto: z.number(), proposed: z.number(), breaks: z.number() }),
  trialBalance: z.strictObject({
    asOf: z.string(),
    knownAt: z.number(),
    head: z.strictObject({ seq: z.number(), hash: z.string() }),
    rows: z.array(z.strictObject({ layer: z.enum(['actual', 'budget']), account: z.string(), fund: z.string(), currency: z.string(), balance: Money })),
  }),
  difference: z.string(),
  verified: z.boolean(),
})

interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

const folders: string[] = []

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tideover-demo-'))
  folders.push(folder)
  return folder
}

function demo(...options: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'fixtures/demo/run.ts', ...options], { cwd: ROOT })
  const said = { out: '', err: '' }
  child.stdout.on('data', (piece: Buffer) => {
    said.out += piece.toString()
  })
  child.stderr.on('data', (piece: Buffer) => {
    said.err += piece.toString()
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (status) => done({ status, ...said }))
  })
}

const VARYING = new Set(['at', 'ms', 'hash', 'head', 'id', 'path', 'url'])

/** The value without the members in which two runs may differ. */
function stable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => (VARYING.has(name) ? [] : [[name, stable(member)]])))
}

const minor = (amount: string): number => Number(amount.replace('.', ''))

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('npm run demo -- --once --json', () => {
  let folder = ''
  let runs: readonly Ran[] = []
  beforeAll(async () => {
    folder = newFolder()
    runs = await Promise.all([demo('--once', '--json', '--out', folder), demo('--once', '--json', '--out', newFolder())])
  })

  const told = () => Told.parse(JSON.parse(runs[0]?.out ?? ''))

  it('ends with 0, and prints one JSON object and nothing beside it', () => {
    for (const { status, out, err } of runs) {
      expect(status, err).toBe(0)
      expect(out.trimEnd().split('\n')).toHaveLength(1)
    }
  })

  it('comes to verified books and no difference, with matches, proposals and breaks', () => {
    const { difference, verified, matched } = told()
    expect({ difference, verified }).toEqual({ difference: '0.00', verified: true })
    expect(matched.auto).toBeGreaterThan(200)
    expect(matched.proposed).toBeGreaterThan(5)
    expect(matched.breaks).toBeGreaterThan(5)
  })

  it('has a trial balance of zero in every layer, fund and currency', () => {
    const sums = new Map<string, number>()
    for (const { layer, fund, currency, balance } of told().trialBalance.rows) {
      const key = `${layer} ${fund} ${currency}`
      sums.set(key, (sums.get(key) ?? 0) + minor(balance.amount))
    }
    expect(sums.size).toBeGreaterThanOrEqual(6)
    expect([...sums].filter(([, sum]) => sum !== 0)).toEqual([])
  })

  it('is the same the second time, but for the members that may differ', () => {
    const [first, second] = runs.map(({ out }) => stable(JSON.parse(out)))
    expect(second).toEqual(first)
  })

  it('leaves a report, and lists, payment files and bank files to look at', () => {
    const page = readFileSync(join(folder, 'report.html'), 'utf8')
    for (const { name } of told().steps) expect(page).toContain(name)
    for (const [kind, least] of [
      ['lists', 8],
      ['payment-files', 6],
      ['bank-files', 9],
    ] as const)
      expect(readdirSync(join(folder, kind)).length, kind).toBeGreaterThanOrEqual(least)
    expect(existsSync(join(folder, 'book.db'))).toBe(true)
  })

  it('leaves a book that verifies against its anchor at the command line', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'src/main.ts', 'verify', '--db', join(folder, 'book.db'), '--anchor', join(folder, 'anchor.json')],
      { cwd: ROOT, encoding: 'utf8' },
    )
    expect(status, stderr).toBe(0)
  })
})

describe('npm run demo', () => {
  it('writes nothing that git keeps', () => {
    const written = ['book.db', 'book.db.key', 'anchor.json', 'report.html', 'lists/ankara.xlsx'].map((name) => `demo-out/${name}`)
    const { stdout } = spawnSync('git', ['check-ignore', ...written], { cwd: ROOT, encoding: 'utf8' })
    expect(stdout.trimEnd().split('\n')).toEqual(written)
  })

  it('ends with 2 where an option is unknown, and with 1 where it can not run', async () => {
    const file = join(newFolder(), 'file')
    writeFileSync(file, '')
    const [unknown, blocked] = await Promise.all([demo('--twice'), demo('--once', '--json', '--out', join(file, 'below'))])
    expect([unknown?.status, unknown?.out]).toEqual([2, ''])
    expect([blocked?.status, blocked?.out]).toEqual([1, ''])
    expect(blocked?.err).not.toBe('')
  })

  it('serves its book with demo users of every role, and ends when it is asked to', async () => {
    const folder = newFolder()
    const child = spawn(process.execPath, ['--import', 'tsx', 'fixtures/demo/run.ts', '--json', '--port', '0', '--out', folder], { cwd: ROOT })
    let err = ''
    const url = await new Promise<string>((found, failed) => {
      child.stderr.on('data', (piece: Buffer) => {
        err += piece.toString()
        const at = /listening on (\S+)[\s\S]*Ctrl-C/.exec(err)?.[1]
        if (at !== undefined) found(at)
      })
      child.on('close', () => failed(new Error(err)))
    })
    const slips = readdirSync(join(folder, 'slips'))
    expect(slips).not.toEqual([])
    for (const name of slips) expect(readFileSync(join(folder, 'slips', name), 'utf8'), name).toContain(`${url}/status`)
    const token = /Finance A .*(tdo_\S+)/.exec(err)?.[1]
    const [, code, birthYear] = /code (\S+), year of birth (\d+)/.exec(err) ?? []
    const fund = await fetch(`${url}/api/v1/funds/F-USD`, { headers: { Authorization: `Bearer ${token}` } })
    expect([fund.status, await fund.json()]).toMatchObject([200, { code: 'F-USD' }])
    const status = await fetch(`${url}/api/v1/status`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code, birthYear: Number(birthYear) }),
    })
    expect([status.status, await status.json()]).toMatchObject([200, { cases: [{ status: 'paid' }] }])
    const ended = new Promise((done) => child.on('close', done))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})
