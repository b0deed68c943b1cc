import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { masterKey } from '../../src/config.ts'
import { ROLES } from '../../src/core/access/roles.ts'
import { readWorkbook } from '../../src/files/workbook.ts'
import { api } from '../../src/http/app.ts'
import { Book } from '../../src/store/book.ts'
import { send } from '../support/api-book.ts'
import { CliFolder } from './support.ts'

const STATEMENT = [
  'IBAN;TR320010009999901234567890',
  'Döviz Cinsi;TRY',
  'Dönem;01.11.2020 - 30.11.2020',
  'Açılış Bakiyesi;0,00',
  'Kapanış Bakiyesi;100,00',
  '',
  'Tarih;Açıklama;Borç;Alacak;Bakiye;Dekont No',
  '01.11.2020;Bağış;;100,00;100,00;1',
  '',
].join('\r\n')

describe('commands that act for a person', () => {
  const at = new CliFolder()
  const tokens: Record<string, string> = {}
  const as = (role: string) => ({ TIDEOVER_TOKEN: tokens[role] ?? '' })

  beforeAll(async () => {
    await at.json(['init', '--clock', '2020-11-02T06:00:00.000Z'])
    for (const role of ROLES) {
      await at.json(['user', 'add', '--email', `${role}@example.org`, '--name', role, '--roles', role])
      tokens[role] = String((await at.json(['token', 'create', '--user', `${role}@example.org`]))['token'])
    }
    const book = Book.open(at.db, Date.now, masterKey(at.keyFile))
    const app = api(book, Date.now)
    const post = (path: string, body: object) => send(app, 'POST', path, body, { token: tokens['finance'], key: path })
    expect((await post('/funds', { code: 'F', name: 'Fund', currency: 'TRY' })).status).toBe(201)
    expect(
      (await post('/bank-accounts', { code: 'B', name: 'Bank', currency: 'TRY', iban: 'TR320010009999901234567890', fund: 'F', openingDate: '2020-10-31' }))
        .status,
    ).toBe(201)
    const given = { donor: '=cmd()', money: { amount: '100.00', currency: 'TRY' }, date: '2020-11-01', bankAccount: 'B' }
    expect((await post('/funds/F/contributions', given)).status).toBe(201)
    book.close()
    writeFileSync(at.file('statement.csv'), Buffer.from(STATEMENT, 'utf8'))
  })
  afterAll(() => at.remove())

  const everything: ReadonlyArray<readonly [args: readonly string[], roles: readonly string[]]> = [
    [
      ['report', 'trial-balance'],
      ['auditor', 'finance'],
    ],
    [
      ['report', 'reconciliation', '--account', 'B'],
      ['auditor', 'finance'],
    ],
    [['export', 'journal'], ['auditor']],
    [['export', 'chain'], ['auditor']],
    [['reconcile', '--account', 'B'], ['finance']],
    [['statement', 'preview', 'statement.csv', '--account', 'B'], ['finance']],
    [['statement', 'preview', 'statement.csv'], ['finance']],
    [['intake', 'statement.csv', '--programme', 'P'], ['case_officer']],
  ]

  it.each(everything)('%j is for %j alone', async (args, roles) => {
    const named = args.map((arg) => (arg === 'statement.csv' ? at.file(arg) : arg))
    for (const role of ROLES) {
      const { err } = await at.run(named, as(role))
      expect([role, err.includes('role_not_allowed')]).toEqual([role, !roles.includes(role)])
    }
    for (const env of [{}, { TIDEOVER_TOKEN: 'x'.repeat(40) }]) {
      const { status, out, err } = await at.run(named, env)
      expect([status, out]).toEqual([1, ''])
      expect(err).toContain('TIDEOVER_TOKEN')
    }
  })

  it('previews and takes in a statement, and reconciles it', async () => {
    const preview = await at.json(['statement', 'preview', at.file('statement.csv'), '--account', 'B'], as('finance'))
    expect(preview).toMatchObject({ verdict: 'proof', lines: 1 })
    expect(await at.json(['statement', 'import', at.file('statement.csv'), '--account', 'B'], as('finance'))).toMatchObject({
      added: 1,
      known: 0,
      conflicts: 0,
    })
    expect(await at.json(['statement', 'import', at.file('statement.csv'), '--account', 'B'], as('finance'))).toMatchObject({ added: 0, known: 1 })
    const ran = await at.json(['reconcile', '--account', 'B'], as('finance'))
    expect(Object.keys(ran).sort()).toEqual(['auto', 'boundsReached', 'breaks', 'openLines', 'proposed'])
    const { status, err } = await at.run(['statement', 'import', at.keyFile, '--account', 'B'], as('finance'))
    expect(status).toBe(1)
    expect(err).toContain('refused (statement_refused)')
  })

  it('takes a statement out of a pipe as well', async () => {
    const pipe = at.file('pipe')
    execFileSync('mkfifo', [pipe])
    const writer = spawn('cp', [at.file('statement.csv'), pipe], { stdio: 'ignore' })
    expect(await at.json(['statement', 'import', pipe, '--account', 'B'], as('finance'))).toMatchObject({ added: 0, known: 1 })
    expect(writer.exitCode ?? (await once(writer, 'exit'))[0]).toBe(0)
  })

  it('previews a statement without an account, and says whose it can be', async () => {
    const file = at.file('statement.csv')
    const named = await at.json(['statement', 'preview', file, '--account', 'B'], as('finance'))
    expect(await at.json(['statement', 'preview', file], as('finance'))).toEqual({ ...(named as object), accounts: ['B'] })
    expect((await at.run(['statement', 'preview', file], as('finance'))).out).toContain('It can be of B.')
    writeFileSync(at.file('dollars.csv'), Buffer.from(STATEMENT.replaceAll('TRY', 'USD'), 'utf8'))
    const other = await at.json(['statement', 'preview', at.file('dollars.csv')], as('finance'))
    expect(other).toMatchObject({ verdict: 'refusal', accounts: [] })
    const { status, err } = await at.run(['statement', 'import', file], as('finance'))
    expect(status).toBe(2)
    expect(err).toContain('--account is needed.')
  })

  it('refuses what is not there in words', async () => {
    for (const args of [
      ['reconcile', '--account', 'Z'],
      ['statement', 'preview', at.file('none.csv'), '--account', 'B'],
    ]) {
      const { status, err } = await at.run(args, as('finance'))
      expect(status).toBe(1)
      expect(err.trim()).toMatch(/^(refused \(not_found\): There is no|.*can't be read: ENOENT)/)
    }
  })

  it('gives a report as a table, JSON, CSV and XLSX, each with its head and the test clock', async () => {
    const report = (format: string, ...more: string[]) => at.run(['report', 'trial-balance', '--format', format, ...more], as('auditor'))
    const json = JSON.parse((await report('json')).out) as {
      head: { hash: string }
      testClock: string
      rows: { account: string; balance: { amount: string } }[]
    }
    expect(json.testClock).toMatch(/^2020-11-02T/)
    expect(json.rows).toContainEqual(expect.objectContaining({ account: 'budget:available', balance: { amount: '100.00', currency: 'TRY' } }))
    expect(await at.json(['report', 'trial-balance'], as('auditor'))).toMatchObject({ rows: json.rows, head: json.head })
    const table = (await report('table')).out
    expect(table).toMatch(/^budget {2}budget:available +F +100\.00 {2}TRY$/m)
    const csv = (await report('csv')).out
    expect(csv).toContain('layer,account,fund,balance,currency\r\n')
    for (const text of [table, csv]) {
      expect(text).toContain(json.head.hash)
      expect(text).toContain('test clock 2020-11-02')
    }
    const path = at.file('report.xlsx')
    await report('xlsx', '--out', path)
    const sheets = await readWorkbook(readFileSync(path))
    expect(JSON.stringify(sheets)).toContain('budget:available')
    expect(JSON.stringify(sheets)).toContain(json.head.hash)
  })

  it('gives the reconciliation statement of an account, whose difference is told', async () => {
    expect(await at.json(['report', 'reconciliation', '--account', 'B', '--as-of', '2020-11-01'], as('auditor'))).toMatchObject({
      bankAccount: 'B',
      difference: { amount: '0.00', currency: 'TRY' },
    })
    expect((await at.run(['report', 'reconciliation'], as('auditor'))).err).toContain('account')
    expect((await at.run(['report', 'trial-balance', '--as-of', '2020-02-30'], as('auditor'))).err).toContain('date_invalid')
    expect((await at.run(['report', 'trial-balance', '--account', 'B'], as('auditor'))).err).toContain('unknown_member')
    expect((await at.run(['report', 'weather'], as('auditor'))).status).toBe(2)
  })

  it('exports on standard output, as an object and into a file, and leaves no file where it refuses', async () => {
    const plain = (await at.run(['export', 'journal', '--fund', 'F'], as('auditor'))).out
    expect(plain).toContain('income:contributions')
    expect((await at.json(['export', 'journal', '--fund', 'F'], as('auditor')))['text']).toBe(plain)
    const path = at.file('journal')
    await at.json(['export', 'journal', '--fund', 'F', '--out', path], as('auditor'))
    expect(readFileSync(path, 'utf8')).toBe(plain)
    const none = at.file('none')
    expect((await at.run(['export', 'journal', '--fund', 'NONE', '--out', none], as('auditor'))).status).toBe(1)
    expect((await at.run(['export', 'journal', '--out', at.file('no/where')], as('auditor'))).err).toContain("can't be written")
    expect(existsSync(none)).toBe(false)
  })

  it('leaves books that verify', async () => {
    expect(await at.json(['verify'])).toMatchObject({ ok: true, testClock: true, tables: expect.arrayContaining([{ name: 'event', declared: 'fact' }]) })
  })
})
