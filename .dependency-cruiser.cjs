// Who may import whom. test/house/imports.test.ts plants a violation of each rule.

/** A package wherever npm puts it, with everything in its folder. */
const packages = (...names) => names.map((name) => `(^|/)node_modules/${name}/`)

/** `path` may be imported by what matches `by` alone. */
const only = (name, by, path, comment) => ({ name, severity: 'error', comment, from: { path: '^src/', pathNot: by }, to: { path } })

const RECOGNISE = '^src/core/statements/recognise/'
/** A file is recognised in these steps; what leads through them stands above. */
const STEPS = ['words', 'cells', 'table', 'columns', 'lines', 'account', 'days', 'amounts', 'choice', 'otherwise']
/** No step imports a later one, or what leads through all. */
const steps = STEPS.map((step, n) => ({
  name: 'recognised-in-steps',
  severity: 'error',
  comment: 'What a file says is made out of cells, rows, columns and amounts in this order: a step that needs a later one is in the wrong place.',
  from: { path: `${RECOGNISE}${step}/` },
  to: { path: `${RECOGNISE}(?:${[...STEPS.slice(n + 1).map((later) => `${later}/`), '[^/]+$'].join('|')})` },
}))

module.exports = {
  forbidden: [
    ...steps,
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'What decides must give the same answer everywhere: no I/O, clock, randomness or framework; decimal.js is arithmetic.',
      from: { path: '^src/core/' },
      to: { pathNot: ['^src/core/', ...packages('decimal\\.js')] },
    },
    only(
      'sql-in-store',
      '^src/store/',
      [...packages('drizzle-orm', 'better-sqlite3', '@types/better-sqlite3'), '^(node:)?sqlite$'],
      'All SQL stands in one place.',
    ),
    only('hono-at-the-edge', ['^src/(http|pages)/', '^src/main\\.ts$'], packages('hono', '@hono/[^/]+'), 'Commands, queries and core do not know of HTTP.'),
    only(
      'papaparse-in-one-file',
      '^src/files/delimited\\.ts$',
      packages('papaparse', '@types/papaparse'),
      'Its traps (headers, quotes, cuts) are answered once.',
    ),
    only('xml-in-one-file', '^src/files/xml\\.ts$', packages('saxen'), 'What it must never read is refused once, before it.'),
    only('mail-in-one-file', '^src/mail/smtp\\.ts$', packages('nodemailer'), 'What it may do (TLS, files, addresses) is said once.'),
    only('workbooks-in-files', '^src/files/', packages('read-excel-file', 'write-excel-file'), 'Cells become text, and text becomes cells, in one place.'),
    {
      name: 'edge-never-reaches-store',
      severity: 'error',
      comment: 'HTTP, pages and the command line go through commands (permit, transaction, event, seal) and queries; main.ts hands the store in.',
      from: { path: '^src/(http|pages|cli)/' },
      to: { path: '^src/store/' },
    },
    {
      name: 'queries-only-read',
      severity: 'error',
      comment: 'A command may ask what a query asks, and answers with its views; a query knows of no command, and can write nothing.',
      from: { path: '^src/queries/' },
      to: { path: '^src/(commands/|store/write\\.ts$)' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two files that need each other are one idea or three. Types alone may point back: they vanish at compilation.',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'src-alone',
      severity: 'error',
      comment: 'Tests, fixtures and tools use src, never the reverse.',
      from: { path: '^src/' },
      to: { path: '^(test|fixtures|tools)/' },
    },
    {
      name: 'no-orphan',
      severity: 'error',
      comment: 'A file that nothing imports and that imports nothing.',
      from: { orphan: true, path: '^src/', pathNot: ['^src/main\\.ts$', '\\.d\\.ts$', '\\.client\\.js$'] },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that leads nowhere passes every other rule. (node:sqlite is unknown to Node 20, and has a rule.)',
      from: {},
      to: { couldNotResolve: true, pathNot: '^node:sqlite$' },
    },
    {
      name: 'no-development-package',
      severity: 'error',
      comment: 'What runs in use must be installed in use. Types vanish at compilation.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    skipAnalysisNotInRules: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
