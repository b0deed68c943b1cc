// `npm run check`: everything that must hold before a commit. CHECK_NO_TESTS=1 leaves the tests out.
import { installMissing } from './install.mjs'
import { runNode } from './run.mjs'

/** What is checked → the program of node_modules or of ours that checks it. */
const CHECKS = [
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
  ['lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  ['import rules', ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src']],
  ['dead code', ['node_modules/knip/bin/knip.js']],
  ['tests', ['tools/test.mjs']],
]

installMissing()
const failed = []
for (const [name, command] of CHECKS) {
  if (name === 'tests' && process.env.CHECK_NO_TESTS === '1') continue
  console.log(`\n— ${name}`)
  const status = await runNode(command)
  if (status !== 0) failed.push(name)
  if (status > 128) break // stopped from outside
}
if (failed.length > 0) console.error(`\ncheck failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
