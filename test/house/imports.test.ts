import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const ROOT = resolve(import.meta.dirname, '../..')
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

const Report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    totalDependenciesCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

/** What dependency-cruiser finds in `folder`/src under its own rules: `rule: from → to`, with how much it read. */
function cruise(folder: string): { violations: string[]; files: number; imports: number } {
  const { stdout, stderr } = spawnSync(process.execPath, [CRUISER, 'src', '--output-type', 'json'], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (stdout === '') throw new Error(`dependency-cruiser said nothing: ${stderr}`)
  const { summary } = Report.parse(JSON.parse(stdout))
  const violations = summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)
  return { violations, files: summary.totalCruised, imports: summary.totalDependenciesCruised }
}

const USED = [
  'decimal.js',
  'drizzle-orm',
  'better-sqlite3',
  'hono',
  '@hono/node-server',
  'papaparse',
  'read-excel-file',
  'write-excel-file',
  'saxen',
  'nodemailer',
  'zod',
]

/** Stand-ins for the packages: what counts is their place and name. */
function plantPackages(folder: string): void {
  for (const name of [...USED, 'vitest', 'unlisted']) {
    plant(folder, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    plant(folder, `node_modules/${name}/index.js`, 'module.exports = {}')
  }
  const versions = Object.fromEntries(USED.map((name) => [name, '1.0.0']))
  plant(folder, 'package.json', JSON.stringify({ name: 'planted', dependencies: versions, devDependencies: { vitest: '1.0.0' } }))
  for (const config of ['.dependency-cruiser.cjs', 'tsconfig.json']) copyFileSync(join(ROOT, config), join(folder, config))
}

function plant(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** Files that hold every rule; main.ts reaches all of them and all the planted ones. */
const KEPT: Readonly<Record<string, string>> = {
  'src/core/money.ts': `import { Decimal } from 'decimal.js'\nimport type { Rate } from './rate.ts'\nexport const money: Rate = Decimal`,
  'src/core/rate.ts': `import { money } from './money.ts'\nexport type Rate = unknown\nexport const rate = money`,
  'src/core/statements/recognise/all.ts': `import { money } from '../../money.ts'\nexport const all = money`,
  'src/store/database.ts': `import Database from 'better-sqlite3'\nimport 'drizzle-orm'\nimport { money } from '../core/money.ts'\nexport const database = [Database, money]`,
  'src/store/write.ts': `import { database } from './database.ts'\nexport const write = database`,
  'src/queries/paid.ts': `import { database } from '../store/database.ts'\nexport const paid = database`,
  'src/commands/pay.ts': `import { paid } from '../queries/paid.ts'\nimport { write } from '../store/write.ts'\nexport const pay = [paid, write]`,
  'src/http/app.ts': `import { Hono } from 'hono'\nimport { pay } from '../commands/pay.ts'\nexport const app = [Hono, pay]`,
  'src/pages/page.tsx': `import { html } from 'hono'\nexport const page = html`,
  'src/files/delimited.ts': `import Papa from 'papaparse'\nexport const delimited = Papa`,
  'src/files/workbook.ts': `import read from 'read-excel-file'\nimport write from 'write-excel-file'\nexport const workbook = [read, write]`,
  'src/files/xml.ts': `import { Parser } from 'saxen'\nexport const xml = Parser`,
  'src/mail/smtp.ts': `import { createTransport } from 'nodemailer'\nexport const smtp = createTransport`,
  'src/main.ts': `import { serve } from '@hono/node-server'\nimport './http/app.ts'\nimport './pages/page.tsx'\nimport './store/database.ts'\nserve()`,
  'test/help.ts': 'export const help = 1',
  'fixtures/demo.ts': 'export const demo = 1',
}

/** [rule, planted file, its text, what the report says it reaches]: a violation each. */
const BROKEN: ReadonlyArray<readonly [rule: string, path: string, text: string, reached: string]> = [
  [
    'recognised-in-steps',
    'src/core/statements/recognise/cells/a.ts',
    `import type { Day } from '../days/b.ts'\nexport type A = Day`,
    'src/core/statements/recognise/days/b.ts',
  ],
  [
    'recognised-in-steps',
    'src/core/statements/recognise/days/b.ts',
    `import { all } from '../all.ts'\nexport type Day = string\nexport const b = all`,
    'src/core/statements/recognise/all.ts',
  ],
  ['core-is-pure', 'src/core/a1.ts', `import { readFileSync } from 'node:fs'\nexport const a = readFileSync`, 'fs'],
  ['core-is-pure', 'src/core/a2.ts', `import type { Hash } from 'node:crypto'\nexport type A = Hash`, 'crypto'],
  ['core-is-pure', 'src/core/a3.ts', `import { z } from 'zod'\nexport const a = z`, 'node_modules/zod/index.js'],
  ['core-is-pure', 'src/core/a4.ts', `import { pay } from '../commands/pay.ts'\nexport const a = pay`, 'src/commands/pay.ts'],
  ['core-is-pure', 'src/core/a5.ts', `export const a = () => import('node:os')`, 'os'],
  ['sql-in-store', 'src/commands/b1.ts', `import { eq } from 'drizzle-orm'\nexport const b = eq`, 'node_modules/drizzle-orm/index.js'],
  ['sql-in-store', 'src/queries/b2.ts', `import type { Database } from 'better-sqlite3'\nexport type B = Database`, 'node_modules/better-sqlite3/index.js'],
  ['sql-in-store', 'src/cli/b3.ts', `import { DatabaseSync } from 'node:sqlite'\nexport const b = DatabaseSync`, 'node:sqlite'],
  ['hono-at-the-edge', 'src/commands/c1.ts', `import type { Context } from 'hono'\nexport type C = Context`, 'node_modules/hono/index.js'],
  ['hono-at-the-edge', 'src/cli/c2.ts', `import { serve } from '@hono/node-server'\nexport const c = serve`, 'node_modules/@hono/node-server/index.js'],
  ['papaparse-in-one-file', 'src/files/d1.ts', `import Papa from 'papaparse'\nexport const d = Papa`, 'node_modules/papaparse/index.js'],
  ['workbooks-in-files', 'src/commands/e1.ts', `import read from 'read-excel-file'\nexport const e = read`, 'node_modules/read-excel-file/index.js'],
  ['workbooks-in-files', 'src/http/e2.ts', `import write from 'write-excel-file'\nexport const e = write`, 'node_modules/write-excel-file/index.js'],
  ['xml-in-one-file', 'src/files/e3.ts', `import { Parser } from 'saxen'\nexport const e = Parser`, 'node_modules/saxen/index.js'],
  ['mail-in-one-file', 'src/mail/e4.ts', `import { createTransport } from 'nodemailer'\nexport const e = createTransport`, 'node_modules/nodemailer/index.js'],
  ['edge-never-reaches-store', 'src/http/f1.ts', `import { database } from '../store/database.ts'\nexport const f = database`, 'src/store/database.ts'],
  [
    'edge-never-reaches-store',
    'src/pages/f2.tsx',
    `import type { database } from '../store/database.ts'\nexport type F = typeof database`,
    'src/store/database.ts',
  ],
  ['edge-never-reaches-store', 'src/cli/f3.ts', `export { database } from '../store/database.ts'`, 'src/store/database.ts'],
  ['queries-only-read', 'src/queries/l1.ts', `import { pay } from '../commands/pay.ts'\nexport const l = pay`, 'src/commands/pay.ts'],
  ['queries-only-read', 'src/queries/l2.ts', `import type { write } from '../store/write.ts'\nexport type L = typeof write`, 'src/store/write.ts'],
  ['no-cycle', 'src/commands/g1.ts', `import { g2 } from './g2.ts'\nexport const g1 = () => g2`, 'src/commands/g2.ts'],
  ['src-alone', 'src/commands/h1.ts', `import { help } from '../../test/help.ts'\nexport const h = help`, 'test/help.ts'],
  ['src-alone', 'src/commands/h2.ts', `import { demo } from '../../fixtures/demo.ts'\nexport const h = demo`, 'fixtures/demo.ts'],
  ['no-orphan', 'src/commands/i1.ts', 'export const i = 1', 'src/commands/i1.ts'],
  ['resolvable', 'src/commands/j1.ts', `import './nowhere.ts'\nexport const j = 1`, './nowhere.ts'],
  ['no-development-package', 'src/commands/k1.ts', `import { vi } from 'vitest'\nexport const k = vi`, 'node_modules/vitest/index.js'],
  ['no-development-package', 'src/commands/k2.ts', `import { u } from 'unlisted'\nexport const k = u`, 'node_modules/unlisted/index.js'],
]

/** The other half of the planted cycle, which is named once. */
const PARTNER = ['src/commands/g2.ts', `import { g1 } from './g1.ts'\nexport const g2 = () => g1`] as const

describe('the import rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tideover-imports-'))
  const found = new Set<string>()

  beforeAll(() => {
    plantPackages(folder)
    for (const [path, text] of Object.entries(KEPT)) plant(folder, path, text)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('find nothing where each is kept', () => {
    const { violations, imports } = cruise(folder)
    expect(violations).toEqual([])
    expect(imports).toBeGreaterThan(12)
  })

  it('find nothing but what is planted', () => {
    for (const [, path, text] of BROKEN) plant(folder, path, text)
    plant(folder, ...PARTNER)
    for (const violation of cruise(folder).violations) found.add(violation)
    const expected = BROKEN.map(([rule, path, , reached]) => `${rule}: ${path} → ${reached}`)
    expect([...found].filter((violation) => !expected.includes(violation))).toEqual([])
  })

  it.each(BROKEN)('%s is named when %s breaks it', (rule, path, _text, reached) => {
    expect([...found]).toContain(`${rule}: ${path} → ${reached}`)
  })

  it('hold in src', () => {
    const { violations, files, imports } = cruise(ROOT)
    expect(violations).toEqual([])
    expect(files).toBeGreaterThan(5)
    expect(imports).toBeGreaterThan(5)
  })
})
