import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createToken } from '../../src/commands/people.ts'
import { isSaid } from '../../src/core/said/say.ts'
import { parseDelimited } from '../../src/files/delimited.ts'
import { readWorkbook } from '../../src/files/workbook.ts'
import { unzip } from '../../src/files/zip-archive.ts'
import { reportNames } from '../../src/queries/reports/reports.ts'
import { fullBook, type World } from '../support/full-book.ts'
import { REPORTS_ASKED } from '../support/reports-asked.ts'
import { CliFolder } from './support.ts'

/** How each report is asked at the command line. */
const ASKED = Object.entries(REPORTS_ASKED).map(
  ([name, options]) => [name, Object.entries(options).flatMap(([option, value]) => [`--${option}`, value])] as const,
)

const STARTS_FORMULA = /^\s*[=+\-@＝＋－＠]/
const NUMBER = /^-?\d+(\.\d+)?$/

describe('report', () => {
  const at = new CliFolder()
  let world: World
  let env: Readonly<Record<string, string>>
  const tokens = new Map<string, string>()

  beforeAll(async () => {
    world = await fullBook()
    writeFileSync(at.keyFile, world.master.toString('hex'), { mode: 0o600 })
    for (const role of ['auditor', 'finance']) {
      const token = createToken(world.book, { email: `${role}@example.org`, scope: [] })
      if (!token.ok) throw new Error(token.problem.detail)
      tokens.set(role, token.value.token)
    }
    env = { TIDEOVER_DB: world.file, TIDEOVER_TOKEN: tokens.get('auditor') ?? '' }
  })
  afterAll(() => {
    world.book.close()
    at.remove()
  })

  const run = (args: readonly string[], as = env) => at.run(['report', ...args], as)

  /** Every personal text of the book's students, as a case officer sees it. */
  async function personal(): Promise<ReadonlySet<string>> {
    const found = new Set<string>()
    const gather = (value: unknown): void => {
      if (typeof value === 'string' && value.length > 4) found.add(value)
      if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) gather(inner)
    }
    for (const of of (await world.ask('case_officer', 'GET', '/applications?limit=200'))['items'] as Record<string, unknown>[]) {
      const { passportNumber, familyName, givenName, email, phone, birthDate } = (of['student'] ?? {}) as Record<string, unknown>
      const { name, iban, accountNumber } = (of['payee'] ?? {}) as Record<string, unknown>
      gather([passportNumber, email, phone, birthDate, name, iban, accountNumber, `${givenName} ${familyName}`, `${familyName} ${givenName}`])
    }
    return found
  }

  it('is asked here in every kind', () => expect(ASKED.map(([name]) => name).sort()).toEqual([...reportNames()].sort()))

  it.each(ASKED)('%s: in every format, with head, operator and test clock, no formula, nothing of a person', async (name, more) => {
    const json = JSON.parse((await run([name, ...more, '--format', 'json'])).out) as Record<string, unknown>
    const { hash } = json['head'] as { hash: string }
    expect(json).toMatchObject({ head: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) }, operator: { since: 0, tokens: expect.any(Number) } })
    const table = await run([name, ...more])
    const csv = await run([name, ...more, '--format', 'csv'])
    const path = at.file(`${name}.xlsx`)
    expect([table.status, csv.status, (await run([name, ...more, '--format', 'xlsx', '--out', path])).status]).toEqual([0, 0, 0])
    const sheets = JSON.stringify(await readWorkbook(readFileSync(path)))
    const texts = [JSON.stringify(json), table.out, csv.out, sheets]
    for (const text of texts) for (const mark of [hash, 'test clock 2020-11', 'The operator of the machine made']) expect(text).toContain(mark)
    for (const cell of parseDelimited(csv.out, ',').rows.flat()) expect([cell, STARTS_FORMULA.test(cell) && !NUMBER.test(cell)]).toEqual([cell, false])
    const hidden = [...(await personal())]
    expect(hidden.length).toBeGreaterThan(20)
    expect(hidden.filter((told) => texts.some((text) => text.includes(told)))).toEqual([])
  })

  it('writes no formula of a donor into a workbook, and shows the text', async () => {
    const path = at.file('donors.xlsx')
    await run(['fund', '--fund', 'YEN', '--format', 'xlsx', '--out', path])
    const archive = unzip(readFileSync(path), (name) => name.endsWith('.xml'), 10_000_000)
    if (isSaid(archive)) throw new Error(archive.text)
    const xml = [...archive.values()].map(String).join('')
    expect(xml).toContain("'=SUM(A1)")
    expect(xml).not.toMatch(/<f[ >]/)
  })

  it('gives the figures as they were known, before and after a later event', async () => {
    const asked = ['in-transit', '--known-at', '130']
    const before = JSON.parse((await run([...asked, '--format', 'json'])).out) as Record<string, unknown>
    await world.ask('finance', 'POST', '/funds', { code: `LATER`, name: 'Later', currency: 'USD' })
    const after = JSON.parse((await run([...asked, '--format', 'json'])).out) as Record<string, unknown>
    expect([after['items'], after['totals'], after['knownAt']]).toEqual([before['items'], before['totals'], 130])
    expect(after['head']).not.toEqual(before['head'])
  })

  it("counts the operator's events since an anchor, and refuses the anchor of another book", async () => {
    const anchor = at.file('anchor')
    await at.json(['anchor', '--out', anchor], env)
    const { seq } = JSON.parse(readFileSync(anchor, 'utf8')) as { seq: number }
    const operator = async () => (JSON.parse((await run(['payables', '--anchor', anchor, '--format', 'json'])).out) as { operator: unknown }).operator
    expect(await operator()).toEqual({ since: seq, events: 0, tokens: 0 })
    createToken(world.book, { email: 'auditor@example.org', scope: [] })
    expect(await operator()).toEqual({ since: seq, events: 1, tokens: 1 })
    writeFileSync(anchor, JSON.stringify({ seq, hash: '0'.repeat(64) }))
    const refused = await run(['payables', '--anchor', anchor])
    expect([refused.status, refused.out]).toEqual([1, ''])
    expect(refused.err).toContain('not of this book')
  })

  it('refuses what it does not know, in words', async () => {
    for (const [args, words] of [
      [['fund', '--fund', 'NONE'], 'no fund "NONE"'],
      [['account', '--account', 'assets:nowhere'], 'no account'],
      [['sample', '--seed', 'abc'], 'digits'],
      [['payables', '--as-of', '2020-02-30'], 'date_invalid'],
      [['payables', '--known-at=x'], 'invalid_input'],
      [['retention', '--seed', '1'], 'unknown_member'],
      [['assistance', '--programme', 'NONE'], 'no programme'],
    ] as const) {
      const { status, err } = await run(args)
      expect([args, status]).toEqual([args, 1])
      expect(err).toContain(words)
    }
  })

  it('says as wrong usage what a report cannot be made without', async () => {
    for (const [name, option] of [
      ['account', '--account'],
      ['reconciliation', '--account'],
      ['case', '--case'],
    ] as const) {
      const { status, err } = await run([name, '--json'])
      expect([name, status]).toEqual([name, 2])
      expect(err).toContain(`${option} is needed.`)
    }
  })

  it('tells a program why it refuses as the API does: sentences as data are for pages', async () => {
    const { status, out } = await run(['payables', '--as-of', '2020-02-30', '--json'])
    expect(status).toBe(1)
    expect(JSON.parse(out).errors).toEqual([{ pointer: expect.any(String), reason: expect.any(String) }])
  })
})
