import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ruleNames, untidy } from './tidy.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDERS = ['src', 'test', 'fixtures', 'tools', 'drizzle', '.ci']
const TEXT = /\.([cm]?[jt]sx?|css|sql|json|md|html)$|^\.ci\/run$/

/** Text files that the project wrote, by their path from its root. */
function ownFiles(): readonly string[] {
  const below = FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1)),
  )
  const above = readdirSync(ROOT).filter((name) => name !== 'package-lock.json' && /\.(ts|md|json|cjs)$/.test(name))
  return [...below, ...above].map((path) => path.replaceAll('\\', '/')).filter((path) => TEXT.test(path))
}

const many = (count: number, line: string): string => `${line}\n`.repeat(count)
const said = (...parts: string[]): string => `// ${parts.join('')}`

/** [rule, path, text, line]: each must be found at that line. */
const BROKEN: ReadonlyArray<readonly [rule: string, path: string, text: string, line: number]> = [
  ['file of at most 250 lines', 'src/a.ts', many(251, 'f()'), 251],
  ['function of at most 60 lines', 'src/a.ts', `const a = 1\nfunction f() {\n${many(59, '  f()')}}`, 2],
  ['function of at most 60 lines', 'src/a.tsx', `const f = () => {\n${many(59, '  f()')}}`, 1],
  ['function of at most 60 lines', 'src/a.ts', `class A {\n  b() {\n${many(59, '    f()')}  }\n}`, 2],
  ['no parseFloat, no toFixed outside core/money', 'src/a.ts', `f()\nparseFloat('1')`, 2],
  ['no parseFloat, no toFixed outside core/money', 'src/core/a.ts', `const b = Number.parseFloat('1')`, 1],
  ['no parseFloat, no toFixed outside core/money', 'src/http/a.ts', `const b = ['1'].map(parseFloat)`, 1],
  ['no parseFloat, no toFixed outside core/money', 'src/core/moneys.ts', `const b = (1).toFixed(2)`, 1],
  ['clock and chance in clock.ts alone', 'src/a.ts', 'f()\n\nconst b = Date.now()', 3],
  ['clock and chance in clock.ts alone', 'src/core/clock.ts', 'const b = new Date()', 1],
  ['clock and chance in clock.ts alone', 'src/a.ts', 'const b = new Date', 1],
  ['clock and chance in clock.ts alone', 'src/a.ts', 'const b = Date()', 1],
  ['clock and chance in clock.ts alone', 'src/a.ts', 'const now = Date.now', 1],
  ['clock and chance in clock.ts alone', 'src/a.ts', 'const b = Math.random()', 1],
  ['clock and chance in clock.ts alone', 'src/a.ts', 'const b = globalThis.performance.now()', 1],
  ['no any', 'src/a.ts', 'let b: any', 1],
  ['no any', 'src/a.ts', 'const b = c as any', 1],
  ['no any', 'src/a.ts', 'const b = new Map<string, any[]>()', 1],
  ['no default export', 'src/a.ts', 'f()\nexport default 1', 2],
  ['no default export', 'src/a.ts', 'export default function f() {}', 1],
  ['no default export', 'src/a.ts', 'const f = 1\nexport { f as default }', 2],
  ['no enum', 'src/a.ts', 'export enum A { B }', 1],
  ['no enum', 'src/a.ts', 'const enum A { B }', 1],
  ['SQL in store alone', 'src/queries/a.ts', "const b = 'SELECT 1'", 1],
  ['SQL in store alone', 'src/commands/a.ts', ['const b = `\n  INSERT OR IGNORE INTO $', '{t} VALUES (1)`'].join(''), 1],
  ['SQL in store alone', 'src/commands/a.ts', "db.exec('PRAGMA foreign_keys = OFF')", 1],
  ['file names in kebab-case', 'src/core/theFile.ts', '', 1],
  ['file names in kebab-case', 'src/core/the_file.ts', '', 1],
  ['file names in kebab-case', 'src/Core/file.ts', '', 1],
  ['nothing left to do', 'src/a.ts', `f()\n${said('TO', 'DO: later')}`, 2],
  ['nothing left to do', 'drizzle/a.sql', `-- ${['FIX', 'ME'].join('')}`, 1],
  ['no silenced type error', 'src/a.ts', said('@ts-', 'ignore'), 1],
  ['no silenced type error', 'test/a.test.ts', `f()\n${said('@ts-', 'expect-error')}`, 2],
  ['no absolute path of one machine', 'test/a.ts', ["const b = '/", "home/someone/book.db'"].join(''), 1],
  ['no absolute path of one machine', 'README.md', ['see /', 'work/book.db'].join(''), 1],
  ['no absolute path of one machine', 'src/a.ts', ['const b = "C:', '\\\\book.db"'].join(''), 1],
  ['no word of how it was made', 'src/a.ts', said('as the ', 'brief says'), 1],
  ['no word of how it was made', 'README.md', ['see interfaces', '.md'].join(''), 1],
]

/** [path, text]: what stands close to a rule and holds it. */
const KEPT: ReadonlyArray<readonly [path: string, text: string]> = [
  ['src/a.ts', many(250, 'f()')],
  ['src/a.ts', `function f() {\n${many(58, '  f()')}}`],
  ['src/core/money/a.ts', 'const b = (1).toFixed(2)'],
  ['src/a.ts', "const b = 'parseFloat'"],
  ['src/clock.ts', 'const b = Date.now()'],
  ['src/core/time/a.ts', 'const b = new Date(Date.UTC(2026, 1, 1))'],
  ['src/a.ts', `const any = 'as any'\nexport const enumerate = any`],
  ['src/store/a.ts', "const b = 'SELECT 1'"],
  ['src/a.ts', "const b = 'Select one, then UPDATE the list'"],
  ['test/a.test.ts', 'const b = Date.now()'],
  ['src/core/the-file.client.ts', ''],
  ['src/http/a.ts', "const b = '/homes/1' + '/api/v1/work/x'"],
]

describe('untidy', () => {
  it.each(BROKEN)('finds "%s" broken in %s (%#)', (rule, path, text, line) => {
    expect(untidy(path, text)).toContainEqual({ rule, path, line })
  })

  it.each(KEPT)('finds nothing in %s where it is kept (%#)', (path, text) => {
    expect(untidy(path, text)).toEqual([])
  })

  it('has a control for every rule', () => {
    expect(ruleNames().filter((name) => !BROKEN.some(([rule]) => rule === name))).toEqual([])
  })
})

describe("the project's own files", () => {
  const files = ownFiles()

  it('are found', () => {
    expect(files).toEqual(expect.arrayContaining(['src/core/money/money.ts', 'test/house/tidy.ts', 'tools/test.mjs', '.ci/run', 'package.json']))
  })

  it('hold every rule', () => {
    const findings = files.flatMap((path) => untidy(path, readFileSync(join(ROOT, path), 'utf8')))
    expect(findings.map(({ rule, path, line }) => `${path}:${line} ${rule}`)).toEqual([])
  })
})
