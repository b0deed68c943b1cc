import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createToken } from '../../src/commands/people.ts'
import { readWorkbook } from '../../src/files/workbook.ts'
import { donorPack, type PackAsked } from '../../src/queries/exports/donor-pack.ts'
import { trialBalanceView } from '../../src/queries/ledger.ts'
import { CliFolder } from '../cli/support.ts'
import { fullBook, type World } from '../support/full-book.ts'
import { personalTexts } from './personal.ts'
import { has, run } from './tools.ts'

const ASKED = { fund: 'EMERGENCY', from: '2020-10-01', to: '2020-12-31' }

let world: World
let personal: readonly string[]
let folder: string
let files: ReadonlyMap<string, Buffer>

async function packed(asked: PackAsked = ASKED): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  const made = await donorPack(world.book, asked, (path, pieces) => void found.set(path, Buffer.concat([...pieces].map((piece) => Buffer.from(piece)))))
  if (!made.ok) throw new Error(made.problem.detail)
  return found
}

const text = (path: string): string => (files.get(path) ?? Buffer.from('')).toString('utf8')
const minor = (amount: string): number => Number(amount.replace('.', ''))

beforeAll(async () => {
  world = await fullBook()
  personal = await personalTexts(world)
  files = await packed()
  folder = mkdtempSync(join(tmpdir(), 'tideover-pack-'))
  for (const [path, bytes] of files) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
})

describe('a donor’s pack', () => {
  it('has figures, payouts, reconciliation statements of the fund’s accounts, the chain, the anchor, and how to verify', () => {
    const codes = [...files.keys()].flatMap((path) => /^reconciliation\/(.*)\.csv$/.exec(path)?.[1] ?? [])
    expect(codes).toEqual(expect.arrayContaining(['TRY-1', 'USD-1']))
    expect(codes).not.toContain('JPY-1')
    const accounts = codes.flatMap((code) => [`reconciliation/${code}.csv`, `reconciliation/${code}.json`])
    const others = ['figures.csv', 'figures.json', 'figures.xlsx', 'payouts.csv', 'payouts.json', 'chain.jsonl', 'anchor.json']
    expect([...files.keys()].sort()).toEqual([...accounts, ...others, 'README.txt', 'manifest.json', 'SHA256SUMS'].sort())
    expect(text('README.txt')).toContain('2020-10-01 to 2020-12-31')
    expect(text('README.txt')).toContain('tideover verify --anchor anchor.json')
  })

  it('has nothing of a student in any of its files, workbook included', async () => {
    const sheets = JSON.stringify(await readWorkbook(files.get('figures.xlsx') ?? Buffer.from('')))
    expect(sheets).toContain('committed')
    for (const [path, bytes] of files) {
      const content = path.endsWith('.xlsx') ? sheets : bytes.toString('utf8')
      expect([path, personal.filter((of) => content.includes(of))]).toEqual([path, []])
    }
    expect(personal.length).toBeGreaterThan(60)
  })

  it('comes to the trial balance: figures, payouts on their way, what was spent', () => {
    const { rows, head } = world.book.read((read) => trialBalanceView(read, undefined, undefined))
    const balance = (account: string) =>
      minor(rows.find((row) => row.fund === 'EMERGENCY' && row.account === account && row.currency === 'USD')?.balance.amount ?? '0')
    const { funds } = JSON.parse(text('figures.json')) as { funds: Record<string, { amount: string }>[] }
    for (const name of ['available', 'committed', 'spent']) expect([name, minor(funds[0]?.[name]?.amount ?? '')]).toEqual([name, balance(`budget:${name}`)])
    const { payouts } = JSON.parse(text('payouts.json')) as { payouts: { state: string; fundAmount: string }[] }
    const sum = (state: string) => payouts.filter((of) => of.state === state).reduce((all, of) => all + minor(of.fundAmount), 0)
    expect(sum('instructed')).toBe(-balance('liabilities:payouts-in-transit'))
    const onStudents = world.book.read((read) =>
      read.value<number>(
        "SELECT sum(p.amount) FROM posting p JOIN account a ON a.id = p.account WHERE a.code = 'budget:spent' AND a.currency = 'USD' AND p.subject > 0",
      ),
    )
    expect(sum('settled')).toBe(onStudents)
    expect(sum('settled')).toBeGreaterThan(0)
    expect(JSON.parse(text('anchor.json'))).toMatchObject(head)
  })

  it('tells of each payout the days of its decisions in their order, and the bank’s days where a line proves them', () => {
    const { payouts } = JSON.parse(text('payouts.json')) as { payouts: Record<string, string>[] }
    expect(new Set(payouts.map(({ state }) => state))).toEqual(new Set(['cancelled', 'rejected', 'instructed', 'settled', 'returned']))
    for (const of of payouts) {
      const days = [of['recommendedOn'], of['approvedOn'], of['preparedOn']]
      expect(days).toEqual([...days].sort())
      expect(of['settledOn'] !== '').toBe(of['state'] === 'settled' || of['state'] === 'returned')
      expect(of['returnedOn'] !== '').toBe(of['state'] === 'returned')
      expect(of['country']).toBe('TR')
    }
    expect(text('payouts.csv').trim().split('\r\n')).toHaveLength(payouts.length + 1)
  })

  it('leaves out payouts that had ended before the period, and those that were prepared after it', async () => {
    const count = async (from: string, to: string) =>
      (JSON.parse((await packed({ ...ASKED, from, to })).get('payouts.json')?.toString('utf8') ?? '') as { payouts: { state: string }[] }).payouts
    expect(await count('2020-10-01', '2020-10-31')).toEqual([])
    expect((await count('2021-01-01', '2021-01-31')).map(({ state }) => state)).toEqual(expect.arrayContaining(['instructed']))
    expect((await count('2021-01-01', '2021-01-31')).every(({ state }) => state === 'instructed' || state === 'prepared')).toBe(true)
  })

  it.skipIf(!has('sha256sum'))('has the true hash of each file, for the tool that everybody has', () => {
    const check = () => run('sh', '-c', `cd '${folder}' && sha256sum -c SHA256SUMS`)
    expect(check().status).toBe(0)
    expect(text('SHA256SUMS').trim().split('\n')).toHaveLength(files.size - 1)
    const { files: told } = JSON.parse(text('manifest.json')) as { files: { path: string; bytes: number }[] }
    expect(told.map(({ path, bytes }) => [path, files.get(path)?.length === bytes])).toEqual(told.map(({ path }) => [path, true]))
    expect(told).toHaveLength(files.size - 2)
    writeFileSync(join(folder, 'payouts.csv'), `${text('payouts.csv')} `)
    expect(check().status).not.toBe(0)
    writeFileSync(join(folder, 'payouts.csv'), text('payouts.csv'))
  })

  it.skipIf(!has('python3'))('verifies alone, by the command that its README gives', () => {
    const [, seq, hash] = /independent-verifier\.py chain\.jsonl --head (\d+) ([0-9a-f]{64})/.exec(text('README.txt')) ?? []
    const verified = run('python3', 'tools/independent-verifier.py', join(folder, 'chain.jsonl'), '--head', seq ?? '', hash ?? '')
    expect([verified.status, verified.err]).toEqual([0, ''])
  })

  it('is the same again but for when it was made', async () => {
    const again = await packed()
    const still = (of: Buffer | undefined) => of?.toString('utf8').replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '')
    const same = [...files.keys()].filter((path) => !['figures.xlsx', 'manifest.json', 'SHA256SUMS'].includes(path))
    for (const path of same) expect([path, still(again.get(path))]).toEqual([path, still(files.get(path))])
  })

  it('is of the whole time of the fund where no days are given', async () => {
    const whole = await packed({ fund: 'EMERGENCY' })
    const { from, to } = JSON.parse(whole.get('manifest.json')?.toString('utf8') ?? '') as Record<string, string>
    expect([from, to]).toEqual([
      world.book.read((read) =>
        read.value("SELECT min(effective_date) FROM entry e JOIN posting p ON p.entry = e.id JOIN fund f ON f.id = p.fund WHERE f.code = 'EMERGENCY'"),
      ),
      world.book.read((read) => read.today),
    ])
    const minors = (pack: ReadonlyMap<string, Buffer>) => (pack.get('payouts.csv')?.toString('utf8') ?? '').split('\n').length
    expect(minors(whole)).toBeGreaterThanOrEqual(minors(files))
  })

  it.each<[string, Partial<typeof ASKED>, string]>([
    ['a fund that is none', { fund: 'NONE' }, 'not_found'],
    ['a day that is none', { to: '2020-02-30' }, 'date_invalid'],
    ['a period that ends before it begins', { to: '2020-09-30' }, 'invalid_input'],
  ])('refuses %s, and puts no file', async (_what, asked, code) => {
    const put: string[] = []
    expect(await donorPack(world.book, { ...ASKED, ...asked }, (path) => void put.push(path))).toMatchObject({ ok: false, problem: { code } })
    expect(put).toEqual([])
  })
})

describe('export donor-pack', () => {
  const at = new CliFolder()
  let env: Record<string, string>
  const args = (out: string, ...more: string[]) => [
    'export',
    'donor-pack',
    '--fund',
    'EMERGENCY',
    '--from',
    '2020-10-01',
    '--to',
    '2020-12-31',
    '--out',
    at.file(out),
    ...more,
  ]

  const token = (email: string): string => {
    const made = createToken(world.book, { email, scope: [] })
    if (!made.ok) throw new Error(made.problem.detail)
    return made.value.token
  }

  beforeAll(() => {
    writeFileSync(at.keyFile, world.master.toString('hex'))
    env = { TIDEOVER_DB: world.file, TIDEOVER_TOKEN: token('auditor@example.org') }
  })

  it('writes one folder for its owner alone, whole', async () => {
    mkdirSync(at.file('empty'))
    for (const out of ['pack', 'empty']) {
      const { status, out: said, err } = await at.run(args(out, '--json'), env)
      expect([status, err]).toEqual([0, ''])
      const { files: told } = JSON.parse(said) as { files: { path: string }[] }
      expect(told).toHaveLength(files.size)
      for (const { path } of told) expect(statSync(join(at.file(out), path)).mode & 0o777).toBe(0o600)
      expect(statSync(at.file(out)).mode & 0o777).toBe(0o700)
    }
    expect(readFileSync(join(at.file('pack'), 'payouts.csv'), 'utf8')).toBe(text('payouts.csv'))
  })

  it('refuses a folder in which something lies, and leaves none where it is refused', async () => {
    const full = await at.run(args('pack'), env)
    expect([full.status, full.err.includes('exists')]).toEqual([1, true])
    expect((await at.run(args('wrong', '--fund', 'NONE'), env)).status).toBe(1)
    expect((await at.run(args('finance'), { ...env, TIDEOVER_TOKEN: token('finance@example.org') })).err).toContain('auditor')
    expect((await at.run(args('nobody'), { ...env, TIDEOVER_TOKEN: 'none' })).status).toBe(1)
    expect(readdirSync(at.path).filter((name) => /draft|wrong|finance|nobody/.test(name))).toEqual([])
  })

  it('is wrong usage without fund or folder', async () => {
    for (const n of [2, 8]) expect([n, (await at.run(args('x').toSpliced(n, 2), env)).status]).toEqual([n, 2])
  })

  it('exports what goes to the public, too, into a file', async () => {
    for (const name of ['iati', '360giving']) {
      expect((await at.run(['export', name, '--fund', 'EMERGENCY', '--out', at.file(name)], env)).status).toBe(0)
      expect(readFileSync(at.file(name), 'utf8')).toContain('Stranded &')
    }
  })
})
